"""Who speaks, as a transcript prints it at the start of a line: "Q.", "THE WITNESS:", "Mr. Dorr.", "Interviewer:".

A page is read for its way of printing labels first, so that "Mr. Dorr. Thank you" is a label in a committee's hearing
and two sentences elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = r"(?:\d{1,2}(?:\s+|$))?(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?\s+)?"
_UPPER = "A-ZÀ-ÖØ-Þ"
# "McNAMARA", "DeLUCA", "O'BRIEN", "VAN"
_CAPITALS = rf"(?:Mc|Mac|De|Di|La|Le|Du|Van|Von|St\.?)?[{_UPPER}][{_UPPER}'’.-]*"
_TITLE = r"(?:MR|MS|MRS|MISS|DR|MX)\b\.?"
COUNSEL = rf"(?:{_TITLE}|ATTORNEY|THE COURT|JUDGE)(?:\s+{_CAPITALS}){{0,3}}"
_QA = re.compile(
    rf"^{_NUMBER}(?P<label>(?:(?P<qa>[QA])\d{{0,3}}|(?P<word>QUESTION|ANSWER)(?=\s*[.:]))"
    rf"(?:\s?[.:](?!\w\.)|\s?[-–—]+(?=\s)|(?=\s)))\s*"
    rf"(?:[(\[]?(?:By|BY)\s+(?P<by>{COUNSEL})[)\]]?\s*:?\s*)?(?:\((?:By|BY)[^)]*\)\s*)?(?P<rest>.*)$"
)
_NAMED = re.compile(
    rf"^{_NUMBER}(?P<label>(?P<who>{_CAPITALS}(?:,?\s+(?:{_CAPITALS}|NO\.|\d{{1,2}})){{0,4}})\s*"
    rf"(?:[(\[][^)\]]{{2,40}}[)\]])?\s*:(?!\d))\s*(?P<rest>.*)$"
)
# "Mr. Dorr. Thank you.", "The Chairman. Without objection", "Senator Vane of Hale."
_STOPPED = re.compile(
    rf"^{_NUMBER}(?P<label>(?P<who>(?:Mr|Ms|Mrs|Miss|Dr)\. [{_UPPER}][\w'’-]+(?: [{_UPPER}][\w'’-]+)?(?: of [A-Z]\w+)?"
    r"|(?:The )?(?:Vice )?Chair(?:man|woman|person)?(?: [A-Z][\w'’-]+)?|The Clerk|The President|The Speaker"
    r"|(?:Senator|Representative|Secretary|Director|Ambassador|General|Admiral|Judge|Justice|Commissioner|Sheriff)"
    r" [A-Z][\w'’-]+(?: of [A-Z]\w+)?)\.)\s+(?P<rest>[A-Z\"“\[(].*)$"
)
_MIXED = re.compile(
    rf"^{_NUMBER}(?P<label>\**(?P<who>[{_UPPER}][\w.'’-]*(?: [{_UPPER}0-9][\w.'’-]*){{0,3}})\**"
    r"\s*(?:[(\[][^)\]]{2,40}[)\]])?\s*:\**(?!\d))\s*(?P<rest>.*)$"
)
_ARTICLE = re.compile(rf"^{_NUMBER}A\s+[a-z]")
_FIELDS = frozenset(
    "EXHIBIT PAGE LINE NOTE NOTES DATE TIME RE CASE NO SUBJECT TO FROM CC PRESENT APPEARANCES INDEX VOLUME LOCATION "
    "REPORTER'S TAKEN BEFORE PLACE VIDEO JOB FILE FOR COUNSEL REPORTED WITNESS DEPONENT TRANSCRIPT DEPOSITION PURPOSE "
    "ATTENDEES PARTICIPANTS SOURCE TITLE COURT EXAMINATION EXAMINATIONS SIGNED DATED TRANSCRIBED INTERVIEWEE "
    "CERTIFICATE HEARING TRIAL SENT WHEREUPON BY ALSO".split()
)
_REPORTERS = frozenset({"Q", "QUESTION", "REPORTER", "A REPORTER", "JOURNALIST", "INTERVIEWER", "MODERATOR"})
WITNESSES = frozenset({"THE WITNESS", "THE DEPONENT", "A", "ANSWER", "WITNESS", "THE AFFIANT"})
LEAST = 2  # labels of a style that make it the transcript's


class Role(StrEnum):
    """What a label says of its turn."""

    QUESTION = "question"
    ANSWER = "answer"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a line: who, where it stands, where the words begin; `by` is counsel named beside a "Q"."""

    role: Role
    who: str
    start: int
    end: int
    rest: int
    by: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """Which labels a transcript uses beside names in capitals with a colon."""

    stops: bool  # "Q." and "A.": then a bare "A" is an article
    lettered: bool  # some line is a witness's answer
    committee: bool  # "Mr. Dorr." with a stop
    names: frozenset[str]  # in small letters with a colon, each more than once

    @classmethod
    def of(cls, lines: Sequence[str]) -> Style:
        """Return the style of the lines of one transcript."""
        letters: Counter[tuple[str, bool]] = Counter()
        committee = capitals = witness = 0
        names: Counter[str] = Counter()
        for line in lines:
            asked = _QA.match(line)
            if asked:
                letter = asked["qa"] or asked["word"][0]
                letters[letter, len(asked["label"]) > 1] += not _ARTICLE.match(line)
            elif named := _NAMED.match(line):
                capitals += 1
                witness += named["who"] in WITNESSES
            elif _STOPPED.match(line):
                committee += 1
            elif mixed := _MIXED.match(line):
                names[mixed["who"]] += 1
        stopped = min(letters["Q", True], letters["A", True])
        bare = min(letters["Q", False], letters["A", False])
        lettered = letters["A", True] > 0 or letters["A", False] > 0 or witness > 0
        often = frozenset(who for who, count in names.items() if count >= LEAST and who.upper() not in _FIELDS)
        plain = often if len(often) > 1 and capitals < sum(names[who] for who in often) and not stopped else frozenset()
        return cls(stopped > 0 and stopped > bare, lettered, committee >= 3 and committee > capitals, plain)

    def read(self, line: str, *, answering: bool) -> Label | None:
        """Return the label a line begins with, or None.

        Args:
            line: As printed.
            answering: A question stands open: only then is a bare "A" before a small letter an answer's.
        """
        asked = _QA.match(line)
        if asked:
            bare = len(asked["label"]) == 1
            if not (bare and self.stops) and (answering or not _ARTICLE.match(line)):
                letter = asked["qa"] or asked["word"][0]
                role = Role.QUESTION if letter == "Q" else Role.ANSWER
                return _label(asked, role, asked["qa"] or asked["word"], asked["by"] or "")
            return None
        named = _NAMED.match(line)
        if named and (not is_field(named["who"]) or "(" in named["label"]):  # "COUNSEL FOR THE RAILROAD (Ms. Dahl):"
            return _named(named)
        if self.committee and (stopped := _STOPPED.match(line)):
            return _named(stopped)
        mixed = _MIXED.match(line) if self.names else None
        return _named(mixed) if mixed and mixed["who"] in self.names else None


def is_field(who: str) -> bool:
    """True for "TO", "EXHIBIT 4": a field of a form, and nobody."""
    return who.split()[0].strip(".,") in _FIELDS and who not in WITNESSES


def _named(match: re.Match[str]) -> Label:
    who = " ".join(match["who"].split())
    upper = who.upper()
    role = Role.ANSWER if upper in WITNESSES else Role.QUESTION if upper in _REPORTERS else Role.NAMED
    return _label(match, role, who, "")


def _label(match: re.Match[str], role: Role, who: str, by: str) -> Label:
    return Label(role, who, match.start("label"), match.end("label"), match.start("rest"), by)
