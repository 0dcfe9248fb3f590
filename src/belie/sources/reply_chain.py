"""An e-mail's text split into the messages it is made of.

A mail carries the mail it answers: set off by ">" or by nothing but a line that says who wrote it. Each message
gets its own words, and what its header lines say; inline answers stay with who gave them.

    Do not put that in writing.              message 0

    On Mon, Aug 20, 2029, W. Pike wrote:     header of message 1
    > Crews have replaced eleven lines.      message 1
    > > How many so far?                     message 2, by nobody named
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from belie.domain.dates import When
from belie.sources.days import printed_day

_QUOTE = re.compile(r"^(?:[ \t]?>)+[ \t]?")
_ATTRIBUTION = re.compile(
    r"^(?:On\s+(?P<when>.{6,}?)[,\s]\s*(?P<who>[^,\d][^\d]*?(?:\s*<[^>]*>|\s*\[[^\]]*\])?)\s*(?:wrote|writes)\s*:"
    r"|(?P<who2>[^\d:]{3,80}?)\s*(?:wrote|writes)(?:\s+on\s+(?P<when2>[^:]{6,60}(?::\d\d[^:]*)?))?\s*:)\s*$",
    re.DOTALL | re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"^(?:(?:[AP]\.?M\.?|[A-Z]{1,4}T|UTC|GMT|\([^)]*\))[,\s]+)+")  # what is left of the time
_ON = re.compile(r"^On\s.*\d", re.IGNORECASE)
_ADDRESSED = re.compile(r"@|\d:\d\d|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b")
_ATTRIBUTION_LINES = 3
_FIELD = re.compile(
    r"^\*{0,2}(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments?)\s*:\*{0,2}\s*(.*)$", re.IGNORECASE
)
_SEPARATOR = re.compile(
    r"^\s*(?:-{2,}\s*(?:Original|Forwarded)\s+(?:Message|Appointment)\s*-{2,}|Begin forwarded message:|_{10,}|"
    r"-{2,}\s*Forwarded by .*-{2,})\s*$",
    re.IGNORECASE,
)
_HEADER_REACH = 12  # lines from "From:" within which the other fields of a printed header stand
_ADDRESS = re.compile(r"\s*(?:<[^<>]*>|\[mailto:[^\]]*\]|\(mailto:[^)]*\))")


@dataclass(slots=True)
class Message:
    """One message of a chain: the words of its writer, and what its header lines say."""

    author: str = ""
    addressee: str = ""
    subject: str = ""
    date: When | None = None
    header: str = ""  # its header lines as printed, without quote marks
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return its words: no quote marks, no blank lines at the ends."""
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n").rstrip()


def split_chain(text: str) -> list[Message]:
    """Return the messages of a mail's text, newest first as they stand; the first is the mail's own, maybe empty."""
    chain = _Chain(text)
    while chain.at < len(chain.lines):
        chain.step()
    messages = chain.messages
    return [messages[0], *(message for message in messages[1:] if message.text or message.header)]


