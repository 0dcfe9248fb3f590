"""Who "he", "she", "it" and "they" are: the one spoken of, by gender, number, place and who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from belie.domain.people import NameKind
from belie.domain.spans import Span
from belie.statements.cast import Member
from belie.statements.roles import is_one_person, is_role_noun, role_gender, role_head
from belie.statements.subjects import opens_sentence, sentence_starts

Named = tuple[str, str]
NOBODY: Named = ("", "")
HERO_PLACES = 5
REACH = 600  # characters a pronoun looks back for a name
GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
OF_BODIES = frozenset({"it", "they"})
_ONE_UNNAMED = re.compile(
    r"(?:[A-Z][a-z]+ [a-z]+, )?(?:A|An|One|Another|The|His|Her|Their|My|Our|[A-Z][\w-]*(?: [A-Z][\w-]*)?['’]s?)\s+"
    r"(?P<phrase>(?:[a-z-]+\s+){0,3}?(?P<noun>[a-z]+))\b(?!\s*,?\s+[A-Z])"
)
_PEOPLE = frozenset("man woman boy girl friend relative cousin aunt uncle detainee passenger person".split())
_OFFICE = re.compile(r"\b[Tt]he (?P<office>(?:(?!of\b|and\b)[A-Za-z][a-z-]+ ){0,2}?[A-Za-z][a-z-]+)(?![\w-]| [A-Z])")
_SUBORDINATE = re.compile(
    r"(?:After|Before|When|While|As|Although|Though|Until|Once|If|Because|Since|In (?:his|her) \w+,)\b"
)
_MAIN_CLAUSE = re.compile(r"[,”\"] (?:(?:[A-Z][a-z]+ ){0,3})$")

_OPENS_WITH_BODY = re.compile(r"(?:[A-Z][a-z]+ [A-Z]?[\w ]{0,20}, )?(?:[Tt]he )?")


@dataclass(slots=True)
class Spoke:
    """Where somebody last spoke; `member` is None for one without a name, of whom gender and office may be known."""

    at: int
    member: Member | None
    gender: str = ""
    office: str = ""  # "the Commissioner", whom other papers may name


class Pronouns:
    """Looks back from a pronoun over the names before it."""

    def __init__(
        self,
        text: str,
        people: Iterable[Member],
        bodies: Iterable[Member],
        taken_up: Sequence[tuple[Span, Member]],
        never: Container[str],
        *,
        one_life: bool = False,
    ) -> None:
        """Index the names by place.

        Args:
            text: The document.
            people: Its people.
            bodies: Its bodies.
            taken_up: Where words like "the sheriff" stand for one of them.
            never: Names that "he" and "she" never are: who writes "I".
            one_life: The text may be about one person, whom a pronoun means when nobody else is near.
        """
        self.text = text
        self.never = never
        self.places = _by_place(people, (t for t in taken_up if t[1].kind is NameKind.PERSON))
        self.starts = [span.start for span, _ in self.places]
        self.hero = _hero(self.places) if one_life else None
        self.body_places = _by_place(bodies, (t for t in taken_up if t[1].kind is not NameKind.PERSON))
        self.body_starts = [span.start for span, _ in self.body_places]

    def person(self, span: Span, gender: str, spoke: Spoke | None) -> Named:
        """Return who "he" or "she" is.

        The subject of the main clause that follows "After she left, ..."; the subject of a sentence since somebody
        last spoke; who last spoke; the only one named before; the one who opens the sentence before. Nobody when
        somebody without a name spoke or came last; but one with an office is given by it ("the Commissioner"), because
        other papers of the matter may say who held it.
        """
        ahead = self._ahead(span, gender)
        if ahead is not None:
            return ahead.name, "pronoun: the subject of the clause that follows"
        found = self._person_before(span, gender, spoke)
        if found is None and self.hero and self.hero.gender in ("", gender):
            return self.hero.name, "pronoun: nobody near, and the whole text is about one person"
        return found or self._office_before(span, gender) or NOBODY

    def _person_before(self, span: Span, gender: str, spoke: Spoke | None) -> Named | None:
        """Return who is taken up, ("", "") where that is open, None where nobody who fits is named in reach."""
        floor = max(0, span.start - REACH)
        seen: dict[str, tuple[int, Member]] = {}
        for place, person in self.places[bisect_left(self.starts, floor) : bisect_left(self.starts, span.start)]:
            if person.gender in ("", gender) and person.name not in self.never:
                seen[person.name] = (place.start, person)
        recent = spoke if spoke and spoke.at >= floor and self._may_be(spoke, gender) else None
        if recent and recent.member and not any(at > recent.at for at, _ in seen.values()):
            stranger = self._stranger_since(recent.at, span.start, gender)
            return stranger or (recent.member.name, "pronoun: the last speaker")
        if not seen:
            return (
                (recent.office, "pronoun: the last speaker, without a name here") if recent and recent.office else None
            )
        pool = {name: at for name, (at, _) in seen.items()}
        unnamed = recent is not None and recent.member is None
        if recent:
            subject = self._subject_since(recent.at, span, pool)
            if subject or unnamed:
                office = (recent.office, "pronoun: the last speaker, without a name here") if recent.office else NOBODY
                return (subject, "pronoun: the subject of a sentence before") if subject else office
        latest = max(seen.values(), key=lambda item: item[0])
        if stranger := self._stranger_since(latest[0], span.start, gender):
            return stranger
        if self._in_company(latest[0], span.start, pool):
            return NOBODY
        if len(seen) == 1 and not (recent and recent.member and recent.member is not latest[1]):
            return latest[1].name, "pronoun: the only one named before who fits"
        return self._opener(span, pool)

    def _may_be(self, spoke: Spoke, gender: str) -> bool:
        """True when who spoke can be "he" or "she": a person, of no other gender, and not the writer."""
        member = spoke.member
        if member is None:
            return spoke.gender in ("", gender)
        return member.kind is NameKind.PERSON and member.gender in ("", gender) and member.name not in self.never

    def body(self, span: Span, words: str, spoke: Spoke | None) -> Named:
        """Return the body that "it" or "they" takes up: the one that spoke last, or opens the sentence before."""
        starts = sentence_starts(self.text, max(0, span.start - REACH), span.start)
        if len(starts) > 1 and starts[-1] >= span.start - 1:
            starts.pop()
        for start in reversed(starts):
            first = bisect_left(self.body_starts, start)
            if first < len(self.body_places):
                place, body = self.body_places[first]
                opens = _OPENS_WITH_BODY.fullmatch(self.text, start, place.start)
                if place.end <= span.start and opens and self.text[place.end : place.end + 1] not in ("'", "’"):
                    return body.name, f"“{words}”: the body that opens the sentence before"
            here = spoke is not None and start <= spoke.at < span.start
            if spoke and here and spoke.member and spoke.member.kind is NameKind.ORGANISATION:
                return spoke.member.name, f"“{words}”: the body that spoke last"
            if not re.match(r"(?:It|They)\b", self.text[start : start + 5]):
                return NOBODY
        return NOBODY

    def _ahead(self, span: Span, gender: str) -> Member | None:
        """Return the subject of the main clause after "Before she left, ..." that the pronoun runs ahead to."""
        start = sentence_starts(self.text, max(0, span.start - 80), span.start)[-1]
        if not _SUBORDINATE.match(self.text, start) or span.start - start > 40:
            return None
        index = bisect_right(self.starts, span.start)
        for place, person in self.places[index : index + 4]:
            between = self.text[span.end : place.start]
            if len(between) > 200 or re.search(r"[.!?]\s|\n\n", between):
                return None
            if _MAIN_CLAUSE.search(between) and re.match(r" [a-z]", self.text[place.end : place.end + 2]):
                return person if person.gender in ("", gender) else None
        return None

    def _subject_since(self, spoke: int, span: Span, pool: Mapping[str, int]) -> str:
        """Return the person of the pool who opens the last sentence begun after `spoke` that such a person opens."""
        for start in reversed(sentence_starts(self.text, spoke, span.start)[1:]):
            for place, person in self.places[bisect_left(self.starts, start) : bisect_left(self.starts, span.start)]:
                if person.name in pool and opens_sentence(self.text, start, place):
                    return person.name
        return ""

    def _stranger_since(self, since: int, at: int, gender: str) -> Named | None:
        """Return who without a name opens a sentence begun after `since`: nobody for "a woman", or "the nurse"."""
        for start in reversed(sentence_starts(self.text, since, at)[1:]):
            stranger = _ONE_UNNAMED.match(self.text, start, at)
            if stranger and (stranger["noun"] in _PEOPLE or is_role_noun(stranger["noun"])):
                if role_gender(stranger["phrase"]) not in ("", gender):
                    return None
                definite = re.match(r"The\b", stranger.group()) and is_role_noun(stranger["noun"])
                phrase = " ".join(stranger["phrase"].split())
                return (
                    (f"the {phrase}", "pronoun: opens the sentence before, without a name here") if definite else NOBODY
                )
        return None

    def _office_before(self, span: Span, gender: str) -> Named | None:
        """Return the one office spoken of in this sentence or the one before: "Met the Director at noon. She said"."""
        start = sentence_starts(self.text, max(0, span.start - REACH), span.start)[-2:][0]
        offices = {
            f"the {office}": phrase.start()
            for phrase in _OFFICE.finditer(self.text, start, span.start)
            if role_head(office := " ".join(phrase["office"].split()))
            and is_one_person(f"the {office}")
            and role_gender(office) in ("", gender)
        }
        if len(offices) != 1:
            return None
        office, at = next(iter(offices.items()))
        named = at in self.starts[bisect_left(self.starts, at) : bisect_right(self.starts, at)]
        return None if named else (office, "pronoun: the last one spoken of, without a name here")

    def _in_company(self, latest: int, at: int, pool: Mapping[str, int]) -> bool:
        """True when the one named last stands beside another who fits, both subject: "Ann Pell and Edith Haddow came".

        And for "Tom Vane’s brother", who is not Tom Vane.
        """
        index = bisect_left(self.starts, latest)
        place, _ = self.places[index]
        start = sentence_starts(self.text, max(0, latest - 200), latest + 1)[-1]
        if re.match(r"['’]s?\s+[a-z]", self.text[place.end : place.end + 5]):
            noun = re.match(r"['’]s?\s+(?:[a-z-]+\s+)??([a-z]+)\b", self.text[place.end : min(at, place.end + 40)])
            if noun and (noun[1] in _PEOPLE or is_role_noun(noun[1])) and self.text[start : place.start].strip() == "":
                return True
        before = self.places[index - 1] if index else None
        if before is None or before[1].name not in pool or before[0].start < start:
            return False
        joined = re.fullmatch(r",? and (?:[A-Z][a-z]+ ){0,2}", self.text[before[0].end : place.start])
        return joined is not None and self.text[start : before[0].start].count(" ") < 3

    def _opener(self, span: Span, pool: Mapping[str, int]) -> Named:
        """Return who of the pool is the subject of the sentence or of one of the two before, else named first in it."""
        floor = max(0, span.start - REACH)
        for start in list(reversed(sentence_starts(self.text, floor, span.start)))[:3]:
            here = [
                (place, person)
                for place, person in self.places[bisect_left(self.starts, start) : bisect_left(self.starts, span.start)]
                if person.name in pool
            ]
            subjects = [person for place, person in here if opens_sentence(self.text, start, place)]
            if here:
                return (subjects or [here[0][1]])[0].name, "pronoun: opens the sentence before"
        return NOBODY


def _hero(places: Sequence[tuple[Span, Member]]) -> Member | None:
    """Return the person of whom a text speaks most: named five times or more, and as often as all others together."""
    counted = Counter(member.name for _, member in places).most_common(1)
    if not counted or counted[0][1] < HERO_PLACES or counted[0][1] * 2 < len(places):
        return None
    return next(member for _, member in places if member.name == counted[0][0])


def _by_place(members: Iterable[Member], more: Iterable[tuple[Span, Member]]) -> list[tuple[Span, Member]]:
    named = [(span, member) for member in members for span in member.places]
    taken = {span.start for span, _ in named}
    return sorted([*named, *(t for t in more if t[0].start not in taken)], key=lambda item: item[0])
