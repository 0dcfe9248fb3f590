"""What a cite supports: its signal, the words before it, and the quotations among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from belie.citations.papers import is_short_name
from belie.documents.sentences import split_sentences
from belie.domain.citations import CiteForm, RecordCite
from belie.domain.spans import Span, trim
from belie.statements.quotes import find_quotes

_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\s*\n))*")
SIGNAL = re.compile(
    r"\b(see,? e\.g\.,?|see also|see generally|but see|but cf\.|see|cf\.|accord|contra|compare|e\.g\.,?|citing"
    r"|quoting|with)\s*[(\[]?$",
    re.IGNORECASE,
)
# Nothing but this between two cites makes them one string
_JOINT = re.compile(
    r"[\s,;.()\[\]]*(?:(?:see|see also|also|but see|cf\.?|accord|and|e\.g\.,?|contra|with|compare|citing|quoting"
    r"|id\.)[\s,;]*)*[(\[]?\s*",
    re.IGNORECASE,
)
SHORTEST_BLOCK = 20  # characters of a quotation set off by itself
# A name given and no quotation: (“NCRS”), (the “Memo”)
_NAMES = re.compile(r"\((?:the |hereinafter,? |collectively,? |together,? )*[“\"]$")
_EXPLAINED = re.compile(
    r"\s*\(\s*(?:quoting\s+)?(?:(?:stating|noting|explaining|testifying|describing|alleging"
    r"|conceding)[^()“\"]{0,60})?([“\"])"
)


def find_supports(text: str, cites: Sequence[RecordCite], paragraphs: Sequence[Span] | None) -> list[RecordCite]:
    """Return the cites with signal, proposition and quotes."""
    if not cites:
        return []
    held = paragraphs if paragraphs is not None else [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    starts = [paragraph.start for paragraph in held]
    by_paragraph: dict[int, list[int]] = {}
    for index, cite in enumerate(cites):
        by_paragraph.setdefault(bisect_right(starts, cite.span.start) - 1, []).append(index)
    done = list(cites)
    for number, indexes in by_paragraph.items():
        if number < 0:
            continue
        _in_paragraph(text, held, number, indexes, done)
    return done


def _in_paragraph(text: str, held: Sequence[Span], number: int, indexes: Sequence[int], done: list[RecordCite]) -> None:
    paragraph = held[number]
    quotes = [part for quote in find_quotes(text, [paragraph]) for part in quote.parts]
    defined = {name for index in indexes for name in done[index].defines}
    quotes = [quote for quote in quotes if quote.of(text).strip(" ,.") not in defined]
    quotes = [quote for quote in quotes if not _is_name(text, quote)]
    inside = [done[index].span for index in indexes]
    quotes = [quote for quote in quotes if not any(span.contains(quote) for span in inside)]
    sentences = split_sentences(text, paragraph)
    floor = paragraph.start
    groups = _groups(text, indexes, done)
    for at, group in enumerate(groups):
        start, end = done[group[0]].span.start, done[group[-1]].span.end
        following = done[groups[at + 1][0]].span.start if at + 1 < len(groups) else paragraph.end
        signal = SIGNAL.search(text[max(floor, start - 24) : start])
        before = start - (len(text[max(floor, start - 24) : start]) - signal.start()) if signal else start
        proposition = _proposition(text, Span(floor, max(floor, before)), sentences)
        if not len(proposition) and number and paragraph.end - end <= 3:
            above = held[number - 1]  # a block quotation, and the cite on a line of its own
            proposition = above if len(above) > SHORTEST_BLOCK else proposition
        if not len(proposition):
            proposition = next((s for s in sentences if s.start <= start < s.end), Span(start, end))
        mine = [q for q in quotes if floor <= q.start and proposition.start < q.end <= min(before, proposition.end)]
        if mine:  # a quotation may run over several sentences
            proposition = Span(min(mine[0].start, proposition.start), proposition.end)
        if not mine and proposition.end <= paragraph.start:
            mine = [part for quote in find_quotes(text, [proposition]) for part in quote.parts]
        for place, index in enumerate(group):
            cite = done[index]
            own = SIGNAL.search(text[max(floor, cite.span.start - 24) : cite.span.start])
            high = done[group[place + 1]].span.start if place + 1 < len(group) else following
            explained = _EXPLAINED.match(text, cite.span.end)
            after = [
                q for q in quotes if explained and cite.span.end <= q.start < high and q.start <= explained.end() + 1
            ]
            done[index] = replace(
                cite,
                signal=" ".join(own[1].lower().split()) if own else "",
                proposition=proposition,
                quotes=(*(mine if cite.within is None else ()), *after)
                if cite.form not in (CiteForm.CASE, CiteForm.LAW)
                else (),
            )
        floor = end


def _is_name(text: str, quote: Span) -> bool:
    """True for (the “Memo”): a few words, the first with a capital, and no stop."""
    return is_short_name(quote.of(text)) and _NAMES.search(text[max(0, quote.start - 20) : quote.start]) is not None


def _groups(text: str, indexes: Sequence[int], cites: Sequence[RecordCite]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index in indexes:
        if groups:
            between = text[cites[groups[-1][-1]].span.end : cites[index].span.start]
            stopped = re.match(r"[)\]]*\.", between) is not None
            if _JOINT.fullmatch(between) and not stopped:
                groups[-1].append(index)
                continue
        groups.append([index])
    return groups


def _proposition(text: str, before: Span, sentences: Sequence[Span]) -> Span:
    """Return the sentence or clause that ends where a cite begins; empty where nothing stands before it."""
    words = trim(text, before)
    opening = words.of(text).rstrip("([ ")
    words = Span(words.start, words.start + len(opening)) if len(opening) <= len(words) else words
    if not len(words):
        return words
    inside = [s for s in sentences if s.start < words.end and s.end > words.start]
    if not inside:
        return Span(words.end, words.end)
    last = inside[-1]
    start = max(last.start, words.start)
    while start < words.end and not text[start].isalnum() and text[start] not in "“\"‘'[(":
        start += 1
    return Span(start, words.end) if start < words.end else Span(words.end, words.end)
