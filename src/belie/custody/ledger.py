"""Balancing the intake ledger: every file in is text, partial, unread, a duplicate or still waiting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from belie.domain.ledger import IntakeLine, Outcome, Unread, UnreadKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The counts of a ledger and what is wrong with it; `files` is the sum of the other five when it is even."""

    files: int
    text: int
    partial: int
    unread: int
    duplicates: int
    waiting: int
    problems: tuple[str, ...] = ()  # in words, one a line that does not fit

    @property
    def even(self) -> bool:
        """True when every line fits and the counts add up."""
        return not self.problems and self.files == sum(
            (self.text, self.partial, self.unread, self.duplicates, self.waiting)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCounts:
    """The pages of all documents of a source: all of them, those without text, and of these those OCR may yet read.

    `members` are the files kept that were found inside it; counted only where it has no document.
    """

    documents: int
    pages: int
    blank: int
    waiting: int
    members: int = 0


def outcome_of(counts: PageCounts, unread: Unread | None) -> Outcome:
    """Return what came of a source that was read, with the reason that `reason_for` gave.

    PARTIAL: a page without text, or documents or files inside, and a reason why there are not more.
    """
    if unread and (not (counts.documents or counts.members) or 0 < counts.pages == counts.blank):
        return Outcome.UNREAD
    return Outcome.PARTIAL if unread or counts.blank else Outcome.TEXT


def reason_for(counts: PageCounts, unread: Unread | None) -> Unread | None:
    """Return why a source is not read or not wholly read: the reader's reason, or that pages want OCR."""
    if unread:
        return unread
    if counts.waiting:
        which = (
            f"all {counts.pages} pages are"
            if counts.waiting == counts.pages
            else f"{counts.waiting} of {counts.pages} pages are"
        )
        return Unread(kind=UnreadKind.NEEDS_OCR, detail=f"{which} pictures without text, and no OCR has read them")
    if 0 < counts.pages == counts.blank:
        return Unread(kind=UnreadKind.CORRUPT, detail="no page could be read; the warnings say why")
    return None


def balance(lines: Iterable[IntakeLine]) -> Balance:
    """Return the counts of the lines, and every line that contradicts itself or the others.

    A line does not fit when a name and source come twice, when a duplicate stands alone, when what was read has
    no source, or when what was not read has no reason.
    """
    held = list(lines)
    outcomes = Counter(line.outcome for line in held)
    firsts = Counter(line.source for line in held if line.source and line.outcome is not Outcome.DUPLICATE)
    problems = [
        f"{name}: listed {times} times" for (name, _), times in _repeats((line.name, line.source) for line in held)
    ]
    for line in held:
        if line.outcome is Outcome.DUPLICATE and line.source not in firsts:
            problems.append(f"{line.name}: a duplicate of nothing")
        elif line.source is None and line.outcome is not Outcome.UNREAD:
            problems.append(f"{line.name}: {line.outcome.value}, but no bytes were kept")
        elif line.outcome is Outcome.UNREAD and line.unread is None:
            problems.append(f"{line.name}: unread without a reason")
    problems += [
        f"{source[:12]}: counted as {times} files that are one" for source, times in firsts.items() if times > 1
    ]
    return Balance(
        files=len(held),
        text=outcomes[Outcome.TEXT],
        partial=outcomes[Outcome.PARTIAL],
        unread=outcomes[Outcome.UNREAD],
        duplicates=outcomes[Outcome.DUPLICATE],
        waiting=outcomes[Outcome.WAITING],
        problems=tuple(problems),
    )


def _repeats(keys: Iterable[tuple[str, object]]) -> list[tuple[tuple[str, object], int]]:
    return [(key, times) for key, times in Counter(keys).items() if times > 1]
