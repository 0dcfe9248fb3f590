"""Who the speakers of one document are, where the document itself makes it sure.

A name stands for the fullest form the document gives of it. A pronoun stands for the subject of a sentence since the
last person spoke, else for the last person who fits and was speaking or named; a role noun for the one person the
document gives that role. Where two people fit, and for "an official", nobody is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from belie.documents.clean import Cleaned
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.ids import StatementId
from belie.domain.people import NameKind, NameMention
from belie.domain.spans import Span
from belie.domain.statements import Form, Statement
from belie.statements.given_names import gender_of
from belie.statements.interviews import find_interviewee
from belie.statements.roles import introduces, is_one_person, is_vague, role_gender, role_head, role_key
from belie.statements.subjects import opens_sentence, sentence_starts

Named = tuple[str, str]
NOBODY: Named = ("", "")
REACH = 600  # characters a pronoun looks back for a name
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself"})
GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Hon|Sen|Rep|Gov|Judge|Justice|Senator|Representative|Governor"
    r"|President|Minister"
    r"|Secretary|Commissioner|Director)\.?\s+)+(?=\S)"
)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\b")
_DEFINITE = re.compile(
    r"^(?:the|this|that|his|her|its|their|our|my|[\w’' -]+['’]s?)\s|^(?:Plaintiff|Defendant|Petitioner|Respondent)$",
    re.IGNORECASE,
)
# "The Ardavian nationals": the name only describes them.
_DESCRIBES = re.compile(r"\s+(?!(?:of|in|at|for|from|and|or|which|that|who|itself|on|as|to|with|by|the)\b)[a-z]")
_BEFORE_LINK = re.compile(r"\b(?:for|of|to|with|from|at|by|against|representing)\s+(?:the\s+)?$")


@dataclass(slots=True)
class _Person:
    """One person of the document: fullest name, every place, what is known of them."""

    name: str
    places: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    gender: str = ""


def name_speakers(
    document: Document,
    cleaned: Cleaned,  # noqa: ARG001
    frame: Frame,
    statements: Sequence[Statement],
    mentions: Sequence[NameMention],
    given: Mapping[StatementId, str] | None = None,
) -> dict[StatementId, Named]:
    """Return for every statement the name of its speaker and why; ("", "") where it is not sure.

    Args:
        document: As filed.
        cleaned: Its clean text.
        frame: The author is who "I" is, and whose the document's own sentences are.
        statements: In order of place, a statement before those inside it.
        mentions: The names of the document, in order of place.
        given: Names the layout gives: a transcript's witness, the sender of an earlier message.
    """
    return _Naming(document, frame, mentions).name_all(statements, given or {})


class _Naming:
    def __init__(self, document: Document, frame: Frame, mentions: Sequence[NameMention]) -> None:
        self.text = document.text
        self.frame = frame
        self.people = _people(frame, mentions)
        self.by_last: dict[str, list[_Person]] = defaultdict(list)
        for person in self.people:
            self.by_last[last_name(person.name)].append(person)
        self.places = sorted((span, number) for number, p in enumerate(self.people) for span in p.places)
        self.starts = [span.start for span, _ in self.places]
        self.bodies = [m for m in mentions if m.kind is not NameKind.PERSON]
        self.body_starts = [m.span.start for m in self.bodies]
        self.names: dict[StatementId, Named] = {}
        # Who writes "I" is never "he" or "she" in the same paper.
        self.first_person = frame.kind not in (DocumentKind.NEWS, DocumentKind.OTHER)
        self.interviewee = ""
        if frame.kind in (DocumentKind.NEWS, DocumentKind.OTHER):
            self.interviewee = find_interviewee(self.text, [(span, self.people[n].name) for span, n in self.places])
        self.previous: tuple[int, _Person] | None = None  # where the last named speaker spoke
        self.unnamed: tuple[int, str] | None = None  # where one without a name spoke after that, and the gender

    def name_all(self, statements: Sequence[Statement], given: Mapping[StatementId, str]) -> dict[StatementId, Named]:
        by_id = {statement.id: statement for statement in statements}
        for statement in statements:
            if given.get(statement.id):
                named: Named = (self._fullest(given[statement.id]), "named by the layout")
            else:
                named = self._name(statement, by_id)
            self.names[statement.id] = named
            person = self._person(named[0]) if statement.form is not Form.OWN else None
            if person:
                self.previous, self.unnamed = (statement.anchor.start, person), None
                person.gender = person.gender or GENDERS.get(statement.speaker.lower(), "")
            elif not statement.within and is_one_person(statement.speaker):
                self.unnamed = (statement.anchor.start, role_gender(statement.speaker))
        return self.names

    def _name(self, statement: Statement, by_id: Mapping[StatementId, Statement]) -> Named:
        if statement.form is Form.OWN:
            return (self.frame.author, "author of the document") if self.frame.author else NOBODY
        if not statement.speaker:
            return NOBODY
        span = Span(statement.speaker_spans[0].start, statement.speaker_spans[-1].end)
        words = statement.speaker.lower()
        if words in FIRST_PERSON:
            return self._first_person(statement, by_id)
        if words == "you" and self.interviewee:
            return self.interviewee, "“you” to the one interviewed"
        if words in GENDERS:
            same = self._speaker_around(statement, by_id, GENDERS[words])
            return same if same[0] else self._pronoun(span, GENDERS[words])
        printed = self._printed(statement.speaker, span)
        return printed if printed[0] else self._by_role(statement.speaker)

    def _first_person(self, statement: Statement, by_id: Mapping[StatementId, Statement]) -> Named:
        """Return who "I" is: the one whose quoted words these are, else the author of the document."""
        outer = statement.within
        while outer and outer in by_id:
            holder = by_id[outer]
            if holder.form is Form.DIRECT:
                name = self.names.get(outer, NOBODY)[0]
                return (name, "“I” in that speaker's words") if name else NOBODY
            outer = holder.within
        if self.interviewee:
            asking = self._asks(statement)
            return NOBODY if asking else (self.interviewee, "“I” in an answer of the one interviewed")
        if self.frame.author and self.frame.kind is not DocumentKind.NEWS:
            return self.frame.author, "“I” in a document by its author"
        return NOBODY

    def _speaker_around(self, statement: Statement, by_id: Mapping[StatementId, Statement], gender: str) -> Named:
        """Return the speaker of the sentence around "Varga said she believed ...", when that can be "she"."""
        outer = by_id.get(statement.within) if statement.within else None
        if outer is None or outer.form in (Form.OWN, Form.DIRECT):
            return NOBODY
        person = self._person(self.names.get(outer.id, NOBODY)[0])
        if person and person.gender in ("", gender):
            return person.name, "pronoun: the speaker of the sentence around"
        return NOBODY

    def _asks(self, statement: Statement) -> bool:
        """True when the paragraph of a statement ends with a question mark: in an interview, the interviewer's."""
        end = self.text.find("\n\n", statement.anchor.end)
        return self.text[statement.anchor.start : end if end >= 0 else len(self.text)].rstrip().endswith("?")

    def _printed(self, printed: str, span: Span) -> Named:
        """Return the person or body named in the speaker phrase itself, unless the phrase only hangs on that name."""
        index = bisect_left(self.starts, span.start)
        vague = is_vague(printed)
        while index < len(self.places) and self.places[index][0].start < span.end:
            place, number = self.places[index]
            index += 1
            if self._is_head(span, place) and (not vague or introduces(self.text[span.start : place.start])):
                person = self.people[number]
                rivals = self.by_last[last_name(person.name)]
                if len(rivals) > 1 and " " not in bare_name(place.of(self.text)):
                    return self._among(rivals, place)
                return person.name, "named"
        if vague or role_head(printed):
            return NOBODY
        at = bisect_left(self.body_starts, span.start)
        if at < len(self.bodies) and self.bodies[at].span.end <= span.end:
            place = self.bodies[at].span
            describes = _DESCRIBES.match(self.text, place.end, span.end) is not None
            if self._is_head(span, place) and not describes:
                return self._whole_body(self.bodies[at].name), "body named"
        return NOBODY

    def _whole_body(self, name: str) -> str:
        """Return the one longer name of the document that a short one ends or is its chief word: "the Authority"."""
        if " " in name:
            return name
        longer = {body.name for body in self.bodies if name in body.name.split() and " and " not in body.name} - {name}
        return next(iter(longer)) if len(longer) == 1 else name

    def _is_head(self, phrase: Span, place: Span) -> bool:
        """False for "Varga's driver" and "a spokesman for Varga": the phrase is not about the one named."""
        if place.end > phrase.end + 2 or self.text[place.end : place.end + 1] in ("'", "’"):
            return False
        before = self.text[phrase.start : place.start]
        return _BEFORE_LINK.search(before) is None and re.search(r"\b(?:who|that|which)\b", before) is None

    def _among(self, rivals: Sequence[_Person], place: Span) -> Named:
        """Return the one of several people with one surname whom a title tells apart, or nobody."""
        title = _HONORIFIC.search(self.text, max(0, place.start - 5), place.end)
        gender = gender_of(title.group()) if title else ""
        fitting = [person for person in rivals if gender and person.gender == gender]
        return (fitting[0].name, "surname and title") if len(fitting) == 1 else NOBODY

    def _pronoun(self, span: Span, gender: str) -> Named:
        """Return who "he" or "she" is among those named shortly before.

        The subject of a sentence since the last speaker spoke, else the last speaker, else the last one named; nobody
        when somebody without a name spoke last.
        """
        window = self.text[max(0, span.start - REACH) : span.start]
        floor = span.start - len(window)
        seen: dict[int, int] = {}
        for index in range(bisect_left(self.starts, floor), bisect_left(self.starts, span.start)):
            place, number = self.places[index]
            person = self.people[number]
            if person.gender in ("", gender) and not (self.first_person and person.name == self.frame.author):
                seen[number] = place.start
        if not seen:
            return NOBODY
        unnamed = self.unnamed is not None and self.unnamed[0] >= floor and self.unnamed[1] in ("", gender)
        spoke = self.unnamed if unnamed else self.previous
        if spoke and spoke[0] >= floor:
            subject = self._subject_since(spoke[0], span, seen)
            if subject or unnamed:
                return (subject, "pronoun: the subject of a sentence before") if subject else NOBODY
        latest = max(seen, key=lambda number: seen[number])
        if self.previous and self.previous[0] >= floor and self.people[latest] is self.previous[1]:
            return self.people[latest].name, "pronoun: the last speaker"
        if len(seen) == 1:
            return self.people[latest].name, "pronoun: the only one named before who fits"
        return self._subject_before(seen, span)

    def _subject_since(self, spoke: int, span: Span, pool: Mapping[int, int]) -> str:
        """Return the person of the pool who opens the last sentence begun after `spoke` that such a person opens."""
        for start in reversed(sentence_starts(self.text, spoke, span.start)[1:]):
            for place, number in self.places[bisect_left(self.starts, start) : bisect_left(self.starts, span.start)]:
                if number in pool and opens_sentence(self.text, start, place):
                    return self.people[number].name
        return ""

    def _subject_before(self, pool: Mapping[int, int], span: Span) -> Named:
        """Return the person named first in the sentence or the one before, when one of the pool opens it."""
        before = self.text[max(0, span.start - REACH) : span.start]
        opening = span.start - len(before)
        stops = [m.end() for m in re.finditer(r"[.!?][\"”’']*\s+(?=[A-Z“\"])|\n\s*\n", before)]
        for start in [*reversed(stops), 0][:3]:
            here = [number for number, at in pool.items() if at >= opening + start]
            firsts = sorted(
                (place.start, number)
                for place, number in self.places[
                    bisect_left(self.starts, opening + start) : bisect_left(self.starts, span.start)
                ]
                if number in here
            )
            if firsts:
                return self.people[firsts[0][1]].name, "pronoun: opens the sentence before"
        return NOBODY

    def _by_role(self, printed: str) -> Named:
        head = role_head(printed)
        if head and (_DEFINITE.match(printed) or self._introduces(printed, head)):
            key = role_key(printed)
            holders = [person for person in self.people if any(role_key(role) == key for role in person.roles)]
            if self.first_person:
                holders = [person for person in holders if person.name != self.frame.author]
            if len(holders) == 1:
                return holders[0].name, f"the only {key} named in the document"
        low = printed.lower()
        if low in ("the court", "this court") and self.frame.kind in (DocumentKind.ORDER, DocumentKind.FILING):
            return "The Court", "the court"
        return NOBODY

    def _introduces(self, printed: str, head: str) -> bool:
        """True when "an inspector who ..." is taken up later as "the inspector, Paul Achterberg"."""
        indefinite = re.match(r"an? ", printed, re.IGNORECASE)
        return indefinite is not None and re.search(rf"\b[Tt]he {re.escape(head)}, [A-Z]", self.text) is not None

    def _person(self, name: str) -> _Person | None:
        return (
            next((person for person in self.by_last.get(last_name(name), ()) if person.name == name), None)
            if name
            else None
        )

    def _fullest(self, name: str) -> str:
        if " " in bare_name(name):
            return name
        rivals = self.by_last.get(last_name(name), [])
        return rivals[0].name if len(rivals) == 1 else name


