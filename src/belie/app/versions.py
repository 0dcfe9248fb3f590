"""`belie versions`: the papers of a matter that are one text, and two papers word by word."""

from __future__ import annotations

from dataclasses import dataclass

from belie.app.wiring import House
from belie.documents.versions import liken, read_words
from belie.domain.documents import Document
from belie.domain.page_names import entry_of
from belie.errors import UsageError
from belie.exhibits.pincites import Citer
from belie.exhibits.versions import CopyRow, DifferenceRow, VersionDesk, VersionGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Two papers side by side."""

    first: CopyRow
    second: CopyRow
    kind: str  # a value of `belie.domain.likeness.LikenessKind`, "" where they have too little in common
    share: float  # of the words of the shorter that stand in the other in the same order
    host: str  # the one of the two that the other stands inside of, "" for none
    differences: tuple[DifferenceRow, ...]  # in order; of a part and what holds it, within the part


def desk_of(house: House) -> VersionDesk:
    """Return the papers that the audience of the house may see."""
    return VersionDesk(
        {document.id: document for document in house.reads.iter_documents()},
        {frame.document: frame for frame in house.reads.iter_frames()},
        house.reads.iter_sources(),
        Citer(house.settings.cites),
    )


def versions_of(house: House) -> list[VersionGroup]:
    """Return the papers that are one text, by the name of the first of each group."""
    return desk_of(house).groups(house.reads.load_likenesses())


def pair_of(house: House, first: str, second: str) -> PairRow:
    """Return two papers side by side.

    Raises:
        UsageError: A name is nobody's or several papers', or both are one paper.
    """
    desk = desk_of(house)
    one, other = (_find(list(desk.documents.values()), named) for named in (first, second))
    if one.id == other.id:
        raise UsageError(f"{first!r} and {second!r} are one paper, {one.name}. Name two.")
    held = liken(read_words(one), read_words(other), desk.frames.get(one.id), desk.frames.get(other.id))
    return PairRow(
        first=desk.copy(one.id),
        second=desk.copy(other.id),
        kind=_kind(house, one, other) or (held.kind.value if held else ""),
        share=held.share if held else 0.0,
        host=desk.documents[held.host].name if held and held.host else "",
        differences=tuple(desk.differences(one.id, other.id)),
    )


def _kind(house: House, one: Document, other: Document) -> str:
    """Return what the last run found the two to be: it knows quotations and replaced productions too."""
    both = {one.id, other.id}
    return next((held.kind.value for held in house.reads.load_likenesses() if {held.first, held.second} == both), "")


def _find(documents: list[Document], named: str) -> Document:
    """Return the paper of this id, name or docket entry, or whose name alone holds these letters."""
    entry = named.upper().removeprefix("ECF NO.").strip() if named.upper().startswith("ECF NO.") else ""
    found = [held for held in documents if named in (held.id, held.name) or (entry and entry_of(held.stamp) == entry)]
    if not found and not entry:
        found = [held for held in documents if named.casefold() in held.name.casefold()]
    if not found:
        raise UsageError(f"no paper of the matter is named {named!r}. `belie timeline MATTER` names them.")
    if len(found) > 1:
        several = "; ".join(f"{held.name} ({held.id[:12]})" for held in found[:5])
        raise UsageError(f"{len(found)} papers are named {named!r}: {several}. Give more of the name, or the id.")
    return found[0]
