"""`When` written as EDTF (ISO 8601-2): the part of a time that the notation can hold.

EDTF has no ISO weeks, no times of day without seconds and no offsets from events: a week is written as its seven
days and a moment as its day. Source: Library of Congress, Extended Date/Time Format, levels 0 to 2.
"""

from __future__ import annotations

import re

from belie.domain.dates import Granularity, When

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_SUBYEARS = {**_SEASONS, "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41"}
_SUBYEAR = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")


def write_edtf(when: When) -> str:
    """Return the EDTF of the first reading ("2017-05-03~", "2017-05/..", "199X", "2014-35"), ".." when all is open.

    A trailing "~" says approximate. Other readings are not written: they are readings, not a set of dates.
    """
    if when.earliest is None and when.latest is None:
        return ".."
    mark = "~" if when.approximate else ""
    if "/" in when.timex:
        left, _, right = when.timex.partition("/")
        return f"{_end(left, when.earliest, mark)}/{_end(right, when.latest, mark)}"
    plain = _plain(when.timex)
    if plain:
        return plain + mark
    if when.day is not None:
        return when.day.isoformat() + mark
    if when.granularity in (Granularity.MONTH, Granularity.YEAR) and when.earliest is not None:
        return when.earliest.isoformat()[: 7 if when.granularity is Granularity.MONTH else 4] + mark
    return f"{_end('', when.earliest, mark)}/{_end('', when.latest, mark)}"


def _plain(value: str) -> str:
    """Return the EDTF of one TIMEX3 value, or "" where EDTF has none."""
    value = value.partition("T")[0]
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return value
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    if re.fullmatch(r"\d\d", value):
        return f"{value}XX"
    subyear = _SUBYEAR.fullmatch(value)
    return f"{subyear[1]}-{_SUBYEARS[subyear[2]]}" if subyear else ""


def _end(value: str, day: object, mark: str) -> str:
    if day is None:
        return ".."
    return (_plain(value) or str(day)) + mark
