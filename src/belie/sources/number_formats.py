"""Number formats of workbooks (ISO/IEC 29500-1, 18.8.30-31): a stored number as a person saw it.

Days are written as ISO 8601 whatever the format, to the precision it shows; numbers as the format says: decimals,
grouping, percent, currency, brackets. Fractions and formats that cannot be followed show the plain number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

GENERAL = "General"
LARGEST_WHOLE = 1e15  # a whole number is shown in full below; a double is exact to there
GENERAL_DIGITS = 10  # digits that "General" shows of a number with a fraction
LONGEST_CODE = 255  # characters of a format; programs write no longer one
MOST_PLACES = 30  # decimals
LARGEST = 1e25  # shown by a format; above it as "General" shows it
LAST_DAY = 2_958_465  # 9999-12-31, the last day a workbook counts

# Ids that stand for a format which no workbook writes out (18.8.30); 27-36 and 50-58 are dates in East Asian ones
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 41: "#,##0;(#,##0)", 42: "$#,##0;($#,##0)",
    43: "#,##0.00;(#,##0.00)", 44: "$#,##0.00;($#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0",
    49: "@", **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}  # fmt: skip

# Pieces of a format: literal words, what is left out (_x leaves room, *x fills), colours and locales, placeholders
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<room>[_*].)|\[(?P<bracket>[^\]]*)\]?|(?P<power>[eE][+-]0+)'
    r"|(?P<half>AM/PM|A/P)|(?P<general>General)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_WIDE = Context(prec=2 * MOST_PLACES + 10)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str  # "literal", "digit", "point", "comma", "percent", "power", "day", "elapsed", "half", "general", "text"
    words: str


@dataclass(frozen=True, slots=True)
class _Section:
    pieces: tuple[_Piece, ...]
    condition: tuple[str, float] | None = None

    def has(self, *kinds: str) -> bool:
        return any(piece.kind in kinds for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """One format, ready to show numbers; `is_date` where it shows a day or an hour."""

    sections: tuple[_Section, ...] = field(repr=False)
    is_date: bool

    def show(self, value: float, *, from_1904: bool = False) -> str:
        """Return a stored number as it is shown; a count of days counts from 1904 where the workbook says so."""
        if not -float("inf") < value < float("inf"):
            return "#NUM!"
        section, number = self._section(value)
        if section.has("day", "elapsed"):
            return _show_day(value, section, from_1904) or show_general(value)
        return _show_number(section, number)

    def _section(self, value: float) -> tuple[_Section, float]:
        """Return the section for a value, and the value without the sign that the section itself stands for."""
        sections = self.sections
        for section in sections:
            if section.condition and _holds(value, *section.condition):
                return section, abs(value) if value < 0 and sections.index(section) else value
        if any(section.condition for section in sections):
            return next((section for section in sections if not section.condition), sections[-1]), value
        if len(sections) > 2 and value == 0:
            return sections[2], value
        if len(sections) > 1 and value < 0:
            return sections[1], -value
        return sections[0], value


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """Return the format that a code ("#,##0.00;[Red](#,##0.00)") stands for."""
    sections = tuple(_parse(section) for section in _split(code[:LONGEST_CODE])) or (_parse(GENERAL),)
    return NumberFormat(sections, any(section.has("day", "elapsed") for section in sections))


def show_general(value: float) -> str:
    """Return a number as the format "General" shows it: "38", not "38.0"; "0.3333333333"."""
    if value == int(value) and abs(value) < LARGEST_WHOLE:
        return str(int(value))
    if abs(value) >= LARGEST_WHOLE or abs(value) < 1e-9:
        return f"{value:.{GENERAL_DIGITS}G}"
    places = max(0, GENERAL_DIGITS - len(str(int(abs(value)))) + (abs(value) < 1))
    return _rounded(value, places).rstrip("0").rstrip(".")


def _split(code: str) -> list[str]:
    """Return the sections of a code, cut at semicolons that are no literal."""
    sections, held = [], ""
    for piece in _PIECE.finditer(code):
        if piece["plain"] == ";":
            sections.append(held)
            held = ""
        else:
            held += piece.group()
    return [*sections, held][:4]


def _parse(section: str) -> _Section:
    pieces: list[_Piece] = []
    condition = None
    for each in _PIECE.finditer(section):
        if each["bracket"] is not None:
            inside = each["bracket"]
            found = _CONDITION.match(inside)
            if found:
                condition = (found[1], float(found[2]))
            elif _ELAPSED.fullmatch(inside):
                pieces.append(_Piece("elapsed", inside.lower()))
            elif inside.startswith("$"):
                pieces.append(_Piece("literal", inside[1:].partition("-")[0]))
        elif each["plain"] is not None:
            letter = each["plain"]
            kind = {"%": "percent", ".": "point", ",": "comma", "@": "text"}.get(letter, "literal")
            kind = "digit" if letter in "0#?" else "day" if letter in "dmyhsDMYHS" else kind
            pieces.append(_Piece(kind, letter.lower() if kind == "day" else letter))
        elif each["room"] is None:
            kind = next(kind for kind in ("quoted", "escaped", "power", "half", "general") if each[kind] is not None)
            pieces.append(_Piece("literal" if kind in ("quoted", "escaped") else kind, each[kind]))
    return _Section(tuple(pieces), condition)


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit, "=": value == limit,
        "<>": value != limit,
    }[sign]  # fmt: skip


def _rounded(value: float, places: int) -> str:
    """Return a number with so many decimals, halves away from nought as workbooks round them."""
    return str(Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE))


def _show_number(section: _Section, value: float) -> str:
    if section.has("general", "text") or abs(value) >= LARGEST:
        words = [show_general(value) if each.kind in ("general", "text") else each.words
                 for each in section.pieces if each.kind in ("general", "text", "literal")]  # fmt: skip
        return "".join(words).strip() if section.has("general", "text") else show_general(value)
    if not section.has("digit"):
        return "".join(each.words for each in section.pieces if each.kind in ("literal", "percent")).strip()
    if any(each.words == "/" for each in section.pieces):
        return show_general(value)
    value *= 100.0 ** sum(each.kind == "percent" for each in section.pieces)
    whole, fraction, grouped, scale = _placeholders(section)
    fraction = fraction[:MOST_PLACES]
    value /= 1000.0**scale
    power = next((each.words for each in section.pieces if each.kind == "power"), "")
    if power:
        shown = f"{value:.{len(fraction)}E}"
        return _laid(section, *shown.partition("E")[0].lstrip("-").partition(".")[::2], power=shown.partition("E")[2],
                     negative=value < 0)  # fmt: skip
    digits = _rounded(abs(value), len(fraction))
    before, _, after = digits.partition(".")
    after = after[: len(fraction.rstrip("#?"))] + after[len(fraction.rstrip("#?")) :].rstrip("0")
    before = before.lstrip("0").rjust(whole.count("0"), "0")
    if grouped:
        before = f"{int(before or 0):,}".rjust(whole.count("0"), "0") if before else ""
    return _laid(section, before, after, negative=value < 0 and bool((before + after).strip("0,")))


def _placeholders(section: _Section) -> tuple[str, str, bool, int]:
    """Return the placeholders before and after the point, whether thousands are grouped, and by how many to divide."""
    whole = fraction = ""
    grouped, scale, pointed = False, 0, False
    for piece in section.pieces:
        if piece.kind == "digit":
            grouped, scale = grouped or (scale > 0 and not pointed and bool(whole)), 0
            whole, fraction = (whole, fraction + piece.words) if pointed else (whole + piece.words, fraction)
        elif piece.kind == "point":
            pointed = True
        elif piece.kind == "comma":
            scale += 1
    return whole, fraction, grouped, scale


def _laid(section: _Section, before: str, after: str, *, power: str = "", negative: bool = False) -> str:
    """Return the digits at their placeholders, with the literal words between: "(310.50)", "555-1234"."""
    places = [at for at, piece in enumerate(section.pieces) if piece.kind == "digit"]
    point = next((at for at, piece in enumerate(section.pieces) if piece.kind == "point"), len(section.pieces))
    whole = [at for at in places if at < point]
    between = any(piece.kind == "literal" for piece in section.pieces[whole[0] : whole[-1]]) if whole else False
    filled: dict[int, str] = {}
    if between:
        rest = before
        for at in reversed(whole):
            filled[at], rest = rest[-1:], rest[:-1]
        filled[whole[0]] = rest + filled[whole[0]]
    elif whole:
        filled[whole[0]] = before
    behind = [at for at in places if at > point]
    if behind:
        filled[behind[0]] = after
    out = []
    for at, piece in enumerate(section.pieces):
        if piece.kind == "digit":
            out.append(filled.get(at, ""))
        elif piece.kind == "point":
            out.append("." if after or not behind else "")
        elif piece.kind == "power":
            out.append("E" + power)
        elif piece.kind in ("literal", "percent"):
            out.append(piece.words)
    shown = "".join(out).strip()
    return f"-{shown}" if negative else shown


def _show_day(value: float, section: _Section, from_1904: bool) -> str:
    """Return a count of days as the day and hour it stands for, "" for one outside the calendar."""
    marks = "".join(piece.words if piece.kind == "day" else " " for piece in section.pieces)
    elapsed = next((piece.words for piece in section.pieces if piece.kind == "elapsed"), "")
    if elapsed and abs(value) <= LAST_DAY:
        return _show_elapsed(value, elapsed)
    if not 0 <= value < LAST_DAY + 1:
        return ""
    with_clock = "h" in marks or "s" in marks
    seconds = round(value * 86400) if "s" in marks else round(value * 1440) * 60 if with_clock else 0
    days = seconds // 86400 if with_clock else int(value)
    months = "m" in re.sub(r"(?<=h)[^dyhs]*|m+(?=\W*s)", "", marks)
    clock = _clock(seconds % 86400, with_seconds="s" in marks) if with_clock else ""
    if not ("d" in marks or "y" in marks or months):
        return clock
    if from_1904:
        day = (date(1904, 1, 1) + timedelta(days=days)).isoformat() if days <= LAST_DAY - 1462 else ""
    elif days == 60:
        day = "1900-02-29"  # which never was: the first of these programs counted it, and all do since
    else:
        day = (date(1899, 12, 30) + timedelta(days=days + (days < 60))).isoformat()
    if "d" not in marks and not clock:
        day = day[:7] if months else day[:4]
    return f"{day} {clock}".strip()


def _clock(seconds: int, *, with_seconds: bool) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours:02}:{rest // 60:02}" + (f":{rest % 60:02}" if with_seconds else "")


def _show_elapsed(value: float, unit: str) -> str:
    """Return a length of time: "26:30:00" from hours, "90:00" from minutes, "5400" from seconds."""
    seconds = round(abs(value) * 86400)
    sign = "-" if value < 0 else ""
    if unit[0] == "s":
        return f"{sign}{seconds}"
    if unit[0] == "m":
        return f"{sign}{seconds // 60}:{seconds % 60:02}"
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
