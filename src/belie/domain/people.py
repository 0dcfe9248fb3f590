"""People and organisations named in a matter: where their names stand, what papers claim of them, who is who."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from belie.domain.dates import When
from belie.domain.ids import DocumentId, PersonId
from belie.domain.spans import Span


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """One place where a name stands; `role` is the title or apposition printed beside it, or ""."""

    document: DocumentId
    span: Span  # in the document's text
    name: str  # white space folded
    kind: NameKind
    role: str = ""


class Manner(StrEnum):
    """What a paper says of a role and the person: when, as the words put it."""

    HELD = "held"  # on the day of the paper, or between the days told
    BEGAN = "began"  # took it up: "became director"
    ENDED = "ended"  # gave it up: "retired as director"
    FORMER = "former"  # some time before the day of the paper
    THEN = "then"  # at the time told of, which the words do not date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleClaim:
    """What one place of a paper says of a role: "Varga, who became director of the Port Office in May 2017"."""

    document: DocumentId
    span: Span  # from the name to the end of the words that tell it
    name: str  # as printed
    role: str  # as printed, without the body: "acting director"
    body: str = ""  # "Port Office"; "" when it is not told
    manner: Manner = Manner.HELD
    since: When | None = None
    until: When | None = None
    at: When | None = None  # a time in which it was held, neither its start nor its end


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasClaim:
    """What one place of a paper says of two names of one bearer: "Bureau of Returns (BOR)", "Jane Doe, née Roe"."""

    document: DocumentId
    span: Span
    name: str  # as printed
    other: str  # as printed
    kind: NameKind
    words: str  # "also known as", "formerly", "in short"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEvidence:
    """One place that a tenure rests on."""

    document: DocumentId
    span: Span | None  # None: the head or the signature of the paper
    name: str  # of the holder, as printed there
    role: str  # as printed there
    body: str = ""
    manner: Manner = Manner.HELD
    since: When | None = None
    until: When | None = None
    at: When | None = None  # a time in which it was held, neither its start nor its end
    said_on: When | None = None  # the date of the paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One role of one person with the time that the record gives it.

    `since` and `until` are the first and the last day told, each with the precision of the words; None where the
    record is silent. `seen` is the stretch from the first to the last dated paper in which the person holds it.
    """

    role: str  # "Deputy Director", "acting director"
    body: str = ""  # the employer, "" when it is not told
    since: When | None = None
    until: When | None = None
    seen: When | None = None
    evidence: tuple[RoleEvidence, ...] = ()  # by date of the paper, then place


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One way a name is printed, where, and why it is taken for this person's."""

    name: str
    count: int
    documents: tuple[DocumentId, ...]  # each once, ascending
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person or body of a matter with every name it was seen under."""

    id: PersonId
    kind: NameKind
    name: str  # the fullest form seen
    names: tuple[str, ...]  # every form seen, the commonest first
    roles: tuple[str, ...] = ()  # "Deputy Director", "spokesman for the ministry"
    forms: tuple[NameForm, ...] = ()  # in the order of `names`
    tenures: tuple[Tenure, ...] = ()  # the earliest first, those without a date last


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeProposal:
    """Two people whose names look like one misspelt; a person decides, belie never merges by itself."""

    first: PersonId
    second: PersonId
    score: float  # 0 to 1
    because: str
