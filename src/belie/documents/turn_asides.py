"""Lines of a transcript that are nobody's words: what happens in the room, certificates, signature pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINE_NUMBER = r"(?:\d{1,2}\s+)?"
_NUMBER = re.compile(rf"^{_LINE_NUMBER}")
_ASIDE = re.compile(rf"^{_LINE_NUMBER}[(\[](?=[A-Z])")
# "(Recess taken.)", "[Laughter.]", "(Exhibit 4 marked.)", "(Whereupon, the jury was excused.)"
_HAPPENS = re.compile(
    r"(?:Whereupon|WHEREUPON|Thereupon|Recess|RECESS|Off the record|Discussion|Pause|Exhibit|EXHIBIT|Proceedings"
    r"|PROCEEDINGS|Laughter|Applause|Crosstalk|Brief|A (?:recess|break|discussion|bench)|Witness|Jury|Marked|Reporter"
    r"|The (?:witness|jury|court|reporter|record|following|proceedings|requested|question|interpreter|document)"
    r"|Lunch|Luncheon|Bench|Sidebar|Break|No (?:audible )?response|[^)\]]*\b(?:taken|sworn|marked|excused|read back"
    r"|played|handed|held|read|reviewing|exits|enters|recess|ended|concluded|adjourned)\b)"
)
_STOPS = re.compile(
    rf"^\s*{_LINE_NUMBER}(?:\(?(?:Proceedings (?:were )?(?:concluded|adjourned)|Recess\b|Discussion off|Pause\b"
    r"|Whereupon,? (?:a|the) )|(?:REPORTER['’]?S )?CERTIFICAT(?:E|ION)\b|C E R T I F I C A T E|ERRATA\b|E R R A T A"
    r"|(?:WITNESS )?SIGNATURE PAGE|-{0,3}oOo-{0,3}\s*$|Exhibit \S+ (?:was )?marked)"
)
MAX_LINES = 4  # of an aside


def ends_a_turn(text: str) -> bool:
    """True for a line after which nobody speaks: a recess, a certificate."""
    return _STOPS.match(text) is not None


def aside_lines(texts: Sequence[str], at: int) -> int:
    """Return how many lines an aside in brackets takes from line `at`, 0 where none stands."""
    if not _ASIDE.match(texts[at]) or not _HAPPENS.match(_NUMBER.sub("", texts[at])[1:]):
        return 0
    closed = (n for n, text in enumerate(texts[at : at + MAX_LINES], 1) if text.rstrip(" .")[-1:] in (")", "]"))
    return next(closed, 0)
