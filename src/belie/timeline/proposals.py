"""Pairs of people who may be one: names that look misspelt, turned round, cut short. A person decides.

Names are compared only within blocks: of one consonant key, of one surname but a letter, of one given name with a
surname of the same first sound; of a large block only neighbours by alphabet. So the work grows with the names, not
with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from belie.domain.people import MergeProposal, NameKind
from belie.statements.given_names import FEMALE, MALE
from belie.timeline.bodies import body_key
from belie.timeline.groups import Group
from belie.timeline.names import PARTICLES, NameParts, given_names_fit, skeleton, spelling_likeness
from belie.timeline.nicknames import may_be_short_for
from belie.timeline.tenures import office_key

LIKE_SURNAMES = 0.74  # "Halloran"/"Haloran" .88, "Vold"/"Wold" .75, "Hussein"/"Hassan" .57: our choice, proposals only
LIKE_BODIES = 0.93  # "Bureau of Return"/"Bureau of Returns" .97: our choice
MAX_BLOCK = 60  # names of one block compared each with each; of a larger one each with so many neighbours
WINDOW = 12
SHORTEST = 4  # letters of a surname that may be misspelt
KNOWN_GIVEN = FEMALE | MALE


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, and in what."""

    score: float
    because: str


class Proposer:
    """Compares the groups of a register; `compared` counts the pairs looked at."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Take the groups of a register."""
        self.groups = groups
        self.compared = 0

    def proposals(self, namesakes: Iterable[tuple[Group, Group, str]] = ()) -> tuple[MergeProposal, ...]:
        """Return the pairs, best first; `namesakes` are people of one name kept apart, with what keeps them apart."""
        found: dict[tuple[str, str], MergeProposal] = {}
        people = [g for g in self.groups if g.parts is not None]
        bodies = [g for g in self.groups if g.kind is NameKind.ORGANISATION]
        for blocks, alike in ((_person_blocks(people), like_people), (_body_blocks(bodies), like_bodies)):
            seen: set[tuple[int, int]] = set()
            for block in blocks:
                for a, b in _pairs(block):
                    pair = (min(id(a), id(b)), max(id(a), id(b)))
                    if pair in seen:
                        continue
                    seen.add(pair)
                    self.compared += 1
                    held = alike(a, b)
                    if held is not None:
                        _add(found, a, b, held)
        for a, b, because in namesakes:
            _add(found, a, b, Likeness(0.6, because))
        return tuple(sorted(found.values(), key=lambda p: (-p.score, p.first, p.second)))


def _add(found: dict[tuple[str, str], MergeProposal], a: Group, b: Group, held: Likeness) -> None:
    one, other = a.ident(), b.ident()
    if one == other:
        return
    (first, a), (second, b) = sorted([(one, a), (other, b)], key=lambda item: item[0])
    names = sorted((a.name(), b.name()))
    found[first, second] = MergeProposal(
        first=first,
        second=second,
        score=round(held.score, 3),
        because=f"“{names[0]}” and “{names[1]}”: {held.because}.",
    )


def like_people(a: Group, b: Group) -> Likeness | None:
    """Return how two people's names are alike, None where nothing says that one is the other."""
    assert a.parts and b.parts
    one, other = a.parts, b.parts
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if one.gender and other.gender and one.gender != other.gender:
        return None
    words = _surnames(one, other) or _given_slip(one, other) or _turned(one, other)
    if words is None:
        return None
    score, because = words
    reasons = [because]
    if one.given and other.given and one.given[0] == other.given[0] and one.full and one.key != other.key:
        reasons.append("the same given name")
        score += 0.3 * (1 - score)
    elif one.key != other.key and not (one.full and other.full):
        reasons.append("given names that fit")
        score *= 0.9
    offices = _offices(a) & _offices(b)
    if offices:
        reasons.append(f"both {sorted(offices)[0]}")
        score += 0.4 * (1 - score)
    together = a.documents & b.documents
    if together:
        reasons.append(f"both named in {len(together)} {'paper' if len(together) == 1 else 'papers'}")
        score += 0.2 * (1 - score)
    return Likeness(min(score, 0.99), ", ".join(reasons))


def _surnames(one: NameParts, other: NameParts) -> tuple[float, str] | None:
    """Two surnames that may be one misspelt or differently transliterated, with given names that fit."""
    if one.key == other.key or min(len(one.key), len(other.key)) < SHORTEST:
        return None
    if not (one.given or other.given) or not _given_alike(one, other):
        return None
    if _plain(one.surname) == _plain(other.surname):
        return 0.9, "surnames alike but for an article"
    spelt = spelling_likeness(one.surname, other.surname)
    both = one.full and other.full
    same = both and skeleton(one.surname) == skeleton(other.surname) and len(skeleton(one.surname)) > 1
    if not both and min(len(one.key), len(other.key)) <= SHORTEST:
        return None  # "Gates", "Goetz"
    same = same and not {one.key, other.key} <= KNOWN_GIVEN  # "Hassan" and "Hussein" are two names
    halves = set(one.surname.replace("-", " ").split()) & set(other.surname.replace("-", " ").split())
    if spelt < LIKE_SURNAMES and not same:
        parted = any(len(half) >= SHORTEST for half in halves) and one.full and other.full
        return (0.8, "one surname is part of the other") if parted and one.given[0] == other.given[0] else None
    edits = DamerauLevenshtein.distance(one.key, other.key)
    letters = "one letter" if edits == 1 else f"{edits} letters"
    told = "the same consonants" if same else f"surnames {letters} apart"
    if same and edits <= 2:
        told = f"surnames {letters} apart, the same consonants"
    return max(spelt, 0.9 if same else 0.0), told


