import re
from dataclasses import replace

from belie.domain.dates import When
from belie.domain.documents import Access, Document, DocumentKind, Frame, Page
from belie.domain.findings import Finding
from belie.domain.ids import DocumentId, FindingId, PersonId, SourceId, StatementId
from belie.domain.ledger import IntakeLine, Outcome, Unread, UnreadKind
from belie.domain.people import NameKind, Person
from belie.domain.spans import Anchor, Span
from belie.domain.statements import Form, Forum, Setting, Statement, statement_id
from belie.exhibits.report import Report, Side, between, make_rows, make_side, render_report
from belie.timeline.order import Lane, Timeline, TimelineItem

HOSTILE = "The keys </mark><script>alert(1)</script> were handed over & signed for."


def statement_of(content: str, speaker: str) -> tuple[Statement, Document]:
    spans = (Span(0, len(content)),)
    key = DocumentId("d")
    statement = Statement(
        id=statement_id(key, spans, content, speaker),
        document=key,
        anchor=Anchor(document=key, spans=spans, page_indexes=(0,), quote=content),
        content=content,
        form=Form.DIRECT,
        forum=Forum.TESTIMONY,
        speaker=speaker,
        sworn=True,
        setting=Setting.DEPOSITION,
        said_on=When.parse("2031-05-02"),
    )
    document = Document(
        id=key, source=SourceId("a" * 64), name="dep.txt", format="text", pages=(Page(index=0, text=content),)
    )
    return statement, document


def side_of(content: str, access: Access = Access.PUBLIC) -> tuple[StatementId, Side]:
    statement, document = statement_of(content, "he")
    frame = Frame(document=document.id, kind=DocumentKind.TRANSCRIPT, access=access)
    return statement.id, make_side(statement, document, frame, declarant="Paul Lind", before="Before.", after="")


def finding(first: StatementId, second: StatementId, days: int | None = 1, access: Access = Access.PUBLIC) -> Finding:
    return Finding(
        id=FindingId("f" * 20),
        check="contradiction",
        statement=first,
        evidence=second,
        score=0.8123,
        because="Sworn on one day, denied in a memo of the day before.",
        compared=("a", "b"),
        days=days,
        access=access,
        versions=("judge-1",),
    )


def report(
    *,
    access: Access = Access.PUBLIC,
    paper: Access = Access.PUBLIC,
    empty: bool = False,
    people: tuple[Person, ...] = (),
) -> Report:
    a, b = side_of(HOSTILE), side_of("The keys were never handed over.", access)
    found = [] if empty else [finding(a[0], b[0], access=access)]
    item = TimelineItem(
        when=When.parse("2031-05"),
        lane=Lane.SAID,
        text="Deposition",
        who="Paul Lind",
        document=DocumentId("d"),
        document_name="dep.txt",
    )
    return Report(
        title="What the record belies",
        rows=make_rows(found, dict([a, b])),
        left_out=3,
        timeline=Timeline(dated=() if empty else (item,), undated=()),
        intake=(
            IntakeLine(name="dep.txt", source=SourceId("a" * 64), outcome=Outcome.TEXT),
            IntakeLine(
                name="odd.txt", source=SourceId("c" * 64), outcome=Outcome.TEXT, warnings=("2 null bytes left out",)
            ),
            IntakeLine(
                name="scan.pdf",
                source=SourceId("b" * 64),
                outcome=Outcome.UNREAD,
                unread=Unread(kind=UnreadKind.NEEDS_OCR, detail="2 pages are images"),
            ),
        ),
        counts={"documents": 1, "pages": 1, "statements": 2},
        undated=("note.txt",),
        unattributed=4,
        failed=(),
        people=people,
        proposals=(),
        judge_pairs=20_000,
        versions=("belie 0", "judge-1"),
        access=paper,
    )


def test_the_report_shows_both_quotes_with_speaker_oath_day_and_place() -> None:
    html = render_report(report())
    for shown in (
        "Paul Lind",
        "printed “<bdi>he</bdi>”",
        "sworn, deposition",
        "2031-05-02",
        "dep.txt",
        "Before.",
        "0.81",
    ):
        assert shown in html
    assert "1 day between; the evidence came first" in html
    assert "scan.pdf" in html
    assert "needs ocr: 2 pages are images" in html
    assert "odd.txt" in html
    assert "2 null bytes left out" in html
    assert "1</b> files not read in full" in html
    assert "3 more in the matter" in html


def test_words_of_the_record_cannot_become_markup() -> None:
    html = render_report(report())
    assert "<script" not in html
    assert "&lt;/mark&gt;&lt;script&gt;" in html


