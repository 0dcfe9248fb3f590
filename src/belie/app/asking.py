"""What in the record belies this? One open matter asked many times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from belie.app.wiring import House
from belie.checks.against import Ranked, rank_against
from belie.checks.copies import find_copies, places_of, witnesses
from belie.checks.features import Prepared, prepare
from belie.checks.unit import Unit
from belie.domain.ids import DocumentId, StatementId
from belie.domain.ports import Entails, RecordStore
from belie.domain.productions import Role
from belie.domain.spans import fold_space
from belie.engine.inference.embedder import Embedder
from belie.engine.units import load_units, load_vectors
from belie.errors import NotFound, UsageError

if TYPE_CHECKING:
    from belie.domain.ports import Vectors


class Asker:
    """The units of a matter, loaded once; a statement that stands in several papers is one unit."""

    def __init__(self, house: House, judge: Entails) -> None:
        """Load the units and vectors of an up-to-date matter.

        Raises:
            UsageError: The matter holds statements that no run has indexed yet.
        """
        self.every = load_units(house.reads)
        self.copies = find_copies(self.every, house.reads.load_likenesses())
        self._house = house
        self.units = witnesses(self.every, self.copies)
        try:
            self._vectors: Vectors | None = load_vectors(house.reads, self.units) if self.units else None
        except NotFound as error:
            raise UsageError(f"{house.folder}: not up to date. Run `belie run {house.folder}` first.") from error
        self._judge = judge
        self._embedder = Embedder()

    @cached_property
    def _prepared(self) -> Prepared:
        return prepare(self.units, self._vectors)

    def against(self, query: Unit | str, *, top: int) -> list[Ranked]:
        """Return what stands against a unit or a typed sentence, best first."""
        if not self.units:
            return []
        return rank_against(query, self._prepared, embed=self._embed, judge=self._judge, top=top)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        return self._embedder.embed(texts)

    def by_id(self, prefix: str) -> Unit:
        """Return the unit whose statement's id starts with `prefix`; for a copy, the one it is a copy of.

        Raises:
            UsageError: None does, or several do.
        """
        found = {unit.statement.id: unit for unit in self.every if unit.statement.id.startswith(prefix)}
        if len(found) != 1:
            how_many = "no statement" if not found else f"{len(found)} statements"
            raise UsageError(
                f"{how_many} with an id that starts with {prefix!r}. `belie statements MATTER` lists the ids."
            )
        return self._witness(next(iter(found.values())))

    def places(self, unit: Unit) -> list[Unit]:
        """Return the copies of a statement in other papers, in the order of the record."""
        return self._places.get(unit.statement.id, [])

    @cached_property
    def files(self) -> dict[DocumentId, str]:
        """The file that each document's words stand in."""
        return files_of(self._house.store)

    @cached_property
    def _places(self) -> dict[StatementId, list[Unit]]:
        return places_of(self.every, self.copies)

    @cached_property
    def _by_id(self) -> dict[StatementId, Unit]:
        return {unit.statement.id: unit for unit in self.units}

    def _witness(self, unit: Unit) -> Unit:
        return self._by_id[self.copies.get(unit.statement.id, unit.statement.id)]

    def at(self, document: str, quote: str) -> Unit | None:
        """Return the unit of the named document that shares most words with the quote, or None; of a copy its original.

        The quote stands in the unit, or the unit in the quote, once white space is folded; of several the one
        closest in length is taken. An empty quote is nowhere.
        """
        wanted = fold_space(quote).casefold()
        if not wanted:
            return None
        best: tuple[float, StatementId, Unit] | None = None
        for unit in self.every:
            if self.files[unit.document] != document:
                continue
            words = fold_space(unit.statement.content).casefold()
            if wanted in words or words in wanted:
                share = min(len(wanted), len(words)) / max(len(wanted), len(words), 1)
                if best is None or (share, unit.statement.id) > best[:2]:
                    best = (share, unit.statement.id, unit)
        return self._witness(best[2]) if best else None


_INSIDE = re.compile(r"(?:comment-|notes-)?\d+|before-changes")


def files_of(store: RecordStore) -> dict[DocumentId, str]:
    """Return the file that the words of each document stand in: of a produced one its text file."""
    files = {}
    for document in store.iter_documents():
        texts = [part.name for part in store.parts_of(document.id) if part.role is Role.TEXT and part.source]
        files[document.id] = texts[0] if texts else file_of(document.name)
    return files


def file_of(document_name: str) -> str:
    """Return the file a document was read from: "thread.eml" for its second message, "thread.eml#2"."""
    head, mark, number = document_name.rpartition("#")
    return head if mark and _INSIDE.fullmatch(number) else document_name
