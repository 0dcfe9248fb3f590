"""A cite to the paper, the pages and the words it leads to, or why it leads nowhere.

A cite is followed by the surest name it gives: docket entry, PageID, Bates number, exhibit, then the paper's name.
Where the names disagree the first decides and the pin is looked for there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from belie.citations.chains import root_of
from belie.citations.index import Paper, RecordIndex, bates_key, case_key
from belie.citations.papers import PaperKind, PaperName, read_name
from belie.domain.citations import CiteForm, Lack, Pin, PinKind, Place, RecordCite, Resolution, Standing
from belie.domain.ids import DocumentId
from belie.domain.spans import Span, merge

_AUTHORITIES = (CiteForm.CASE, CiteForm.LAW)
_NUMBER = re.compile(r"\d+")
MOST_PAGES = 200  # of one cited range: a longer one is a misreading


def resolve(cites: Sequence[RecordCite], index: RecordIndex, *, home: Paper | None = None) -> list[Resolution]:
    """Return what each cite of one text leads to, in order.

    Args:
        cites: All cites of the text, as `parse_cites` gives them.
        index: The record.
        home: The paper the text is of; its case is the one meant where a cite names none.
    """
    done: list[Resolution] = []
    pinned: list[RecordCite] = []  # each cite with what its antecedent lends it
    for position in range(len(cites)):
        whole = _lend(cites, pinned, position)
        pinned.append(whole)
        done.append(_resolve(whole, cites[root_of(cites, position)], index, home))
    return done


def _lend(cites: Sequence[RecordCite], pinned: Sequence[RecordCite], position: int) -> RecordCite:
    """Return an `id.`, `supra` or short name with the names of the cite it stands for."""
    cite = cites[position]
    if cite.antecedent is None or cite.antecedent >= position:
        return cite
    held = pinned[cite.antecedent]
    if held.form in _AUTHORITIES:
        return replace(cite, form=held.form, label=held.label)
    pins = cite.pins or (held.pins if cite.form is CiteForm.ID and not cite.exhibit else ())
    pins = tuple(_as_page_id(pin, held.pins) for pin in pins)
    return replace(
        cite,
        form=held.form,
        case=cite.case or held.case,
        entry=held.entry,
        attachment=held.attachment,
        label=held.label or cite.label,
        exhibit=cite.exhibit or held.exhibit,
        volume=cite.volume or held.volume,
        date=cite.date or held.date,
        pins=pins if pins or held.form not in (CiteForm.BATES, CiteForm.PAGE_ID) else held.pins,
    )


def _as_page_id(pin: Pin, held: Sequence[Pin]) -> Pin:
    """Return "at 4878" after "PageID.4876" as a PageID."""
    ids = [int(p.first) for p in held if p.kind is PinKind.PAGE_ID]
    if pin.kind is PinKind.PAGE and ids and pin.first.isdigit() and abs(int(pin.first) - ids[0]) <= MOST_PAGES:
        return replace(pin, kind=PinKind.PAGE_ID)
    return pin


def _resolve(cite: RecordCite, root: RecordCite, index: RecordIndex, home: Paper | None) -> Resolution:
    if root.form in _AUTHORITIES or cite.form in _AUTHORITIES:
        return Resolution(standing=Standing.AUTHORITY, because="case law or statute: read for its form only")
    if root.form in (CiteForm.ID, CiteForm.SUPRA):
        return _none(
            Lack.NO_ANTECEDENT,
            f"no cite before it that “{'id.' if root.form is CiteForm.ID else root.label}” can stand for",
        )
    case = case_key(cite.case) if cite.case else home.case if home else ""
    if cite.case and index.cases and case not in index.cases:
        return _none(Lack.OTHER_CASE, f"case {cite.case}: no paper of it is in the record")
    if cite.form is CiteForm.VOLUME:
        if volume := _in_volume(cite, index):
            return volume
        return _none(Lack.NOT_IN_RECORD, f"“{cite.label}” is not among the papers of the record")
    papers, why = _papers(cite, case, index, home)
    if not papers:
        return _none(*why)
    if len(papers) == 1:
        return _pin(papers[0][0], papers[0][1], cite, why[1])
    tried = [_pin(paper, pages, cite, why[1]) for paper, pages in papers]
    fits = [held for held in tried if held.standing is Standing.RESOLVED]
    if len(fits) == 1:
        return replace(fits[0], because=f"{fits[0].because}; the only one of {len(papers)} that has it")
    places = tuple(place for held in fits or tried for place in held.places) or tuple(
        Place(document=p.id) for p, _ in papers
    )
    names = "; ".join(paper.document.name for paper, _ in papers[:5])
    return Resolution(standing=Standing.AMBIGUOUS, because=f"{len(papers)} papers answer to it: {names}", places=places)


def _none(lack: Lack, because: str, places: tuple[Place, ...] = ()) -> Resolution:
    return Resolution(standing=Standing.UNRESOLVED, because=because, lack=lack, places=places)


def _in_volume(cite: RecordCite, index: RecordIndex) -> Resolution | None:
    """Return the pages that a bound record's stamp names: "AR000233" for "A.R. 233"; None where none is stamped so."""
    prefix = re.sub(r"[^A-Z]", "", cite.label.upper())
    pages: dict[DocumentId, set[int]] = {}
    for pin in cite.pins:
        if pin.kind is PinKind.PAGE and pin.first.isdigit() and pin.last.isdigit():
            for number in range(int(pin.first), min(int(pin.last), int(pin.first) + MOST_PAGES) + 1):
                for paper, page in index.bates.get((prefix, number), ()):
                    pages.setdefault(paper.id, set()).add(page)
    places = tuple(Place(document=paper, page_indexes=tuple(sorted(held))) for paper, held in pages.items())
    if not places:
        return None
    return Resolution(standing=Standing.RESOLVED, because=f"stamped {prefix}", places=places)


