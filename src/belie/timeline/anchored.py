"""Times in a reading given their day: "yesterday" becomes "on July 23, 2018", "October 3" becomes "October 3, 2016"."""

from __future__ import annotations

import re

from belie.domain.dates import Granularity, When
from belie.domain.spans import fold_space
from belie.domain.statements import About, Statement

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DEICTIC = re.compile(
    r"^(?:today|yesterday|tomorrow|tonight|(?:this|yesterday) (?:morning|afternoon|evening)|last night"
    r"|(?:last|next|this|the (?:previous|following|next|same)) (?:day|week|month|quarter|year|\w+day)"
    r"|(?:\w+ ){1,3}(?:ago|earlier|later|before|after|hence))$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:on|in|of|at|by|since|until|before|after|during|from|to|through)\s*$", re.IGNORECASE
)
_MONTHS = "January February March April May June July August September October November December".split()


def anchor_times(text: str, statement: Statement) -> str:
    """Return the text with its relative and incomplete times dated, where the record leaves one reading.

    A time with other readings, an open or assumed one, and a year in the words stay as they are.

    Args:
        text: The statement's content, perhaps without its first words.
        statement: Its `about` says where times stand and what they come to.
    """
    at = 0
    for about in statement.about:
        words = _words(statement, about)
        named = _named(about.when)
        if not words or not named or _YEAR.search(words):
            continue
        place = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, at)
        if place is None:
            continue
        put = _put(words, named, text[: place.start()])
        text = f"{text[: place.start()]}{put}{text[place.end() :]}"
        at = place.start() + len(put)
    return text


def _words(statement: Statement, about: About) -> str:
    """Return the words at the place of a time, "" when they are cut by furniture."""
    offset = 0
    for span in statement.anchor.spans:
        if span.contains(about.span):
            start = offset + about.span.start - span.start
            return fold_space(statement.anchor.quote[start : start + len(about.span)])
        offset += len(span)
    return ""


def _named(when: When) -> str:
    """Return the days in words: "July 23, 2018", "July 2018", "2018", "the week of July 16, 2018"; "" for others."""
    if when.alternatives or when.earliest is None or when.latest is None or when.approximate:
        return ""
    first = when.earliest
    day = f"{_MONTHS[first.month - 1]} {first.day}, {first.year}"
    if when.day:
        return day
    if when.granularity is Granularity.WEEK:
        return f"the week of {day}"
    if when.granularity is Granularity.MONTH:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if when.granularity is Granularity.YEAR else ""


def _put(words: str, named: str, before: str) -> str:
    if _DEICTIC.match(words):
        if _PREPOSITION.search(before):
            return named
        return f"on {named}" if named[:1].isupper() and "," in named else f"in {named}"
    month_day = re.match(r"^(?P<lead>.*?)(?P<month>[A-Z][a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?$", words)
    if month_day and "," in named:
        return f"{month_day['lead']}{named}"
    if words in _MONTHS and named.startswith(words):
        return named
    return f"{words}, {named}" if re.fullmatch(r"\w+day", words) else f"{words} ({named})"
