"""People and organisations named in a matter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person or body of a matter with every name it was seen under."""

    id: PersonId
    kind: NameKind
    name: str  # the fullest form seen
    names: tuple[str, ...]  # every form seen, the commonest first
    roles: tuple[str, ...] = ()  # "Deputy Director", "spokesman for the ministry"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeProposal:
    """Two people whose names look like one misspelt; a person decides, belie never merges by itself."""

    first: PersonId
    second: PersonId
    score: float  # 0 to 1
    because: str