class _Chain:
    """The state of the split: which message the lines of each quoting depth belong to."""

    def __init__(self, text: str) -> None:
        self.lines = [_unquote(line) for line in text.split("\n")]
        self.at = 0
        self.messages = [Message()]
        self._open: list[tuple[int, Message]] = [(0, self.messages[0])]  # (quoting depth, message), outermost first
        self._announced: Message | None = None  # by an attribution, its words still to come

    def step(self) -> None:
        """Give the next line, or the header lines that start there, to its message."""
        depth, line = self.lines[self.at]
        if _SEPARATOR.match(line) and self._header_at(self.at + 1, depth, near=3):
            self.at += 1
            return
        if self._take_header(depth) or self._take_attribution(depth):
            return
        if not line.strip() and depth <= self._open[-1][0]:
            self._open[-1][1].lines.append("")
            self.at += 1
            return
        self._message_for(depth).lines.append(line)
        self.at += 1

    def _message_for(self, depth: int) -> Message:
        """Return the message that a line of this depth belongs to, opened if it is new."""
        while len(self._open) > 1 and self._open[-1][0] > depth:
            self._open.pop()
            self._open[-1][1].lines.append("")
        if depth > self._open[-1][0]:
            message, self._announced = self._announced or Message(), None
            self.messages.append(message)
            self._open.append((depth, message))
        return self._open[-1][1]

    def _take_header(self, depth: int) -> bool:
        """Open a message at a printed header ("From: ... Sent: ... Subject: ..."); False when there is none."""
        end = self._header_at(self.at, depth)
        if not end:
            return False
        printed = [line.strip() for _, line in self.lines[self.at : end] if line.strip()]
        fields: dict[str, str] = {}
        last = ""
        for line in printed:
            match = _FIELD.match(line)
            if match:
                last = match.group(1).lower()
                fields.setdefault(last, match.group(2).strip().strip("*").strip())
            elif last:
                fields[last] = f"{fields[last]} {line}"
        day = fields.get("sent") or fields.get("date") or ""
        message = Message(
            author=clean_name(fields.get("from", "")),
            addressee=clean_name(fields.get("to", "")),
            subject=fields.get("subject", ""),
            date=printed_day(day, "quoted header"),
            header="\n".join(printed),
        )
        self._replace(depth, message)
        self.at = end
        return True

    def _header_at(self, at: int, depth: int, near: int = 0) -> int:
        """Return the line after the printed header that starts at line `at` (or up to `near` below), 0 for none."""
        while near and at < len(self.lines) and not self.lines[at][1].strip():
            at, near = at + 1, near - 1
        if at >= len(self.lines) or not (first := _FIELD.match(self.lines[at][1].strip())):
            return 0
        if first.group(1).lower() not in ("from", "date", "subject") or self.lines[at][0] < depth:
            return 0
        seen, end, blank = {first.group(1).lower()}, at + 1, False
        for index in range(at + 1, min(at + _HEADER_REACH, len(self.lines))):
            line = self.lines[index][1].strip()
            match = _FIELD.match(line)
            if match:
                seen.add(match.group(1).lower())
                end, blank = index + 1, False
            elif not line:
                blank = True
            elif blank or "subject" in seen:
                break
            else:
                end = index + 1  # a long list of addressees runs over
        return end if "from" in seen and len(seen & {"sent", "date", "to", "subject"}) >= 2 else 0

    def _take_attribution(self, depth: int) -> bool:
        """Read "On ... wrote:" over up to three lines; False when there is none."""
        _, first = self.lines[self.at]
        if not first.strip():
            return False
        for count in range(1, _ATTRIBUTION_LINES + 1):
            block = self.lines[self.at : self.at + count]
            if len(block) < count or any(d != depth or not line.strip() for d, line in block):
                return False
            words = " ".join(line.strip() for _, line in block)
            if len(words) > 300:
                return False
            if words.rstrip().endswith(":") and (match := _ATTRIBUTION.match(words)):
                return self._announce(depth, words, match, self.at + count)
            if not _ON.match(first.strip()):
                return False
        return False

    def _announce(self, depth: int, words: str, match: re.Match[str], after: int) -> bool:
        following = next(((d, line) for d, line in self.lines[after : after + 4] if line.strip() or d > depth), None)
        quoted = following is not None and following[0] > depth
        if not quoted and not (match.group("when") and _ADDRESSED.search(words)):
            return False  # "On May 3, the Director wrote:" in running text
        message = Message(
            author=clean_name(match.group("who") or match.group("who2") or ""),
            date=printed_day(match.group("when") or match.group("when2") or "", "reply line"),
            header=words,
        )
        self._message_for(depth)
        if quoted:
            self._announced = message
        else:
            self._replace(depth, message)
        self.at = after
        return True

    def _replace(self, depth: int, message: Message) -> None:
        """From here on, lines of this depth and deeper belong to `message`."""
        while len(self._open) > 1 and self._open[-1][0] > depth:
            self._open.pop()
        self._announced = None
        self.messages.append(message)
        self._open.append((depth, message))


def _unquote(line: str) -> tuple[int, str]:
    match = _QUOTE.match(line)
    if match is None:
        return 0, line.rstrip()
    return match.group().count(">"), line[match.end() :].rstrip()


def clean_name(words: str) -> str:
    """Return the names in an address line without the addresses; an address alone stays."""
    names = _ADDRESS.sub("", _BEFORE_NAME.sub("", words)).strip(" \t;,\"'*")
    return re.sub(r"\s+", " ", names or words.strip(" \t;,<>*")).replace('"', "")
