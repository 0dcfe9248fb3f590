"""Names of people, bodies and places in a document, with the title or role printed beside them.

Two sources: capitals with something that tells what they name (a title, a word like "Ministry", a common given name),
over the whole text; and the parser's names, in the sentences that were parsed anyway. A surname alone counts where the
document has it in a fuller name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from belie.documents.clean import Cleaned
from belie.documents.printed_names import natural_case
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.people import NameKind, NameMention
from belie.domain.spans import Span, fold_space
from belie.statements.beside import role_beside
from belie.statements.name_runs import Name, read_runs
from belie.statements.name_words import HONORIFIC, NOT_NAMES

_CAPITAL_WORD = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ]\w+(?:[’'-][A-ZÀ-Þ]\w+)*")
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
    names = [name for paragraph in cleaned.paragraphs for name in read_runs(text, paragraph, votes)]
    author = [] if frame.author.startswith("The ") or frame.kind is DocumentKind.FILING else [frame.author]
    named = {m.group(1) for m in _CITED_NAME.finditer(text)}
    known = _last_names([fold_space(n.span.of(text)) for n in names if n.kind is NameKind.PERSON] + author)
    known |= {last: last for last in named if last not in known}
    names = _joined([*names, *_left_over(text, seen, names), *_surnames(text, known)])
    mentions = []
    for name in names:
        home = cleaned.to_source(name.span)
        if home:
            span = Span(home[0].start, home[-1].end)
            printed = re.sub(r"['’]s?$", "", fold_space(name.span.of(text)))
            printed = natural_case(printed) if name.kind is NameKind.PERSON else printed
            mentions.append(NameMention(document=document.id, span=span, name=printed, kind=name.kind, role=name.role))
    return mentions


def _parsed_names(text: str, parsed: Iterable[tuple[Span, NameKind]]) -> Iterator[Name]:
    for place, kind in parsed:
        words = re.sub(r"['’]s$", "", _CITED_TAIL.sub("", place.of(text)))
        lead = re.match(r"(?:the|a|an|this|that)\s+", words, re.IGNORECASE)
        start = place.start + lead.end() if lead else place.start
        words = words[lead.end() :] if lead else words
        shouted = words.isupper() and len(words) > 6
        plausible = 0 < len(words) < 80 and "\n" not in words and " v. " not in words and not shouted
        if plausible and words[0].isupper() and words.lower() not in NOT_NAMES:
            yield Name(Span(start, start + len(words)), kind, "")


def _votes(text: str, parsed: Iterable[Name]) -> dict[str, NameKind]:
    """Return the kind the parser gave most often to each name."""
    counted: dict[str, Counter[NameKind]] = {}
    for name in parsed:
        counted.setdefault(name.span.of(text), Counter())[name.kind] += 1
    return {words: counts.most_common(1)[0][0] for words, counts in counted.items()}


def _last_names(names: Iterable[str]) -> dict[str, str]:
    """Return last name to full name for the people a document names in full."""
    known: dict[str, str] = {}
    for name in names:
        words = [word for word in name.split() if not HONORIFIC.match(word)]
        if len(words) >= 2 and len(words[-1]) > 2 and words[-1][0].isupper():
            last = words[-1].rstrip(".,")
            known.setdefault(natural_case(last) if len(last) > 3 else last, name)
    return known


def _surnames(text: str, known: dict[str, str]) -> Iterator[Name]:
    for match in _CAPITAL_WORD.finditer(text) if known else ():
        word = match.group()
        if word in known or (word.isupper() and len(word) > 3 and natural_case(word) in known):
            yield Name(Span(*match.span()), NameKind.PERSON, "")


def _left_over(text: str, parsed: Iterable[Name], names: Iterable[Name]) -> list[Name]:
    """Return the parser's names in places where no run of capitals was taken for one."""
    taken = {at for name in names for at in (name.span.start, name.span.end)}
    kept = [name for name in parsed if name.span.start not in taken and name.span.end not in taken]
    return [
        replace(name, role=role_beside(text, name.span)) if name.kind is NameKind.PERSON else name
        for name in kept
        if not name.span.of(text).isupper() or len(name.span) <= 6
    ]


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
