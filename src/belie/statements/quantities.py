"""Numbers with what they count: "about 110 class members" is 110, about, class members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from belie.domain.spans import Span
from belie.domain.statements import Bound

_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen"
        " eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_SMALL = "|".join([*_TENS, *_ONES])
_SCALE = "|".join(_SCALES)
_WORDS = rf"(?:a (?:{_SCALE})|(?:{_SMALL})(?:[ -](?:{_SMALL}))?)(?:[ -](?:and )?(?:{_SCALE}|{_SMALL}))*"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = rf"(?:{_DIGITS})(?: (?:{_SCALE}))?|{_WORDS}"
_BOUNDS = {
    Bound.AT_LEAST: r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|upwards? of",
    Bound.AT_MOST: r"at most|no more than|not more than|up to|as many as|a maximum of|no greater than",
    Bound.MORE_THAN: r"more than|over|greater than|in excess of|exceeding|exceeds|above",
    Bound.LESS_THAN: r"less than|fewer than|under|below",
    Bound.ABOUT: (
        r"about|approximately|around|roughly|some|nearly|almost|close to|an estimated|estimated|circa|approx\."
    ),
}
_BEFORE = "|".join(f"(?P<{bound.value}>{words})" for bound, words in _BOUNDS.items())
_QUANTITY = re.compile(
    rf"(?<![\w.,/§¶#:$€£-])(?:(?:{_BEFORE})\s+)?(?:the\s+)?(?:between\s+"
    rf"|from\s+)?(?P<sign>(?:US)?[$€£]\s?)?(?P<low>{_NUMBER})"
    rf"(?:\s*(?:to|and|or|-|–|—)\s*(?P<sign2>[$€£])?(?P<high>{_NUMBER})(?=\s*(?:%|percent|per cent|[a-z]+s\b"
    rf"|people|persons|million|billion)))?"
    r"(?P<percent>\s?%|\s+(?:percent|per cent|percentage points)\b)?(?![\w/:]|-\d|,\d|\.\d)",
    re.IGNORECASE,
)
# A number after these names a thing: "Section 4", "No. 12", "page 7", "Exhibit 3", "Title 8".
_LABEL = re.compile(
    r"(?:\b(?:section|sections|sec|no|nos|number|page|pages|exhibit|exhibits|ex|chapter|article|title"
    r"|paragraph|paragraphs|para|line|lines"
    r"|docket|doc|dkt|ecf|entry|rule|rules|flight|room|apartment|highway|route|interstate|figure|table"
    r"|appendix|part|volume|vol|footnote|note"
    r"|form|version|tab|tr|at|decl|dep|unit|count|counts|item|phase|type|class|level|channel|bus|gate|suite"
    r"|box|code|usc|cfr)\.?|§+|¶+|#|v\.)\s*$",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"\s+(?:U\.?S\.?C?|F\.(?:\s?Supp\.?|\s?\dd|\s?4th)?|S\.\s?Ct|I\. & N|C\.F\.R|Fed\. Reg|Cal\.|N\.Y)\b"
)
_TIME_UNIT = re.compile(
    r"\s*-?(business |calendar |working )?(second|minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE
)
_MEASURE = re.compile(
    r"\s*-?(percentage points|parts per (?:billion|million)|miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|feet"
    r"|foot|inches|acres?|tons?|tonnes?|pounds?|kg|kilograms?"
    r"|gallons?|lit(?:er|re)s?|degrees|dollars|euros|barrels|megawatts?|mph|ppb|ppm)\b",
    re.IGNORECASE,
)
_STOP_WORDS = frozenset(
    """a an the of in at on for to by with from who whom whose which that were was are is am be been being have has had
    having and or but nor than as will would shall should can could may might must do does did not per since during
    until before after under over ago still now then there here when while where if because into onto out off up
    down about between through against within without only also already remain remains remained still each every
    both another other others more less fewer said says it he she they we i you this these those his her its their
    our my your so such no any all some most yet later earlier apart""".split()
)
_IRREGULAR_PLURALS = frozenset(
    "people men women children persons police staff personnel data feet fish cattle aircraft".split()
)
_NOUN = re.compile(r"\s+(?P<word>[^\W\d_][\w'’-]*)")
MAX_COUNTED_WORDS = 5


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity found; `span` counts in the text searched."""

    span: Span
    low: float
    high: float
    bound: Bound
    unit: str
    counted: str


