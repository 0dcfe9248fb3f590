"""Documents set beside one another and beside the dockets: what the steps "docket" and "compare" work out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from belie.documents.docketing import DocketView, printed, sealed_from, stamps_from, view_dockets
from belie.documents.threads import find_quoted
from belie.documents.versions import compare, find_earlier, find_superseded
from belie.domain.docket import join_dockets
from belie.domain.documents import DocketStamp
from belie.domain.ids import DocumentId, SourceId
from belie.domain.likeness import Likeness
from belie.domain.ports import BlobStore, Reads, RecordStore
from belie.errors import CustodyError


def find_likenesses(store: RecordStore) -> list[Likeness]:
    """Return the documents of a matter that are one text."""
    documents = list(store.iter_documents())
    frames = {frame.document: frame for frame in store.iter_frames()}
    held = {document.id: document for document in documents}
    known = [*find_superseded(documents), *find_earlier(documents), *find_quoted(documents)]
    return compare(store.load_signatures(), held.__getitem__, frames, known)


def find_stamps(store: RecordStore, blobs: BlobStore) -> tuple[dict[DocumentId, DocketStamp], frozenset[DocumentId]]:
    """Return what the dockets of a matter say of papers without a header of their own, and which they call sealed."""
    if not store.load_dockets():
        return {}, frozenset()
    views = load_views(store, blobs)
    return stamps_from(views, {document.id: document for document in store.iter_documents()}), sealed_from(views)


def load_views(store: Reads, blobs: BlobStore) -> list[DocketView]:
    """Return the dockets beside the papers, as the audience of the store sees both."""
    dockets = join_dockets(store.load_dockets())
    sources = {source.sha256: source.names for source in store.iter_sources()}
    wanted = {paper.sha1 for docket in dockets for entry in docket.entries for paper in entry.papers if paper.sha1}
    documents = list(store.iter_documents())
    loose = {document.source for document in documents if not printed(document).entry}
    sha1 = _sha1({source: sources[source] for source in loose & sources.keys()}, blobs) if wanted else {}
    return view_dockets(dockets, documents, sources, {each: sha1[each] for each in wanted & sha1.keys()})


def _sha1(sources: Mapping[SourceId, tuple[str, ...]], blobs: BlobStore) -> dict[str, SourceId]:
    """Return PDFs by SHA-1, which RECAP knows them by. One that is damaged is left to `belie doctor`."""
    found = {}
    for source, names in sources.items():
        if any(name.lower().endswith(".pdf") for name in names):
            try:
                found[hashlib.sha1(blobs.get(source), usedforsecurity=False).hexdigest()] = source
            except CustodyError:
                continue
    return found
