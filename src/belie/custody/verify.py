"""Holding the kept bytes against the ledger."""

from __future__ import annotations

from collections.abc import Callable

from belie.domain.ports import BlobStore, Reads
from belie.errors import BlobMissing, CustodyError, HashMismatch


def verify(
    store: Reads, blobs: BlobStore, *, progress: Callable[[int, int, str], None] | None = None
) -> list[CustodyError]:
    """Re-hash every kept file and return what does not hold against the ledger.

    Args:
        store: The ledger.
        blobs: The kept bytes.
        progress: Told after every source: sources done, sources in all, the name.

    Returns:
        A `BlobMissing` or `HashMismatch` for each source that is not as it was taken in, by name; empty when all are.
    """
    sources = list(store.iter_sources())
    broken: list[CustodyError] = []
    for done, source in enumerate(sources, 1):
        name = source.names[0]
        try:
            blobs.get(source.sha256)
        except BlobMissing as err:
            broken.append(err)
        except HashMismatch as err:
            broken.append(HashMismatch(name, err.recorded, err.found))
        if progress:
            progress(done, len(sources), name)
    return broken
