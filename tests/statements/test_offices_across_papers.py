"""A pronoun for one whom its own paper calls only by an office: the paper gives the office, the record its holder."""

from belie.documents.clean import clean
from belie.domain.documents import DocumentKind
from belie.statements.extract import analyse
from belie.timeline.identity import identify
from statements.reading import paper, syntax

NEWS = "Harbor Director Wanda Orle said that the unit was empty. Pim Haddow, an engineer, disagreed."
MEMO = (
    "MEMORANDUM\n\nFROM: Pim Haddow\nTO: File\nDATE: May 4, 2031\n\nMet the Director at noon. She said that the unit "
    "was empty."
)


def test_she_is_the_director_in_the_memo_and_wanda_orle_in_the_record() -> None:
    papers = [paper(NEWS, DocumentKind.NEWS, "2031-05-02", name="news"), paper(MEMO, name="memo")]
    read = [analyse(document, clean(document), syntax()) for document in papers]
    she = next(statement for statement in read[1].statements if statement.speaker == "She")
    assert {n.name for n in read[1].namings if n.statement == she.id} == {"the Director"}
    found = identify(
        [statement for analysis in read for statement in analysis.statements],
        {analysis.frame.document: analysis.frame for analysis in read},
        [mention for analysis in read for mention in analysis.mentions],
        [naming for analysis in read for naming in analysis.namings],
    )
    who = next(one for one in found.identifications if one.statement == she.id)
    assert who.declarant == "Wanda Orle"
    assert "Director" in who.because
    assert "the Director" not in {name for person in found.people for name in person.names}
