"""Text to sentences: nupunkt's spans, and a short rule that takes back its false breaks.

Invariant: the spans ascend, are disjoint, hold no white space at their ends and leave out white space only.
"""

from __future__ import annotations

import re

from nupunkt import sent_spans

from belie.domain.spans import Span, trim

TITLES = (
    "Mr Mrs Ms Dr Prof Hon Sen Rep Gov Pres Lt Col Maj Gen Capt Cpl Sgt Adm Cmdr Supt Insp Det Rev Fr Sr St Messrs"
    " Atty Asst Dep"
).split()
CITED = (
    "No Nos Decl Dep Depo Tr Hr'g Ex Exs Aff Compl Pet Br Mot Mem Opp Resp Doc Dkt Art Sec Fig Para Paras Pt Ch Vol"
    " App pp p cl n nn para paras ch art sec"
).split()
# "Lt. | Col. Vane": a title is followed by a name.
_AFTER_TITLE = re.compile(rf"(?:^|[\s(\"“])(?:{'|'.join(TITLES)})\.$")
# "Decl. | ¶ 7", "No. | 17-cv-11910": a citing word is followed by a number, a sign or a single capital.
_AFTER_CITED = re.compile(rf"(?:^|[\s(\"“])(?:{'|'.join(CITED)})\.$")
_CITED_NEXT = re.compile(r"[¶§#]|\d|[ivxlc]+\b")
_AFTER_EXHIBIT = re.compile(r"(?:^|[\s(\"“])(?:Ex|Exs|App|Art|Fig|Pt)\.$")
_LETTER = re.compile(r"[A-Z]{1,2}(?:[\s,;.)]|-\d|$)")
# "I.C.E. | detainees", "27 I. | & N. Dec.": initials go on in lower case.
_AFTER_INITIALS = re.compile(r"(?:\b\w\.)+$")
# "“Why?” | he asked", "left... | and came": no sentence starts in lower case after these.
_AFTER_OPEN_END = re.compile(r"(?:[?!]|\.\.\.|…)[\"”’']*$")
# A list number alone is no sentence: "12. | The talks".
_NUMBER_ALONE = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]+)[.)]$")


def split_sentences(text: str, span: Span | None = None) -> list[Span]:
    """Return the sentences of `text`, or of the part of it at `span`, in order.

    Args:
        text: Clean text; a line break inside a sentence counts as a blank.
        span: The part to split, usually one paragraph; sentences never leave it.

    Returns:
        Spans in the offsets of `text`; empty when there is nothing but white space.

    Source:
        nupunkt 0.8 has F1 .954 on hand-split legal sentences; the merges take back the breaks it got wrong
        there ("Decl. | ¶", "Lt. | Col.", "I.C.E. | detainees", "I. | & N.").
    """
    whole = span or Span(0, len(text))
    part = whole.of(text)
    found: list[Span] = []
    for start, end in sent_spans(part):
        sentence = trim(part, Span(start, end))
        if not len(sentence):
            continue
        before = Span(max(found[-1].start, found[-1].end - 40), found[-1].end) if found else Span(0, 0)
        if found and _runs_on(before.of(part), sentence.of(part)[:12], found[-1]):
            found[-1] = Span(found[-1].start, sentence.end)
        else:
            found.append(sentence)
    return [sentence.shift(whole.start) for sentence in found]


def _runs_on(before: str, after: str, previous: Span) -> bool:
    """True when the break between `before` (its last characters) and `after` (its first) is none."""
    if after[0] in "¶§&":
        return True
    if _AFTER_TITLE.search(before) and after[0].isupper():
        return True
    if _AFTER_CITED.search(before) and _CITED_NEXT.match(after):
        return True
    if _AFTER_EXHIBIT.search(before) and _LETTER.match(after):
        return True
    if after[0].islower() and (_AFTER_INITIALS.search(before) or _AFTER_OPEN_END.search(before)):
        return True
    return len(previous) <= 6 and _NUMBER_ALONE.fullmatch(before) is not None
