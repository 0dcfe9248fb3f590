"""Record citations in a text: found, taken apart, tied to what they support.

One pass finds the words a cite can begin with; from each, the name of the paper is read backwards and everything
that belongs to the cite forwards: entry, exhibit, pins, date, short names. Speed comes from the first pattern.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from belie.citations.authorities import find_authorities
from belie.citations.chains import link
from belie.citations.papers import CLEAR, UNCLEAR, is_short_name, name_span, read_name
from belie.citations.pins import NUMBER, Allowed, digits, read_pins
from belie.citations.supports import find_supports
from belie.documents.bates import find_bates
from belie.domain.citations import CiteForm, Pin, PinKind, RecordCite
from belie.domain.spans import Span

_ENTRY_WORD = (
    r"E\s?\.?\s?(?:CF|FC|C\.\s?F)\b\.?\s*(?:Dkt\.?\s*|Doc\.?\s*|Entry\s*)?(?:N[o0O]s?\s?\.?\s*|#\s*)*"
    r"|(?:Dkt|DKT|Docket|Dkts)\b\.?\s*(?:Entry\s*|Ent\.\s*|Doc\.\s*)?(?:N[o0]s?\.?\s*|#\s*)*"
    r"|(?:R(?:ec)?\.\s?)?(?:Docs?|DOCS?)\b\.\s*(?:N[o0]s?\.\s*|#\s*)?|Document\s+(?:No\.\s*|#\s*)"
    r"|D\.\s?[EI]\.\s*(?:No\.\s*|#\s*)?|DE\s?(?:No\.\s*|#\s*|-)?|Filing\s+No\.\s*"
    r"|(?<![\w.] )(?<![\w.])R(?:\.|E)\s+(?:at\s+)?|\[#\s?"
)
_EXHIBIT_WORD = (
    r"(?:Ex|Exh|EX|Exs|Exhs)\.\s*(?:Nos?\.\s*)?|(?:Exhibits?|EXHIBITS?|Attachments?|Attach\.|Tab)\s+(?:No\.\s*)?"
)
_VOLUME_WORD = (
    r"(?:(?:J(?:oint|t)\.?|Supp\.|Pet\.|Pet['’]r['’]s|Def\.|Consol\.)\s+)?(?:App\. to Pet\. for Cert\."
    r"|App(?:['’]x|x)?\.)(?=\s*(?:at\s+)?\d)"
    r"|J\.\s?A\.|A\.\s?R\."
    r"|C\.\s?A\.\s?R\.|[1-9]?-?E\.\s?R\.|R\.\s?O\.\s?A\.|Admin\.\s+R(?:ec)?\.|JA|CAR|ROA|AR|SER|ER"
)
_TRIGGER = re.compile(
    rf"(?P<entry>(?:(?<![\w])(?:{_ENTRY_WORD}))(?={NUMBER}))"
    rf"|(?P<page_id>\bP(?:age|AGE|g)\.?\s?(?:ID|lD|Id)\b\s?[#:.\s]*(?={NUMBER}))"
    rf"|\b(?P<exhibit>{_EXHIBIT_WORD})(?=[A-Z\d])|\b(?P<trial>(?:P|D|G|J)T?X[- ]?\d{{1,4}})\b"
    rf"|\b(?P<volume>{_VOLUME_WORD})(?=\s*(?:at\s+)?0*\d)"
    rf"|\b(?P<clear>{CLEAR})|\b(?P<unclear>{UNCLEAR})(?!\w)"
    r"|\b(?P<id>[Ii1l]d\s?\.(?!\w)|[Ii]bid\b\.?)"
    r"|(?P<supra>\b[Ss]upra\b)"
    r"|(?P<bates>(?<![\w/.-])[A-Z][A-Z&]{0,11}(?:[-_ ][A-Z]{1,10}){0,2}[-_ ]{0,2}\d{4,10}(?![\w/]))"
    r"|(?P<lines>(?<=\()\d{1,4}:\d{1,2}[-–](?:\d{1,4}:)?\d{1,2}(?=[),;])"
    r"|(?<=[;,] )\d{1,4}:\d{1,2}[-–](?:\d{1,4}:)?\d{1,2}(?=[),;.]))"
)
_NUMBERED = re.compile(rf"({NUMBER})(?:\s?[-–]\s?(\d{{1,3}})(?!\d))?(?![\w:]|-[a-z]{{2}}-|-\d)")
_RANGE = re.compile(r"(\d{1,4})\s?(?:[-–]|\s+(?:to|through)\s+)\s?(\d{1,4})(?![\w:-])")
_LABEL = r"(?:[A-Z]{1,2}(?:-?\d{1,3}(?:-[A-Z])?)?|\d{1,4}(?:-?[A-Z]{1,2}|\.\d+)?)(?![\w'’])"
_EXHIBIT_LABEL = re.compile(rf"({_LABEL})(?:(?:\s?[-–]\s?|\s+(?:to|through)\s+)({_LABEL}))?")
_LIST = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s*&\s*|\s+and\s+")
_CASE = re.compile(
    r"(?:(?:\bCase\s+)?(?:\bNo\.?\s*)?\b((?:\d{1,2}:)?\d{2}-[a-z]{2,4}-\d{3,6}(?:-[A-Z]{2,4})*)"
    r"|(?:\bCase\s+)?\bNo\.\s*(\d{2}-\d{3,5}))\)?,?\s*(?:at\s+)?[(\[]?$"
)
_CASE_AFTER = re.compile(
    r",?\s*(?:\(|in\s+)?(?:Case\s+)?No\.\s*((?:\d{1,2}:)?\d{2}-[a-z]{2,4}-\d{3,6}(?:-[A-Z]{2,4})*)\)?"
)
_DEFINES = re.compile(
    r",?\s*[(\[]\s*(?:the\s+|hereinafter,?\s+|hereafter,?\s+|collectively,?\s+|referred to as\s+"
    r"|or\s+)*[“\"]([^”\"]{2,60}?),?[”\"]\s*"
    r"(?:or\s+(?:the\s+)?[“\"]([^”\"]{2,40})[”\"]\s*)?[)\]]|,?\s*\[hereinafter\s+([^\]]{2,60})\]"
)
_DEFINES_INSIDE = re.compile(r",\s*(?:the\s+)?[“\"]([A-Z][^”\"]{1,60}?),?[”\"](?=\s*[)\]])")
_ALIAS = re.compile(rf"\s*\(((?:[\w.'’]+\s+){{0,5}}?(?:{CLEAR}|Declaration|Affidavit|Deposition))\)")
_FORWARD = re.compile(
    rf",?\s*(\()?((?:[A-Z0-9][\w.'’-]*\s+){{0,4}}(?:{CLEAR}|Decl|Declaration|Affidavit|Complaint|Petition|Answer"
    rf"|Motion|Opposition|Response|Reply"
    r"|Brief|Order|Report|Notice|Transcript)(?![\w]))"
)
_TO_PAPER = re.compile(
    rf"\s+(?:to|of)\s+(?:the\s+)?((?:[A-Z0-9][\w.'’-]*\s+){{0,4}}(?:{CLEAR}|Declaration|Affidavit|Complaint"
    rf"|Petition|Motion|Opposition|Deposition)(?![\w]))"
)
_VOLUME = re.compile(r",?\s*[Vv]ol(?:ume|\.)?\s*([IVX]+|\d{1,3})\b,?")
_VOLUME_BEFORE = re.compile(r"\b(\d{1,3})\s+$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(rf",?\s*\(?((?:{_MONTH}\s+\d{{1,2}},\s*\d{{4}})|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})\)?")
_DATE_BEFORE = re.compile(rf"((?:{_MONTH}\s+\d{{1,2}},\s*\d{{4}})|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})")
_MORE_ENTRY = re.compile(rf",?\s*([(\[])?\s*(?:{_ENTRY_WORD})(?={NUMBER})")
_MORE_EXHIBIT = re.compile(rf"(?:,|\s+at)?\s*(\()?(?:{_EXHIBIT_WORD})(?=[A-Z\d])")
_MORE_BATES = re.compile(r",?\s*(?:at\s+)?(\()?(?=[A-Z]{2,10}[-_]?\d{4,10})")
_NOTED = re.compile(
    r"\s*\(((?:emphasis|emphases|internal (?:quotation|quotes)|cleaned up|alterations?|citations? omitted"
    r"|footnotes? omitted|ellips)[^)]{0,80})\)"
)
_BATES_TAIL = re.compile(r"(?:\s?[-–—]\s?|\s+(?:to|through)\s+)([A-Z][A-Z_-]*[-_ ]?)?(\d{2,10})(?![\w/-])")
_BEFORE_R = re.compile(r"(?:^|[(\[;,]\s*|\b(?:[Ss]ee|also|[Cc]f\.|accord|and|at|in|[Cc]iting)\s+|[.”\"]\s+)$")
_CONTEXT = re.compile(
    r"(?:^|[(\[;]\s*|\b(?:[Ss]ee|[Ss]ee also|also|[Cc]f\.|[Aa]ccord|[Cc]ontra|[Cc]iting|[Qq]uoting|[Ee]\.g\.,?"
    r"|but)\s+|[.!?][”\"’)]*\s+)$"
)
_NOT_ALIEN = re.compile(
    r"A[-_ ]?0?\d{8,9}$|(?:PUB|HR|FORM|USC|CFR|SSN|ZIP|MDL|WL|LEXIS|FY|AM|PM|II|IN|ON|OF|TO|NY|MI|DC|CA|TX)[-_ ]*\d+$"
)
_STATE_BEFORE = re.compile(r"(?:[A-Z][\w.]*\.|F\.|Ct\.|Fed\.)\s*$")
_LABEL_SUPRA = re.compile(r"([A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}),?\s+$")
_SUPRA = re.compile(r",?\s+supra\b")
_INTERNAL = re.compile(
    r",?\s*(?:at\s+)?(?:notes?|nn?\.|Parts?|pt\.|[Ss]ections?|§|pp?\.\s*\d|Argument|Statement|discussion)"
)


def parse_cites(text: str, paragraphs: Sequence[Span] | None = None) -> list[RecordCite]:
    """Return the citations of a text by place: of the record, and the authorities that `id.` may refer to.

    Args:
        text: Clean text, or any text; a line break inside a cite does no harm.
        paragraphs: Its paragraphs where known; else blank lines part them. Propositions and quotes stay inside one.

    Returns:
        Cites with disjoint spans, by start. `antecedent` and `within` count in this list.
    """
    authorities = find_authorities(text)
    cites = _find(text, authorities)
    cites = _with_defined(text, cites)
    cites = link(text, sorted([*cites, *authorities], key=lambda cite: cite.span))
    return find_supports(text, cites, paragraphs)


def _find(text: str, authorities: Sequence[RecordCite]) -> list[RecordCite]:
    taken = iter(authorities)
    block = next(taken, None)
    found: list[RecordCite] = []
    at = 0
    while trigger := _TRIGGER.search(text, at):
        start = trigger.start()
        while block is not None and block.span.end <= start:
            block = next(taken, None)
        if block is not None and block.span.start <= start:
            at = block.span.end
            continue
        floor = found[-1].span.end if found else 0
        cites = _READERS[trigger.lastgroup or ""](text, trigger, floor)
        if not cites:
            at = trigger.end()
            continue
        found += cites
        at = max(trigger.end(), cites[-1].span.end)
    return found


def _entry(text: str, trigger: re.Match[str], floor: int) -> list[RecordCite]:
    word = trigger.group()
    before = text[max(0, trigger.start() - 40) : trigger.start()]
    if word[0] == "R" and word[:3] != "Rec" and not word.startswith("R. D") and not _BEFORE_R.search(before):
        return []
    many = re.search(r"[sS]\s?\.?\s*#?\s*$|s\.\s*$", word) is not None
    cites: list[RecordCite] = []
    at = trigger.end()
    start, case = _with_case(text, trigger.start(), floor)
    while number := _NUMBERED.match(text, at):
        entry, attachment = digits(number.group(1)), number.group(2) or ""
        if len(entry) > 5 or (word.startswith("DE") and len(entry) > 4):
            break
        through = ""
        if many and not cites and attachment and int(attachment) > int(entry):
            entry, attachment, through = entry, "", attachment
        cite = RecordCite(
            span=Span(start, number.end()), form=CiteForm.ENTRY, case=case, entry=entry, attachment=attachment,
            through=through,
        )  # fmt: skip
        cite = _tail(text, cite)
        if word.startswith("[") and text[cite.span.end : cite.span.end + 1] == "]":
            cite = replace(cite, span=Span(start, cite.span.end + 1))
            cite = _tail(text, cite)
        cites.append(cite)
        more = _LIST.match(text, cite.span.end)
        following = _NUMBERED.match(text, more.end()) if more else None
        if (
            not more
            or not following
            or (not many and (cite.pins or not re.match(r"\s*[),;]", text[following.end() : following.end() + 2])))
        ):
            break
        if not many and int(digits(following.group(1))) <= int(entry):
            break
        at = start = more.end()
    return cites


def _page_id(text: str, trigger: re.Match[str], floor: int) -> list[RecordCite]:
    start, case = _with_case(text, trigger.start(), floor)
    pins, end = read_pins(text, trigger.start(), Allowed())
    if not pins:
        return []
    return [_tail(text, RecordCite(span=Span(start, end), form=CiteForm.PAGE_ID, case=case, pins=tuple(pins)))]


def _exhibit(text: str, trigger: re.Match[str], floor: int) -> list[RecordCite]:
    many = trigger.group().strip().rstrip(".").endswith(("s", "S"))
    start = _party_start(text, trigger.start(), floor)
    party = " ".join(text[start : trigger.start()].split())
    cites: list[RecordCite] = []
    at = trigger.end()
    while label := _EXHIBIT_LABEL.match(text, at):
        first, last = label.group(1), label.group(2) or ""
        end = label.end()
        if last and not many:
            last, end = "", label.end(1)
            if label.group(2) and text[label.end(1)] in "-–" and label.group(2).isdigit():
                first, end = f"{first}-{label.group(2)}", label.end()
        cite = RecordCite(
            span=Span(start, end), form=CiteForm.EXHIBIT, exhibit=first, through=last, label=party if not cites else ""
        )
        cites.append(_tail(text, cite))
        more = _LIST.match(text, cites[-1].span.end)
        if not many or not more or not _EXHIBIT_LABEL.match(text, more.end()):
            break
        at = start = more.end()
    return cites


def _trial(text: str, trigger: re.Match[str], _floor: int) -> list[RecordCite]:
    label = re.sub(r"[- ]", " ", trigger.group("trial"))
    party, _, number = (
        label.partition(" ") if " " in label else (label.rstrip("0123456789"), "", label.lstrip("PDGJTX"))
    )
    span = Span(*trigger.span())
    return [_tail(text, RecordCite(span=span, form=CiteForm.EXHIBIT, label=party, exhibit=number))]


def _volume(text: str, trigger: re.Match[str], floor: int) -> list[RecordCite]:
    word, start = trigger.group("volume"), trigger.start()
    before = text[max(floor, start - 30) : start]
    volume = ""
    if number := _VOLUME_BEFORE.search(before):
        volume, start = number[1], start - len(before) + number.start()
        before = before[: number.start()]
    if word.startswith("App") and _STATE_BEFORE.search(before):
        return []
    if word.isalpha() and not _CONTEXT.search(before) and not re.match(r"\s*0*\d{3,}", text[trigger.end() :]):
        return []
    if re.match(r"\s*\d+(?:st|d|nd|rd|th)\b", text[trigger.end() :]):
        return []
    pins, end = read_pins(text, trigger.end(), Allowed(pages=True))
    if not pins:
        return []
    label = " ".join(word.split())
    cite = RecordCite(span=Span(start, end), form=CiteForm.VOLUME, label=label, volume=volume, pins=tuple(pins))
    return [_tail(text, cite)]


def _paper(text: str, trigger: re.Match[str], floor: int) -> list[RecordCite]:
    clear = trigger.lastgroup == "clear"
    word = Span(trigger.start(), trigger.end())
    span = name_span(text, word, floor)
    name = read_name(span.of(text))
    if name is None:
        return []
    start, date = span.start, ""
    if dated := _DATE_BEFORE.search(span.of(text)):
        date = dated[1]
    start, case = _with_case(text, start, floor)
    transcript = name.kind.value in ("deposition", "transcript")
    volume = ""
    number = _VOLUME_BEFORE.search(text[max(floor, start - 4) : start])
    if transcript and number and clear:
        volume, start = number[1], start - len(number[0])
    cite = RecordCite(
        span=Span(start, span.end),
        form=CiteForm.TRANSCRIPT if transcript else CiteForm.PAPER,
        label=name.label,
        case=case,
        volume=volume,
        date=date,
    )
    cite = _tail(text, cite)
    tied = bool(cite.form is CiteForm.SUPRA or cite.pins or cite.entry or cite.exhibit or cite.defines)
    if not tied and not (clear and (_CONTEXT.search(text[max(0, start - 20) : start]) or name.who)):
        return []
    if not clear and not (cite.pins or cite.entry):
        return []
    return [cite]


def _id(text: str, trigger: re.Match[str], _floor: int) -> list[RecordCite]:
    cite = RecordCite(span=Span(*trigger.span("id")), form=CiteForm.ID)
    cite = _tail(text, cite)
    if trigger.group()[0] in "1l" and not cite.pins:
        return []
    if text[trigger.start() - 1 : trigger.start()] == "'":
        return []
    return [cite]


def _supra(text: str, trigger: re.Match[str], floor: int) -> list[RecordCite]:
    label = _LABEL_SUPRA.search(text[max(floor, trigger.start() - 60) : trigger.start()])
    if label is None or _INTERNAL.match(text, trigger.end()):
        return []
    words = label[1].split()
    while words and words[0].rstrip(".,").lower() in ("see", "also", "cf", "but", "accord", "and", "in"):
        words.pop(0)
    if not words:
        return []
    start = text.rfind(words[0], floor, trigger.start())
    cite = RecordCite(span=Span(start, trigger.end()), form=CiteForm.SUPRA, label=" ".join(words))
    return [_tail(text, cite)]


def _bates(text: str, trigger: re.Match[str], _floor: int) -> list[RecordCite]:
    word = trigger.group("bates")
    found = find_bates(word)
    if re.search(r"\b(?:Nos?|Cause|Case)[.:]?\s*$", text[max(0, trigger.start() - 8) : trigger.start()]):
        return []  # a docket number
    if len(found) != 1 or found[0][0] != 0 or _NOT_ALIEN.match(word):
        return []
    prefix, count = found[0][2].prefix, found[0][2].width
    letters = sum(map(str.isalpha, prefix))
    if letters < 2 or (prefix[-1] not in "-_" and count < 5) or (prefix[-1] == " " and word[len(prefix)] != "0"):
        return []
    end = trigger.end()
    first = last = word
    if tail := _BATES_TAIL.match(text, end):
        same = not tail.group(1) or _bare(tail.group(1)) == _bare(prefix)
        number = tail.group(2)
        if same and (len(number) == count or (not tail.group(1) and 2 <= len(number) < count)):
            last = prefix + word[len(prefix) :][: count - len(number)] + number
            end = tail.end()
    pin = Pin(PinKind.BATES, first, last)
    return [_tail(text, RecordCite(span=Span(trigger.start(), end), form=CiteForm.BATES, pins=(pin,)))]


def _bare(prefix: str) -> str:
    return prefix.strip("-_ .")


def _lines(text: str, trigger: re.Match[str], floor: int) -> list[RecordCite]:
    clock = int(trigger.group().split(":")[0]) <= 24
    if clock and (trigger.group().count(":") < 2 or not floor):
        return []
    pins, end = read_pins(text, trigger.start(), Allowed(lines=True))
    return [RecordCite(span=Span(trigger.start(), end), form=CiteForm.TRANSCRIPT, pins=tuple(pins))] if pins else []


_READERS = {
    "entry": _entry, "page_id": _page_id, "exhibit": _exhibit, "trial": _trial, "volume": _volume, "clear": _paper,
    "unclear": _paper, "id": _id, "supra": _supra, "bates": _bates, "lines": _lines,
}  # fmt: skip


def _with_case(text: str, start: int, floor: int) -> tuple[int, str]:
    """Return where the cite starts with the case number before it, and that number."""
    low = max(floor, start - 48)
    case = _CASE.search(text[low:start])
    if case is None or text[low + case.end() - 1] in "([":
        return start, ""
    return low + case.start(), case[1] or case[2]


def _party_start(text: str, start: int, floor: int) -> int:
    party = re.compile(
        r"(?:Pls?|Plaintiffs?|Defs?|Defendants?|Pet['’]?rs?|Petitioners?|Resp['’]?ts?|Respondents?|Gov['’]?t"
        r"|Government|Joint|Trial|Hr['’]g"
        r"|Hearing|Dep\.)\.?['’]?s?\.?['’]?\s+(?:(?:Trial|Hr['’]g)\s+)?$"
    ).search(text[max(floor, start - 30) : start])
    return max(floor, start - 30) + party.start() if party else start


def _tail(text: str, cite: RecordCite) -> RecordCite:
    """Return the cite with all that belongs to it after `cite.span.end`."""
    while True:
        longer = _take(text, cite)
        if longer is None:  # "(ECF No. 12) (the “Memo”)"
            defined = (
                _DEFINES.match(text, cite.span.end + 1) if text[cite.span.end : cite.span.end + 1] == ")" else None
            )
            names = tuple(" ".join(name.split()) for name in defined.groups() if name) if defined else ()
            return replace(cite, defines=cite.defines + tuple(filter(is_short_name, names)))
        cite = longer


def _take(text: str, cite: RecordCite) -> RecordCite | None:
    """Return the cite with one more part, None when nothing more belongs to it."""
    at = cite.span.end

    def to(end: int, **parts: object) -> RecordCite:
        return replace(cite, span=Span(cite.span.start, end), **parts)  # type: ignore[arg-type]

    if not text[at : at + 1] or (text[at] == ";" or text.startswith("\n\n", at)):
        return None
    if defined := _DEFINES.match(text, at):
        names = tuple(" ".join(name.split()) for name in defined.groups() if name)
        if all(map(is_short_name, names)):
            return to(defined.end(), defines=cite.defines + names)
    if defined := _DEFINES_INSIDE.match(text, at):
        return to(defined.end(), defines=(*cite.defines, " ".join(defined[1].split())))
    if noted := _NOTED.match(text, at):
        return to(noted.end(), parenthetical=" ".join(filter(None, (cite.parenthetical, noted[1]))))
    if (
        not cite.entry
        and cite.form not in (CiteForm.ENTRY, CiteForm.ID, CiteForm.SUPRA)
        and (more := _MORE_ENTRY.match(text, at))
    ):
        number = _NUMBERED.match(text, more.end())
        plural = re.search(r"N[o0]s|Dkts|Docs", more.group())
        if number and not plural and ("R" not in more.group() or "PageID" in text[number.end() : number.end() + 12]):
            inner = to(number.end(), entry=digits(number.group(1)), attachment=number.group(2) or "")
            return _closed(text, inner, more.group(1))
    if (
        not cite.exhibit
        and cite.form not in (CiteForm.PAGE_ID, CiteForm.BATES)
        and (more := _MORE_EXHIBIT.match(text, at))
    ):
        plural = re.search(r"Exs|Exhs|its\b", more.group())
        label = _EXHIBIT_LABEL.match(text, more.end())
        if label and not plural:
            end = label.end(1)
            exhibit = label.group(1)
            if label.group(2) and label.group(2).isdigit():
                exhibit, end = f"{exhibit}-{label.group(2)}", label.end()
            return _closed(text, to(end, exhibit=exhibit), more.group(1))
    named = cite.form in (CiteForm.ENTRY, CiteForm.EXHIBIT, CiteForm.BATES, CiteForm.PAGE_ID)
    if cite.form is CiteForm.EXHIBIT and not cite.pins and (paper := _TO_PAPER.match(text, at)) and read_name(paper[1]):
        return to(paper.end(), form=CiteForm.PAPER, label=" ".join(paper[1].split()))
    if named and not cite.label and (paper := _ALIAS.match(text, at)) and read_name(paper[1]):
        return to(paper.end(), label=" ".join(paper[1].split()))
    if named and not cite.label and cite.form is not CiteForm.PAGE_ID and (paper := _FORWARD.match(text, at)):
        follows = read_pins(text, paper.end(), Allowed(lines=True))[0]
        ends = text[paper.end() : paper.end() + 1] == ")"
        if paper.group()[0] in " ,\n(" and (follows or ends) and read_name(paper[2]):
            return _closed(text, to(paper.end(), label=" ".join(paper[2].split())), paper[1])
    if cite.form in (CiteForm.PAPER, CiteForm.TRANSCRIPT) and not cite.pins and (back := _SUPRA.match(text, at)):
        return to(back.end(), form=CiteForm.SUPRA)
    if cite.form is CiteForm.TRANSCRIPT:
        if not cite.volume and (volume := _VOLUME.match(text, at)):
            return to(len(text[: volume.end()].rstrip(",")), volume=volume[1])
        if not cite.date and (dated := _DATE.match(text, at)) and dated.group().count("(") == dated.group().count(")"):
            return to(dated.end(), date=dated[1])
    if cite.form in (CiteForm.ENTRY, CiteForm.PAPER, CiteForm.EXHIBIT) and (more := _MORE_BATES.match(text, at)):
        found = find_bates(text[more.end() : more.end() + 24].split(",")[0].split(")")[0].split(";")[0].rstrip("."))
        if found and found[0][0] == 0 and found[0][2].prefix[-1:] in "-_" and not cite.pins:
            pin = Pin(PinKind.BATES, str(found[0][2]), str(found[0][2]))
            return _closed(text, to(more.end() + found[0][1], pins=(pin,)), more[1])
    if not cite.case and cite.form is CiteForm.ENTRY and (case := _CASE_AFTER.match(text, at)):
        return to(case.end(), case=case[1])
    transcript = cite.form is CiteForm.TRANSCRIPT
    label_lines = (
        cite.form in (CiteForm.ID, CiteForm.SUPRA, CiteForm.EXHIBIT) or "Dep" in cite.label or "Tr." in cite.label
    )
    allowed = Allowed(pages=transcript, lines=transcript or label_lines)
    pins, end = read_pins(text, at, allowed)
    if pins:
        return to(end, pins=(*cite.pins, *pins))
    if cite.form is CiteForm.TRANSCRIPT and text.startswith(" (", at):
        pins, end = read_pins(text, at + 2, allowed)
        if pins and text[end : end + 1] == ")":
            return to(end + 1, pins=(*cite.pins, *pins))
    return None


def _closed(text: str, cite: RecordCite, opened: str | None) -> RecordCite | None:
    """Return the cite with the bracket closed that opened inside it; what stands in the bracket belongs to it too."""
    if not opened:
        return cite
    close = ")" if opened == "(" else "]"
    pins, end = read_pins(text, cite.span.end, Allowed())
    cite = replace(cite, pins=(*cite.pins, *pins), span=Span(cite.span.start, end))
    if inside := _DEFINES_INSIDE.match(text, cite.span.end):
        cite = replace(cite, defines=(*cite.defines, inside[1]), span=Span(cite.span.start, inside.end()))
    if text[cite.span.end : cite.span.end + 1] != close:
        return None if not pins else cite
    return replace(cite, span=Span(cite.span.start, cite.span.end + 1))


def _with_defined(text: str, cites: list[RecordCite]) -> list[RecordCite]:
    """Return the cites and those by a short name that the text gave: (ECF No. 12, the “Memo”) ... Memo at 3."""
    names = {name: cite.span.end for cite in cites for name in cite.defines}
    if not names:
        return cites
    held = sorted(cite.span for cite in cites)
    pattern = re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)))
    added = []
    for match in pattern.finditer(text):
        span = Span(*match.span())
        if span.start < names[match.group()] or any(span.overlaps(other) for other in held):
            continue
        cite = _tail(text, RecordCite(span=span, form=CiteForm.PAPER, label=match.group()))
        if cite.pins and not any(cite.span.overlaps(other) for other in held):
            added.append(cite)
    return sorted([*cites, *added], key=lambda cite: cite.span)
