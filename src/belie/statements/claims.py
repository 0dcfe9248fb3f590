"""What a paper says of roles and their time, and of two names of one bearer: "Varga, who became director in May 2017".

Only what is said in so many words beside a name. A role that merely stands beside a name is in the mention; one that
has a claim at the same place is told by the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from belie.documents.clean import Cleaned
from belie.domain.dates import Granularity, When
from belie.domain.documents import DocumentKind, Frame
from belie.domain.people import AliasClaim, Manner, NameKind, NameMention, RoleClaim
from belie.domain.spans import Span
from belie.statements.offices import manner_of, split_office
from belie.statements.roles import role_head
from belie.statements.said_on import Times

REACH = 220  # characters after a name in which its role may be told
NEAR = 80  # characters before it
_BEGAN = (
    r"became|(?:was|were|is|has been|had been)\s+(?:re)?(?:appointed|named|made|elected|promoted\s+to|sworn\s+in\s+as"
    r"|hired\s+as|installed\s+as|chosen\s+as)(?:\s+as)?|took\s+over\s+as|took\s+office\s+as"
    r"|took\s+up\s+(?:\w+\s+)?post\s+as|started\s+as|returned\s+as"
)
_ENDED = (
    r"(?:resigned|retired|stepped\s+down|quit|left|departed)\s+as|ceased\s+to\s+be"
    r"|(?:was|were)\s+(?:dismissed|fired|removed|relieved|replaced)\s+as"
)
_HELD = (
    r"(?:has\s+|have\s+|had\s+)?(?:served|worked|acted)\s+as|serves\s+as|works\s+as|acts\s+as|has\s+been|have\s+been"
    r"|had\s+been|am|is|was"
)
_VERB = rf"(?:(?P<began>{_BEGAN})|(?P<ended>{_ENDED})|(?P<held>{_HELD}))"
_AFTER = re.compile(rf"(?P<rel>,?\s+who)?\s+(?:currently\s+|now\s+|then\s+|later\s+|first\s+)?{_VERB}\s+")
_FIRST = re.compile(rf"(?:^|(?<=[.;:,\s]))I\s+(?:currently\s+|now\s+|previously\s+|also\s+)?{_VERB}\s+")
_EMPLOYED = re.compile(
    r"(?:(?:is|am|was|has\s+been|have\s+been)\s+)?(?:currently\s+)?(?:employed\s+(?:by|with|at)|working\s+(?:for|at))"
    r"\s+(?:the\s+)?(?P<body>[A-Z][^,.;\n]{2,60}?),?\s+as\s+"
)
_APPOSED = re.compile(r",\s+(?P<phrase>[^.;:()\n]{3,140})")
_SUCCEEDED = re.compile(r"\s+(?:succeeded|replaced)\s+")
_SUCCEEDED_BY = re.compile(r"\s+was\s+(?:succeeded|replaced)(?:\s+as\s+(?P<role>[^,.;\n]{3,60}?))?\s+by\s+")
_AS = re.compile(r"\s+as\s+(?P<role>[^,.;\n]{3,60})")
_PHRASE_END = re.compile(
    r"[,.;:()\n]|\s+(?:in|on|by)\s+(?=\d|the\s+\d|(?:early|late|mid|about)\b|[A-Z][a-z]+\s+\d|(?:January|February|March|April"
    r"|May|June|July|August|September|October|November|December|Spring|Summer|Fall|Autumn|Winter)\b)|\s+(?:since|from"
    r"|until|till|through|between|when|while|who|which|where|before|after|during|as\s+of|at\s+the\s+time|last|this|but|and"
    r"(?!\s+[A-Z])|to\s+the\s+present|said|told|for\s+(?:the\s+)?(?:\w+\s+)?(?:years?|months?|weeks?))\b"
)
_ALSO = (
    r"(?:also\s+)?known\s+as|a\.?/?k\.?/?a\.?|aka|alias|n[ée]e|formerly(?:\s+known\s+as|\s+called)?|f\.?/?k\.?/?a\.?"
    r"|previously\s+(?:known\s+as|called)|now(?:\s+known\s+as|\s+called)?|nicknamed|(?:was|has\s+been|since)\s+renamed"
)
_ALIAS = re.compile(
    rf"\s*[,(]?\s*(?P<words>{_ALSO})\s+(?:the\s+)?[“\"‘']?"
    r"(?P<other>[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:(?:of|for|and|the|de|van|von|al)\s+)*[A-ZÀ-Þ][\w.’'-]*){0,6})"
)
_SHORT = re.compile(r"\s*\((?:the\s+|hereinafter,?\s+|or\s+)?[“\"‘']?(?P<short>[A-Z][A-Za-z&.]{1,9})[”\"’']?\)")
_NICKNAMED = re.compile(
    r"\b(?P<given>[A-ZÀ-Þ][a-zß-ÿ]+)\s+(?:[A-Z]\.\s+)?[“\"(‘](?P<nick>[A-ZÀ-Þ][a-zß-ÿ]+)[”\")’]\s+"
    r"(?P<last>[A-ZÀ-Þ][\w’'-]+)"
)
_SMALL = frozenset(("of", "and", "the", "for", "in", "on", "at", "to", "&"))


@dataclass(frozen=True, slots=True)
class _Place:
    """A name where it stands in the clean text."""

    span: Span
    mention: NameMention


def find_claims(
    cleaned: Cleaned, frame: Frame, mentions: Sequence[NameMention], times: Times
) -> list[RoleClaim | AliasClaim]:
    """Return what a document says of roles and second names, by place; spans count in `Document.text`.

    Args:
        cleaned: Its clean text.
        frame: The author is who "I" is.
        mentions: Its names, in order of place.
        times: The times of the clean text.
    """
    return _Claims(cleaned, frame, mentions, times).find()


class _Claims:
    def __init__(self, cleaned: Cleaned, frame: Frame, mentions: Sequence[NameMention], times: Times) -> None:
        self.cleaned, self.text, self.frame, self.times = cleaned, cleaned.text, frame, times
        self.places = [
            _Place(Span(start, max(start, cleaned.to_clean(max(m.span.end - 1, m.span.start)) + 1)), m)
            for m in mentions
            for start in [cleaned.to_clean(m.span.start)]
        ]

    def find(self) -> list[RoleClaim | AliasClaim]:
        found: list[RoleClaim | AliasClaim] = []
        for at, place in enumerate(self.places):
            following = self.places[at + 1] if at + 1 < len(self.places) else None
            if place.mention.kind is NameKind.PERSON:
                found += self._roles(place, following)
            found += self._aliases(place)
        found += self._first_person()
        found += self._nicknames()
        seen = {(type(held), held.span, held.name): held for held in found}
        return sorted(seen.values(), key=lambda held: (held.span.start, held.span.end, held.name))

    def _roles(self, place: _Place, following: _Place | None) -> Iterator[RoleClaim]:
        end = place.span.end
        after = _AFTER.match(self.text, end, min(len(self.text), end + REACH))
        if after:
            yield from self._told(place.span, place.mention.name, after)
        elif beside := _APPOSED.match(self.text, end, min(len(self.text), end + REACH)):
            yield from self._apposed(place, beside)
        if following and following.mention.kind is NameKind.PERSON and following.span.start - end < NEAR:
            yield from self._succession(place, following)
        before = self.text[max(0, place.span.start - NEAR) : place.span.start]
        told = re.search(r"\b(?P<phrase>(?:then|former|ex)[-\s](?:[\w’'&-]+\s+){0,6})$", before, re.IGNORECASE)
        if told:
            manner, office = manner_of(told["phrase"])
            role, body = split_office(office)
            if role:
                start = place.span.end - (len(before) - told.start("phrase")) - len(place.span)
                yield self._claim(Span(start, end), place.mention.name, role, body, manner)

    def _told(self, name: Span, printed: str, match: re.Match[str]) -> Iterator[RoleClaim]:
        """Yield the claim of "Varga became director of the Port Office in May 2017"."""
        stop = self._sentence_end(match.end(), name.start + REACH)
        rest = self.text[match.end() : stop]
        cut = _PHRASE_END.search(rest)
        phrase = rest[: cut.start()] if cut else rest
        earlier, office = manner_of(re.sub(r"^(?:the|an?)\s+", "", phrase))
        role, body = split_office(office)
        if not role:
            return
        manner = Manner.BEGAN if match["began"] else Manner.ENDED if match["ended"] else Manner.HELD
        if match["held"] and re.fullmatch(r"was|had\s+\w+(?:\s+as)?|(?:served|worked|acted)\s+as", match["held"]):
            manner = Manner.THEN
        if earlier is not Manner.HELD:
            manner = earlier
        tail = Span(match.end() + len(phrase), stop)
        when = self._when(tail)
        end = when[1] if when else match.end() + len(phrase)
        yield self._claim(Span(name.start, end), printed, role, body, manner, when[0] if when else None)

    def _apposed(self, place: _Place, match: re.Match[str]) -> Iterator[RoleClaim]:
        """Yield ", director of the Port Office since May 2017" and ", a former inspector"; a plain role is no claim."""
        phrase = match["phrase"]
        cut = _PHRASE_END.search(phrase)
        words = phrase[: cut.start()] if cut else phrase
        manner, office = manner_of(re.sub(r"^(?:the|an?)\s+(?=former|then|ex|retired)", "", words))
        role, body = split_office(office)
        if not role or not role_head(office):
            return
        start = match.start("phrase") + len(words)
        when = self._when(Span(start, self._sentence_end(start, start + 60)), beside=True)
        if when is None and manner is Manner.HELD and not body:
            return
        end = when[1] if when else start
        yield self._claim(
            Span(place.span.start, end), place.mention.name, role, body, manner, when[0] if when else None
        )

    def _succession(self, place: _Place, following: _Place) -> Iterator[RoleClaim]:
        """Yield both sides of "Varga replaced Lind as director in 2017"."""
        between = self.text[place.span.end : following.span.start]
        active, passive = _SUCCEEDED.match(between), _SUCCEEDED_BY.fullmatch(between)
        named = _AS.match(self.text, following.span.end, min(len(self.text), following.span.end + REACH))
        phrase = passive["role"] if passive and passive["role"] else named["role"] if named else ""
        if not phrase or not (passive or (active and active.end() == len(between))):
            return
        cut = _PHRASE_END.search(phrase)
        role, body = split_office(phrase[: cut.start()] if cut else phrase)
        if not role:
            return
        stop = self._sentence_end(following.span.end, following.span.end + REACH)
        when = self._when(Span(following.span.end, stop), anywhere=True)
        end = when[1] if when else (named.end() if named and not passive else following.span.end)
        comes, goes = (following, place) if passive else (place, following)
        span = Span(place.span.start, max(end, following.span.end))
        day = when[0] if when else None
        yield self._claim(span, comes.mention.name, role, body, Manner.BEGAN, day)
        yield self._claim(span, goes.mention.name, role, body, Manner.ENDED, day)

    def _first_person(self) -> Iterator[RoleClaim]:
        if not self.frame.author or self.frame.kind in (DocumentKind.NEWS, DocumentKind.OTHER, DocumentKind.FILING):
            return
        for match in _FIRST.finditer(self.text):
            verb = Span(match.start(), match.end())
            lead = re.search(r"(?:am|is|was|been)\s+$", match.group())
            employed = (
                _EMPLOYED.match(self.text, match.end(), min(len(self.text), match.end() + REACH)) if lead else None
            )
            if employed:
                yield from self._employed(verb, employed, past=match["held"] == "was")
            else:
                yield from self._told(verb, self.frame.author, match)

    def _employed(self, verb: Span, match: re.Match[str], *, past: bool) -> Iterator[RoleClaim]:
        stop = self._sentence_end(match.end(), verb.start + REACH)
        rest = self.text[match.end() : stop]
        cut = _PHRASE_END.search(rest)
        role, body = split_office(rest[: cut.start()] if cut else rest)
        if role:
            start = match.end() + (cut.start() if cut else len(rest))
            when = self._when(Span(start, stop))
            manner = Manner.THEN if past else Manner.HELD
            span = Span(verb.start, when[1] if when else start)
            yield self._claim(span, self.frame.author, role, body or match["body"], manner, when[0] if when else None)

    def _when(self, within: Span, *, beside: bool = False, anywhere: bool = False) -> tuple[When, int] | None:
        """Return the first time of the stretch and where it ends; it must follow at once unless `anywhere`."""
        for each in self.times.inside([within])[:1]:
            gap = self.text[within.start : each.span.start]
            if each.when and (anywhere or len(gap) <= (8 if beside else 24)):
                return each.when, each.span.end
        return None

    def _sentence_end(self, start: int, most: int) -> int:
        """Return where the sentence ends: a full stop before a blank and a capital, or a break between paragraphs."""
        stop = re.compile(r"[.!?][”\"’']?\s+(?=[A-ZÀ-Þ“\"])|\n\s*\n|;").search(
            self.text, start, min(len(self.text), most)
        )
        return stop.start() if stop else min(len(self.text), most)

    def _claim(
        self, span: Span, name: str, role: str, body: str, manner: Manner, when: When | None = None
    ) -> RoleClaim:
        since, until, at = _sides(when, manner)
        return RoleClaim(
            document=self.frame.document,
            span=self._home(span),
            name=name,
            role=role,
            body=body,
            manner=manner,
            since=since,
            until=until,
            at=at,
        )

    def _home(self, span: Span) -> Span:
        home = self.cleaned.to_source(span)
        return Span(home[0].start, home[-1].end)

    def _aliases(self, place: _Place) -> Iterator[AliasClaim]:
        mention = place.mention
        if mention.kind is NameKind.PLACE:
            return
        short = _SHORT.match(self.text, place.span.end)
        if short and mention.kind is NameKind.ORGANISATION and is_acronym(short["short"], mention.name):
            yield self._alias(Span(place.span.start, short.end()), mention, short["short"], "in short")
        also = _ALIAS.match(self.text, place.span.end)
        if also:
            other = also["other"].rstrip(".,”\"’'")
            maiden = mention.kind is NameKind.PERSON and " " not in other and " " in mention.name
            full = f"{mention.name.rsplit(' ', 1)[0]} {other}" if maiden and also["words"][0] == "n" else other
            if not role_head(other) and other.lower() not in _SMALL:
                words = " ".join(also["words"].split())
                yield self._alias(Span(place.span.start, also.end("other")), mention, full, words)

    def _alias(self, span: Span, mention: NameMention, other: str, words: str) -> AliasClaim:
        return AliasClaim(
            document=mention.document,
            span=self._home(span),
            name=mention.name,
            other=other,
            kind=mention.kind,
            words=words,
        )

    def _nicknames(self) -> Iterator[AliasClaim]:
        for match in _NICKNAMED.finditer(self.text):
            yield AliasClaim(
                document=self.frame.document,
                span=self._home(Span(*match.span())),
                name=f"{match['given']} {match['last']}",
                other=f"{match['nick']} {match['last']}",
                kind=NameKind.PERSON,
                words="nicknamed",
            )


def is_acronym(short: str, name: str) -> bool:
    """True when the capitals of `short` are initials of the name, in order and its first among them.

    "BOR" of "Bureau of Returns", "DoJ" of "Department of Justice"; at least two letters.
    """
    letters = [char.lower() for char in short if char.isalpha() and char.isupper()]
    words = re.findall(r"[^\W\d_][\w’']*", name.lower())
    if len(letters) < 2 or not words or letters[0] != words[0][0]:
        return False
    passed = 0  # main words that no letter stands for
    waiting = list(letters)
    for word in words:
        if waiting and word[0] == waiting[0]:
            waiting.pop(0)
        elif word not in _SMALL:
            passed += 1
    return not waiting and passed <= 1


def _sides(when: When | None, manner: Manner) -> tuple[When | None, When | None, When | None]:
    """Return the start, the end and a time between that the words give a role."""
    if when is None:
        return None, None, None
    if when.granularity is not Granularity.INTERVAL or "/" not in when.timex:
        if manner is Manner.BEGAN:
            return when, None, None
        return (None, when, None) if manner is Manner.ENDED else (None, None, when)
    parts = [_day(part) for part in when.timex.split("/", 1)]
    return parts[0], parts[1], None


def _day(part: str) -> When | None:
    try:
        return When.parse(part, derived="told with the role")
    except ValueError:
        return None
