"""The work of `belie lint`: what is wrong with load files on disk and with the files they name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from belie.domain.ids import SourceId
from belie.domain.productions import Fault, LoadFile, TextJob
from belie.engine.work import JoinItem, ReadJob, load_file, read_parts
from belie.errors import UsageError
from belie.sources.load_files.lint import content_faults, hash_faults, lint, wanted_hashes
from belie.sources.load_files.paths import Disk
from belie.sources.load_files.plan import Planned, group, plan

ITEMS = 64  # documents a request to the reading process


def lint_files(paths: Sequence[Path]) -> list[Fault]:
    """Return what is wrong with the load files at `paths` and the files they name, by file and place.

    `Fault.file` is the path as given.

    Raises:
        UsageError: A path cannot be read, or holds no load file.
    """
    given: dict[str, Path] = {}
    load_files = []
    for path in paths:
        held = _load(path)
        given[held.name] = path
        load_files.append(held)
    root = Path(load_files[0].name).anchor or "/"
    shelf = Disk(Path(root))
    found: list[Fault] = []
    for volume in group(load_files):
        documents = plan(volume, shelf)
        faults = [*lint(volume, documents), *_contents(documents, Path(root))]
        order = {held.name: at for at, held in enumerate(volume.files)}
        found += sorted(dict.fromkeys(faults), key=lambda fault: (order[fault.file], fault.byte, fault.kind))
    return [_named(fault, given[fault.file]) for fault in found]


def _load(path: Path) -> LoadFile:
    try:
        data = path.read_bytes()
        name = path.resolve().as_posix()
    except OSError as err:
        raise UsageError(f"{path}: {err.strerror or err}") from err
    name = name.removeprefix(Path(name).anchor)
    held = load_file(ReadJob(SourceId(hashlib.sha256(data).hexdigest()), name, data))
    if held is None:
        raise UsageError(f"{path}: no load file. Give a Concordance DAT, an Opticon OPT, an LFP or a CSV of one.")
    return held


def _contents(documents: Sequence[Planned], root: Path) -> Iterator[Fault]:
    """Yield what the contents of the files show to be wrong."""
    for start in range(0, len(documents), ITEMS):
        some = documents[start : start + ITEMS]
        answers = read_parts([_item(document, root) for document in some])
        for document in some:
            text, heads = answers[document.position]
            yield from content_faults(document, text, heads)
            if document.native and document.native.found and wanted_hashes(document.columns):
                yield from hash_faults(document, (root / document.native.found.name).read_bytes())


def _item(document: Planned, root: Path) -> JoinItem:
    texts = tuple(root / named.found.name for named in document.texts if named.found)
    images = tuple((shot.found.name, root / shot.found.name) for shot in document.shots if shot.found)
    return JoinItem(document.position, TextJob(files=texts, keys=document.keys) if texts else None, images)


def _named(fault: Fault, path: Path) -> Fault:
    return Fault(kind=fault.kind, file=str(path), line=fault.line, byte=fault.byte, text=fault.text)
