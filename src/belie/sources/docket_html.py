"""The docket page of PACER's CM/ECF (district and bankruptcy courts), saved as HTML.

The page has a heading with the court and case number, a table of what is known of the case, tables of the parties with
counsel, and one table "Date Filed | # | Docket Text". Appellate dockets (ACMS, old CM/ECF) look otherwise and are
read as any web page. Written for the page's own words, so that no network library comes with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from belie.domain.docket import Attorney, Docket, DocketEntry, DocketPaper, Party
from belie.domain.docket_text import find_attachments
from belie.domain.ids import SourceId
from belie.domain.ledger import PLAIN, ReadOptions, ReadResult
from belie.sources.docket_pages import docket_document
from belie.sources.html import decode_html, read_html

_CASE = re.compile(r"DOCKET FOR (?:ADVERSARY )?CASE\s*#?:?\s*([\w:-]+)", re.IGNORECASE)
_COURT = re.compile(r"((?:U\.?S\.?|United States) (?:District|Bankruptcy) Court)[\s,]*([^\n]*)", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_LABELLED = re.compile(
    r"^(Assigned to|Referred to|Cause|Date Filed|Date Terminated|Nature of Suit):\s*(.*)$", re.IGNORECASE
)
_DOCUMENT = re.compile(r"/doc1/(\d+)")
_CASE_ID = re.compile(r"[?&](?:caseid=)?(\d{4,9})\b")
_PARTY = re.compile(
    r"^(?:(?:Consol|Counter|Cross|Intervenor|Third Party|Lead|Interested|Movant|Miscellaneous)\w*[- ])*"
    r"(?:Plaintiff|Defendant|Petitioner|Respondent|Movant|Intervenor|Amicus|Party|Claimant|Debtor|Trustee|Creditor"
    r"|Appellant|Appellee|Garnishee|Objector|Receiver|Mediator)\b.{0,40}$",
    re.IGNORECASE,
)
_ROLES = re.compile(r"^(?:LEAD ATTORNEY|ATTORNEY TO BE NOTICED|PRO HAC VICE|PRO SE|TERMINATED\b.*|Designation:.*)$")


def read_docket_html(data: bytes, name: str, source: SourceId, options: ReadOptions = PLAIN) -> ReadResult:
    """Return the docket of a saved page and the same as a document; a page without entries is read as any other."""
    docket = parse_docket(decode_html(data)[0])
    if not docket.entries:
        return read_html(data, name, source, options)
    return ReadResult(documents=(docket_document(docket, 0, name, source),), dockets=(docket,))


def parse_docket(html: str) -> Docket:
    """Return what the page says; a docket without entries where it is none."""
    page = LexborHTMLParser(html)
    tables = [table for table in page.css("table") if not table.css("table table")]
    docket = Docket()
    heading = "\n".join(_lines(node) for node in page.css("h3, center"))
    if case := _CASE.search(heading):
        docket = replace(docket, number=case[1])
    if court := _COURT.search(heading):
        docket = replace(docket, court=" ".join(f"{court[1]} {court[2]}".split()))
    parties: list[Party] = []
    entries: list[DocketEntry] = []
    for table in tables:
        rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in table.css("tr")]
        kind = _kind(rows)
        if kind == "entries":
            entries += [entry for row in rows[1:] if (entry := _entry(row)) is not None]
        elif kind == "parties":
            parties += _parties(rows)
        elif kind == "head" and not entries:
            docket = _with_head(docket, "\n".join(_lines(cell) for row in rows for cell in row))
    for link in page.css("a[href*='DktRpt'], a[href*='caseid']"):
        if found := _CASE_ID.search(link.attributes.get("href") or ""):
            docket = replace(docket, case_id=docket.case_id or found[1])
    return replace(docket, entries=tuple(entries), parties=tuple(parties))


def _kind(rows: list[list[LexborNode]]) -> str:
    words = " ".join(_lines(cell) for row in rows[:1] for cell in row)
    if re.search(r"Date\s+Filed", words) and re.search(r"Docket\s+Text", words):
        return "entries"
    if any(_PARTY.match(_lines(cell).split("\n")[0]) for row in rows for cell in row if cell.css_first("u, i, b")):
        return "parties"
    return (
        "head"
        if any(_LABELLED.match(line) for row in rows for cell in row for line in _lines(cell).split("\n"))
        else ""
    )


def _entry(row: list[LexborNode]) -> DocketEntry | None:
    """Return the entry of a row: day, number, text. A row of another shape is none."""
    if len(row) < 3 or (day := _day(_lines(row[0]))) is None:
        return None
    number = "".join(re.findall(r"\d+", _lines(row[1])))
    text = " ".join(_lines(row[2]).split())
    link = row[1].css_first("a")
    found = _DOCUMENT.search((link.attributes.get("href") or "") if link else "")
    sealed = bool(number) and link is None and bool(re.search(r"\bSEALED\b|\bunder seal\b", text))
    papers = [DocketPaper(number=number, pacer_doc_id=found[1] if found else "", sealed=sealed)] if number else []
    papers += [
        DocketPaper(number=number, attachment=attachment, description=description, sealed=sealed)
        for attachment, description in (find_attachments(text) if number else ())
    ]
    return DocketEntry(number=number, filed=day, text=text, papers=tuple(papers))


def _with_head(docket: Docket, words: str) -> Docket:
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    found = {match[1].lower(): match[2] for line in lines if (match := _LABELLED.match(line))}
    name = next((line for line in lines if re.search(r"\bv\.?s?\.? |^In re\b", line)), "")
    return replace(
        docket,
        name=docket.name or name,
        judge=docket.judge or found.get("assigned to", ""),
        cause=docket.cause or found.get("cause", ""),
        suit=docket.suit or found.get("nature of suit", ""),
        filed=docket.filed or _day(found.get("date filed", "")),
        closed=docket.closed or _day(found.get("date terminated", "")),
    )


def _parties(rows: list[list[LexborNode]]) -> list[Party]:
    """Return the parties of a table: a row that names a role, then rows of a name and its counsel."""
    parties: list[Party] = []
    role = ""
    for row in rows:
        cells = [cell for cell in row if _lines(cell).strip()]
        if not cells:
            continue
        first = _lines(cells[0]).strip().split("\n")
        if _PARTY.match(first[0]) and len(cells) == 1 and len(first) == 1:
            role = first[0]
            continue
        counsel = [cell for cell in cells[1:] if "represented by" not in _lines(cell).casefold()]
        attorneys = tuple(attorney for cell in counsel for attorney in _attorneys(cell))
        if role and len(cells) > 1 and len(first[0]) > 1:
            parties.append(Party(name=first[0].strip(), roles=(role,), attorneys=attorneys))
        elif role and len(cells) == 1 and cells[0].css_first("b") is not None:
            parties.append(Party(name=first[0].strip(), roles=(role,)))
    return parties


def _attorneys(cell: LexborNode) -> list[Attorney]:
    """Return the counsel of a cell: each name stands in bold over its address and roles."""
    bold = {" ".join(_lines(node).split()) for node in cell.css("b")}
    found: list[tuple[str, list[str], list[str]]] = []
    for raw in _lines(cell).split("\n"):
        line = " ".join(raw.split())
        if line in bold and line:
            found.append((line, [], []))
        elif line and found:
            _, roles, contact = found[-1]
            (roles if _ROLES.match(line) else contact).append(line)
    return [Attorney(name=name, roles=tuple(roles), contact="\n".join(contact)) for name, roles, contact in found]


def _lines(node: LexborNode) -> str:
    """Return the words of a node, a line for each `<br>`, paragraph and row."""
    parts: list[str] = []

    def walk(held: LexborNode) -> None:
        for child in held.iter(include_text=True):
            if child.tag == "-text":
                parts.append(re.sub(r"\s+", " ", child.text(deep=False) or ""))
            elif child.tag in ("script", "style"):
                continue
            else:
                if child.tag in ("br", "p", "div", "tr", "table", "h3"):
                    parts.append("\n")
                walk(child)

    walk(node)
    return "\n".join(line.strip() for line in "".join(parts).replace("\xa0", " ").split("\n")).strip()


def _day(words: str) -> date | None:
    found = _DAY.search(words)
    try:
        return date(int(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None
