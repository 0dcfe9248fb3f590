"""The people and bodies of one document: every form of a name gathered under its fullest, with places and roles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from belie.domain.documents import DocumentKind, Frame
from belie.domain.people import NameKind, NameMention
from belie.domain.spans import Span
from belie.statements.defined_terms import find_defined, initials
from belie.statements.given_names import gender_of
from belie.statements.name_words import FIRM
from belie.statements.parties import Party
from belie.statements.roles import KINDS_OF_BODIES, role_gender, role_head, role_key, speaking_noun

MAX_RIVALS = 60  # names looked at for a misspelling or a longer form; our choice, so that a long list stays cheap
_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|The|Hon|Honorable|Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Sgt|Rev"
    r"|Judge|Justice|Senator|Representative|Governor|President|Minister|Secretary|Commissioner|Director|Officer|Agent"
    r"|Special|Detective|Inspector|Sheriff|Warden|Captain|Sergeant|Lieutenant|SA|Petitioner|Plaintiff|Defendant"
    r"|Respondent)\.?\s+)+(?=\S)"
)
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|II|III|IV|Esq|M\.?D|Ph\.?D|J\.?D)\.?$")
_NICKNAME = re.compile(r"\s+(?:[“\"‘'](?P<marked>\w+)[”\"’']|\([“\"]?(?P<bracketed>\w+)[”\"]?\))(?=\s)")
_PARTICLES = frozenset("de del della la von van der den bin ibn al el du di da dos y abu abd".split())
_LEGAL_FORM = re.compile(r"\b(?:Inc|LLC|LLP|Ltd|Corp|Co|PLC|GmbH|AG|S\.A|L\.P|LP)\b\.?")
_SIDES = "Plaintiff|Defendant|Petitioner|Respondent|Appellant|Appellee"
_LOOSE = frozenset({"of", "the", "and", "for", "&"})


@dataclass(slots=True, eq=False)
class Member:
    """One person or body of a document."""

    name: str  # the fullest form, without a nickname
    kind: NameKind
    places: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str = ""  # "f", "m", or "" when nothing tells


class Cast:
    """Everybody a document names; looks people and bodies up by form, role and place."""

    def __init__(self, text: str, frame: Frame, mentions: Sequence[NameMention], parties: Iterable[Party]) -> None:
        """Gather the forms of each name.

        Args:
            text: The document, in which the mentions' places count.
            frame: Author and addressee are people the document names.
            mentions: Its names, in order of place.
            parties: The parties its caption names.
        """
        self.people: list[Member] = []
        self.bodies: list[Member] = []
        self._words: dict[str, list[Member]] = defaultdict(list)  # any word of a name -> people
        self._last: dict[str, list[Member]] = defaultdict(list)  # surname -> people
        self._likely: dict[tuple[str, str], list[Member]] = defaultdict(list)  # where a misspelt name is looked for
        self._form: dict[tuple[str, bool], Member | None] = {}
        self._heads: dict[str, list[Member]] = defaultdict(list)  # "department" -> bodies
        self._short: dict[str, list[Member]] = defaultdict(list)  # first word of a firm, first letters -> bodies
        self._holding: dict[str, list[Member]] = defaultdict(list)  # any word of a name -> bodies
        self._body: dict[tuple[str, ...], Member] = {}
        counted = Counter(m.name for m in mentions)
        for name, role in _on_its_face(frame):
            if member := self._add_person(name):
                member.roles += [role] if role else []
        self._terms = self._defined(text, mentions)
        people = {m.name for m in mentions if m.kind is NameKind.PERSON}
        for name in sorted(
            people,
            key=lambda n: (-len(name_words(n)), len("".join(name_words(n)[:1])) == 1, -len(n.split()), -counted[n], n),
        ):
            self._form[name, True] = self._add_person(name)
        bodies = {m.name for m in mentions if m.kind is NameKind.ORGANISATION}
        for name in sorted(bodies, key=lambda n: (-len(n.split()), -counted[n], n)):
            self._form[name, False] = self._add_body(name)
        self._place(text, mentions)
        self._roles: dict[str, list[Member]] = defaultdict(list)
        for party in parties:
            member = self._form.get((party.name, party.kind is NameKind.PERSON))
            if member is not None:
                member.roles += party.sides
        for member in [*self.people, *self.bodies]:
            for key in dict.fromkeys(role_key(role) for role in member.roles):
                self._roles[key].append(member)

    def person(self, name: str) -> Member | None:
        """Return the one person a name means, or None when nobody or more than one fits."""
        known = self._form.get((name, True))
        return known or self._find_person(name)

    def body(self, name: str) -> Member | None:
        """Return the body a printed name means, or None when no name of a body was printed so."""
        return self._form.get((name, False))

    def rivals(self, name: str) -> list[Member]:
        """Return the people who have the surname of a name."""
        words = name_words(name)
        return self._last.get(words[-1], []) if words else []

    def defined(self, phrase: str) -> Member | None:
        """Return whom a phrase means that the paper defines: "the Agency"."""
        return self._terms.get(_term_key(phrase))

    def holders(self, role: str) -> list[Member]:
        """Return the members with a role: those of "the deputy director" when asked for that."""
        return self._roles.get(role_key(role), []) if role_key(role) else []

    def bodies_called(self, noun: str) -> list[Member]:
        """Return the bodies whose name is built on a noun: for "department" the Department of Harbors."""
        return self._heads.get(noun.lower(), [])

    def taken_up(self, text: str) -> list[tuple[Span, Member]]:
        """Return where "the sheriff", "Defendant" and "the company" stand for a member, in order of place."""
        named = {key: found[0] for key, found in self._heads.items() if len(found) == 1 and speaking_noun(key)}
        named |= {key: found[0] for key, found in self._roles.items() if len(found) == 1 and key}
        if not named:
            return []
        keys = "|".join(sorted(map(re.escape, named), key=len, reverse=True))
        found = []
        for match in re.finditer(rf"\b[Tt]he ({keys})\b(?!['’-]| of [A-Z])|\b({_SIDES})\b(?!['’-]| [A-Z])", text):
            member = named.get((match[1] or match[2]).lower())
            if member is not None:
                found.append((Span(*match.span()), member))
        return found

    def _defined(self, text: str, mentions: Sequence[NameMention]) -> dict[str, Member]:
        by_span = {m.span: m for m in mentions}
        terms: dict[str, Member | None] = {}
        for each in find_defined(text, mentions):
            mention = by_span[each.name]
            person = mention.kind is NameKind.PERSON
            member = self._add_person(mention.name) if person else self._add_body(mention.name)
            key = _term_key(each.term)
            if terms.get(key, member) is not member or member is None or key == _term_key(mention.name):
                continue
            terms[key] = member
        return {key: member for key, member in terms.items() if member is not None}

    def _add_person(self, name: str) -> Member | None:
        """Return the person a form belongs to, made when new; None where several fit."""
        if member := self._terms_get(name):
            return member
        words = name_words(name)
        if not words:
            return None
        found = self._fitting(name, words)
        if len(found) > 1 or (not found and self.rivals(name) and len(words) == 1):
            return None
        member = found[0] if found else None
        if member is None:
            member = Member(plain_name(name), NameKind.PERSON)
            self.people.append(member)
            self._last[words[-1]].append(member)
            if len(words) > 1:
                for given in (words[0], ""):
                    self._likely[_likely_key(words, given)].append(member)
        nick = _NICKNAME.search(name)
        extra = [fold(nick["marked"] or nick["bracketed"])] if nick else []
        halves = [half for word in words if "-" in word for half in word.split("-") if len(half) > 2]
        for word in (*words, *extra, *halves):
            if member not in self._words[word]:
                self._words[word].append(member)
        member.gender = member.gender or gender_of(name)
        if len(words) > len(name_words(member.name)) and words[-1] == name_words(member.name)[-1]:
            member.name = plain_name(name)
        return member

    def _terms_get(self, name: str) -> Member | None:
        terms: dict[str, Member] = getattr(self, "_terms", {})
        return terms.get(_term_key(name))

    def _find_person(self, name: str) -> Member | None:
        words = name_words(name)
        found = self._fitting(name, words) if words else []
        return found[0] if len(found) == 1 else None

    def _fitting(self, name: str, words: Sequence[str]) -> list[Member]:
        """Return the people a form can mean: by surname, else by any other word of a name, else misspelt."""
        rivals = self._last.get(words[-1], [])
        gender = gender_of(name) if bare_name(name) != name or len(words) > 1 else ""
        if len(words) == 1:
            found = rivals or self._words.get(words[0], [])
            titled = [p for p in found if gender and p.gender == gender]
            found = (
                titled if len(found) > 1 and titled else [p for p in found if not gender or p.gender in ("", gender)]
            )
            return found or ([] if rivals else self._misspelt(words))
        found = [p for p in rivals if _same(p.name, name)]
        exact = [p for p in found if name_words(p.name)[0] == words[0]]
        if exact or found:
            return exact or found
        inside = [
            p for p in self._words.get(words[-1], []) if _holds(name_words(p.name), words) or _nick(self, p, words)
        ]
        return inside or self._misspelt(words)

    def _misspelt(self, words: Sequence[str]) -> list[Member]:
        """Return the people whose surname is the form's but for a letter or two, with the same given name if any."""
        pool = self._likely.get(_likely_key(words, words[0] if len(words) > 1 else ""), [])[:MAX_RIVALS]
        return [p for p in pool if _slip(name_words(p.name)[-1], words[-1], known_given=len(words) > 1)]

    def _add_body(self, name: str) -> Member:
        if (member := self._terms_get(name)) is not None:
            return member
        words = body_words(name)
        if words in self._body:
            return self._body[words]
        head = body_head(name)
        fewest = min((self._holding[word] for word in words), key=len)[:MAX_RIVALS]
        longer = [b for b in fewest if body_head(b.name) == head and set(words) <= set(body_words(b.name))]
        if not longer and len(words) == 1:
            longer = self._short.get(name.replace(".", "") if name.isupper() else words[0], [])
        if len(longer) == 1:
            return longer[0]
        member = self._body[words] = Member(name, NameKind.ORGANISATION)
        self.bodies.append(member)
        nouns = {head, *({"police"} & set(words))}
        if FIRM.search(name):
            nouns |= {"company", "firm", "corporation"}
            self._short[words[0]].append(member)
        nouns |= {kind for kind, names in KINDS_OF_BODIES.items() if set(names.split()) & set(words)}
        for noun in nouns:
            self._heads[noun].append(member)
        for word in words:
            self._holding[word].append(member)
        for letters in initials(name):
            self._short[letters].append(member)
        return member

    def _place(self, text: str, mentions: Sequence[NameMention]) -> None:
        """Give everyone their places and roles, in order of place."""
        taken: set[int] = set()
        for mention in mentions:
            member = self._form.get((mention.name, mention.kind is NameKind.PERSON))
            if member is None or mention.kind is NameKind.PLACE:
                continue
            member.places.append(mention.span)
            taken.add(mention.span.start)
            if mention.role:
                member.roles.append(mention.role)
                member.gender = member.gender or role_gender(mention.role)
        terms = {key: member for key, member in self._terms.items() if len(key) > 2}
        if terms:
            printed = "|".join(r"\s+".join(map(re.escape, key.split())) for key in sorted(terms, key=len, reverse=True))
            for match in re.finditer(rf"(?<![\w“\"])(?:{printed})(?![\w”\"])", text, re.IGNORECASE):
                if match.group()[0].isupper() and match.start() not in taken:
                    terms[_term_key(match.group())].places.append(Span(*match.span()))
        for member in (*self.people, *self.bodies):
            member.places.sort()


