"""Names in runs of capitals, told by what stands in and beside them: a title, "Ministry", a common given name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from belie.documents.printed_names import natural_case
from belie.domain.people import NameKind
from belie.domain.spans import Span
from belie.statements.beside import role_beside
from belie.statements.name_words import (
    BODY,
    CALENDAR,
    CAP,
    FEASTS,
    GIVEN_NAMES,
    HONORIFIC,
    KIN_NAMES,
    LINKS,
    NOT_NAMES,
    PARTICLE,
    PLACE,
    SURNAMES,
    TITLE,
)
from belie.statements.roles import ROLE_NOUNS, SPEAKING_NOUNS

_RUN = re.compile(
    rf"(?<![\w’'.-])(?:{CAP})(?: (?:(?:(?:{PARTICLE}) )*(?:{CAP})|(?:of(?: the)?|for|and)(?= (?:{CAP}))|&))*"
    r"(?:,? (?:Inc|LLC|L\.L\.C|LLP|Ltd|Corp|Co|L\.P|N\.A|PLC)\b\.?)?"
)
_FIRM = re.compile(r"\b(?:Inc|LLC|L\.L\.C|LLP|Ltd|Corp|L\.P|PLC)\b\.?$")
_AND = re.compile(r" and ")
_ACTS = re.compile(
    r",? (?:said|says|told|tells|added|testified|wrote|writes|explained|replied|recalled|asked)\b"
    r"|, (?:aged )?\d{2},|, (?:a|an) [^,.]{0,40}(?:woman|man)\b|, who\b"
    r"|, whose (?:late )?(?:mother|father|wife|husband|son|daughter|brother|sister)\b"
)
_SPEECH = (
    r"(?:said|says|told|added|testified|wrote|explained|replied|recalled|asked|declared|alleges|argues|claims|stated)"
)
_ACTING = re.compile(
    rf"\b(?:Mr|Ms|Mrs|Miss|Dr)\.? (?:(?:{PARTICLE}|[A-Z]\.|[A-ZÀ-Þ]\w+) )*([A-ZÀ-Þ][\w’'-]*\w)"
    rf"|(?<![\w’'-])([A-ZÀ-Þ][\w’'-]*\w),? {_SPEECH}\b|[”\",] {_SPEECH} ([A-ZÀ-Þ][\w’'-]*\w)"
)
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])")
_SHOUTED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}(?: [A-Z]\.)?(?: [A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,})+(?= [A-ZÀ-Þ][a-zß-ÿ])")
_PAIR = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*\w ([A-ZÀ-Þ][\w’'-]*\w)(?! [A-ZÀ-Þ])")
_CITED = re.compile(r"(?:Decl|Dep|Depo|Aff|Tr|Ex|Exs|Exh|Br|Mot|Opp|Compl|Pet)\.?$")
_SIDE = re.compile(r"(?:Plaintiff|Defendant|Petitioner|Respondent|Appellant|Appellee|Claimant)s?$")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|testified|wrote|explained|replied|recalled|asked) $")
_THEN_HE = re.compile(r" [^.!?\n]{1,120}\. (?:He|She)\b")  # "Pim Haddow is not among them. He left in May."
_KIN_BEFORE = re.compile(
    r"\b(?:his|her|my|their|our|whose|[\w-]+['’]s) (?:\w+ )?(?P<role>wife|husband|mother|father|son|daughter|brother"
    r"|sister),? $",
    re.IGNORECASE,
)
_BELONGS = re.compile(r" (?:of|for) (?:the )?(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the clean text."""

    span: Span  # in the clean text
    kind: NameKind
    role: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a document tells of names wherever they stand."""

    votes: Mapping[str, NameKind]  # what the parser took each name for, where it saw it
    acting: frozenset[str]  # single words, lower case, that speak or have a "Mr.": a person's
    ending: frozenset[str]  # words, lower case, that end runs of two capitals: surnames, mostly


def find_acting(text: str) -> frozenset[str]:
    """Return the single capital words of a text that speak or stand after "Mr.", lower case."""
    found = {next(filter(None, match.groups())).lower() for match in _ACTING.finditer(text)}
    small = set(_SMALL_WORD.findall(text)) if found else set()
    plural = {word for word in found if word.removesuffix("s") in ROLE_NOUNS | SPEAKING_NOUNS}
    return frozenset(found - NOT_NAMES - ROLE_NOUNS - SPEAKING_NOUNS - CALENDAR - KIN_NAMES - plural - small)


def find_ending(text: str) -> frozenset[str]:
    """Return the words that end a pair of capital words, lower case."""
    return frozenset(match.group(1).lower() for match in _PAIR.finditer(text))


def read_runs(text: str, paragraph: Span, evidence: Evidence) -> Iterator[Name]:
    """Yield the names in the runs of capitals of a paragraph.

    Args:
        text: The clean text.
        paragraph: Where to look.
        evidence: What is known of names from the whole document.
    """
    heading = _is_heading(paragraph.of(text)) if len(paragraph) < 160 else False
    for run in _RUN.finditer(text, paragraph.start, paragraph.end):
        if heading and len(run.group()) > 0.6 * len(paragraph):
            continue
        for joined in _apart(text, Span(*run.span())):
            for part in _person_and_body(text, joined, evidence):
                yield from _read_run(text, part, evidence)


def _apart(text: str, run: Span) -> Iterator[Span]:
    """Yield the names that "and" joins; the name of a body keeps its "and" ("Trade and Harbors Ministry")."""
    body = BODY.search(run.of(text)) is not None
    start = run.start
    shouted = _SHOUTED.match(text, run.start, run.end)
    if shouted:  # "ILVAR BRODO Criminal Division"
        yield Span(start, shouted.end())
        start = shouted.end() + 1
    for joint in _AND.finditer(text, start, run.end):
        if not body or _are_two(text[start : joint.start()], text[joint.end() : run.end]):
            yield Span(start, joint.start())
            start = joint.end()
    yield Span(start, run.end)


def _are_two(left: str, right: str) -> bool:
    """True when "and" joins two names: after "Inc.", between two bodies, after a person."""
    ends_left, ends_right = left.split()[-1], right.split()[-1]
    person = left.split()[0].lower() in GIVEN_NAMES and 2 <= len(left.split()) <= 3
    return bool(_FIRM.search(left) or person or (BODY.match(ends_left) and BODY.match(ends_right)))


def _person_and_body(text: str, run: Span, evidence: Evidence) -> Iterator[Span]:
    """Yield a person apart from where she belongs: "Wanda Orle of the Harbor Service"; any other run whole."""
    link = _BELONGS.search(text, run.start, run.end)
    words = text[run.start : link.start()].split() if link else []
    while words and (TITLE.match(words[0]) or HONORIFIC.match(words[0])):
        words = words[1:]
    name = " ".join(words)
    if link is None or not 2 <= len(words) <= 4 or BODY.search(name) or words[-1].lower() in ROLE_NOUNS:
        yield run
        return
    speaks = _SAID_BEFORE.search(text, max(0, run.start - 14), run.start) or _ACTS.match(text, run.end)
    if words[0].lower() in GIVEN_NAMES or evidence.votes.get(name) is NameKind.PERSON or speaks:
        yield Span(run.start, link.start())
        yield Span(link.end(), run.end)
    else:
        yield run


def _is_heading(words: str) -> bool:
    """True for a line of capitals on every main word and no stop at its end."""
    main = [word for word in re.findall(r"[^\W\d_][\w'’-]*", words) if len(word) > 3]
    return len(main) > 3 and words[-1] not in ".?!:;" and all(word[0].isupper() for word in main)


def _read_run(text: str, run: Span, evidence: Evidence) -> Iterator[Name]:
    """Yield the name in a run of capitals, its leading titles cut off into the role."""
    words = [(m.group(), run.start + m.start(), run.start + m.end()) for m in re.finditer(r"\S+", run.of(text))]
    while words and words[0][0].lower().rstrip(".") in NOT_NAMES and not _is_side(words):
        words = words[1:]
    while len(words) > 1 and words[0][0].lower() in CALENDAR | FEASTS:
        words = words[1:]
    while words and _CITED.match(words[-1][0]):
        words = words[:-1]
    while words and (words[-1][0].lower().rstrip(".") in CALENDAR or words[-1][0].lower() in LINKS):
        words = words[:-1]
    if not words:
        return
    whole = text[words[0][1] : words[-1][2]]
    shouted = whole.isupper() and len(words) > 1
    if shouted and (BODY.search(natural_case(whole)) or _stands_apart(text, words)):
        return  # headings and captions
    titles: list[str] = []
    honorific = ""
    rest = words
    while len(rest) > 1 and (TITLE.match(rest[0][0]) or HONORIFIC.match(rest[0][0]) or _is_role_run(rest)):
        if HONORIFIC.match(rest[0][0]):
            honorific = rest[0][0]
        titles.append(rest[0][0])
        rest = rest[1:]
    if titles and not honorific and len(rest) == 1 and rest[0][0].lower() in ROLE_NOUNS - SURNAMES:
        return  # "Deputy Minister"
    if rest[0][0].lower() in LINKS:
        return  # "President of the Brotherhood": an office without its holder
    name = text[rest[0][1] : rest[-1][2]]
    start = words[0][1] if honorific and len(titles) == 1 else rest[0][1]
    span = Span(start, rest[-1][2])
    if titles and not BODY.search(name) and " of " not in name and name.lower() not in NOT_NAMES and len(name) > 1:
        role = " ".join(title for title in titles if not HONORIFIC.match(title))
        yield Name(span, NameKind.PERSON, role or role_beside(text, span))
        return
    if len(words) > 1 and _SIDE.match(words[0][0]):
        words = words[1:]
        whole = text[words[0][1] : words[-1][2]]
    whole_span = Span(words[0][1], words[-1][2])
    for cut in range(1, len(words) - 1):  # "Mathematician Hermann Weyl", which the parser has as "Hermann Weyl"
        tail = Span(words[cut][1], words[-1][2])
        if evidence.votes.get(tail.of(text)) is NameKind.PERSON and whole not in evidence.votes:
            yield Name(tail, NameKind.PERSON, text[words[0][1] : words[cut - 1][2]])
            return
    if (BODY.search(whole) or " & " in whole) and len(words) > 1:
        yield Name(whole_span, NameKind.ORGANISATION, "")
    elif PLACE.search(whole) and len(words) > 1:
        yield Name(whole_span, NameKind.PLACE, "")
    elif len(words) == 1 and (kin := _KIN_BEFORE.search(text, max(0, whole_span.start - 40), whole_span.start)):
        yield Name(whole_span, NameKind.PERSON, kin["role"].lower())
    elif _is_personal(text, words, whole_span, evidence):
        yield Name(whole_span, NameKind.PERSON, role_beside(text, whole_span))
    elif len(words) == 1 and (whole.lower() in ROLE_NOUNS | KIN_NAMES or TITLE.match(whole)):
        return
    elif len(words) == 1 and whole.lower() in evidence.acting & GIVEN_NAMES:
        yield Name(whole_span, NameKind.PERSON, role_beside(text, whole_span))
    elif whole in evidence.votes:
        role = role_beside(text, whole_span) if evidence.votes[whole] is NameKind.PERSON else ""
        yield Name(whole_span, evidence.votes[whole], role)
    elif len(words) == 1 and whole.lower() in evidence.acting and not whole.isupper():
        yield Name(whole_span, NameKind.PERSON, role_beside(text, whole_span))  # "Hannes said"


def _is_side(words: Sequence[tuple[str, int, int]]) -> bool:
    """True for a side of the case before a name: "Petitioner JUAN TESK", "Defendant Brodo"."""
    return len(words) > 1 and TITLE.match(words[0][0]) is not None and words[1][0].lower() not in NOT_NAMES


def _stands_apart(text: str, words: Sequence[tuple[str, int, int]]) -> bool:
    """True for capitals that are no name in running text: "COREY LASK was", "ANN PELL (“Pell”)" name a person."""
    if not 2 <= len(words) <= 4:
        return True
    following = text[words[-1][2] : words[-1][2] + 14].lstrip(",; ")
    return not following[:1].islower() and re.match(r"[(]?(?:[“\"]|hereinafter)", following) is None


def _is_personal(text: str, words: Sequence[tuple[str, int, int]], span: Span, evidence: Evidence) -> bool:
    """True for a given name first, an office beside it, or a name unknown to the parser that speaks or has an age."""
    whole = span.of(text)
    if " of " in whole or not 2 <= len(words) <= 5:
        return False
    if words[0][0].lower() in GIVEN_NAMES or whole.isupper():
        return True
    if len(words) <= 4 and words[-1][0].lower() in evidence.acting:
        return True
    if len(words) == 2 and words[0][0].lower() in evidence.acting - evidence.ending:
        return True  # "Kwon Jiaolun", whom the paper calls Mr. Kwon
    if len(words) > 3 or " v" in whole:
        return False
    return bool(role_beside(text, span)) or (whole not in evidence.votes and _acts(text, span))


def _acts(text: str, span: Span) -> bool:
    """True for a name that speaks, has an age or a "who", or opens a sentence and is "he" or "she" in the next."""
    if _ACTS.match(text, span.end) or _SAID_BEFORE.search(text, max(0, span.start - 14), span.start):
        return True
    opens = re.search(r"(?:^|\n|[.!?][\"”’']*\s)\s*$", text[max(0, span.start - 4) : span.start])
    return opens is not None and _THEN_HE.match(text, span.end) is not None


def _is_role_run(words: Sequence[tuple[str, int, int]]) -> bool:
    """True when the run starts with words that end in a role noun: "Transportation Commissioner Edith Varga"."""
    if words[0][0].endswith(("ician", "ologist", "nomist", "ngineer", "istorian")):
        return len(words) > 2  # "Mathematician Ilka Temesh"
    for word, _, _ in words[1:4]:
        if word.lower() in ROLE_NOUNS:
            return words[-1][0].lower() not in ROLE_NOUNS
        if not word[0].isupper():
            return False
    return words[0][0].lower() in ROLE_NOUNS
