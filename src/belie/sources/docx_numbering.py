"""The numbers that Word prints before paragraphs and that stand nowhere in the text: "7.", "(b)", "iv.".

A number belongs to a level of a list; it counts on until a higher level moves (ISO/IEC 29500-1, 17.9). Lists of one
abstract definition count together, unless one starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from belie.sources.ooxml import W

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MOST = 1_000_000  # a count beyond this is damage


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    plain: bool = False  # all numbers of the text in digits (w:isLgl)
    restart: int | None = None  # the level (from 1) whose moving starts this one anew; None: any higher one
    style: str = ""  # the paragraph style bound to the level


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)  # levels that this list begins anew


class Styles:
    """What is asked of paragraph and character styles."""

    def __init__(self, root: Any | None) -> None:
        """Take the root of word/styles.xml, None where the file has none."""
        self._styles: dict[str, Any] = {}
        self.default = ""
        for style in root.iterfind(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self.default = name

    def find(self, name: str, path: str) -> Any | None:
        """Return the first element at `path` in a style and those it is based on."""
        for style in self._chain(name):
            found = style.find(path)
            if found is not None:
                return found
        return None

    def _chain(self, name: str) -> Iterator[Any]:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            yield style
            based = style.find(f"{W}basedOn")
            name = based.get(f"{W}val", "") if based is not None else ""


class Numbering:
    """The lists of a document and where each stands in counting."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        """Take the root of word/numbering.xml, None where the file has none."""
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        abstracts = {each.get(f"{W}abstractNumId", ""): each for each in root.iterfind(f"{W}abstractNum")}
        linked = {}
        for ident, each in abstracts.items():
            link = each.find(f"{W}styleLink")
            if link is not None:
                linked[link.get(f"{W}val", "")] = ident
        for num in root.iterfind(f"{W}num"):
            ident = _value(num, "abstractNumId")
            abstract = abstracts.get(ident)
            if abstract is not None and (style := _value(abstract, "numStyleLink")) in linked:
                ident = linked[style]
                abstract = abstracts[ident]
            if abstract is None:
                continue
            held = _List(ident, {_index(lvl): _level(lvl) for lvl in abstract.iterfind(f"{W}lvl")})
            for override in num.iterfind(f"{W}lvlOverride"):
                at = _index(override)
                lvl = override.find(f"{W}lvl")
                if lvl is not None:
                    held.levels[at] = _level(lvl)
                if start := _value(override, "startOverride"):
                    held.starts[at] = _number(start, 1)
            self._lists[num.get(f"{W}numId", "")] = held

    def next(self, properties: Any | None) -> str:
        """Return the number of the next paragraph with these properties (w:pPr), and count it; "" for none."""
        style = _value(properties, "pStyle") if properties is not None else ""
        style = style or self._styles.default
        own = properties.find(f"{W}numPr") if properties is not None else None
        inherited = self._styles.find(style, f"{W}pPr/{W}numPr")
        number = _value(own, "numId") or (_value(inherited, "numId") if inherited is not None else "")
        held = self._lists.get(number)
        if held is None:
            return ""
        at = _value(own, "ilvl") or (_value(inherited, "ilvl") if inherited is not None else "")
        if not at and own is None:
            at = next((str(level) for level, each in held.levels.items() if each.style == style), "")
        return self._count(number, held, min(_number(at, 0), LEVELS - 1))

    def _count(self, number: str, held: _List, at: int) -> str:
        counts = self._counts.setdefault(held.abstract, [None] * LEVELS)
        if at in held.starts and (number, at) not in self._begun:
            self._begun.add((number, at))
            counts[at] = held.starts[at]
        else:
            level = held.levels.get(at, _Level())
            before = counts[at]
            counts[at] = level.start if before is None else min(before + 1, MOST)
        for below in range(at + 1, LEVELS):
            restart = held.levels.get(below, _Level()).restart
            if restart is None or (restart and at < restart):
                counts[below] = None
        return self._shown(held, at, counts)

    def _shown(self, held: _List, at: int, counts: list[int | None]) -> str:
        level = held.levels.get(at, _Level())
        if level.form == "bullet":
            return "•"
        if level.form == "none" and "%" not in level.text:
            return level.text.strip()

        def place(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            other = held.levels.get(which, _Level())
            count = counts[which]
            return format_number(other.start if count is None else count, "decimal" if level.plain else other.form)

        return _PLACE.sub(place, level.text).strip()


def _index(element: Any) -> int:
    return min(_number(element.get(f"{W}ilvl"), 0), LEVELS - 1)


def _level(lvl: Any) -> _Level:
    restart = _value(lvl, "lvlRestart")
    legal = lvl.find(f"{W}isLgl")
    return _Level(
        start=_number(_value(lvl, "start"), 1),
        form=_value(lvl, "numFmt") or "decimal",
        text=_value(lvl, "lvlText"),
        plain=legal is not None and is_on(legal),
        restart=_number(restart, 0) if restart else None,
        style=_value(lvl, "pStyle"),
    )


def _value(element: Any | None, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _number(words: str | None, otherwise: int) -> int:
    return min(int(words), MOST) if words and words.isascii() and words.isdigit() else otherwise


def is_on(element: Any) -> bool:
    """True for a property that is there and not switched off (ST_OnOff)."""
    return element.get(f"{W}val", "1") not in ("0", "false", "off")


def format_number(number: int, form: str) -> str:
    """Return a number as a list shows it; forms not known here in digits (ST_NumberFormat)."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 30) if number > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{tail}"
    if form == "none":
        return ""
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
