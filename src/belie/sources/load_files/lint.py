"""What is wrong with a production: its load files against themselves, one another and the files they name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from belie.documents.bates import BatesNumber
from belie.domain.productions import Fault, FaultKind, ImageHead, LoadFile, ReadText
from belie.sources.load_files.days import is_blank, read_date
from belie.sources.load_files.fields import DATES, ENDS
from belie.sources.load_files.numbers import pages_between, read_number
from belie.sources.load_files.opt import documents_of
from belie.sources.load_files.paths import plain_name
from belie.sources.load_files.plan import Named, Planned, Volume
from belie.sources.sniff import extension_of

HASHES = {"MD5HASH": "md5", "SHA1HASH": "sha1"}


def lint(volume: Volume, documents: Sequence[Planned]) -> list[Fault]:
    """Return what is wrong with the load files of a volume and the names in them, by file and place.

    What only the contents of the files named can tell: `content_faults` and `hash_faults`.
    """
    faults = [fault for load_file in volume.files for fault in load_file.faults]
    for load_file in volume.images:
        faults += _breaks(load_file)
    faults += _keys(volume)
    in_rows = [document for document in documents if document.in_rows]
    if volume.rows:
        faults += _numbers(in_rows)
        faults += _order(in_rows)
        faults += _families(in_rows)
        faults += [fault for document in in_rows for fault in _dates(document)]
        if volume.images:
            faults += _ranges(volume, in_rows)
    for document in documents:
        faults += [fault for named in document.files if (fault := path_fault(named))]
    faults += _unplanned(volume, documents)
    order = {load_file.name: at for at, load_file in enumerate(volume.files)}
    return sorted(dict.fromkeys(faults), key=lambda fault: (order[fault.file], fault.byte, fault.kind))


def kind_of(load_file: LoadFile) -> str:
    """Return what a load file is called in messages: "DAT", "OPT"."""
    return extension_of(plain_name(load_file.name)).upper() or "load file"


def path_fault(named: Named) -> Fault | None:
    """Return what is wrong with the name of a file, None when it leads there as written."""
    what = f"{named.role.value} {named.path} named in the {kind_of(named.load_file)}"
    if named.found is None:
        return _fault(FaultKind.MISSING_FILE, named.load_file, named, f"{what} does not exist")
    if not named.found.exact:
        length = len([part for part in re.split(r"[\\/]", named.path) if part])
        there = "/".join(named.found.name.split("/")[-length:])
        return _fault(FaultKind.WRONG_CASE, named.load_file, named, f"{what} is {there} there")
    return None


def _text_fault(document: Planned, text: ReadText) -> Fault | None:
    """Return what is wrong with a text file's contents."""
    if text.unread is None or not document.texts:
        return None
    named = document.texts[0]
    return _fault(FaultKind.EMPTY_TEXT, named.load_file, named, f"text {named.path}: {text.unread.detail}")


def _image_fault(named: Named, head: ImageHead) -> Fault | None:
    """Return what is wrong with an image file's contents."""
    if head.unread is not None:
        detail = f"image {named.path}: {head.unread.detail} ({head.unread.kind.value})"
        return _fault(FaultKind.DAMAGED, named.load_file, named, detail)
    if head.sizes_pt and named.index >= len(head.sizes_pt):
        detail = f"image {named.path}: page {named.index + 1} of a file of {len(head.sizes_pt)}"
        return _fault(FaultKind.PAGE_COUNT, named.load_file, named, detail)
    return None


def _count_fault(document: Planned, head: ImageHead) -> Fault | None:
    """Return a fault when a document of one image line is said to have more pages than the file it names."""
    if len(document.images) != 1 or head.unread or not head.sizes_pt:
        return None
    said, pages = document.images[0].pages, len(head.sizes_pt)
    if said is None or said == pages:
        return None
    shot = document.shots[0]
    text = f"{document.images[0].key} is said to have {said} pages and has {pages}"
    return _fault(FaultKind.PAGE_COUNT, shot.load_file, shot, text)


def content_faults(document: Planned, text: ReadText | None, heads: Sequence[ImageHead]) -> list[Fault]:
    """Return what the text and the images of a document show to be wrong; `heads` are of those found, in order."""
    found = [shot for shot in document.shots if shot.found]
    faults = [_text_fault(document, text) if text else None]
    faults += [_image_fault(shot, head) for shot, head in zip(found, heads, strict=True)]
    faults += [_count_fault(document, heads[0])] if heads else []
    return [fault for fault in faults if fault]