def _plain(surname: str) -> str:
    """Return a surname without articles and particles: "maliki" for "al-maliki", "laden" for "bin laden"."""
    words = surname.replace("-", " ").split()
    return "".join(words[next((at for at, word in enumerate(words[:-1]) if word not in PARTICLES), len(words) - 1) :])


def _given_alike(one: NameParts, other: NameParts) -> bool:
    if given_names_fit(one.given, other.given):
        return True
    a, b = one.given[0], other.given[0]
    return min(len(a), len(b)) > 3 and skeleton(a) == skeleton(b)  # "Mohammed", "Muhammad"


def _given_slip(one: NameParts, other: NameParts) -> tuple[float, str] | None:
    """One surname, and given names a slip apart ("Kristin", "Kristen") or one a short form of the other."""
    if one.key != other.key or not (one.full and other.full):
        return None
    a, b = one.given[0], other.given[0]
    if may_be_short_for(a, b):
        return 0.8, f"one surname, “{a.title()}” may be “{b.title()}”"
    if (
        a == b
        or a.removesuffix("a") == b.removesuffix("a")
        or min(len(a), len(b)) < SHORTEST
        or ({a, b} <= FEMALE | MALE and (a in FEMALE) != (b in FEMALE))
    ):
        return None
    if skeleton(a) == skeleton(b) or (DamerauLevenshtein.distance(a, b) == 1 and min(len(a), len(b)) > SHORTEST):
        both = a in KNOWN_GIVEN and b in KNOWN_GIVEN
        return 0.65 if both else 0.8, "one surname, given names nearly alike"
    return None


def _turned(one: NameParts, other: NameParts) -> tuple[float, str] | None:
    """Return the likeness of "Hussein Ali" and "Ali Hussein"."""
    turned = one.full and other.full and (one.given[0], one.key) == (other.key, other.given[0])
    return (0.75, "the same two names the other way round") if turned and one.key != other.key else None


def _offices(group: Group) -> set[str]:
    return {key for (_, role) in group.roles if (key := office_key(role))}


def like_bodies(a: Group, b: Group) -> Likeness | None:
    """Return how two bodies' names are alike, None where they differ in more than a letter or two of a long name."""
    one, other = body_key(a.name()), body_key(b.name())
    if one == other or min(len(one), len(other)) < 10:
        return None
    spelt = spelling_likeness(one, other)
    return Likeness(spelt, "names nearly alike") if spelt >= LIKE_BODIES else None


def _person_blocks(groups: Sequence[Group]) -> Iterator[list[Group]]:
    blocks: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        parts = group.parts
        if parts is None or len(parts.key) < SHORTEST - 1:
            continue
        sound = skeleton(parts.surname)
        blocks["sound", sound].append(group)
        if parts.full:
            blocks["given", skeleton(parts.given[0]) or parts.given[0], sound[:1]].append(group)
            blocks["both", *sorted((parts.given[0], parts.key))].append(group)
        for half in (
            set(parts.surname.replace("-", " ").split()) if " " in parts.surname or "-" in parts.surname else ()
        ):
            blocks["half", half].append(group)
        if " " not in parts.surname:
            blocks["half", parts.surname].append(group)
        if len(parts.key) > SHORTEST:
            for at in range(len(parts.key)):
                blocks["letter", parts.key[:at] + parts.key[at + 1 :]].append(group)
            blocks["letter", parts.key].append(group)
    return (_ordered(block) for block in blocks.values() if len(block) > 1)


def _ordered(block: list[Group]) -> list[Group]:
    unique = list({id(group): group for group in block}.values())
    return sorted(unique, key=lambda g: (g.parts.key, g.parts.given, g.ident()) if g.parts else ("", (), g.ident()))


def _body_blocks(groups: Sequence[Group]) -> Iterator[list[Group]]:
    blocks: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        words = body_key(group.name()).split()
        for at in range(len(words)):
            blocks[*words[:at], *words[at + 1 :]].append(group)
    return (sorted(block, key=lambda g: g.name()) for block in blocks.values() if len(block) > 1)


def _pairs(block: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Yield the pairs of a block to compare; of a large one, those near each other in its order."""
    reach = len(block) if len(block) <= MAX_BLOCK else WINDOW
    for at, first in enumerate(block):
        for second in block[at + 1 : at + 1 + reach]:
            yield first, second
