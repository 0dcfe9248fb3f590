"""Who the speakers of one document are, where the document itself makes it sure.

A name stands for the fullest form the document gives of it, and so do a term it defines and the first letters of a
body. A role noun stands for the one member of the document who has it, a pronoun for whom it takes up. Where two
people fit, and for "an official", nobody is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from belie.documents.clean import Cleaned
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.ids import StatementId
from belie.domain.people import NameKind, NameMention
from belie.domain.spans import Span
from belie.domain.statements import Form, Statement
from belie.statements.cast import Cast, Member, bare_name, last_name, name_words
from belie.statements.given_names import gender_of
from belie.statements.interviews import Turn, find_turns
from belie.statements.parties import find_parties
from belie.statements.pronouns import GENDERS, NOBODY, OF_BODIES, REACH, Named, Pronouns, Spoke
from belie.statements.roles import (
    introduces,
    is_one_person,
    is_vague,
    role_gender,
    role_head,
    role_key,
    speaking_noun,
)

__all__ = ["FIRST_PERSON", "GENDERS", "REACH", "bare_name", "last_name", "name_speakers"]
LEAD_CHARS = 300  # headline and first sentences of a news story, which name later whom they call "a judge"
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself"})
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\b")
_PAPER = (
    r"(?:statement|report|letter|memo|memorandum|study|survey|poll|filing|lawsuit|complaint|note|email|e-mail|bulletin)"
)
_WHOSE_PAPER = re.compile(rf"(?P<whose>your|my) (?:[a-z]+ )?{_PAPER}\b(?! (?:from|by|to))", re.IGNORECASE)
_PAPER_BY = re.compile(
    rf"(?:an?|the|its|one) (?:[\w-]+ ){{0,3}}?{_PAPER} (?:[a-z]+ ){{0,3}}?(?:from|by) (?:the )?", re.IGNORECASE
)
_COUNTED = re.compile(r"(?:one|another|two|three|four|five|six|several|many|some|few|both|no)\b", re.IGNORECASE)
_DEFINITE = re.compile(
    r"^(?:the|this|that|his|her|its|their|our|my|[\w’' -]+['’]s?)\s"
    r"|^(?:Plaintiff|Defendant|Petitioner|Respondent|Appellant|Appellee|Claimant|Police)$",
    re.IGNORECASE,
)
# "The Ardavian nationals": the name only describes them.
_DESCRIBES = re.compile(r"\s+(?!(?:of|in|at|for|from|and|or|which|that|who|itself|on|as|to|with|by|the)\b)[a-z]")
_BEFORE_LINK = re.compile(r"\b(?:for|of|to|with|from|at|by|against|representing)\s+(?:the\s+)?$")
_ROLE_BETWEEN = re.compile(r"(?: [A-Z]\w+)? (?:[a-z]+(?:-[a-z]+)* ){1,4}|(?: [A-Z]\w+)? [A-Z]{3,4} ")
_SHARED_AFTER = re.compile(r",?\s+(?:and|or)\s")
_SHARED_BEFORE = re.compile(r"\b(?:and|or)\s+(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?$")
# Papers whose writer is "I", so that "he" and "she" in them are others.
_OF_MANY = frozenset({DocumentKind.FILING, DocumentKind.PRESS_RELEASE})  # "I" is never "The Grand Jury"
_PERSONAL = frozenset(
    {DocumentKind.DECLARATION, DocumentKind.MEMO, DocumentKind.EMAIL, DocumentKind.LETTER, DocumentKind.TESTIMONY}
)


def name_speakers(
    document: Document,
    cleaned: Cleaned,
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
    cast = Cast(document.text, frame, mentions, find_parties(cleaned.text))
    return _Naming(document, frame, mentions, cast).name_all(statements, given or {})


class _Naming:
    def __init__(self, document: Document, frame: Frame, mentions: Sequence[NameMention], cast: Cast) -> None:
        self.text = document.text
        self.frame = frame
        self.cast = cast
        self.names: dict[StatementId, Named] = {}
        self.writer = frame.author if frame.kind in _PERSONAL else ""
        self.pronouns = Pronouns(
            self.text,
            cast.people,
            cast.bodies,
            cast.taken_up(self.text),
            {self.writer} - {""},
            one_life=frame.kind in (DocumentKind.NEWS, DocumentKind.OTHER),
        )
        self.places = sorted(((span, p) for p in cast.people for span in p.places), key=lambda item: item[0])
        self.starts = [span.start for span, _ in self.places]
        bodies = [m for m in mentions if m.kind is not NameKind.PERSON]
        self.body_places = [m.span for m in bodies]
        self.body_names = [m.name for m in bodies]
        self.body_starts = [span.start for span in self.body_places]
        self.turns: list[Turn] = []
        if frame.kind in (DocumentKind.NEWS, DocumentKind.OTHER):
            self.turns = find_turns(self.text, [(span, p.name) for span, p in self.places])
        self.turn_starts = [turn.span.start for turn in self.turns]
        self.reader = _one_reader(frame)
        self.spoke: Spoke | None = None  # the person who spoke last
        self.body_spoke: Spoke | None = None
        self.answering: list[tuple[int, str]] = []  # where witnesses answer

    def name_all(self, statements: Sequence[Statement], given: Mapping[StatementId, str]) -> dict[StatementId, Named]:
        by_id = {statement.id: statement for statement in statements}
        self.answering = sorted(
            (s.anchor.start, given[s.id]) for s in statements if given.get(s.id) and _is_answer(s.speaker)
        )
        for statement in statements:
            if given.get(statement.id):
                named: Named = (self._fullest(given[statement.id]), "named by the layout")
            else:
                named = self._name(statement, by_id)
            self.names[statement.id] = named
            said = statement.form is not Form.OWN and named[0] not in ("", self.writer)
            member = (self.cast.person(named[0]) or self.cast.body(named[0])) if said else None
            if member:
                at = statement.speaker_spans[0].start if statement.speaker_spans else statement.anchor.start
                if member.kind is NameKind.PERSON:
                    self.spoke = Spoke(at, member)
                else:
                    self.body_spoke = Spoke(at, member)
                member.gender = member.gender or GENDERS.get(statement.speaker.lower(), "")
            elif named[0].startswith("the ") and statement.speaker_spans:
                gender = GENDERS.get(statement.speaker.lower(), "")
                self.spoke = Spoke(statement.speaker_spans[0].start, None, gender, named[0])
            elif not statement.within and is_one_person(statement.speaker):
                at = statement.speaker_spans[0].start if statement.speaker_spans else statement.anchor.start
                self.spoke = Spoke(at, None, role_gender(statement.speaker), _office(statement.speaker))
        return self.names

    def _name(self, statement: Statement, by_id: Mapping[StatementId, Statement]) -> Named:
        if statement.form is Form.OWN:
            return (self.frame.author, "author of the document") if self.frame.author else NOBODY
        if not statement.speaker:
            return NOBODY
        span = Span(statement.speaker_spans[0].start, statement.speaker_spans[-1].end)
        words = statement.speaker.lower()
        if words in FIRST_PERSON:
            return self._first_person(statement, words, by_id)
        if words == "you":
            return self._second_person(statement, by_id)
        if words in GENDERS:
            same = self._speaker_around(statement, by_id, GENDERS[words])
            return same if same[0] else self.pronouns.person(span, GENDERS[words], self.spoke)
        if words in OF_BODIES:
            return self.pronouns.body(span, words, self.body_spoke)
        written = self._written_by(statement.speaker, span)
        if written[0]:
            return written
        printed = self._printed(statement.speaker, span)
        return printed if printed[0] else self._by_role(statement.speaker, span)

    def _first_person(self, statement: Statement, words: str, by_id: Mapping[StatementId, Statement]) -> Named:
        """Return who "I" is: the one whose quoted words these are, else the author of the document."""
        outer = statement.within
        while outer and outer in by_id:
            holder = by_id[outer]
            if holder.form is Form.DIRECT:
                name = self.names.get(outer, NOBODY)[0]
                return (name, "“I” in that speaker's words") if name else NOBODY
            outer = holder.within
        if self.turns:
            turn = self._turn(statement.anchor.start)
            if turn and turn.asks and turn.asker:
                return turn.asker, "“I” in a question of the interviewer"
            known = turn is not None and not turn.asks
            return (turn.name, "“I” in an answer of the one who is asked") if turn and known else NOBODY
        alone = words in ("i", "me", "my", "myself") and self.frame.author.startswith("The ")
        if (
            self.frame.author
            and self.frame.kind is not DocumentKind.NEWS
            and not (alone and self.frame.kind in _OF_MANY)
        ):
            return self.frame.author, "“I” in a document by its author"
        return NOBODY

    def _second_person(self, statement: Statement, by_id: Mapping[StatementId, Statement]) -> Named:
        """Return who "you" is: the one interviewed, the one a letter is to, or the witness who answers next."""
        turn = self._turn(statement.anchor.start)
        if turn is not None and turn.asks:
            return turn.name, "“you” to the one who is asked"
        if self.reader and not self._is_quoted(statement, by_id):
            return self.reader, "“you” to the one addressed"
        if self.frame.kind is DocumentKind.TRANSCRIPT:
            index = bisect_left(self.answering, (statement.anchor.start, ""))
            if index < len(self.answering):
                return self._fullest(self.answering[index][1]), "“you” to the witness who answers"
        return NOBODY

    def _is_quoted(self, statement: Statement, by_id: Mapping[StatementId, Statement]) -> bool:
        """True inside somebody's quoted words, of whose listeners nothing is known."""
        outer = statement.within
        while outer and outer in by_id:
            if by_id[outer].form in (Form.DIRECT, Form.MIXED):
                return True
            outer = by_id[outer].within
        return False

    def _written_by(self, printed: str, span: Span) -> Named:
        """Return whose paper speaks: "a statement from the Harbor Ministry", "your letter", "my report"."""
        whose = _WHOSE_PAPER.match(printed)
        if whose:
            name = self.reader if whose["whose"].lower() == "your" else self.writer
            return (name, "the paper of the one addressed or of the author") if name else NOBODY
        paper = _PAPER_BY.match(printed)
        if paper is None:
            return NOBODY
        rest = Span(span.start + paper.end(), span.end) if len(printed) == len(span) else None
        named = self._printed(printed[paper.end() :], rest) if rest and len(rest) else NOBODY
        return (named[0], "its paper speaks") if named[0] else NOBODY

    def _turn(self, at: int) -> Turn | None:
        index = bisect_right(self.turn_starts, at) - 1
        return self.turns[index] if index >= 0 and at < self.turns[index].span.end else None

    def _speaker_around(self, statement: Statement, by_id: Mapping[StatementId, Statement], gender: str) -> Named:
        """Return the speaker of the sentence around "Varga said she believed ...", when that can be "she"."""
        outer = by_id.get(statement.within) if statement.within else None
        if outer is None or outer.form in (Form.OWN, Form.DIRECT):
            return NOBODY
        name = self.names.get(outer.id, NOBODY)[0]
        person = self.cast.person(name) if name else None
        if person and person.gender in ("", gender):
            return person.name, "pronoun: the speaker of the sentence around"
        return NOBODY

    def _printed(self, printed: str, span: Span) -> Named:
        """Return the person or body named in the speaker phrase itself, unless the phrase only hangs on that name."""
        vague = is_vague(printed)
        defined = self.cast.defined(printed)
        if defined:
            return defined.name, "a term the document defines"
        places = self.places
        for index in range(bisect_left(self.starts, span.start), len(places)):
            place, person = places[index]
            if place.start >= span.end:
                break
            if self._is_head(span, place) and (not vague or introduces(self.text[span.start : place.start])):
                if self._is_modifier(index, span):
                    continue
                if self._is_shared(span, place):
                    return NOBODY
                rivals = self.cast.rivals(person.name)
                if len(rivals) > 1 and name_words(place.of(self.text)) == name_words(person.name)[-1:]:
                    return self._among(rivals, place)
                return person.name, "named"
        if vague or role_head(printed):
            return NOBODY
        return self._body(span)

    def _body(self, span: Span) -> Named:
        at = bisect_left(self.body_starts, span.start)
        if at < len(self.body_places) and self.body_places[at].end <= span.end:
            place = self.body_places[at]
            describes = _DESCRIBES.match(self.text, place.end, span.end) is not None
            if self._is_head(span, place) and not describes and not self._is_shared(span, place):
                member = self.cast.body(self.body_names[at])
                return (member.name if member else self.body_names[at]), "body named"
        return NOBODY

    def _is_head(self, phrase: Span, place: Span) -> bool:
        """False for "Varga's driver" and "a spokesman for Varga": the phrase is not about the one named."""
        whose = self.text[place.end : place.end + 1] in ("'", "’")
        if place.end > phrase.end + 2 or (whose and phrase.end > place.end + 2):
            return False  # "Varga's" alone is her: "Varga's insistence that"
        before = self.text[phrase.start : place.start]
        return _BEFORE_LINK.search(before) is None and re.search(r"\b(?:who|that|which)\b", before) is None

    def _is_modifier(self, index: int, phrase: Span) -> bool:
        """True for "Nestling" in "Nestling chief executive Hedda Ruiz": a role and the name of its holder follow."""
        if index + 1 >= len(self.places):
            return False
        place, after = self.places[index][0], self.places[index + 1][0]
        between = self.text[place.end : after.start]
        return after.end <= phrase.end and _ROLE_BETWEEN.fullmatch(between) is not None

    def _is_shared(self, phrase: Span, place: Span) -> bool:
        """True for "Ann Pell and Tom Vane": two speakers are none by one name."""
        after = _SHARED_AFTER.match(self.text, place.end, phrase.end) is not None
        return after or _SHARED_BEFORE.search(self.text, phrase.start, place.start) is not None

    def _among(self, rivals: Sequence[Member], place: Span) -> Named:
        """Return the one of several people with one surname whom a title tells apart, or nobody."""
        title = _HONORIFIC.search(self.text, max(0, place.start - 5), place.end)
        gender = gender_of(title.group()) if title else ""
        fitting = [person for person in rivals if gender and person.gender == gender]
        return (fitting[0].name, "surname and title") if len(fitting) == 1 else NOBODY

    def _by_role(self, printed: str, span: Span) -> Named:
        """Return the one member of the document with the role, or body with the noun, that a phrase takes up."""
        low = printed.lower()
        if low in ("the court", "this court") and self.frame.kind in (DocumentKind.ORDER, DocumentKind.FILING):
            return "The Court", "the court"
        head = role_head(printed)
        if head and (_DEFINITE.match(printed) or self._introduces(printed, head, span)):
            holders = [member for member in self.cast.holders(printed) if member.name != self.writer]
            if len(holders) == 1:
                return holders[0].name, f"the only {role_key(printed)} named in the document"
        noun = speaking_noun(printed)
        bodies = self.cast.bodies_called(noun) if noun and _DEFINITE.match(printed) else []
        return (bodies[0].name, f"the only {noun} named in the document") if len(bodies) == 1 else NOBODY

    def _introduces(self, printed: str, head: str, span: Span) -> bool:
        """True when "an inspector who ..." is named later: "the inspector, Paul Achterberg"; always in a news lead."""
        one = re.match(rf"(?:an? |the )?(?:[\w-]+ ){{0,3}}{re.escape(head)}\b", printed, re.IGNORECASE)
        if self.frame.kind is DocumentKind.NEWS and span.start < LEAD_CHARS and one and not _COUNTED.match(printed):
            return True
        indefinite = re.match(r"an? ", printed, re.IGNORECASE)
        return indefinite is not None and re.search(rf"\b[Tt]he {re.escape(head)}, [A-Z]", self.text) is not None

    def _fullest(self, name: str) -> str:
        person = self.cast.person(name) if " " not in bare_name(name) else None
        return person.name if person else name


def _one_reader(frame: Frame) -> str:
    """Return the one person a letter, e-mail or memo is addressed to, or "" for nobody or several."""
    if frame.kind not in (DocumentKind.EMAIL, DocumentKind.MEMO, DocumentKind.LETTER):
        return ""
    name = re.sub(r"^(?:The )?Hon(?:\.|orable) ", "", frame.addressee.strip())
    one = re.fullmatch(r"(?:[A-ZÀ-Þ][\w.’'-]* ){1,3}[A-ZÀ-Þ][\w’'-]+", name) is not None
    return name if one and not (role_head(name) and len(name.split()) < 3) else ""


def _office(printed: str) -> str:
    """Return an office without its holder's name, "the trial judge" for "The trial judge", "" for another phrase."""
    words = re.match(r"[Tt]he (?:[\w-]+ ){0,2}[\w-]+$", printed)
    return f"the {printed[4:]}" if words and role_head(printed) else ""


def _is_answer(label: str) -> bool:
    return label.upper().strip(" .:") in ("A", "THE WITNESS", "THE DEPONENT", "ANSWER")
