from belie.domain.documents import DocumentKind, Frame
from belie.domain.ids import DocumentId, StatementId
from belie.domain.spans import Anchor, Span
from belie.domain.statements import Form, Forum, Statement
from belie.exhibits.reporters import find_reporters

PAPER = DocumentId("indictment")
FRAME = Frame(document=PAPER, kind=DocumentKind.FILING, author="The Grand Jury", forum="filing")


def said(ident: str, speaker: str, forum: Forum, within: str | None = None, form: Form = Form.INDIRECT) -> Statement:
    return Statement(
        id=StatementId(ident),
        document=PAPER,
        anchor=Anchor(document=PAPER, spans=(Span(0, 3),), page_indexes=(0,), quote="abc"),
        content="abc",
        form=form,
        forum=forum,
        speaker=speaker,
        within=StatementId(within) if within else None,
    )


ALLEGED = said("alleged", "", Forum.FILING, form=Form.OWN)
LETTER = said("letter", "LIND", Forum.LETTER, "alleged", Form.DIRECT)
CALL = said("call", "he", Forum.UNKNOWN, "letter")
HELD = {statement.id: statement for statement in (ALLEGED, LETTER, CALL)}
NAMES = {ALLEGED.id: "The Grand Jury", LETTER.id: "Dara Lind", CALL.id: "Nils Hale"}


def reporters(
    statement: Statement, frame: Frame | None = FRAME, names: dict[StatementId, str] = NAMES
) -> tuple[str, ...]:
    return find_reporters(statement, HELD.__getitem__, lambda each: names.get(each.id, ""), frame)


def test_a_call_told_in_a_letter_that_an_indictment_quotes() -> None:
    assert reporters(CALL) == ("Dara Lind (letter)", "The Grand Jury (filing)")
    assert reporters(LETTER) == ("The Grand Jury (filing)",)


def test_an_author_does_not_report_himself() -> None:
    assert reporters(ALLEGED) == ()
    own = said("own", "I", Forum.FILING, "alleged")
    assert reporters(own, names={**NAMES, own.id: "The Grand Jury"}) == ()


def test_a_reporter_without_a_name_stands_as_printed_and_a_paper_without_an_author_adds_nobody() -> None:
    unnamed = {ALLEGED.id: "", CALL.id: "Nils Hale"}
    assert reporters(CALL, frame=None, names=unnamed) == ("LIND (letter)",)