Found = list[tuple[Paper, tuple[int, ...] | None]]  # a paper, and the pages of it that are meant


def _papers(cite: RecordCite, case: str, index: RecordIndex, home: Paper | None) -> tuple[Found, tuple[Lack, str]]:
    """Return the papers a cite may mean, and how they were found or why there is none."""
    if cite.entry:
        return _by_entry(cite, case, index, home)
    for kind, look in ((PinKind.PAGE_ID, _by_page_id), (PinKind.BATES, _by_bates)):
        pins = [pin for pin in cite.pins if pin.kind is kind]
        if pins and (found := look(pins[0], case, index)):
            return found, (Lack.NONE, f"{pins[0]} is printed on it")
        if pins and (not cite.label or kind is PinKind.BATES):
            return [], (Lack.NOT_IN_RECORD, f"no page of the record bears {pins[0]}")
    if cite.form is CiteForm.EXHIBIT or (cite.exhibit and cite.label):
        found = _by_exhibit(cite, case, index)
        if found or cite.form is not CiteForm.EXHIBIT or not read_name(cite.label):
            return found, (
                Lack.NONE if found else Lack.NOT_IN_RECORD,
                f"Exhibit {cite.exhibit} {'by its cover or name' if found else 'is not among the papers'}",
            )
    name = read_name(cite.label)
    if name is None:
        return [], (Lack.NO_ANTECEDENT, f"“{cite.label}” names no paper that was cited before")
    return _by_name(name, cite, case, index)


def _by_entry(cite: RecordCite, case: str, index: RecordIndex, home: Paper | None) -> tuple[Found, tuple[Lack, str]]:
    shown = cite.entry + (f"-{cite.attachment}" if cite.attachment else "")
    held = [p for p in index.entries.get((cite.entry, cite.attachment), ()) if _same_case(p, case)]
    if not held and cite.through:
        held = [
            p
            for (entry, _), papers in index.entries.items()
            if entry.isdigit() and int(cite.entry) <= int(entry) <= int(cite.through)
            for p in papers
            if _same_case(p, case)
        ]
    if cite.exhibit and held:
        inside: Found = [
            (p, pages)
            for p, pages in index.exhibits.get(cite.exhibit.upper(), ())
            if p.entry == cite.entry and _same_case(p, case)
        ]
        if cite.form is CiteForm.ENTRY and not cite.attachment and not inside:
            return [], (Lack.NOT_IN_RECORD, f"Exhibit {cite.exhibit} of entry {shown} is not among the papers")
        if inside:
            return inside, (Lack.NONE, f"Exhibit {cite.exhibit} of entry {shown}")
    if held:
        return [(paper, None) for paper in held], (Lack.NONE, f"entry {shown} by its stamp or file name")
    return [], _why_not_here(cite, case or index.only_docket, index, home)