def fold(word: str) -> str:
    """Return a word in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c)).replace(
        "’", "'"
    )


def plain_name(name: str) -> str:
    """Return a name as people write it: titles and nickname off, "Pell, Ann" turned round."""
    bare = _NICKNAME.sub("", bare_name(name))
    turned = re.fullmatch(r"(?P<last>[\w’'-]+), (?P<given>[\w’'-]+(?: [A-Z]\.)?)", bare)
    if turned and not _SUFFIX.search(bare):
        return f"{turned['given']} {turned['last']}"
    return bare if " " in bare else name


def bare_name(name: str) -> str:
    """Return a name without its titles."""
    return _TITLES.sub("", name)


def last_name(name: str) -> str:
    """Return the surname of a printed name, folded, "" when it has no word."""
    words = name_words(name)
    return words[-1] if words else ""


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, folded: no titles, suffixes, nickname or particles."""
    words = [fold(word).strip(".,") for word in bare_name(_SUFFIX.sub("", plain_name(name))).split()]
    kept = [re.sub(r"^(?:al|el)-", "", word) for word in words if word and word not in _PARTICLES]
    return tuple(word for word in kept if word) or tuple(words)


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """Return the words of a body's name that tell it apart, folded."""
    words = tuple(fold(part).strip(".,'") for part in name.split())
    return tuple(word for word in words if word and word not in _LOOSE) or words


