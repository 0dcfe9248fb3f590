"""Web pages: the article, and what the markup says of it."""

import pytest

from belie.domain.documents import Document, DocumentKind
from belie.domain.ids import SourceId
from belie.domain.ledger import UnreadKind
from belie.sources.html import read_html
from belie.sources.html_text import visible_text

STORY = """
<p>LAKEPORT — The county said on Tuesday that nine beds of the closed unit had been sold, and that it would not say
who had bought them.</p>
<aside class="ad">Buy our tyres today</aside>
<p>&ldquo;Every bed was empty,&rdquo; said Pim Haddow, the chief of records. The monitor disagrees: her report of May
names four people who slept there on the night in question, and two of them have signed statements.</p>
<p>Haddow did not answer a request for comment on the report.</p>
"""


def page(head: str = "", body: str = f"<article><h1>Nine beds</h1>{STORY}</article>") -> bytes:
    html = f"<!DOCTYPE html><html><head><title>Nine beds | Gazette</title>{head}</head><body><nav><a>Sports</a></nav>"
    return f"{html}<script>var hidden;</script>{body}<footer>Terms of use</footer></body></html>".encode()


def read(data: bytes) -> Document:
    (document,) = read_html(data, "invented.html", SourceId("s")).documents
    return document


def test_the_article_is_kept_and_the_page_around_it_is_not() -> None:
    document = read(page('<meta name="date" content="2031-05-06">'))
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0] == "Nine beds"
    assert [paragraph.split()[0] for paragraph in paragraphs[1:]] == ["LAKEPORT", "“Every", "Haddow"]
    assert not any(word in document.text for word in ("Sports", "Terms of use", "hidden", "tyres"))
    assert document.format == "html"
    assert document.warnings == ()


JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Beds &amp; money",
"datePublished": "2031-05-06T23:30:00-05:00", "author": [{"name": "Jo Tarrick"}, {"name": "Abel Menkes"}],
"publisher": {"name": "Lakeport Gazette"}}]}</script>"""


def test_json_ld_says_title_authors_day_and_publisher() -> None:
    hints = read(page(JSON_LD)).hints
    assert (hints.title, hints.author, hints.publisher) == (
        "Beds & money",
        "Jo Tarrick, Abel Menkes",
        "Lakeport Gazette",
    )
    assert str(hints.date) == "2031-05-06"  # the publisher's own day, though it was the 7th in UTC
    assert hints.kind is DocumentKind.NEWS


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2031-05-06T06:15:00-05:00">', "2031-05-06"),
        ('<meta name="pubdate" content="Tue, 06 May 2031 06:15:00 GMT">', "2031-05-06"),
        ('<meta name="sailthru.date" content="May 6, 2031">', "2031-05-06"),
        ('<meta name="publish-date" content="5/6/2031">', "2031-05-06"),
        ('<meta name="date" content="20310506T061500Z">', "2031-05-06"),
        ('<meta name="date" content="2031-02-31">', None),
        ("", None),
    ],
)
def test_the_day_is_read_from_the_markup(head: str, day: str | None) -> None:
    found = read(page(head)).hints.date
    assert (str(found) if found else None) == day


def test_the_day_is_read_from_a_time_element() -> None:
    body = f'<article><h1>Nine beds</h1><time datetime="2031-05-06">Tuesday</time>{STORY}</article>'
    assert str(read(page(body=body)).hints.date) == "2031-05-06"


@pytest.mark.parametrize(
    ("head", "byline", "author"),
    [
        ('<meta name="author" content="Dana Reyes">', "", "Dana Reyes"),
        ('<meta name="author" content="By Dana Reyes, Associated Press">', "", "Dana Reyes"),
        ('<meta property="article:author" content="https://social.example/dana">', "", ""),
        ("", '<p class="byline">By Dana Reyes, Staff</p>', "Dana Reyes"),
        ("", '<a rel="author">Dana Reyes</a>', "Dana Reyes"),
        ("", "", ""),
    ],
)
def test_the_byline_is_a_name(head: str, byline: str, author: str) -> None:
    body = f"<article><h1>Nine beds</h1>{byline}{STORY}</article>"
    assert read(page(head, body)).hints.author == author


def test_a_page_that_is_no_article_is_read_whole() -> None:
    rows = "".join(f"<tr><td>{day} May 2031</td><td>ORDER on motion {day}</td></tr>" for day in range(1, 9))
    document = read(page(body=f"<h2>Docket</h2><table>{rows}</table>"))
    assert "3 May 2031  ORDER on motion 3" in document.text
    assert document.warnings == ("no article found: the whole page was read",)


def test_a_page_that_shows_nothing_is_empty() -> None:
    result = read_html(b"<html><body><script>x</script></body></html>", "invented.html", SourceId("s"))
    assert result.unread is not None
    assert result.unread.kind is UnreadKind.EMPTY


def test_the_declared_encoding_is_used() -> None:
    html = '<html><head><meta charset="windows-1252"></head><body><p>Les lits sont vidés — neuf.</p></body></html>'
    assert "vidés — neuf" in read(html.encode("cp1252")).text


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>Two", "One\nTwo"),
        ("<div>One <b>and</b>\n two</div>", "One and two"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p style='display:none'>No</p><p hidden>No</p><p aria-hidden=true>No</p>Yes", "Yes"),
        ("<style>p{}</style><template>No</template>Yes<!-- No -->", "Yes"),
        ("<pre>One\n  Two</pre>", "One\nTwo"),
        ("<p>" + "<span>" * 5000 + "deep", "deep"),
    ],
)
def test_only_what_a_browser_shows_is_text(html: str, shown: str) -> None:
    assert visible_text(html) == shown


def test_quotations_in_a_mail_are_marked() -> None:
    html = "Yes.<blockquote>Is it?<blockquote>It is.</blockquote></blockquote>"
    assert visible_text(html, mail=True) == "Yes.\n\n> Is it?\n\n>> It is."
