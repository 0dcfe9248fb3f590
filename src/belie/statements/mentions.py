"""Names of people, bodies and places in a document, with the title or role printed beside them.

Two sources: capitals with something that tells what they name (a title, a word like "Ministry", a common given name),
over the whole text; and the parser's names, in the sentences that were parsed anyway. A surname alone counts where the
document has it in a fuller name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from belie.documents.clean import Cleaned
from belie.documents.printed_names import natural_case
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.people import NameKind, NameMention
from belie.domain.spans import Span, fold_space
from belie.statements.beside import role_beside
from belie.statements.name_runs import Evidence, Name, find_acting, find_ending, read_runs
from belie.statements.name_words import (
    BODY,
    CALENDAR,
    FIRM,
    GIVEN_NAMES,
    HONORIFIC,
    KIN_NAMES,
    LINKS,
    NOT_NAMES,
    PSEUDONYM,
    SURNAMES,
    TITLE,
)
from belie.statements.parties import find_parties
from belie.statements.roles import ROLE_NOUNS, role_head

_CAPITAL_WORD = re.compile(r"(?<![\w’'-])(?:[A-ZÀ-Þ]\w+|[A-ZÀ-Þ](?=[’'-]))(?:[’'-][A-ZÀ-Þ]\w+)*")
# "Robert “Bob” Tarrow", "William (Bill) Tarrow"
_NICKNAMED = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]+ (?:[A-Z]\. )?"
    r"(?:[“\"][A-ZÀ-Þ]\w+[”\"]|\([“\"]?[A-ZÀ-Þ][a-zß-ÿ]+[”\"]?\)) [A-ZÀ-Þ][\w’'-]+"
)
# "Pell, Ann" in a list, parted by semicolons or lines
_INVERTED = re.compile(
    r"(?:^|[:;]\s+|\n)(?P<name>[A-ZÀ-Þ][\w’'-]+, (?P<given>[A-ZÀ-Þ][\w’'-]+)(?: [A-Z]\.)?)"
    r"(?=\s*(?:;|\.?\s*\n|\.?$|\.\s))"
)
_SURNAME_AFTER = re.compile(r" [A-ZÀ-Þ][a-zß-ÿ][\w’'-]*\w(?! [A-ZÀ-Þ])")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Esq|Inc|LLC)$", re.IGNORECASE)
_COMMON_FIRSTS = frozenset(
    "national american federal united international general city county state north south".split()
)
# "For the Plaintiff: EDITH HADDOW" among the appearances of a transcript
_APPEARS = re.compile(
    r"\b(?:For|FOR) (?:the |THE )?(?:(?:Plaintiff|Defendant|Petitioner|Respondent|Appell(?:ant|ee)|Government|Defense"
    r"|Department|State|Debtor|Claimant)s?|(?:PLAINTIFF|DEFENDANT|PETITIONER|RESPONDENT|GOVERNMENT|DEFENSE)S?):\s+"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ](?:[\w’'-]+|\.)){1,2})"
)
_CITED_NAME = re.compile(r"\b([A-ZÀ-Þ][a-zß-ÿ]\w+) (?:Decl|Dep|Aff)\.")
_CITED_TAIL = re.compile(r"\s+(?:Decl|Dep|Depo|Aff|Tr|Ex|Exs|Exh|Test|Br|Mot|Opp|Compl|Pet)\.?$")


def find_mentions(
    document: Document, cleaned: Cleaned, frame: Frame, parsed: Sequence[tuple[Span, NameKind]]
) -> list[NameMention]:
    """Return the names of a document in order of place; spans count in `Document.text`, overlapping ones are left out.

    Args:
        document: As filed.
        cleaned: Its clean text.
        frame: Author and addressee are names wherever they stand.
        parsed: The parser's names with their places in the clean text, from what was parsed for statements.
    """
    text = cleaned.text
    seen = list(_parsed_names(text, parsed))
    votes = _votes(text, seen)
    evidence = Evidence(votes, find_acting(text), find_ending(text))
    names = [name for paragraph in cleaned.paragraphs for name in read_runs(text, paragraph, evidence)]
    author = [] if frame.author.startswith("The ") or frame.kind is DocumentKind.FILING else list(frame.authors)
    named = {m.group(1) for m in _CITED_NAME.finditer(text)}
    names += [*_shaped(text), *_in_caption(text)]
    people = [fold_space(n.span.of(text)) for n in names if n.kind is NameKind.PERSON] + author
    last, other = _single_words([*people, *named], votes)
    firms = _firm_words(n.span.of(text) for n in names if n.kind is NameKind.ORGANISATION)
    last, other = last - firms, other - firms
    names += [*_left_over(text, seen, names), *_alone(text, last, other)]
    names = [n for n in names if n.kind is not NameKind.PERSON or _names_person(n.span.of(text), n.role, firms)]
    names = _joined([*names, *_firms_alone(text, firms)])
    mentions = []
    for name in names:
        words = name.span.of(text)
        whose = re.search(r"['’]s?$", words)
        home = cleaned.to_source(Span(name.span.start, name.span.end - (len(whose.group()) if whose else 0)))
        if home:
            span = Span(home[0].start, home[-1].end)
            printed = fold_space(words[: whose.start()] if whose else words)
            shouted = printed.isupper() and " " in printed
            printed = natural_case(printed) if name.kind is NameKind.PERSON or shouted else printed
            mentions.append(NameMention(document=document.id, span=span, name=printed, kind=name.kind, role=name.role))
    return mentions


def _names_person(words: str, role: str, firms: set[str]) -> bool:
    """False for a firm, "I've", and words of which none is a name: "Sgt", "Magistrate Judge", "First Count"."""
    if words.lower() in firms or re.match(r"(?:I|He|She|They|We|You|Who|It|That)['’]", words):
        return False
    parts = [word.strip(".,’'") for word in words.split()]
    if parts[-1].lower() in SURNAMES and (role or HONORIFIC.match(parts[0])):
        return True  # "Mr. Dean", "Deputy Minister Dean"
    return not all(word.lower() in NOT_NAMES | ROLE_NOUNS or TITLE.match(word) for word in parts)


def _parsed_names(text: str, parsed: Iterable[tuple[Span, NameKind]]) -> Iterator[Name]:
    for place, kind in parsed:
        words = re.sub(r"['’]s$", "", _CITED_TAIL.sub("", place.of(text)))
        lead = re.match(r"(?:the|a|an|this|that)\s+", words, re.IGNORECASE)
        start = place.start + lead.end() if lead else place.start
        words = words[lead.end() :] if lead else words
        shouted = words.isupper() and len(words) > 6
        if words.lower() in KIN_NAMES or re.match(r"\w+['’](?!s$)[a-z]", words):
            continue  # "I'd", "Who's"
        plausible = 0 < len(words) < 80 and "\n" not in words and " v. " not in words and not shouted
        if plausible and words[0].isupper() and words.lower() not in NOT_NAMES:
            yield Name(Span(start, start + len(words)), kind, "")


def _votes(text: str, parsed: Iterable[Name]) -> dict[str, NameKind]:
    """Return the kind the parser gave most often to each name."""
    counted: dict[str, Counter[NameKind]] = {}
    for name in parsed:
        counted.setdefault(name.span.of(text), Counter())[name.kind] += 1
    return {words: counts.most_common(1)[0][0] for words, counts in counted.items()}


def _single_words(names: Iterable[str], votes: Mapping[str, NameKind]) -> tuple[set[str], set[str]]:
    """Return the words, lower case, that stand alone for people named in full: surnames, and other words of names.

    The others only where the parser takes them for nothing but a person: given names, "Kwon" of "Kwon Jiaolun".
    """
    last: set[str] = set()
    other: set[str] = set()
    for name in set(names):
        words = [word.rstrip(".,") for word in name.split() if not HONORIFIC.match(word)]
        words = [word for word in words if len(word) > 1 and word[0].isupper() and not _SUFFIX.match(word)]
        last |= {word.lower() for word in words[-1:] if len(word) > 2 or len(words) == 1}
        other |= {word.lower() for word in words[:-1] if votes.get(word, NameKind.PERSON) is NameKind.PERSON}
    never = NOT_NAMES | CALENDAR | LINKS | (ROLE_NOUNS - SURNAMES)
    return last - never, other - last - never


def _alone(text: str, last: set[str], other: set[str]) -> Iterator[Name]:
    """Yield the known words where they stand; a given name with the capital word after it ("Joram Aukenfeld")."""
    for match in _CAPITAL_WORD.finditer(text) if last else ():
        word = match.group().lower()
        if word in last:
            yield Name(Span(*match.span()), NameKind.PERSON, "")
        elif word in other:
            more = _SURNAME_AFTER.match(text, match.end())
            after = more.group().strip().lower() if more else ""
            whole = after and not BODY.search(more.group() if more else "") and not role_head(after)
            whole = whole and after not in NOT_NAMES | CALENDAR
            yield Name(Span(match.start(), more.end() if more and whole else match.end()), NameKind.PERSON, "")


def _firm_words(names: Iterable[str]) -> set[str]:
    """Return the first words of firms, lower case, by which papers call them: "tarrasco" of "Tarrasco Freight"."""
    firsts = {fold_space(name).split()[0].lower() for name in names if FIRM.search(name) and " " in name}
    return {word for word in firsts if len(word) > 3} - NOT_NAMES - CALENDAR - ROLE_NOUNS - GIVEN_NAMES - _COMMON_FIRSTS


def _firms_alone(text: str, firms: set[str]) -> Iterator[Name]:
    for match in _CAPITAL_WORD.finditer(text) if firms else ():
        if match.group().lower() in firms:
            yield Name(Span(*match.span()), NameKind.ORGANISATION, "")


def _shaped(text: str) -> Iterator[Name]:
    """Yield names told by their shape: with a nickname in the middle, or surname first in a list."""
    for match in _NICKNAMED.finditer(text):
        yield Name(Span(*match.span()), NameKind.PERSON, role_beside(text, Span(*match.span())))
    for match in _APPEARS.finditer(text):
        yield Name(Span(*match.span("name")), NameKind.PERSON, "counsel")
    for match in PSEUDONYM.finditer(text):
        yield Name(Span(*match.span()), NameKind.PERSON, "")
    for match in _INVERTED.finditer(text):
        if match["given"].lower() in GIVEN_NAMES:
            yield Name(Span(*match.span("name")), NameKind.PERSON, "")


def _in_caption(text: str) -> Iterator[Name]:
    for party in find_parties(text):
        yield Name(party.span, party.kind, party.office or "".join(party.sides[:1]).capitalize())


def _left_over(text: str, parsed: Iterable[Name], names: Iterable[Name]) -> list[Name]:
    """Return the parser's names in places where no run of capitals was taken for one; an office alone is no name."""
    taken = {at for name in names for at in (name.span.start, name.span.end)}
    kept = []
    for name in parsed:
        if name.span.start in taken or name.span.end in taken:
            continue
        words = name.span.of(text)
        if words.isupper() and len(words) > 6:
            continue
        if name.kind is NameKind.PERSON:
            if role_head(words) and len(words.split()) < 3:
                continue
            name = replace(name, role=role_beside(text, name.span))
        kept.append(name)
    return kept


def _joined(names: Iterable[Name]) -> list[Name]:
    """Return the names in order of place; of two that overlap the longer stays, of equal ones the one with a role."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.span.start, -n.span.end, not n.role)):
        if kept and name.span.start < kept[-1].span.end:
            last = kept[-1]
            same = name.span == last.span
            if len(name.span) > len(last.span) or (same and name.kind is NameKind.PERSON and not last.role):
                kept[-1] = name
            continue
        kept.append(name)
    return kept
