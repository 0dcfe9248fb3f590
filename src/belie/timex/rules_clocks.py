"""Rules for times of day and for a time of day put on a date."""

from __future__ import annotations

from typing import Any

from belie.timex.builders import made
from belie.timex.pattern import Found, Node, code, rule
from belie.timex.terms import Cal, Clock, Range, Rel, RelNamed


def _oclock(f: Found) -> Any:
    hour = int(f.value("n"))
    if not 1 <= hour <= 12:
        return None
    if f.has("p") and f.value("p") in ("AF", "EV", "NI") and hour < 12:
        hour += 12
    return Clock(text=f"{hour:02d}:00", loose=True)


def _clock_part(f: Found) -> Any:
    text, part = f.value("c"), f.value("p")
    hour = int(text[:2])
    if part in ("AF", "EV", "NI") and 1 <= hour < 12:
        text = f"{hour + 12:02d}{text[2:]}"
    return Clock(text=text, loose=True)


_CLOCK_LEADS = {code(k) for k in (
    "AT BY FROM TO UNTIL SINCE BEFORE AFTER ABOUT BETWEEN AND COMMA ON DATE HYPH ATLEAST ONABOUT THROUGH CLOCK TIME"
).split()}  # fmt: skip


_TRANSCRIPTS = frozenset("tr dep id transcript deposition hr'g rt".split())


def _bare_clock(f: Found) -> Any:
    """Mark "at 14:30" and "June 3, 14:30"; not "Proverbs 3:16" nor the page and line of "Tr. at 45:12"."""
    before, after = f.before(), f.after()
    if after is not None and after.kind in (code("DATE"), code("ON"), code("OCLOCK")):
        return f.value("x") + "~"
    if before is None or before.kind not in _CLOCK_LEADS:
        return None
    source = f.before(3) if (dot := f.before(2)) is not None and dot.kind == code("END") else dot
    if source is not None and source.text.lower() in _TRANSCRIPTS:
        return None
    return f.value("x") + "~"


def _plain_clock(f: Found) -> Any:
    text = f.value("c")
    return Clock(text=text.rstrip("~"), loose=True, bare=text.endswith("~"))


def _hours(f: Found) -> Any:
    """Read "9-11 a.m.", "between 3 and 5 p.m."."""
    a, c = f.node("a"), f.node("c")
    if (f.node("j").kind == code("AND") and not f.has("q")) or a.value > 12:
        return None
    if f.node("j").kind == code("AND") and f.node("q").kind != code("BETWEEN"):
        return None
    text = c.value.rstrip("~")
    end = int(text[:2])
    hour = a.value % 12 + 12 if end >= 12 and a.value % 12 + 12 <= end else a.value % 12 if end < 12 else a.value
    first, last = Clock(text=f"{hour:02d}:00", loose=True), Clock(text=text, loose=True)
    parts = (Node(code("TIME"), a.start, a.end, first), Node(code("TIME"), c.start, c.end, last))
    start = f.nodes[f.match.start()].start
    return Node("", start, c.end, Range(first=first, last=last), parts=parts)


def _clock_on(f: Found) -> Any:
    clock, day = f.node("c").value, f.node("d").value
    if isinstance(day, Clock):
        return _clock_in(f)
    if not isinstance(clock, Clock) or not clock.loose:
        return None
    return Clock(text=clock.text, on=day)


def _clock_in(f: Found) -> Any:
    """Read "9 a.m. tomorrow morning", "midnight tonight", "that night at 11:42"."""
    clock, part = f.node("c").value, f.node("d").value
    if not (isinstance(clock, Clock) and isinstance(part, Clock)) or not clock.loose or part.on is None:
        return None
    if part.text.isalpha() is False:
        return None
    text = clock.text
    if clock.bare and part.text in ("AF", "EV", "NI") and 1 <= int(text[:2]) < 12:
        text = f"{int(text[:2]) + 12:02d}{text[2:]}"
    return Clock(text=text, on=part.on, shift=part.shift)


def _part_on(f: Found) -> Any:
    day = f.node("d").value
    if isinstance(day, Rel) and day.unit != "D":
        return None
    cal = day.cal if isinstance(day, RelNamed) else day
    if isinstance(cal, Cal) and cal.day is None and not (cal.weekday or cal.holiday):
        return None
    return Clock(text=f.value("p"), on=day)


def _past_hour(f: Found) -> Any:
    """Read "half past nine", "a quarter to ten"."""
    share, relation, hour = f.node("h"), f.node("r").text.lower(), f.value("n")
    if relation not in ("past", "after", "to", "before") or hour != int(hour) or not 1 <= hour <= 12:
        return None
    half = share.kind == code("HALF")
    if relation in ("to", "before"):
        return None if half else Clock(text=f"{int(hour) - 1 or 12:02d}:45", loose=True, bare=True)
    return Clock(text=f"{int(hour):02d}:{30 if half else 15}", loose=True, bare=True)


CLOCKS = (
    rule("TIME", "A? h:(HALF|QUARTER) r:(LAST|AFTER|TO|BEFORE) n:(ONES|CARD|DAYNUM)(?!UNIT|UNITS)", _past_hour),
    rule("TIME", "n:NUMBER OCLOCK (IN THE p:PART)?", _oclock),
    rule("TIME", "c:(CLOCK|BARECLOCK) IN THE p:PART", _clock_part),
    rule("CLOCK", "x:BARECLOCK", _bare_clock),
    rule("RANGE", "q:(FROM|BETWEEN)? a:DAYNUM j:(TO|HYPH|AND|UNTIL) c:CLOCK", _hours),
    rule("TIME", "c:CLOCK", _plain_clock),
    rule("TIME", "NUMBER? NOON", made(Clock(text="12:00", loose=True))),
    rule("TIME", "MIDNIGHT", made(Clock(text="00:00", loose=True))),
    rule("TIME", "x:MOMENT", lambda f: f.value("x")),
    rule("TIME", "THE? (EARLY|LATE)? p:PART (DUR|UNITS)? (OF|COMMA) d:DATE", _part_on),
    rule("TIME", "d:DATE p:PART", _part_on),
    rule("TIME", "p:PART ON d:DATE", _part_on),
    rule("TIME", "c:TIME (COMMA|ON|OF)? d:TIME", _clock_in),
    rule("TIME", "d:TIME (AT|COMMA AT|COMMA|ABOUT)? c:TIME", _clock_in),
    rule("TIME", "c:TIME (COMMA|ON|OF|COMMA ON|q:ONABOUT)? d:DATE", _clock_on),
    rule("TIME", "d:DATE (COMMA|AT|COMMA AT|ONABOUT|HYPH|LPAR)? c:TIME", _clock_on),
)