def find_amounts(text: str, span: Span, taken: Sequence[Span] = ()) -> Iterator[Amount]:
    """Yield the quantities of a stretch of text in order of place.

    Args:
        text: Clean text.
        span: Where to look.
        taken: Places that are dates; numbers in them count nothing.

    Numbers that name a thing ("Section 4", "8 U.S.C."), ordinals, clock times and bare numbers without unit, noun or
    bound are left out. "Nearly" and "almost" are read as about.
    """
    for match in _QUANTITY.finditer(text, span.start, span.end):
        place = Span(match.start("low"), match.end())
        if any(place.overlaps(other) for other in taken) or _is_label(text, match, span):
            continue
        low = _value(match["low"])
        if match["low"].lower() == "one" and match.start() == match.start("low"):
            continue  # as often a pronoun as a number
        high = _value(match["high"]) if match["high"] else low
        if low is None or high is None:
            continue
        bound = next((b for b in _BOUNDS if match[b.value]), Bound.EXACT)
        unit, end = _unit(text, match, span.end)
        counted, counted_end = ("", end) if unit in _TIME_NAMES else _counted(text, end, span.end)
        if counted and high != 1 and not unit and not _is_plural(counted.split()[-1]):
            counted = ""  # "the two agreed"
        end = counted_end if counted else end
        if not unit and not counted and bound is Bound.EXACT:
            continue
        if high < low:
            low, high = high, low
        yield Amount(Span(match.start(), end), low, high, bound, unit, counted)


_TIME_NAMES = frozenset("seconds minutes hours days weeks months years decades".split())


def _is_label(text: str, match: re.Match[str], span: Span) -> bool:
    if match.start() == match.start("low") and _LABEL.search(text, max(span.start, match.start() - 14), match.start()):
        return True
    return _REPORTER.match(text, match.end(), min(len(text), match.end() + 12)) is not None


def _unit(text: str, match: re.Match[str], end: int) -> tuple[str, int]:
    if match["percent"]:
        return "%", match.end()
    if match["sign"]:
        return match["sign"].strip()[-1], match.end()
    for pattern in (_TIME_UNIT, _MEASURE):
        found = pattern.match(text, match.end(), end)
        if found:
            name = found[2] if pattern is _TIME_UNIT else found[1]
            low = name.lower()
            return (low if low.endswith(("s", "t", "km", "kg", "ppb", "ppm", "mph", "on")) else f"{low}s"), found.end()
    return "", match.end()


def _counted(text: str, at: int, end: int) -> tuple[str, int]:
    """Return the noun counted with its modifiers, lower case, and where it ends; "of the sixty-two" is passed over."""
    words: list[str] = []
    of = re.compile(r"\s+of\s+(?:(?:the|its|their|those|these|our|all)\s+)?(?:[\w-]+\s+)?(?=[a-z])").match(
        text, at, end
    )
    start = of.end() - 1 if of and not words else at
    here = start
    while len(words) < MAX_COUNTED_WORDS:
        noun = _NOUN.match(text, here, end)
        if noun is None:
            break
        word = noun["word"].lower()
        if word in _STOP_WORDS or (words and word.endswith(("ed", "ly")) and _is_plural(words[-1])):
            break
        words.append(word)
        here = noun.end()
        if _is_plural(word):
            break
    return (" ".join(words), here) if words else ("", at)


def _is_plural(word: str) -> bool:
    return word in _IRREGULAR_PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))


def _value(words: str) -> float | None:
    low = words.lower().strip()
    digits = re.match(r"[\d,]+(?:\.\d+)?", low)
    if digits:
        value = float(digits.group().replace(",", ""))
        scale = low[digits.end() :].strip()
        return value * _SCALES.get(scale, 1.0)
    total = current = 0.0
    for word in re.split(r"[ -]+", low):
        if word in _ONES or word in _TENS:
            current += _ONES.get(word, 0) + _TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * _SCALES[word]
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
        elif word not in ("a", "and"):
            return None
    return total + current
