"""What the columns of a load file say of a document, in the words of `Hints`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from belie.domain.documents import DocumentKind, Hints
from belie.sources.load_files.days import read_date
from belie.sources.load_files.fields import DATES
from belie.sources.sniff import extension_of

_KINDS = (
    (re.compile(r"\be-?mail|\bmessage\b|outlook", re.IGNORECASE), DocumentKind.EMAIL),
    (re.compile(r"\bmemo", re.IGNORECASE), DocumentKind.MEMO),
    (re.compile(r"\bletter|correspondence", re.IGNORECASE), DocumentKind.LETTER),
    (re.compile(r"transcript|deposition", re.IGNORECASE), DocumentKind.TRANSCRIPT),
    (re.compile(r"press release", re.IGNORECASE), DocumentKind.PRESS_RELEASE),
    (re.compile(r"declaration|affidavit", re.IGNORECASE), DocumentKind.DECLARATION),
)
_MAIL_FILES = frozenset({"msg", "eml"})
_ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]|\s*\(mailto:[^)]*\)", re.IGNORECASE)
_LAST_FIRST = re.compile(r"([^\s,@][^,@]*),\s*([^,@]+)")


def hints_of(columns: Mapping[str, str]) -> Hints:
    """Return what the columns say; "" and None where they do not."""
    dates = (read_date(columns[name]) for name in DATES if columns.get(name))
    return Hints(
        kind=_kind(columns),
        title=columns.get("SUBJECT") or columns.get("TITLE") or columns.get("FILENAME", ""),
        author=people(columns.get("FROM") or columns.get("AUTHOR", "")),
        addressee=people(columns.get("TO", "")),
        date=next((date for date in dates if date), None),
    )


def people(value: str) -> str:
    """Return the names in a people column without addresses, first name first, joined by commas.

    Several are parted by semicolons; "Doe, John" is one person.
    """
    names = []
    for part in re.split(r"[;\n]", value):
        name = _ADDRESS.sub("", part).strip(" \"'\t") or part.strip(" <>[]\"'\t")
        swapped = _LAST_FIRST.fullmatch(name)
        if name:
            names.append(f"{swapped[2].strip()} {swapped[1].strip()}" if swapped else name)
    return ", ".join(names)


def _kind(columns: Mapping[str, str]) -> DocumentKind | None:
    said = columns.get("DOCTYPE", "")
    for look, kind in _KINDS:
        if look.search(said):
            return kind
    extension = (columns.get("FILEEXT") or extension_of(columns.get("FILENAME", ""))).strip(". ").lower()
    if extension in _MAIL_FILES:
        return DocumentKind.EMAIL
    sent = columns.get("FROM") and columns.get("DATESENT")
    return DocumentKind.EMAIL if sent and not said and not extension else None