def body_head(name: str) -> str:
    """Return the noun a body's name is built on: "department" of "Department of Harbors"."""
    front = re.split(r",| (?:of|for|in|at)\s", _LEGAL_FORM.sub("", name))[0].split()
    return fold(front[-1]).strip(".,") if front else fold(name)


def _likely_key(words: Sequence[str], given: str) -> tuple[str, str]:
    """Return what a slip leaves alone: the given name, the first and the last letter of the surname."""
    return given, words[-1][:1] + words[-1][-1:]


def _term_key(phrase: str) -> str:
    return fold(re.sub(r"^the\s+|['’]s?$", "", " ".join(phrase.split()), flags=re.IGNORECASE))


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """True when the words of `part` stand in `whole` in that order."""
    rest = iter(whole)
    return len(part) < len(whole) and all(word in rest for word in part)


def _nick(cast: Cast, person: Member, words: Sequence[str]) -> bool:
    return last_name(person.name) == words[-1] and person in cast._words.get(words[0], [])


def _slip(first: str, second: str, *, known_given: bool) -> bool:
    """True for "auckenfeld" and "aukenfeld": long surnames that differ by a letter, or two in very long ones.

    Our choice: six letters for one slip beside the same given name, seven for a surname alone, nine for two.
    """
    shorter = min(len(first), len(second))
    allowed = 0 if shorter < (6 if known_given else 7) else 1 if shorter < 9 or not known_given else 2
    return first[-1:] == second[-1:] and 0 < DamerauLevenshtein.distance(first, second) <= allowed


def _same(first: str, second: str) -> bool:
    """True when two names with one surname can be one person's: given names equal, initials, or missing."""
    a, b = (name_words(name)[:-1] for name in (first, second))
    genders = {gender_of(first), gender_of(second)} - {""}
    if len(genders) > 1:
        return False
    if not a or not b or a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]):
        return True
    # "Kristin" and "Kristen" with one surname on one paper: one of them is a slip
    return len(a[0]) == len(b[0]) >= 6 and sum(x != y for x, y in zip(a[0], b[0], strict=True)) == 1


def _on_its_face(frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the people a paper's heading names with their roles: its author and those it is addressed to."""
    if frame.kind not in (DocumentKind.FILING, DocumentKind.PRESS_RELEASE) and frame.author not in ("", "The Court"):
        yield from ((author, frame.author_role) for author in frame.authors)
    if frame.kind in (DocumentKind.EMAIL, DocumentKind.MEMO):
        for part in re.split(r", |; ", frame.addressee):
            if re.fullmatch(r"[A-Z]\S+(?: [A-Z]\S*){1,3}", part) and not role_head(part) and part != frame.author:
                yield part, ""
