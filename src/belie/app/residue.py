"""What gives a hidden paper away: strings that it has and no visible paper, and finding them in any text.

Kept as hashes, so that neither this module's answers nor what is written of them holds a word of the paper.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

WORDS_TOGETHER = 5  # so many words in a row, which no visible paper has, are no chance
LEAST_DIGITS = 4  # shorter numbers stand everywhere
LEAST_LETTERS = 5  # of a word by itself, of a name, and of a word in a file's name without its ending
ID_DIGITS = 12  # hex digits of an id that are shown at least
UNDER_SEVERAL = "several"

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?<!\w)\d(?:[\d.,]*\d)?(?!\w)")  # not the digits of an id
_ID = re.compile(r"\b[0-9a-f]{12,64}\b")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no bit of a word's hash is lost

Hashes = NDArray[np.uint64]
K = TypeVar("K")


@dataclass(frozen=True, slots=True, order=True)
class Residue:
    """One trace of a hidden paper: where, of which paper, of what kind; `mark` is a hash of the words."""

    place: str
    kind: str  # "words", "word", "name", "number", "file name", "id"
    paper: str  # id of the document, or of its source where it has none; "several" where more papers have it
    mark: str


def words_of(text: str) -> list[str]:
    """Return the words of a text, case folded."""
    return _WORD.findall(text.casefold())


def grams_of(words: list[str]) -> Hashes:
    """Return a hash of every `WORDS_TOGETHER` words in a row, in order."""
    if len(words) < WORDS_TOGETHER:
        return np.empty(0, np.uint64)
    each = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint64)
    whole = np.zeros(len(words) - WORDS_TOGETHER + 1, np.uint64)
    with np.errstate(over="ignore"):
        for at in range(WORDS_TOGETHER):
            whole = (whole ^ each[at : at + len(whole)]) * _MULTIPLIER
            whole ^= whole >> np.uint64(29)
    return whole


def numbers_of(text: str) -> set[str]:
    """Return the numbers of a text with enough digits, without points and commas."""
    found = {re.sub(r"\D", "", held) for held in _NUMBER.findall(text)}
    return {held for held in found if len(held) >= LEAST_DIGITS}


def own_words() -> set[str]:
    """Return every word of belie's code and templates, of which it makes its reasons and reports."""
    found: set[str] = set()
    waiting = [files("belie")]
    while waiting:
        for held in waiting.pop().iterdir():
            if held.is_dir():
                waiting.append(held)
            elif held.name.endswith((".py", ".j2")):
                found |= set(words_of(held.read_text("utf-8")))
    return found


def mark_of(kind: str, value: str) -> str:
    """Return what a trace is reported as."""
    return hashlib.sha256(f"{kind}\x00{value}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(slots=True)
class Marks:
    """The strings that give hidden papers away, each with its paper; filled by `hide`, then thinned by `show`."""

    grams: dict[int, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    files: dict[tuple[str, ...], str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    _sorted: Hashes | None = None
    _first: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] | None = None

    def hide(self, paper: str, text: str) -> None:
        """Take what a hidden page says."""
        words = words_of(text)
        _add(self.grams, (int(held) for held in grams_of(words)), paper)
        _add(self.words, (word for word in set(words) if len(word) >= LEAST_LETTERS), paper)
        _add(self.numbers, numbers_of(text), paper)

    def hide_name(self, paper: str, name: str) -> None:
        """Take the name of somebody whom hidden papers alone name."""
        words = tuple(words_of(name))
        if len("".join(words)) >= LEAST_LETTERS:
            _add(self.names, [words], paper)

    def hide_file(self, paper: str, name: str) -> None:
        """Take the name of a hidden file, folders left out."""
        base = re.split(r"[/\\!]", name)[-1]
        words = tuple(words_of(base.rpartition(".")[0] or base))
        if any(len(word) >= LEAST_LETTERS for word in words):
            _add(self.files, [words], paper)

    def hide_id(self, paper: str, ident: str) -> None:
        """Take the id or hash of something hidden."""
        _add(self.ids, [ident[:ID_DIGITS]], paper)

    def show(self, texts: Iterable[str]) -> None:
        """Drop what visible texts hold too."""
        found = {held for text in texts for held in self._found(text)}
        for kind, mark in found:
            getattr(self, _KINDS[kind]).pop(mark, None)
        if found:
            self._sorted = self._first = None

    def show_own(self, words: Iterable[str]) -> None:
        """Drop single words that belie's own sentences hold: they give nothing away."""
        for word in words:
            self.words.pop(word, None)
            self.files.pop((word,), None)
        self._first = None

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each kind."""
        return {kind: len(getattr(self, name)) for kind, name in _KINDS.items()}

    def find(self, place: str, texts: Iterable[str], but: Collection[str] = ()) -> list[Residue]:
        """Return the traces in texts, each once; those of the kinds in `but` left out."""
        found = {
            Residue(place, kind, getattr(self, _KINDS[kind])[mark], mark_of(kind, str(mark)))
            for text in texts
            for kind, mark in self._found(text)
            if kind not in but
        }
        return sorted(found)

    def _found(self, text: str) -> Iterator[tuple[str, object]]:
        words = words_of(text)
        if self._sorted is None:
            self._sorted = np.sort(np.fromiter(self.grams, np.uint64, len(self.grams)))
        grams = grams_of(words)
        if len(grams) and len(self._sorted):
            at = np.minimum(np.searchsorted(self._sorted, grams), len(self._sorted) - 1)
            yield from (("words", int(gram)) for gram in np.unique(grams[self._sorted[at] == grams]))
        yield from (("word", word) for word in set(words) & self.words.keys())
        yield from (("number", number) for number in numbers_of(text) & self.numbers.keys())
        yield from self._names_in(words)
        idents = {ident[:ID_DIGITS] for ident in _ID.findall(text)}
        yield from (("id", ident) for ident in idents & self.ids.keys())

    def _names_in(self, words: list[str]) -> set[tuple[str, tuple[str, ...]]]:
        if self._first is None:
            self._first = defaultdict(list)
            for kind, names in (("name", self.names), ("file name", self.files)):
                for name in names:
                    for way in {name, (name[-1], *name[:-1])} if kind == "name" else {name}:  # "Lund, Ada M."
                        self._first[way[0]].append((kind, name, way))
        return {
            (kind, name)
            for at, word in enumerate(words)
            for kind, name, way in self._first.get(word, ())
            if tuple(words[at : at + len(way)]) == way
        }


_KINDS = {"words": "grams", "word": "words", "number": "numbers", "name": "names", "file name": "files", "id": "ids"}


def _add(marks: dict[K, str], found: Iterable[K], paper: str) -> None:
    for mark in found:
        marks[mark] = paper if marks.get(mark, paper) == paper else UNDER_SEVERAL
