"""The work of `belie export --load-file`: documents of a matter as a production that any review tool reads."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from belie.app.wiring import House
from belie.custody.intake import MEMBER
from belie.domain.access import Audience
from belie.domain.documents import Document, superseded
from belie.domain.ids import DocumentId, SourceId
from belie.domain.ledger import Outcome
from belie.domain.ports import Reads
from belie.domain.productions import FORMAT, Role
from belie.engine import work
from belie.engine.pool import Pool
from belie.errors import NotFound, UsageError
from belie.exhibits.loadfile import Numbered, columns_of, dat, numbers, opt, prior_numbers, sheets_of, text_file
from belie.sources.load_files.paths import plain_name
from belie.sources.sniff import Kind, extension_of, sniff

VOLUME = "VOL001"
IMAGES_A_FOLDER = 1000
HEAD_BYTES = 4096  # that tell a PDF or an image
ENCODINGS = {"utf-8": "utf-8-sig", "cp1252": "cp1252"}
# Their pages are the paper. A PDF's file may hold words under its redactions, which its picture does not.
SHOWN_BY_PICTURES = frozenset((Kind.PDF, Kind.TIFF, Kind.PNG, Kind.JPEG, Kind.GIF, Kind.BMP, Kind.WEBP))


@dataclass(slots=True)
class Exported:
    """What was written, and what was not."""

    documents: int = 0
    pages: int = 0
    natives: int = 0
    withheld: int = 0  # documents above the audience
    warnings: list[str] = field(default_factory=list)


def export_load_file(
    house: House,
    target: Path,
    *,
    audience: Audience,
    prefix: str,
    digits: int,
    named: Sequence[str] = (),
    encoding: str = "utf-8",
) -> Exported:
    """Write DATA, IMAGES, TEXT and NATIVES into the folder `target` and return what was written.

    Args:
        house: The matter.
        target: A folder that is not there or empty.
        audience: Who gets it. A document is exported when the audience may see all of it.
        prefix: Before each number, separator included: "ABC-".
        digits: Of each number.
        named: Only documents whose name holds one of these; empty for all current ones.
        encoding: A key of `ENCODINGS`, for the DAT.

    Raises:
        UsageError: The folder holds something, no document is named so, or a named one is above the audience.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target}: already there. Name a new or empty folder.")
    exporter = _Exporter(house, audience)
    chosen = exporter.choose(named)
    for part in ("DATA", "IMAGES", "TEXT", "NATIVES"):
        (target / part).mkdir(parents=True, exist_ok=True)
    exporter.write(chosen, target, prefix, digits, encoding)
    return exporter.done