def _why_not_here(cite: RecordCite, case: str, index: RecordIndex, home: Paper | None) -> tuple[Lack, str]:
    """Return what the docket says of an entry that no paper of the record is.

    A docket passes over sealed entries, and may be older than the paper that cites it: it shows a cite to be wrong
    only where a paper that stands on it cites an entry after its end.
    """
    shown = cite.entry + (f"-{cite.attachment}" if cite.attachment else "")
    last = index.docket_ends.get(case)
    if (described := index.docketed.get((case, cite.entry, cite.attachment))) is not None:
        what = f" ({described})" if described else ""
        return Lack.ON_DOCKET, f"entry {shown}{what} is on the docket, not in the matter"
    if last is None or not cite.entry.isdigit():
        return Lack.NOT_IN_RECORD, f"entry {shown} is not among the papers of the record"
    if (case, cite.entry, "") in index.docketed:
        return Lack.NOT_IN_RECORD, f"entry {cite.entry} is on the docket, which lists no attachment {cite.attachment}"
    if int(cite.entry) <= last:
        return Lack.NOT_IN_RECORD, f"the docket of {case} lists no entry {cite.entry}: sealed, or never filed"
    if home and home.case == case and home.entry.isdigit() and int(home.entry) <= last:
        return Lack.NO_ENTRY, f"the docket of {case} ends with entry {last}, after this paper; it has no entry {shown}"
    return Lack.NOT_IN_RECORD, f"the docket of {case} as saved ends with entry {last}; it has no entry {shown}"


def _same_case(paper: Paper, case: str) -> bool:
    return not case or not paper.case or paper.case == case


def _by_page_id(pin: Pin, case: str, index: RecordIndex) -> Found:
    return [
        (paper, None)
        for paper in {p.id: p for p, _ in index.page_ids.get(int(pin.first), ()) if _same_case(p, case)}.values()
    ]


def _by_bates(pin: Pin, _case: str, index: RecordIndex) -> Found:
    key = bates_key(pin.first)
    return [(paper, None) for paper in {p.id: p for p, _ in index.bates.get(key, ())}.values()] if key else []


def _by_exhibit(cite: RecordCite, case: str, index: RecordIndex) -> Found:
    found = [(p, pages) for p, pages in index.exhibits.get(cite.exhibit.upper(), ()) if _same_case(p, case)]
    name = read_name(cite.label) if cite.label else None
    if name is None or not name.who:
        return list(found)
    hosts = [p for p in index.papers.values() if p.speaks_of(name.kind) and p.is_by(name.who)]
    entries = {p.entry for p in hosts if p.entry}
    near = [(p, pages) for p, pages in found if p.entry in entries]
    return list(near or found)


def _by_name(name: PaperName, cite: RecordCite, case: str, index: RecordIndex) -> tuple[Found, tuple[Lack, str]]:
    found = [p for p in index.papers.values() if p.speaks_of(name.kind) and _same_case(p, case)]
    if name.who:
        found = [p for p in found if p.is_by(name.who)]
    elif name.kind is PaperKind.DEPOSITION:
        found = [p for p in found if "deposition" in f"{p.title} {p.document.name} {p.head}".lower()]
    if name.kind in (PaperKind.MOTION, PaperKind.COMPLAINT, PaperKind.PETITION):  # "OPPOSITION TO MOTION" is no motion
        found = [
            p
            for p in found
            if not re.search("OPPOSITION|RESPONSE|REPLY|ANSWER|DECLARATION|ORDER|NOTICE", p.title, re.IGNORECASE)
        ] or found
    found = _of_ordinal(name, found)
    if cite.date:
        year = re.search(r"\d{4}", cite.date)
        dated = [p for p in found if p.frame and p.frame.date and year and year[0] in str(p.frame.date)]
        found = dated or found
    if not found:
        return [], (Lack.NOT_IN_RECORD, f"no paper of the record answers to “{name.label}”")
    return [(paper, None) for paper in found], (Lack.NONE, f"“{name.label}” by kind and name")