def test_the_report_reaches_for_nothing_outside_itself() -> None:
    html = render_report(report())
    assert not re.findall(r"""(?:src|href)\s*=\s*["'](?!#)""", html)
    assert "url(" not in html
    assert "default-src 'none'" in html


def test_secret_material_is_announced_at_the_top() -> None:
    assert "Contains sealed material" in render_report(report(access=Access.SEALED))
    assert "Contains" not in render_report(report())


def test_the_title_of_a_sealed_paper_in_the_timeline_is_sealed_material() -> None:
    assert "Contains sealed material" in render_report(report(paper=Access.SEALED))


def test_a_speaker_without_a_name_is_not_printed_twice() -> None:
    statement, document = statement_of("The gate was open.", "he")
    side = make_side(statement, document, None, declarant="", before="", after="")
    assert (side.speaker, side.as_printed, side.said_on) == ("he", "", "2031-05-02")
    nobody, _ = statement_of("The gate was open.", "")
    assert make_side(nobody, document, None, declarant="", before="", after="").speaker == "speaker not identified"


def test_the_ones_who_report_a_statement_stand_beside_it_nearest_first() -> None:
    statement, document = statement_of("The unit was empty.", "Hale")
    side = make_side(
        statement,
        document,
        None,
        declarant="",
        before="",
        after="",
        reported_by=("Dara <b>Lind</b> (letter)", "The Jury"),
    )
    page = render_report(replace(report(), rows=make_rows([finding(statement.id, statement.id)], {statement.id: side})))
    assert "<bdi>Dara &lt;b&gt;Lind&lt;/b&gt; (letter)</bdi>, and that by <bdi>The Jury</bdi>" in page
    assert page.count("<dt>Told by</dt>") == 2
    assert "<dt>Told by</dt>" not in render_report(report())


def test_every_form_of_a_name_but_the_one_shown_is_listed() -> None:
    person = Person(
        id=PersonId("p"), kind=NameKind.PERSON, name="Edith Varga", names=("Varga", "Edith Varga", "E. Varga"), roles=()
    )
    assert '<td dir="auto">Varga; E. Varga</td>' in render_report(report(people=(person,)))


def test_words_written_from_right_to_left_stay_in_their_place() -> None:
    html = render_report(report())
    assert html.count('<blockquote dir="auto">') == html.count("<blockquote")
    assert "<bdi>Paul Lind</bdi>" in html


def test_a_side_tells_programs_where_it_stands() -> None:
    _, side = side_of("The gate was open.")
    assert (side.document_id, side.page_numbers, side.person) == ("d", (1,), None)


def test_no_finding_is_not_the_same_as_nothing_to_check() -> None:
    html = render_report(report(empty=True))
    assert "No contradiction found among what could be read and checked" in html
    assert "Nothing in the record is dated" in html


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_report(report()) == render_report(report())


def test_the_time_between_is_said_in_words() -> None:
    a, b = StatementId("a"), StatementId("b")
    assert between(finding(a, b, days=-2)) == "2 days between; the evidence came later"
    assert between(finding(a, b, days=0)) == "Both of the same day"
    assert between(finding(a, b, days=None)) == "Time between: not known"


def test_a_report_is_complete_only_when_every_file_was_read_and_analysed() -> None:
    whole = replace(report(), intake=report().intake[:1])
    assert whole.complete
    assert not report().complete
    assert not replace(whole, failed=("dep.txt",)).complete


def test_a_quote_is_shown_whole_and_its_surroundings_as_far_as_they_help() -> None:
    words = "The gate was open. " * 400
    statement, document = statement_of(words, "he")
    side = make_side(statement, document, None, declarant="", before=words, after=words)
    assert side.quote == words
    assert side.before.startswith("… ")
    assert side.before.endswith("was open. ")
    assert side.after.endswith(" …")
    assert len(side.before) < 700 > len(side.after)


def test_a_duplicate_of_a_file_that_gave_no_text_is_listed_beside_it() -> None:
    held = report()
    again = IntakeLine(name="copy.pdf", source=SourceId("b" * 64), outcome=Outcome.DUPLICATE)
    twice = IntakeLine(name="dep (1).txt", source=SourceId("a" * 64), outcome=Outcome.DUPLICATE)
    unread = replace(held, intake=(*held.intake, again, twice)).unread
    assert [line.name for line in unread] == ["scan.pdf", "copy.pdf"]
    assert unread[1].unread == Unread(kind=UnreadKind.NEEDS_OCR, detail="the same bytes as scan.pdf")
