"""The units of a stored matter and their vectors: what checks and questions start from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from belie.checks.copies import find_copies, places_of, witnesses
from belie.checks.unit import Unit, make_units
from belie.domain.ids import StatementId
from belie.domain.ports import Identities, Reads
from belie.engine.inference.versions import model_versions
from belie.engine.steps import vectors_version

if TYPE_CHECKING:
    from belie.domain.ports import Vectors


def load_units(store: Reads, identities: Identities | None = None) -> list[Unit]:
    """Return the units of a matter, in the order of its statements."""
    held = identities or store.load_identities()
    return make_units(
        list(store.iter_statements()),
        held.readings,
        held.identifications,
        list(store.iter_frames()),
        list(store.iter_documents()),
    )


def load_other_places(store: Reads, units: Sequence[Unit]) -> dict[StatementId, list[Unit]]:
    """Return the copies of each statement in other papers, in the order of the record."""
    return places_of(units, find_copies(units, store.load_likenesses()))


def load_witnesses(
    store: Reads, identities: Identities | None = None
) -> tuple[list[Unit], dict[StatementId, StatementId]]:
    """Return the units that are no copies, and for each copy the statement it is a copy of."""
    units = load_units(store, identities)
    copies = find_copies(units, store.load_likenesses())
    return witnesses(units, copies), copies


def load_vectors(store: Reads, units: Sequence[Unit]) -> Vectors:
    """Return the unit rows of the units, shape (n, dim), float32."""
    import numpy  # only here: a listing needs units alone

    rows = store.load_vectors(vectors_version(model_versions().embedder), [unit.statement.id for unit in units])
    matrix = numpy.frombuffer(b"".join(rows), dtype=numpy.int8).reshape(len(rows), -1).astype(numpy.float32)
    norms = numpy.linalg.norm(matrix, axis=1, keepdims=True)
    return (matrix / numpy.where(norms == 0, numpy.float32(1), norms)).astype(numpy.float32, copy=False)