def _of_ordinal(name: PaperName, papers: list[Paper]) -> list[Paper]:
    """Return the papers that "Second" or "Amended" may mean, by their titles, then by their dates."""
    words = {1: "FIRST", 2: "SECOND", 3: "THIRD", 4: "FOURTH", 5: "FIFTH", 6: "SIXTH"}
    flags = [("SUPPLEMENTAL|REPLY", name.added), ("AMENDED", name.amended)]
    if name.ordinal:
        word = words[name.ordinal]
        titled = [p for p in papers if re.search(rf"\b{word}\b", f"{p.title} {p.document.name}", re.IGNORECASE)]
        if titled:
            return titled
        others = "|".join(words[n] for n in words if n != name.ordinal)
        papers = [p for p in papers if not re.search(rf"\b(?:{others})\b", p.title, re.IGNORECASE)] or papers
        dated = sorted(papers, key=lambda p: (str(p.frame.date) if p.frame and p.frame.date else "9", p.document.name))
        return dated[name.ordinal - 1 : name.ordinal] if not name.amended else papers
    for word, wanted in flags:
        like = [p for p in papers if re.search(word, f"{p.title} {p.document.name}", re.IGNORECASE)]
        unlike = [p for p in papers if p not in like]
        papers = (like or papers) if wanted else (unlike or papers)
    return papers


def _pin(paper: Paper, within: tuple[int, ...] | None, cite: RecordCite, because: str) -> Resolution:
    """Return the pages and words of a paper that the pins name."""
    pages: set[int] = set()
    spans: list[Span] = []
    pins = [pin for pin in cite.pins if pin.kind not in (PinKind.NOTE, PinKind.SECTION)]
    for pin in pins:
        lack, why, found, words = _find_pin(paper, pin, cite, within)
        if lack is not Lack.NONE:
            if lack.broken and not paper.complete:
                return _none(
                    Lack.INCOMPLETE, f"{why}, and the record holds this paper only in part", (Place(document=paper.id),)
                )
            return _none(lack, f"{because}; {why}", (Place(document=paper.id, page_indexes=within or ()),))
        pages |= set(found)
        spans += words
    if not pins and within is not None:
        pages = set(within)
    place = Place(document=paper.id, page_indexes=tuple(sorted(pages)), spans=merge(spans))
    return Resolution(standing=Standing.RESOLVED, because=because, places=(place,))


Pinned = tuple[Lack, str, Sequence[int], Sequence[Span]]


def _find_pin(paper: Paper, pin: Pin, cite: RecordCite, within: tuple[int, ...] | None) -> Pinned:
    if pin.kind is PinKind.PARAGRAPH:
        return _find_paragraph(paper, pin)
    if pin.kind is PinKind.LINES:
        return _find_lines(paper, pin)
    if pin.kind is PinKind.PAGE_ID:
        numbers = {
            n: page.index for page in paper.document.pages if (n := _first_number(page.names.page_id)) is not None
        }
        return _range(numbers, pin, paper, "no page of it bears")
    if pin.kind is PinKind.BATES:
        keyed = {key[1]: page.index for page in paper.document.pages if (key := bates_key(page.names.bates))}
        first, last = bates_key(pin.first), bates_key(pin.last)
        assert first and last
        return _range(keyed, Pin(pin.kind, str(first[1]), str(last[1])), paper, "no page of it bears")
    return _find_page(paper, pin, cite, within)


def _first_number(printed: str) -> int | None:
    match = _NUMBER.search(printed)
    return int(match[0]) if match else None


