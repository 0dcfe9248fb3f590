"""Bad cites of a record are findings; missing papers are not."""

from belie.checks.citation import check_record, find_broken, find_missing
from belie.domain.documents import DocumentKind
from citations.record import DOCUMENTS, FRAMES, frame, paper

TEXT = (
    "RESPONDENTS’ REPLY\n\nOrme heard that “the men must be moved at once.” ECF No. 12-1 ¶ 3. The clinic "
    "counted. Compl. ¶ 80. "
    "She wrote that “we counted fifty-one men that night.” ECF No. 12-1 ¶ 5. It is all in the log. ECF No. 400.\n\n"
)
REPLY = paper("reply.pdf", (TEXT,), entry="44", page_id=200)
PAPERS = {document.id: document for document in [*DOCUMENTS, REPLY]}
WITH_REPLY = {**FRAMES, REPLY.id: frame(REPLY, DocumentKind.FILING, "RESPONDENTS’ REPLY")}
CHECKED = check_record(PAPERS.values(), WITH_REPLY)


def test_a_misquotation_is_a_finding_with_both_sides() -> None:
    first = find_broken(CHECKED, WITH_REPLY)[0]
    assert first.check == "citation" and first.score < 0.5
    assert first.statement_at and first.statement_at.document == "reply.pdf" and first.statement_at.holds_in(REPLY.text)
    assert first.evidence_at and first.evidence_at.quote.startswith("We counted forty-one")
    assert "[-forty-one-] {+fifty-one+}" in first.because


def test_a_cite_to_no_paragraph_has_one_side() -> None:
    second = find_broken(CHECKED, WITH_REPLY)[1]
    assert second.sides[1] is None and "Compl. ¶ 80 leads to nothing" in second.because
    assert len(find_broken(CHECKED, WITH_REPLY)) == 2


def test_a_paper_that_is_not_here_is_listed_and_no_finding() -> None:
    (missing,) = find_missing(CHECKED, PAPERS)
    assert (missing.cited, missing.by) == ("ECF No. 400", ("reply.pdf",))


def test_missing_papers_come_by_their_numbers() -> None:
    text = "REPLY\n\nIt is all in the log. ECF No. 400. It was so before. ECF No. 97. And after. ECF No. 112.\n\n"
    reply = paper("reply.pdf", (text,), entry="44", page_id=200)
    papers = {document.id: document for document in [*DOCUMENTS, reply]}
    found = find_missing(check_record(papers.values(), WITH_REPLY), papers)
    assert [held.cited for held in found] == ["ECF No. 97", "ECF No. 112", "ECF No. 400"]


def test_a_memo_that_misquotes_is_no_finding() -> None:
    inside = {**WITH_REPLY, REPLY.id: frame(REPLY, DocumentKind.MEMO, "NOTE")}
    assert find_broken(check_record(PAPERS.values(), inside), inside) == []
