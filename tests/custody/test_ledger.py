"""The ledger balances, and says which line does not fit."""

from __future__ import annotations

import pytest

from belie.custody.ledger import PageCounts, balance, outcome_of, reason_for
from belie.domain.ledger import IntakeLine, Outcome, Unread, UnreadKind
from contracts.invented import CABLED, DECLARED, sha

ONE, TWO = sha(b"one"), sha(b"two")
REASON = Unread(kind=UnreadKind.CORRUPT, detail="no trailer")
TEXT = IntakeLine(name="a.txt", source=ONE, outcome=Outcome.TEXT, documents=(CABLED.id,))
PARTIAL = IntakeLine(name="b.pdf", source=TWO, outcome=Outcome.PARTIAL, documents=(DECLARED.id,))
COPY = IntakeLine(name="copy.txt", source=ONE, outcome=Outcome.DUPLICATE)
BAD = IntakeLine(name="bad.pdf", source=sha(b"bad"), outcome=Outcome.UNREAD, unread=REASON)
DENIED = IntakeLine(name="x.pdf", source=None, outcome=Outcome.UNREAD, unread=REASON)
WAITING = IntakeLine(name="new.txt", source=sha(b"new"), outcome=Outcome.WAITING)


def test_files_in_are_text_partial_unread_duplicates_and_waiting() -> None:
    even = balance([TEXT, PARTIAL, COPY, BAD, DENIED, WAITING])
    assert even.even
    assert (even.files, even.text, even.partial, even.unread, even.duplicates, even.waiting) == (6, 1, 1, 2, 1, 1)


def test_an_empty_ledger_is_even() -> None:
    assert balance([]).even


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([TEXT, TEXT], "a.txt: listed 2 times"),
        ([COPY], "copy.txt: a duplicate of nothing"),
        ([IntakeLine(name="x", source=None, outcome=Outcome.TEXT)], "x: text, but no bytes were kept"),
        ([IntakeLine(name="x", source=ONE, outcome=Outcome.UNREAD)], "x: unread without a reason"),
        ([TEXT, IntakeLine(name="c.txt", source=ONE, outcome=Outcome.TEXT)], f"{ONE[:12]}: counted as 2 files"),
    ],
)
def test_a_line_that_does_not_fit_is_named(lines: list[IntakeLine], problem: str) -> None:
    uneven = balance(lines)
    assert not uneven.even
    assert any(told.startswith(problem) for told in uneven.problems)


@pytest.mark.parametrize(
    ("pages", "unread", "outcome", "kind"),
    [
        ((1, 3, 0, 0), None, Outcome.TEXT, None),
        ((1, 3, 1, 0), None, Outcome.PARTIAL, None),
        ((1, 3, 1, 1), None, Outcome.PARTIAL, UnreadKind.NEEDS_OCR),
        ((1, 3, 3, 3), None, Outcome.UNREAD, UnreadKind.NEEDS_OCR),
        ((1, 3, 3, 0), None, Outcome.UNREAD, UnreadKind.CORRUPT),
        ((1, 3, 0, 0), REASON, Outcome.PARTIAL, UnreadKind.CORRUPT),
        ((0, 0, 0, 0), REASON, Outcome.UNREAD, UnreadKind.CORRUPT),
        ((0, 0, 0, 0), None, Outcome.TEXT, None),  # a container
    ],
)
def test_what_came_of_a_source(
    pages: tuple[int, int, int, int], unread: Unread | None, outcome: Outcome, kind: UnreadKind | None
) -> None:
    documents, count, blank, waiting = pages
    counts = PageCounts(documents=documents, pages=count, blank=blank, waiting=waiting)
    why = reason_for(counts, unread)
    assert (why.kind if why else None) is kind
    assert outcome_of(counts, why) is outcome


def test_a_container_that_lost_some_of_its_files_is_partly_read() -> None:
    counts = PageCounts(documents=0, pages=0, blank=0, waiting=0, members=3)
    assert outcome_of(counts, None) is Outcome.TEXT
    assert outcome_of(counts, REASON) is Outcome.PARTIAL