class _Exporter:
    def __init__(self, house: House, audience: Audience) -> None:
        self._house, self._store = house, house.store
        self._seen: Reads = house.store.seen_by(audience)
        self._audience = audience
        self._lines = list(house.store.iter_intake())
        self.done = Exported()

    def choose(self, named: Sequence[str]) -> list[Document]:
        """Return the documents to export, without pages, parents before what hangs on them."""
        heads = {document.id: document for document in self._store.iter_documents()}
        gone = superseded(heads.values())
        wanted = [
            document
            for document in heads.values()
            if any(name.casefold() in document.name.casefold() for name in named)
            or (not named and document.id not in gone)
        ]
        if not wanted:
            raise UsageError("no document has such a name." if named else "the matter has no documents; run it first.")
        self._open = {document.id for document in heads.values() if self._may_see_all(document)}
        # Without columns that are not theirs
        shown = {document.id: document for document in self._seen.iter_documents()}
        allowed = [shown[document.id] for document in wanted if document.id in self._open]
        self.done.withheld = len(wanted) - len(allowed)
        if named and self.done.withheld:
            raise UsageError(
                f"{self.done.withheld} of {len(wanted)} documents of these names are not for the audience "
                f"{self._audience.value}. Choose others or a wider --audience."
            )
        return self._families(allowed)

    def _may_see_all(self, document: Document) -> bool:
        """True when the audience sees every page as the house does."""
        if self._audience is Audience.HOUSE:
            return True
        try:
            return self._seen.get_document(document.id).text == document.text
        except NotFound:
            return False

    def _families(self, documents: Sequence[Document]) -> list[Document]:
        """Return the documents with what is attached behind what it is attached to."""
        here = {document.id for document in documents}
        holders = {document.source: document.id for document in reversed(documents) if document.parent is None}
        self._parents: dict[DocumentId, DocumentId] = {}
        children: dict[DocumentId, list[Document]] = defaultdict(list)
        tops = []
        for document in documents:
            held_in = self._store.get_source(document.source).parent
            parent = document.parent or (holders.get(held_in) if held_in and document.format != FORMAT else None)
            if parent in here and parent is not None and parent != document.id:
                self._parents[document.id] = parent
                children[parent].append(document)
            else:
                tops.append(document)
        ordered: list[Document] = []
        waiting = list(reversed(tops))
        while waiting:
            document = waiting.pop()
            ordered.append(document)
            waiting += reversed(children[document.id])
        return ordered

    def write(self, documents: Sequence[Document], target: Path, prefix: str, digits: int, encoding: str) -> None:
        """Write every file."""
        numbered = self._number(documents)
        keys = {held.document.id: numbers(held, prefix, digits) for held in numbered}
        tops = {held.document.id: self._top(held.document.id) for held in numbered}
        last: dict[DocumentId, str] = {top: keys[ident][-1] for ident, top in tops.items()}
        several = {top for ident, top in tops.items() if ident != top}
        rows, images = [], []
        for held in numbered:
            ident, mine = held.document.id, keys[held.document.id]
            row = {"BEGBATES": mine[0], "ENDBATES": mine[-1], "PAGECOUNT": str(len(mine))}
            if tops[ident] in several:
                row |= {"BEGATTACH": keys[tops[ident]][0], "ENDATTACH": last[tops[ident]]}
            if ident in self._parents:
                row["PARENTID"] = keys[self._parents[ident]][0]
            row |= {"PRIORBATES": prior_numbers(held.document)} | columns_of(held)
            text = text_file(held)
            if text.strip():
                (target / "TEXT" / f"{mine[0]}.txt").write_bytes(text.encode("utf-8", "replace"))
                row["TEXTPATH"] = f"TEXT\\{mine[0]}.txt"
            row |= self._write_native(held.document, target, mine[0])
            rows.append(row)
            images.append([(key, f"IMAGES\\{self._folder(held.first + at)}\\{key}.tif") for at, key in enumerate(mine)])
        self._write_images(numbered, images, target)
        self._write_data(target, dat(rows), encoding, opt(VOLUME, images))
        self.done.documents = len(numbered)
        self.done.pages = sum(len(held.sheets) for held in numbered)

    def _number(self, documents: Sequence[Document]) -> list[Numbered]:
        frames = {frame.document: frame for frame in self._seen.iter_frames()}
        numbered, first = [], 1
        for document in documents:
            sheets = sheets_of(document, pictures=self._is_paper(document))
            numbered.append(Numbered(document=document, frame=frames.get(document.id), sheets=sheets, first=first))
            first += len(sheets)
        return numbered

    def _is_paper(self, document: Document) -> bool:
        """True when a document's own source shows its pages."""
        path = self._house.blobs.plain_file(document.source)
        data = self._house.blobs.get(document.source) if path is None else b""
        if path is not None:
            with path.open("rb") as file:
                data = file.read(HEAD_BYTES)
        return sniff(data[:HEAD_BYTES]).kind in SHOWN_BY_PICTURES

    def _top(self, ident: DocumentId) -> DocumentId:
        while ident in self._parents:
            ident = self._parents[ident]
        return ident

    @staticmethod
    def _folder(number: int) -> str:
        return f"{(number - 1) // IMAGES_A_FOLDER + 1:04d}"

    def _write_data(self, target: Path, rows: str, encoding: str, lines: str) -> None:
        data = rows.encode(ENCODINGS[encoding], "replace")
        lost = data.count(b"?") - rows.count("?")
        if lost > 0:
            self.done.warnings.append(f"{lost} characters are not in {encoding} and became question marks")
        (target / "DATA" / f"{VOLUME}.DAT").write_bytes(data)
        (target / "DATA" / f"{VOLUME}.OPT").write_bytes(lines.encode("utf-8"))

    def _write_images(
        self, numbered: Sequence[Numbered], images: Sequence[Sequence[tuple[str, str]]], target: Path
    ) -> None:
        with Pool(self._house.settings.workers) as pool:
            for job, result in pool.each(work.brand, self._jobs(numbered, images)):
                if isinstance(result, Exception):
                    raise result
                page, why = result
                path = target / "IMAGES" / job.folder / f"{job.number}.tif"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(page)
                if why:
                    self.done.warnings.append(f"{job.number}: its words stand for its picture, as {why}")

    def _jobs(
        self, numbered: Sequence[Numbered], images: Sequence[Sequence[tuple[str, str]]]
    ) -> Iterator[work.BrandJob]:
        for held, keys in zip(numbered, images, strict=True):
            for sheet, (key, path) in zip(held.sheets, keys, strict=True):
                folder = path.split("\\")[1]
                if sheet.picture is None:
                    yield work.BrandJob(number=key, text=sheet.text, folder=folder)
                    continue
                source = sheet.picture.source
                data = self._house.blobs.plain_file(source) or self._house.blobs.get(source)
                opened = self._store.password_of(source)
                yield work.BrandJob(
                    number=key,
                    text=sheet.text,
                    folder=folder,
                    name=self._store.get_source(source).names[0],
                    data=data,
                    index=sheet.picture.index,
                    passwords=(opened,) if opened else (),
                )

    def _write_native(self, document: Document, target: Path, number: str) -> dict[str, str]:
        """Copy the native of a document, where it has one that holds nothing the audience may not see."""
        source = self._native(document)
        if source is None or not self._shows_all(source):
            return {}
        extension = extension_of(plain_name(self._store.get_source(source).names[0])) or "bin"
        data = self._house.blobs.get(source)
        (target / "NATIVES" / f"{number}.{extension}").write_bytes(data)
        self.done.natives += 1
        return {
            "NATIVEPATH": f"NATIVES\\{number}.{extension}",
            "MD5HASH": hashlib.md5(data, usedforsecurity=False).hexdigest(),
        }

    def _native(self, document: Document) -> SourceId | None:
        if document.format == FORMAT:
            parts = self._store.parts_of(document.id)
            return next((part.source for part in parts if part.role is Role.NATIVE), None)
        first = document.parent is None or self._store.get_document(document.parent).source != document.source
        return document.source if first and not self._is_paper(document) else None

    def _shows_all(self, source: SourceId) -> bool:
        """True when the audience may see everything in a file, and all that was found inside it at any depth."""
        if self._audience is Audience.HOUSE:
            return True
        prefixes = tuple(f"{name}{MEMBER}" for name in self._store.get_source(source).names)
        inside = {line.source for line in self._lines if line.name.startswith(prefixes)}
        made = {line.source: line.documents for line in self._lines if line.outcome is not Outcome.DUPLICATE}
        return all(made.get(held) and self._open.issuperset(made[held]) for held in (source, *inside))
