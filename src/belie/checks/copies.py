"""One statement in several places: in duplicates, versions and reply chains the same words are said once.

A copy is no witness of its own: it is never judged against anything, corroborates nothing and makes no finding; it is
told of as another place of the statement it copies. What one version alone has is a statement like any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from belie.checks.unit import Unit, same_speaker
from belie.documents.versions import MARK
from belie.documents.worddiff import find_words, gaps, matching_blocks, misread
from belie.domain.dates import days_between
from belie.domain.ids import DocumentId, StatementId
from belie.domain.likeness import Likeness, LikenessKind
from belie.domain.spans import Span
from belie.domain.statements import Form

LEAST_LEFT = 3  # words that a redaction without a mark leaves of a statement; fewer could be anybody's
MOST_COMPARED = 40_000  # pairs of statements without an equal that are looked at word by word

CUT_SHORT = 4  # worse than any other witness: it lacks words

_ONE_PAPER = frozenset(
    (LikenessKind.SAME_TEXT, LikenessKind.QUOTED, LikenessKind.REDACTION_VERSION, LikenessKind.SUPERSEDED)
)


def find_copies(units: Sequence[Unit], likenesses: Iterable[Likeness]) -> dict[StatementId, StatementId]:
    """Return for each statement that is a copy the one it is a copy of, which is none itself.

    Of the places of a statement the one kept is no quotation in a reply, in no paper that merely encloses it, in the
    version that shows more or is the newer production; then the first in the record. A statement that a redaction
    cuts short is a copy of the whole one. What one version alone has is no copy, in a replaced production neither.

    Args:
        units: Those that somebody may see, in the order of the record.
        likenesses: Of their documents.
    """
    of: dict[DocumentId, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        of[unit.document].append(at)
    worse: dict[int, int] = {}
    joined = list(range(len(units)))
    for likeness in sorted(likenesses, key=lambda held: (held.first, held.second)):
        mine = _inside(units, of.get(likeness.first, ()), likeness.first_span)
        theirs = _inside(units, of.get(likeness.second, ()), likeness.second_span)
        pairs = _pairs(units, mine, theirs, likeness)
        for one, other in pairs:
            rank, at = _demotion(likeness, one, other)
            worse[at] = max(rank, worse.get(at, 0))
            joined[_top(joined, other)] = _top(joined, one)
        paired = {at for pair in pairs for at in pair}
        mine, theirs = ([at for at in side if at not in paired] for side in (mine, theirs))
        for part, whole in _cut_short(units, mine, theirs, likeness):
            worse[part] = CUT_SHORT
            joined[_top(joined, part)] = _top(joined, whole)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(units)):
        groups[_top(joined, at)].append(at)
    copies = {}
    for group in groups.values():
        kept = min(group, key=lambda at: (worse.get(at, 0), at))
        copies.update({units[at].statement.id: units[kept].statement.id for at in group if at != kept})
    return copies


def witnesses(units: Sequence[Unit], copies: Mapping[StatementId, StatementId]) -> list[Unit]:
    """Return the units that are no copies, in their order."""
    return [unit for unit in units if unit.statement.id not in copies]


def places_of(units: Iterable[Unit], copies: Mapping[StatementId, StatementId]) -> dict[StatementId, list[Unit]]:
    """Return the copies of each statement that has some, in the order of the units."""
    places: dict[StatementId, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.statement.id in copies:
            places[copies[unit.statement.id]].append(unit)
    return dict(places)


def _demotion(likeness: Likeness, one: int, other: int) -> tuple[int, int]:
    """Return how much worse a witness one of two places is, and which."""
    if likeness.kind is LikenessKind.QUOTED:
        return 3, other
    if likeness.host is not None:
        return 2, one if likeness.host == likeness.first else other
    return (1 if likeness.kind in (LikenessKind.REDACTION_VERSION, LikenessKind.SUPERSEDED) else 0), other


def _inside(units: Sequence[Unit], rows: Iterable[int], stretch: Span) -> list[int]:
    return [at for at in rows if units[at].start < stretch.end and stretch.start < units[at].end]


def _pairs(
    units: Sequence[Unit], mine: Sequence[int], theirs: Sequence[int], likeness: Likeness
) -> list[tuple[int, int]]:
    """Return the statements of one paper with their equals in the other: the first with the first, and so on."""
    waiting: dict[tuple[Form, tuple[str, ...]], list[int]] = defaultdict(list)
    words = {at: find_words(units[at].statement.content).folded for at in (*mine, *theirs)}
    for at in reversed(mine):
        waiting[units[at].statement.form, words[at]].append(at)
    found, left = [], []
    for at in theirs:
        equals = waiting.get((units[at].statement.form, words[at]), [])
        if equals and _one_voice(units[equals[-1]], units[at], likeness):
            found.append((equals.pop(), at))
        else:
            left.append(at)
    rest = sorted(at for equals in waiting.values() for at in equals)
    if len(rest) * len(left) > MOST_COMPARED:
        return found
    for at in left:
        for other in rest:
            one_form = units[at].statement.form is units[other].statement.form
            if one_form and _same_print(words[other], words[at]) and _one_voice(units[other], units[at], likeness):
                found.append((other, at))
                rest.remove(other)
                break
    return found


def _cut_short(
    units: Sequence[Unit], mine: Sequence[int], theirs: Sequence[int], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    """Yield the statements of which a redaction leaves some words standing, each with the whole one.

    A redaction may run over several sentences: what it leaves of them is a copy of the first.
    """
    for passage in likeness.revealed:
        hiding, showing = (mine, theirs) if passage.hidden_in_first else (theirs, mine)
        marks, shown = passage.second, passage.first
        if passage.hidden_in_first:
            marks, shown = shown, marks
        for part in hiding:
            left = find_words(MARK.sub(" ", units[part].statement.content)).folded
            whole = [
                at
                for at in showing
                if units[at].statement.form is units[part].statement.form
                and _touches(units[at], shown)
                and _one_voice(units[at], units[part], likeness)
            ]
            words = [find_words(units[at].statement.content).folded for at in whole]
            if not whole or (len(left) < LEAST_LEFT and not _touches(units[part], marks)):
                continue
            fits = [at for at, folded in zip(whole, words, strict=True) if _in_order(left, folded)]
            if fits or _in_order(left, [word for folded in words for word in folded]):
                yield part, (fits or whole)[0]


def _touches(unit: Unit, spans: Iterable[Span]) -> bool:
    return any(unit.start < span.end and span.start < unit.end for span in spans)


def _in_order(words: Sequence[str], others: Sequence[str]) -> bool:
    """True when all the words stand among the others, in the same order."""
    rest = iter(others)
    return all(word in rest for word in words)


def _same_print(first: Sequence[str], second: Sequence[str]) -> bool:
    """True for two readings of one print; never where a whole word or a figure differs."""
    if not 0.9 <= (len(first) + 1) / (len(second) + 1) <= 1.1:
        return False
    between = gaps(matching_blocks(first, second), len(first), len(second))
    if sum(gap.first_end - gap.first_start for gap in between) > len(first) // 3:
        return False
    return all(
        misread(first[gap.first_start : gap.first_end], second[gap.second_start : gap.second_end]) for gap in between
    )


def _one_voice(first: Unit, second: Unit, likeness: Likeness) -> bool:
    """True unless the two are known to be said by different people, or in two papers of different days.

    What stands in another paper is the enclosed paper's, whoever wrote the one around it. A form or a weekly report
    says the same words again, of another week.
    """
    printed = {held.statement.speaker.casefold() for held in (first, second) if held.statement.speaker}
    if likeness.kind in _ONE_PAPER or likeness.host is not None:
        return len(printed) < 2
    known = all(held.person is not None or held.declarant for held in (first, second))
    return (not known or same_speaker(first, second)) and not days_between(first.said_on, second.said_on)


def _top(joined: list[int], at: int) -> int:
    while joined[at] != at:
        joined[at] = joined[joined[at]]
        at = joined[at]
    return at