def bare_name(name: str) -> str:
    """Return a name without its titles."""
    return _TITLES.sub("", name)


def last_name(name: str) -> str:
    """Return the surname of a printed name, lower case, "" when it has no word."""
    bare = re.sub(r",?\s+(?:Jr|Sr|II|III|IV)\.?$", "", name)
    words = bare_name(bare).split()
    return words[-1].lower().rstrip(".,") if words else ""


def _given(name: str) -> str:
    words = bare_name(name).lower().split()
    return words[0] if len(words) > 1 else ""


def _on_its_face(frame: Frame) -> list[tuple[str, str]]:
    """Return the people a paper's heading names with their roles: its author and those it is addressed to."""
    named = [(frame.author, frame.author_role)]
    if frame.kind in (DocumentKind.FILING, DocumentKind.PRESS_RELEASE) or frame.author in ("", "The Court"):
        named = []
    if frame.kind in (DocumentKind.EMAIL, DocumentKind.MEMO):
        parts = [
            part for part in re.split(r", |; ", frame.addressee) if re.fullmatch(r"[A-Z]\S+(?: [A-Z]\S*){1,3}", part)
        ]
        named += [(part, "") for part in parts if not role_head(part) and part != frame.author]
    return named


def _people(frame: Frame, mentions: Sequence[NameMention]) -> list[_Person]:
    """Return the people of a document: mentions with one surname and no two given names are one person."""
    people: list[_Person] = []
    by_last: dict[str, list[_Person]] = defaultdict(list)
    named = [m for m in mentions if m.kind is NameKind.PERSON]
    full = sorted(named, key=lambda m: -len(bare_name(m.name).split()))
    for name, role in _on_its_face(frame):
        person = _Person(name, roles=[role] if role else [], gender=gender_of(name))
        people.append(person)
        by_last[last_name(name)].append(person)
    for mention in full:
        rivals = by_last[last_name(mention.name)]
        match = [person for person in rivals if _same(person.name, mention.name)]
        if len(match) > 1 and " " not in bare_name(mention.name):
            match = []  # a surname that several people bear names none of them
        if not rivals and " " not in mention.name:
            match = [person for person in people if _given(person.name) == mention.name.lower()]
            match = match if len(match) == 1 else []
        if match:
            person = match[0]
        elif rivals and " " not in bare_name(mention.name):
            continue
        else:
            person = _Person(mention.name)
            people.append(person)
            rivals.append(person)
        person.places.append(mention.span)
        person.gender = person.gender or gender_of(mention.name) or role_gender(mention.role)
        if len(bare_name(mention.name).split()) > len(bare_name(person.name).split()):
            person.name = mention.name
        if mention.role:
            person.roles.append(mention.role)
    return people


def _same(first: str, second: str) -> bool:
    """True when two names with one surname can be one person's: given names equal, initials, or missing."""
    a, b = (bare_name(name).lower().replace(".", "").split()[:-1] for name in (first, second))
    genders = {gender_of(first), gender_of(second)} - {""}
    if len(genders) > 1:
        return False
    if not a or not b or a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]):
        return True
    # "Kristin" and "Kristen" with one surname on one paper: one of them is a slip
    return len(a[0]) == len(b[0]) >= 6 and sum(x != y for x, y in zip(a[0], b[0], strict=True)) == 1