def wanted_hashes(columns: Mapping[str, str]) -> dict[str, str]:
    """Return the hashes that a row gives of its native, by column; empty when it gives none."""
    return {name: columns[name].strip().lower() for name in HASHES if columns.get(name, "").strip()}


def hash_faults(document: Planned, data: bytes) -> Iterator[Fault]:
    """Yield a fault for each hash of the row that is not that of its native."""
    assert document.native is not None
    for column, wanted in wanted_hashes(document.columns).items():
        found = hashlib.new(HASHES[column], data, usedforsecurity=False).hexdigest()
        if found != wanted:
            text = f"{column} is {wanted}, but native {document.native.path} has {found}"
            yield _fault(FaultKind.HASH, document.load_file, document, text)


def _fault(kind: FaultKind, load_file: LoadFile, place: object, text: str) -> Fault:
    line, byte = getattr(place, "line"), getattr(place, "byte")  # noqa: B009  (of a row, an image line or a file named)
    return Fault(kind=kind, file=load_file.name, line=line, byte=byte, text=text)


def _breaks(load_file: LoadFile) -> Iterator[Fault]:
    """Yield what is wrong with the breaks and page counts of image lines, and numbers that do not follow."""
    if load_file.images and not load_file.images[0].first:
        text = "the first line does not begin a document (no Y)"
        yield _fault(FaultKind.FIRST_BREAK, load_file, load_file.images[0], text)
    for images in documents_of(load_file.images):
        said = images[0].pages
        if said is not None and said != len(images) and len(images) > 1:  # of one line: see `_count_fault`
            text = f"{images[0].key} is said to have {said} pages and has {len(images)}"
            yield _fault(FaultKind.PAGE_COUNT, load_file, images[0], text)
        for before, image in pairwise(images):
            first, second = read_number(before.key), read_number(image.key)
            if first and second and image.key != before.key and not second.follows(first) and not second.suffix:
                text = f"{image.key} does not follow {before.key} within one document"
                yield _fault(FaultKind.GAP, load_file, image, text)


def _keys(volume: Volume) -> Iterator[Fault]:
    """Yield image keys that come twice, across all files; keys are case-sensitive."""
    seen: dict[str, str] = {}
    for load_file in volume.images:
        for image in load_file.images:
            if image.key in seen:
                text = f"image key {image.key} is in {seen[image.key]} already"
                yield _fault(FaultKind.DUPLICATE_KEY, load_file, image, text)
            seen.setdefault(image.key, f"line {image.line} of {load_file.name}")


def _numbers(documents: Sequence[Planned]) -> Iterator[Fault]:
    """Yield rows without a first number, with one that came before, or that end before they begin."""
    seen: dict[str, int] = {}
    for document in documents:
        beg, end = document.beg, document.columns.get(ENDS, "")
        if not beg:
            yield _fault(FaultKind.MISSING_BATES, document.load_file, document, "the row has no first Bates number")
        elif beg in seen:
            text = f"{beg} begins the document of line {seen[beg]} too"
            yield _fault(FaultKind.DUPLICATE_BATES, document.load_file, document, text)
        seen.setdefault(beg, document.line)
        if beg and end and pages_between(beg, end) is None:
            text = f"the document ends at {end}, which does not come after {beg}"
            yield _fault(FaultKind.END_BEFORE_BEG, document.load_file, document, text)


def _order(documents: Sequence[Planned]) -> Iterator[Fault]:
    """Yield the gaps and overlaps between the documents' numbers, at the later document."""
    spans: list[tuple[BatesNumber, BatesNumber, Planned]] = []
    begun: set[str] = set()
    for document in documents:
        beg, end = read_number(document.beg), read_number(document.end)
        if beg and end and beg.prefix == end.prefix and beg.number <= end.number and document.beg not in begun:
            spans.append((beg, end, document))
            begun.add(document.beg)
    spans.sort(key=lambda span: span[:2])
    last: BatesNumber | None = None
    for beg, end, document in spans:
        if last and last.prefix == beg.prefix and not (beg.suffix or last.suffix):
            missing = beg.number - last.number - 1
            if missing > 0:
                text = f"{missing} numbers between {last} and {beg} are in no document"
                yield _fault(FaultKind.GAP, document.load_file, document, text)
            elif missing < 0:
                text = f"{beg} lies in the document before, which ends at {last}"
                yield _fault(FaultKind.OVERLAP, document.load_file, document, text)
        if last is None or last.prefix != end.prefix or end.number >= last.number:
            last = end


