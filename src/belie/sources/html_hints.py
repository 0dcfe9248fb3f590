"""What an HTML page says of itself in its markup: title, byline, day of publication, publisher.

Read from JSON-LD (schema.org), Open Graph and the other `meta` names news sites use, `<time>`, and byline classes,
in that order of trust. The day is the one printed in the markup, in the publisher's own time zone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from belie.domain.dates import When
from belie.domain.documents import DocumentKind, Hints
from belie.sources.days import printed_day

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|WebPage)$")
_NEWS_TYPES = re.compile(r"News|Reportage|Analysis|Opinion|Review")
_DATE_METAS = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "citation_publication_date", "pubdate",
    "publishdate", "publish-date", "publication_date", "date",
)  # fmt: skip
_AUTHOR_METAS = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "citation_author",
)
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_PUBLISHER_METAS = ("og:site_name", "publisher", "dc.publisher", "application-name", "twitter:site")
_BYLINES = '[rel="author"], [itemprop="author"], .byline, .byline-name, .author-name, .article-author, .c-byline'
_BY = re.compile(r"^\s*(?:(?:written|reported|posted)\s+)?by:?\s+", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:[,|•·/]|\s-\s)\s*"
    r"(?:(?:Associated Press|AP|Reuters|CNN|Staff|Special|Correspondent|Reporter|Updated|Published)\b|"
    r"[\w .]*(?:staff|writer|reporter|correspondent|editor)\b|\d).*$",
    re.IGNORECASE,
)
_SITE_IN_TITLE = re.compile(r"\s+[|–—]\s+[^|–—]{2,40}$")


def read_hints(tree: LexborHTMLParser) -> Hints:
    """Return what the markup says; "" and None where it does not."""
    metas = _metas(tree)
    article = next(iter(_articles(tree)), {})
    date = _date(tree, metas, article)
    author = _author(tree, metas, article)
    news = bool(_NEWS_TYPES.search(_type(article))) or bool(author and "article:published_time" in metas)
    return Hints(
        kind=DocumentKind.NEWS if news else None,
        title=_title(tree, metas, article),
        author=author,
        date=date,
        publisher=_named(article.get("publisher")) or _first(metas, _PUBLISHER_METAS).lstrip("@"),
    )


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the `meta` values by small name; the first of a name wins."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        shown = node.attributes
        name = (shown.get("property") or shown.get("name") or shown.get("itemprop") or "").lower()
        content = (shown.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _articles(tree: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    """Yield the JSON-LD objects that describe an article."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text(strip=True), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            if _ARTICLE_TYPES.search(_type(thing)) and ("headline" in thing or "datePublished" in thing):
                yield thing


def _things(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, list):
        for each in data:
            yield from _things(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(data.get(key), depth + 1)


def _type(thing: Mapping[str, Any]) -> str:
    kind = thing.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _named(value: object) -> str:
    """Return the name or names in a schema.org value: a string, an object with a name, or a list of either."""
    if isinstance(value, str):
        return "" if value.startswith(("http://", "https://", "#")) else unescape(value).strip()
    if isinstance(value, dict):
        return _named(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for each in value if (name := _named(each)))
    return ""


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _date(tree: LexborHTMLParser, metas: Mapping[str, str], article: Mapping[str, Any]) -> When | None:
    printed = article.get("datePublished") or article.get("dateCreated")
    if isinstance(printed, str) and (day := printed_day(printed, "JSON-LD datePublished")):
        return day
    for name in _DATE_METAS:
        if name in metas and (day := printed_day(metas[name], f"meta {name}")):
            return day
    for node in (*tree.css('[itemprop="datePublished"]'), *tree.css("article time"), *tree.css("time")):
        shown = node.attributes
        words = shown.get("datetime") or shown.get("content") or node.text(strip=True)
        if day := printed_day(words, "markup of the date line"):
            return day
    return None


def _author(tree: LexborHTMLParser, metas: Mapping[str, str], article: Mapping[str, Any]) -> str:
    named = _named(article.get("author")) or _named(article.get("creator"))
    if not named:
        named = next((metas[n] for n in _AUTHOR_METAS if n in metas and not metas[n].startswith("http")), "")
    if not named:
        for node in tree.css(_BYLINES):
            words = " ".join(node.text(separator=" ").split())
            if 3 < len(words) < 100:
                named = words
                break
    return _AFTER_NAME.sub("", _BY.sub("", named)).strip(" ,;|")


def _title(tree: LexborHTMLParser, metas: Mapping[str, str], article: Mapping[str, Any]) -> str:
    headline = article.get("headline")
    if isinstance(headline, str) and headline.strip():
        return " ".join(unescape(headline).split())
    heading = tree.css_first("h1")
    words = " ".join(heading.text(separator=" ").split()) if heading is not None else ""
    title = _first(metas, _TITLE_METAS) or words
    if not title and (node := tree.css_first("title")) is not None:
        title = _SITE_IN_TITLE.sub("", " ".join(node.text().split()))
    return title
