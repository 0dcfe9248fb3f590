"""A finding's reasons in words for a reader: who, where, when, and what speaks against what."""

from __future__ import annotations

from collections.abc import Sequence

from belie.checks.features import Features
from belie.checks.index import unit_terms
from belie.checks.roles import Roles
from belie.checks.unit import Unit
from belie.domain.statements import Bound, Forum, Quantity

WHERE = {
    Forum.DECLARATION: "in a declaration",
    Forum.TESTIMONY: "in testimony",
    Forum.COURT: "in court",
    Forum.FILING: "in a filing",
    Forum.ORDER: "in an order",
    Forum.MEMO: "in an internal memo",
    Forum.EMAIL: "in an e-mail",
    Forum.LETTER: "in a letter",
    Forum.PRESS: "to the press",
    Forum.NEWS: "in a news report",
    Forum.SPEECH: "in a speech",
    Forum.ROSTER: "in a roster",
    Forum.CONVERSATION: "in conversation",
}
PAPERS = {
    **{forum: where.removeprefix("in ") for forum, where in WHERE.items()},
    Forum.PRESS: "a statement to the press",
    Forum.COURT: "what was said in court",
}
SHARED_SHOWN = 5
SPEAKS_UP = 0.4  # a role below this is too faint to name; ours
CONTRADICTS = 0.5  # from this chance on the judge is said to find a contradiction


def say_because(
    features: Features,
    statement: Unit,
    evidence: Unit,
    roles: Roles,
    against: Roles,
    names: frozenset[str],
    *,
    others: int = 0,
) -> str:
    """Return the reasons, a sentence each; never empty.

    Args:
        features: What was found of the two.
        statement: The one said to be belied.
        evidence: What stands against it.
        roles: Of the statement.
        against: Of the evidence.
        names: The record's names, to show shared words as printed.
        others: How many other papers stand against the statement.
    """
    said = [_opening(statement, evidence, features)]
    if features.number:
        said.append(
            f"The numbers do not fit: {_amount(features.number.first)} against {_amount(features.number.second)}."
        )
    if features.date:
        said.append(f"The dates do not fit: {features.date.first.when} against {features.date.second.when}.")
    chance = features.contradiction
    if chance is not None and chance >= CONTRADICTS:
        said.append(f"Read side by side, the judge finds a contradiction ({chance:.0%}).")
    if against.rebuttal_cue and against.rebuttal > SPEAKS_UP:
        cue = f"the evidence says “{against.rebuttal_cue}”"
        firm = roles.claim_cue and roles.claim > SPEAKS_UP
        said.append(f"The statement is put firmly (“{roles.claim_cue}”); {cue}." if firm else f"T{cue[1:]}.")
    if features.polarity and not features.number:
        said.append("One says it is so, the other that it is not.")
    printed = unit_terms(statement, names)
    shared = [printed[term] for term in features.shared if term in printed][:SHARED_SHOWN]
    said.append(f"Both speak of {_list(shared)}." if shared else "The sentences around them speak of the same thing.")
    if features.same_speaker:
        said.append("The speaker is the same.")
    if others:
        said.append(f"{others} other {'paper stands' if others == 1 else 'papers stand'} against it too.")
    return " ".join(said)


def say_timing(days: int | None) -> str:
    """Return when the evidence stood against the statement: "evidence existed 1 day before", or "" undated."""
    if days is None:
        return ""
    if days == 0:
        return "the same day"
    unit = "day" if abs(days) == 1 else "days"
    return f"evidence existed {days} {unit} before" if days > 0 else f"evidence came {-days} {unit} later"


def _opening(statement: Unit, evidence: Unit, features: Features) -> str:
    paper = PAPERS.get(evidence.forum, "another paper")
    if statement.typed:
        return f"Against these words stands {paper}{f' ({evidence.declarant})' if evidence.declarant else ''}."
    how = "Sworn" if statement.sworn else "Said"
    by = f" by {statement.declarant}" if statement.declarant else ""
    on = f" on {statement.said_on}" if statement.said_on else ""
    where = f" {WHERE[statement.forum]}" if statement.forum in WHERE else ""
    if features.same_document:
        paper = "the same document"
    elif evidence.declarant and evidence.declarant != statement.declarant:
        paper = f"{paper} ({evidence.declarant})"
    return f"{how}{by}{on}{where}; against it stands {paper}{_relative(features.days)}."


def _relative(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return " of the same day"
    many = "one day" if abs(days) == 1 else f"{abs(days):,} days"
    return f" of {many} {'before' if days > 0 else 'later'}"


def _amount(quantity: Quantity) -> str:
    value = f"{quantity.low:,g}" if quantity.low == quantity.high else f"{quantity.low:,g} to {quantity.high:,g}"
    bound = "" if quantity.bound is Bound.EXACT else quantity.bound.value.replace("_", " ")
    unit = "" if quantity.unit in quantity.counted else quantity.unit
    return " ".join(part for part in (bound, value, unit, quantity.counted) if part)


def _list(items: Sequence[str]) -> str:
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} and {items[-1]}"