def _families(documents: Sequence[Planned]) -> Iterator[Fault]:
    """Yield documents whose parent is not there, or that lie outside the family they name."""
    known = {document.beg for document in documents} | {
        document.columns["DOCID"] for document in documents if document.columns.get("DOCID")
    }
    for document in documents:
        first, last = document.columns.get("BEGATTACH", ""), document.columns.get("ENDATTACH", "")
        parent = document.columns.get("PARENTID", "")
        for name, number in (("BEGATTACH", first), ("PARENTID", parent)):
            if number and number not in known:
                text = f"{document.beg} belongs to {number} ({name}), which begins no document"
                yield _fault(FaultKind.FAMILY, document.load_file, document, text)
        if first and last and pages_between(first, last) is None:
            text = f"the family from {first} to {last} ends before it begins"
            yield _fault(FaultKind.FAMILY, document.load_file, document, text)
        elif first and last and not _inside(document, first, last):
            text = f"{document.beg} to {document.end} lies outside its family, {first} to {last}"
            yield _fault(FaultKind.FAMILY, document.load_file, document, text)


def _inside(document: Planned, first: str, last: str) -> bool:
    """True unless a number of the document is known to lie outside the range."""
    low, high = read_number(first), read_number(last)
    beg, end = read_number(document.beg), read_number(document.end)
    if not (low and high and beg and end):
        return True
    return low.prefix == beg.prefix and low.number <= beg.number and end.number <= high.number


def _dates(document: Planned) -> Iterator[Fault]:
    for name in DATES:
        value = document.columns.get(name, "")
        if not is_blank(value) and read_date(value) is None:
            yield _fault(FaultKind.DATE, document.load_file, document, f"{name} {value!r} is no date")


def _ranges(volume: Volume, documents: Sequence[Planned]) -> Iterator[Fault]:
    """Yield where rows and image lines disagree."""
    what = "/".join(dict.fromkeys(kind_of(load_file) for load_file in volume.images))
    taken = {image.key for document in documents for image in document.images}
    for document in documents:
        end, images = document.columns.get(ENDS, ""), document.images
        if not images:
            if document.beg and document.native is None:
                text = f"{document.beg} is not in the {what}"
                yield _fault(FaultKind.RANGE, document.load_file, document, text)
            continue
        if end and images[-1].key != end and len(images) > 1:
            text = f"{document.beg} ends at {end}, and in the {what} at {images[-1].key}"
            yield _fault(FaultKind.RANGE, document.load_file, document, text)
        elif end and (pages := pages_between(document.beg, end)) not in (None, len(images)):
            if len(images) > 1 or images[0].pages in (None, 1):
                text = f"{document.beg} to {end} are {pages} pages, and in the {what} {len(images)}"
                yield _fault(FaultKind.RANGE, document.load_file, document, text)
        elif sum(image.first for image in images[1:]):
            text = f"{document.beg} to {document.end} are several documents in the {what}"
            yield _fault(FaultKind.RANGE, document.load_file, document, text)
        count = document.columns.get("PAGECOUNT", "").strip()
        if count.isdecimal() and document.native is None and int(count) != len(images) > 1:
            text = f"PAGECOUNT of {document.beg} is {count}, and in the {what} {len(images)}"
            yield _fault(FaultKind.PAGE_COUNT, document.load_file, document, text)
    assert volume.rows is not None
    for load_file in volume.images:
        for images in documents_of(load_file.images):
            left = next((image for image in images if image.key not in taken), None)
            if left:
                text = f"image key {left.key} is in no row of the {kind_of(volume.rows)}"
                yield _fault(FaultKind.RANGE, load_file, left, text)


def _unplanned(volume: Volume, documents: Sequence[Planned]) -> Iterator[Fault]:
    """Yield the images of lines that became no document, as none of their files is there."""
    planned = {(shot.load_file.name, shot.byte) for document in documents for shot in document.shots}
    for load_file in volume.images:
        for image in load_file.images:
            if (load_file.name, image.byte) not in planned:
                text = f"image {image.path} named in the {kind_of(load_file)} does not exist"
                yield _fault(FaultKind.MISSING_FILE, load_file, image, text)
