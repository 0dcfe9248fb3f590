"""The work of `belie verify-seal`: proof that an audience is shown nothing it may not see, and nothing less."""

from __future__ import annotations

import dataclasses
import hashlib
import inspect
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from belie import __version__
from belie.app.residue import UNDER_SEVERAL, Marks, Residue, mark_of, own_words
from belie.app.wiring import LOG_NAME, House
from belie.domain.access import Audience
from belie.domain.documents import Frame, Origin
from belie.domain.ids import SourceId
from belie.domain.ledger import Attachment
from belie.domain.ports import Reads
from belie.sources.limits import read_guarded

WITHOUT_TEXT = frozenset({"words", "grid", "furniture"})  # fields that repeat a page's text or have none
FILE_KINDS_LEFT_OUT = ("word", "number")  # where bytes are no text
OWN_FILES = ("matter.db", "matter.db-wal", "matter.db-shm", "matter.lock")
BLOBS = "blobs"
COPY = "matter.db.before-"
SEARCHED = 300  # words, names and numbers of hidden papers that are typed into search, the first by hash
DEEPEST = 4  # files in files in files


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked through, by its hash; `why` says why it could not be."""

    name: str
    sha256: str
    why: str = ""


@dataclass(slots=True)
class SealReport:
    """What was looked at, and what was found. No words of a hidden paper are in it."""

    matter: str
    audience: Audience
    made_at: str
    belie: str = __version__
    hidden_papers: int = 0
    hidden_pages: int = 0
    marks: Mapping[str, int] = field(default_factory=dict)  # strings looked for, by kind
    places: dict[str, int] = field(default_factory=dict)  # things looked through, by place
    ranks: int = 0  # stored ranks worked out anew
    too_low: list[str] = field(default_factory=list)  # rows that show more than they may
    too_high: list[str] = field(default_factory=list)  # rows and views that show less
    residues: list[Residue] = field(default_factory=list)
    files: list[Checked] = field(default_factory=list)

    @property
    def unchecked(self) -> list[Checked]:
        """The files that could not be looked through."""
        return [held for held in self.files if held.why]

    @property
    def clean(self) -> bool:
        """True when nothing was found and everything could be looked through."""
        return not (self.too_low or self.too_high or self.residues or self.unchecked)


def verify_seal(house: House, audience: Audience, files: Iterable[Path]) -> SealReport:
    """Return what an audience could learn that it may not, from the matter, its folder and the files given."""
    report = SealReport(house.folder.name, audience, house.clock.now().isoformat(timespec="seconds"))
    proof = house.store.prove_access()
    report.ranks, report.too_low, report.too_high = proof.ranks, list(proof.too_low), list(proof.too_high)
    reads = house.store.seen_by(audience)
    if house.store.findings_key() and not (reads.findings_key() and reads.identities_key()):
        report.too_high.append("people and findings are not made for this audience yet: `belie run` makes them")
    marks = gather(house.store, reads, report)
    report.marks = marks.counts
    for place, texts in answers(reads):
        _look(report, marks, place, texts)
    for asked in _probes(marks):
        report.places["search"] = report.places.get("search", 0) + 1
        for hit in reads.search(asked):
            report.residues += marks.find("search", _strings(hit))
    _folder(house, marks, report)
    for path in files:
        _file(path, str(path), marks, report)
    report.residues = sorted(set(report.residues))
    return report


def _people_of(frame: Frame) -> set[str]:
    """Return the people and bodies that a frame names."""
    listed = (frame.author, frame.addressee, frame.on_behalf_of, frame.witness)
    return {part.strip() for field in listed for part in field.split(";")}


def gather(whole: Reads, reads: Reads, report: SealReport) -> Marks:
    """Return the strings that hidden papers have and nothing that this audience sees; count the papers and pages."""
    marks, shown = Marks(), {held.id: held for held in reads.iter_documents()}
    for document in whole.iter_documents():
        seen = shown.get(document.id)
        for page in document.pages:
            if seen is None or (seen.pages[page.index].origin is Origin.NONE and page.origin is not Origin.NONE):
                report.hidden_pages += 1
                marks.hide(document.id, page.text)
        if reads.audience is not Audience.HOUSE:
            for flag in document.flags:
                marks.hide(document.id, flag.text)
        if seen is None:
            report.hidden_papers += 1
            marks.hide_file(document.id, document.name)
            marks.hide_id(document.id, document.id)
            marks.hide_id(document.id, document.source)
    lines = {(held.name, held.source) for held in reads.iter_intake()}
    for line in whole.iter_intake():
        if (line.name, line.source) not in lines:
            marks.hide_file(line.source or mark_of("file name", line.name), line.name)
    said = {held.id for held in reads.iter_statements()}
    for statement in whole.iter_statements():
        if statement.id not in said:
            marks.hide_id(statement.document, statement.id)
    frames = {held.document: held for held in reads.iter_frames()}
    for frame in whole.iter_frames():
        told = frames.get(frame.document)
        for name in _people_of(frame) - (_people_of(told) if told else set()):
            marks.hide_name(frame.document, name)
    mentioned = {(held.document, held.span) for held in reads.iter_mentions()}
    for mention in whole.iter_mentions():
        if (mention.document, mention.span) not in mentioned:
            marks.hide_name(mention.document, mention.name)
    for document in shown.values():
        marks.show([document.name, *(page.text for page in document.pages), *_strings(document.hints)])
    for line in reads.iter_intake():
        marks.show([line.name, line.source or ""])
    for statement in reads.iter_statements():
        home = shown.get(statement.document)
        if home and all(home.pages[at].origin is not Origin.NONE for at in statement.anchor.page_indexes):
            marks.show([statement.content])  # furniture and attributing words are cut out of it
    marks.show_own(own_words())
    return marks


def answers(reads: Reads) -> Iterator[tuple[str, list[str]]]:
    """Yield everything that this audience is told by questions that need no answer first: place and texts.

    All of the reader's methods that can be called with nothing are, so a new question is looked at as well.
    """
    for name, method in inspect.getmembers(reads, inspect.ismethod):
        parameters = inspect.signature(method).parameters.values()
        if name.startswith("_") or name == "counts" or any(held.default is held.empty for held in parameters):
            continue  # `counts` tells numbers under names of belie's own
        told = method()
        for held in told if isinstance(told, Iterator | list | tuple) else [told]:
            yield name, list(_strings(held))
    for frame in reads.iter_frames():
        yield "get_document", list(_strings(reads.get_document(frame.document)))


def _strings(held: Any) -> Iterator[str]:
    """Yield every text in a value, however deep; numbers are left out, as places in a text are numbers too."""
    if isinstance(held, str):
        yield held
    elif dataclasses.is_dataclass(held):
        for each in dataclasses.fields(held):
            if each.name not in WITHOUT_TEXT:
                yield from _strings(getattr(held, each.name))
    elif isinstance(held, Mapping):
        for key, value in held.items():
            yield from _strings(key)
            yield from _strings(value)
    elif isinstance(held, list | tuple | set | frozenset):
        for value in held:
            yield from _strings(value)


def _probes(marks: Marks) -> list[str]:
    """Return what hidden papers alone say, to be searched for: the first so many by hash, the same in every run."""
    every = [*marks.words, *marks.numbers, *(" ".join(name) for name in marks.names)]
    return sorted(every, key=lambda held: hashlib.sha256(held.encode("utf-8", "surrogatepass")).digest())[:SEARCHED]


def _look(report: SealReport, marks: Marks, place: str, texts: Iterable[str], but: Collection[str] = ()) -> None:
    report.places[place] = report.places.get(place, 0) + 1
    report.residues += marks.find(place, texts, but)


def _folder(house: House, marks: Marks, report: SealReport) -> None:
    """Look through the files of the matter's folder; database and originals are the house's, but no key leaves them
    readable."""
    keyed = house.settings.key is not None or house.settings.key_file is not None
    for path in sorted(house.folder.rglob("*")):
        name = path.relative_to(house.folder).as_posix()
        if path.is_dir():
            continue
        if name in OWN_FILES or name.startswith(f"{BLOBS}/"):
            if keyed:  # random bytes spell short numbers and words
                _look(report, marks, f"folder: {name}", [_decoded(path.read_bytes())], FILE_KINDS_LEFT_OUT)
        elif name == LOG_NAME:
            _look(report, marks, f"folder: {name}", [_decoded(path.read_bytes())], ("word",))
        elif name.startswith(COPY):
            report.places[f"folder: {name}"] = 1
            if report.hidden_pages:
                report.residues.append(Residue(f"folder: {name}", "copy of the whole matter", UNDER_SEVERAL, ""))
        else:
            _file(path, f"folder: file {len(report.files) + 1}", marks, report)


def _file(path: Path, place: str, marks: Marks, report: SealReport) -> None:
    """Look through a file: its bytes as text, and all that readers find in it, files inside included."""
    try:
        data = path.read_bytes()
    except OSError as error:
        report.files.append(Checked(place, "", error.strerror or "cannot be read"))
        return
    why = _inside(path.name, place, data, marks, report, 0)
    report.files.append(Checked(place, hashlib.sha256(data).hexdigest(), why))


def _inside(name: str, place: str, data: bytes, marks: Marks, report: SealReport, depth: int) -> str:
    """Look through bytes; return why they could not be read, or ""."""
    binary = b"\x00" in data[:4096] or data.startswith((b"%PDF", b"PK"))
    _look(report, marks, place, [_decoded(data)], FILE_KINDS_LEFT_OUT if binary else ("word",))
    report.residues += marks.find(place, [name], ("word",))
    inner: list[Attachment] = []
    result = read_guarded(data, name, SourceId(hashlib.sha256(data).hexdigest()), keep=inner.append)
    for document in result.documents:
        _look(report, marks, place, _strings(document), ("word", "id"))
    reasons = [result.unread.kind.value] if result.unread else []
    for number, (member, held) in enumerate([*inner, *result.attachments], start=1):
        called = f"{place}!{number}"  # its name may be one that is hidden
        if not isinstance(held, bytes):
            reasons.append(f"{called}: {held.kind.value}")
        elif depth == DEEPEST:
            reasons.append(f"{called}: too deep")
        elif why := _inside(member, called, held, marks, report, depth + 1):
            reasons.append(f"{called}: {why}")
    blank = sum(page.origin is Origin.NONE for document in result.documents for page in document.pages)
    return "; ".join([*reasons, *([f"{blank} pages without text"] if blank else [])])


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")