def _range(numbers: dict[int, int], pin: Pin, paper: Paper, lacking: str) -> Pinned:
    if not numbers:
        return Lack.NOT_NUMBERED, f"{paper.document.name} bears no such numbers", (), ()
    first, last = int(pin.first), min(int(pin.last), int(pin.first) + MOST_PAGES)
    found = [numbers[n] for n in range(first, last + 1) if n in numbers]
    if first not in numbers or (last not in numbers and max(numbers) < last):
        return Lack.NO_PAGE, f"{lacking} {pin} (it has {min(numbers)} to {max(numbers)})", (), ()
    return Lack.NONE, "", found, ()


def _find_paragraph(paper: Paper, pin: Pin) -> Pinned:
    held = paper.paragraphs
    first, last = _first_number(pin.first), _first_number(pin.last)
    assert first is not None and last is not None
    if not held:
        return Lack.NOT_NUMBERED, "its paragraphs bear no numbers that could be read", (), ()
    if last > max(held) or first < 1:
        return (
            Lack.NO_PARAGRAPH,
            f"no ¶ {last if last > max(held) else first}: its numbered paragraphs end at {max(held)}",
            (),
            (),
        )
    spans: list[Span] = []
    for number in range(first, last + 1):
        span = held.get(number)
        if span is None:  # not read, as after poor OCR: it stands in the stretch of the one before
            span = held[max((n for n in held if n < number), default=min(held))]
        spans += paper.cleaned.to_source(span)
    joined = merge(spans)
    return Lack.NONE, "", paper.document.page_indexes(joined), joined


def _find_lines(paper: Paper, pin: Pin) -> Pinned:
    held = paper.lines
    if not held:
        return Lack.NOT_NUMBERED, "its lines bear no numbers that could be read", (), ()
    (page, line), (last_page, last_line) = (tuple(map(int, end.split(":"))) for end in (pin.first, pin.last))
    for wanted, row in ((page, line), (last_page, last_line)):
        if wanted not in held:
            return Lack.NO_PAGE, f"it has no page {wanted} (pages {min(held)} to {max(held)})", (), ()
        if row > max(held[wanted]):
            return Lack.NO_LINE, f"page {wanted} has no line {row}: it ends at {max(held[wanted])}", (), ()
    spans = [
        span
        for number in sorted(held)
        for row, span in held[number].items()
        if (page, line) <= (number, row) <= (last_page, last_line)
    ]
    return Lack.NONE, "", paper.document.page_indexes(tuple(spans)), spans


def _find_page(paper: Paper, pin: Pin, cite: RecordCite, within: tuple[int, ...] | None) -> Pinned:
    """Return the page by the name the court would use: of an entry the stamped page, of a transcript the "
    "printed one."""
    if len(paper.document.pages) == 1 and paper.document.format in ("text", "html", "eml"):
        return Lack.NOT_NUMBERED, "its text has no pages", (), ()
    order = (
        ("ecf", "printed", "file")
        if cite.entry and cite.form is not CiteForm.TRANSCRIPT
        else ("printed", "ecf", "file")
    )
    names = paper.pages
    first, last = pin.first.lstrip("*").lower(), pin.last.lstrip("*").lower()
    if within is not None and first.isdigit() and 0 < int(first) <= len(within):
        stop = int(last) if last.isdigit() else int(first)
        return Lack.NONE, "", within[int(first) - 1 : stop], ()
    for kind in order:
        if first in names[kind] and last in names[kind]:
            low, high = names[kind][first][0], names[kind][last][-1]
            return Lack.NONE, "", range(low, max(low, high) + 1), ()
    if any(first in names[kind] for kind in order):
        return Lack.NO_PAGE, f"it has page {pin.first} but no page {pin.last}", (), ()
    if not first.isdigit():
        return Lack.NOT_NUMBERED, f"no page of it is numbered {pin.first}", (), ()
    return Lack.NO_PAGE, f"it has no page {pin.first} ({len(paper.document.pages)} pages)", (), ()


def other_pages(paper: Paper, cite: RecordCite) -> tuple[int, ...]:
    """Return the pages that the page pins may mean under any of the names pages go by."""
    pages: set[int] = set()
    for pin in cite.pins:
        if pin.kind is PinKind.PAGE:
            for names in paper.pages.values():
                pages.update(names.get(pin.first.lower(), ()))
                pages.update(names.get(pin.last.lower(), ()))
    return tuple(sorted(pages))
