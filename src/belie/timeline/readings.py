"""Self-contained readings: what a statement asserts once its cue, question, speaker and times are taken in.

The verbatim words are never touched; a reading stands beside them.
"""

from __future__ import annotations

import re

from belie.domain.statements import Form, Reading, Statement
from belie.statements.cues import NOUN_CUES, VERB_CUES, Cue, CueClass
from belie.statements.given_names import gender_of
from belie.statements.naming import GENDERS
from belie.timeline.anchored import anchor_times
from belie.timeline.answers import fold_question
from belie.timeline.names import is_body
from belie.timeline.negation import deny
from belie.timeline.persons import put_leading, put_name

_LEADING_THAT = re.compile(r"^that,?\s+", re.IGNORECASE)
_OPEN = re.compile(r"^(?:whether|if|how|why|when|where|what|who|which)\b", re.IGNORECASE)
_INFINITIVE = re.compile(r"^(?:not )?to [a-z]+\b")
_GERUND = re.compile(r"^(?:having|being|[a-z]{3,}ing)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|cannot"
    r"|\w+n['’]t|\w+['’](?:s|re|ve|ll|d)|(?!need|indeed|hundred)\w{2,}ed|says?|said|told|knew|made|took|gave|went|came|saw"
    r"|found|left|held|sent|met|got|kept|wrote|remains?|exists?|needs?|wants?|fled|stood|led|lost|ran|began|sold|paid"
    r"|[a-z]{3,}s)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|neither|no|nobody)\b|n['’]t\b", re.IGNORECASE)
_FIRST_PERSON = frozenset({"i", "we", "me", "us"})
_ADDRESSED = frozenset({"tell", "ask", "inform", "advise", "remind", "assure", "warn", "notify", "order", "urge"})


def read_statement(statement: Statement, declarant: str) -> Reading:
    """Return the reading of one statement.

    A question is folded into its answer, "I" and "you" named ("You knew of the shipment?" "Yes, I did." gives "Pohl
    knew of the shipment."); a pronoun that opens reported words stands for the declarant; times without a year get it;
    "denied that X" asserts not-X. What is no clause of its own, was asked, declined, thought by another or not said
    keeps the words that attribute it: "Marsh did not say when".

    In other direct words "I" stays, with the declarant beside it: naming it everywhere made all statements of one
    person alike and ranked worse (measured on two records, docs/measurements.md).

    Args:
        statement: As the record prints it.
        declarant: The speaker's name, "" where the record leaves it open.
    """
    cue = _cue_of(statement)
    direct = statement.form in (Form.OWN, Form.DIRECT)
    text = anchor_times(statement.content if direct else _LEADING_THAT.sub("", statement.content), statement)
    if statement.question:
        text = fold_question(statement.question, text)
    if declarant and statement.question:
        text = put_name(text, declarant)
    elif declarant and not direct and not (cue and cue.lemma in _ADDRESSED):
        text = put_leading(text, declarant, _gender(statement, declarant))
    who = declarant or statement.speaker
    if statement.cue and not direct and _stands_on_cue(statement, cue, text):
        text = f"{who or 'someone'} {statement.cue} {text}"
    elif statement.denied:
        text = deny(text)
    return Reading(
        statement=statement.id,
        text=f"{text[:1].upper()}{text[1:]}",
        declarant=declarant,
        said_on=statement.said_on,
    )


def _cue_of(statement: Statement) -> Cue | None:
    words = statement.cue.lower().split()
    return next((found for word in reversed(words) if (found := VERB_CUES.get(word) or NOUN_CUES.get(word))), None)


def _gender(statement: Statement, declarant: str) -> str:
    if is_body(declarant):
        return "body"
    return GENDERS.get(statement.speaker.lower(), "") or gender_of(declarant)


def _stands_on_cue(statement: Statement, cue: Cue | None, text: str) -> bool:
    """True when the words attributed assert nothing without those that attribute them."""
    if cue is None or statement.cue.lower() in NOUN_CUES:
        return False
    if _OPEN.match(text) or _INFINITIVE.match(text) or _GERUND.match(text) or not _FINITE.search(text):
        return True
    if cue.kind is CueClass.ASK or cue.kind is CueClass.DECLINE:
        return True
    if cue.kind is CueClass.THINK and statement.speaker.lower() not in _FIRST_PERSON:
        return True
    unsaid = _NOT.search(statement.cue) is not None
    return statement.denied and (unsaid or cue.kind is not CueClass.DENY)
