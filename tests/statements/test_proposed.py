"""What a language model proposes, held to the words of the paper."""

from itertools import pairwise

import pytest

from belie.domain.proposals import Proposal, Tally
from belie.domain.spans import Span
from belie.domain.statements import Form
from belie.statements.draft import Draft
from belie.statements.proposed import PASSAGE_CHARS, find_passages, propose_drafts

TEXT = "The log has it that Hale waved. “The unit was empty,”\nOrle wrote, “on that day.” Nobody denies it."


class Says:
    """A model that answers every passage alike."""

    version = "invented"

    def __init__(self, *proposals: Proposal, readable: bool = True) -> None:
        self.proposals = list(proposals) if readable else None
        self.passages: list[str] = []

    def propose(self, passage: str) -> list[Proposal] | None:
        self.passages.append(passage)
        return self.proposals


def propose(*proposals: Proposal, drafts: tuple[Draft, ...] = ()) -> tuple[list[Draft], Tally]:
    return propose_drafts(TEXT, [Span(0, len(TEXT))], drafts, Says(*proposals))


def test_a_proposal_in_pieces_finds_its_words() -> None:
    (draft,), tally = propose(
        Proposal(content=("The unit was empty", "on that day."), speaker="Orle", cue="wrote", denied=False)
    )
    assert [span.of(TEXT) for span in draft.content] == ["The unit was empty", "on that day."]
    assert draft.speaker is not None
    assert draft.speaker.of(TEXT) == "Orle"
    assert (draft.form, draft.found_by, draft.cue and draft.cue.lemma) == (Form.DIRECT, "invented", "write")
    assert tally == Tally(passages=1, taken=1)


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(content=("the unit was full",)),
        Proposal(content=("Hale waved", "The log has it")),  # in another order than printed
        Proposal(content=("Hale waved",), speaker="the Warden"),
        Proposal(content=("Hale waved",), cue="insisted"),
        Proposal(content=("Hale waved", "")),
        Proposal(content=("”",)),
        Proposal(content=()),
    ],
)
def test_a_word_that_is_not_there_refuses_the_whole_proposal(proposal: Proposal) -> None:
    assert propose(proposal) == ([], Tally(passages=1, refused=1))


def test_what_the_rules_found_is_known_and_a_proposal_made_twice_counts_once() -> None:
    at = TEXT.index("Hale waved")
    found = Draft(content=[Span(at, at + 10)], form=Form.INDIRECT)
    again = Proposal(content=("that Hale waved",), cue="has it")
    assert propose(again, drafts=(found,)) == ([], Tally(passages=1, known=1))
    own = Draft(content=[Span(0, at + 11)], form=Form.OWN)
    (draft,), tally = propose(again, again, drafts=(own,))
    assert tally == Tally(passages=1, taken=1, known=1)
    assert draft.parent is own


def test_an_answer_that_cannot_be_read_is_counted() -> None:
    assert propose_drafts(TEXT, [Span(0, len(TEXT))], [], Says(readable=False))[1] == Tally(passages=1, unanswered=1)


def test_passages_hold_whole_paragraphs_and_every_letter_once() -> None:
    sentence = "The men were moved in May and nobody said why. "
    text = "\n\n".join([sentence * 20, "* * *", sentence * 300, "x" * (2 * PASSAGE_CHARS + 5), "End."])
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Span(at, at + len(part)))
        at += len(part) + 2
    passages = list(find_passages(text, paragraphs))
    assert all(0 < len(passage) <= PASSAGE_CHARS for passage in passages)
    assert all(first.end <= second.start for first, second in pairwise(passages))
    assert sum(c.isalpha() for p in passages for c in p.of(text)) == sum(c.isalpha() for c in text)
    assert all(passage.of(text).startswith(("The", "x", "End", "*")) for passage in passages)


def test_marks_alone_are_not_put_to_a_model() -> None:
    model = Says()
    assert propose_drafts("* * *", [Span(0, 5)], [], model) == ([], Tally())
    assert model.passages == []
