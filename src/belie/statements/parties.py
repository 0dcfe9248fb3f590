"""The parties of a case, as the caption on its papers prints them with their sides: "JORAM TESK, Plaintiff, v. ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from belie.documents.printed_names import natural_case
from belie.domain.people import NameKind
from belie.domain.spans import Span
from belie.statements.roles import is_role_noun

HEAD_CHARS = 6000  # a caption stands on the first pages
BLOCK_CHARS = 1500  # the names of one side; longer ones are lists whose members no paper calls "Defendant"
_SUING = r"(?:Plaintiff|Petitioner|Appellant|Claimant|Movant|Relator)"
_SUED = r"(?:Defendant|Respondent|Appellee)"
_EDGE = r"[\s,.;:)|\]*–—-]"  # brackets and bars part a caption's columns
_VERSUS = re.compile(
    rf"(?:(?P<side>{_SUING})s?(?:[-/ ]+\w+)?)?{_EDGE}{{0,60}}(?<!\w)"
    rf"(?:-?[vV](?:[sS])?\.?-?|against|AGAINST|versus){_EDGE}+(?=[A-Z])"
)
SHORT_CHARS = 700
# "STATE v. ILVAR BRODO" on a line of its own at the top, and no citation
_SHORT_CAPTION = re.compile(
    r"(?:[^\n]{0,90}\n\s*){0,3}?(?P<left>[A-Z][^\n\d,;]{2,80}?),?\s+(?:v|vs|V)\.\s+"
    r"(?P<right>[A-Z](?:(?!\d|  |\n\n).){2,80}?)(?=\s*(?:\n\n|  |$))(?!,? \d)"
)
_SUED_SIDE = re.compile(rf"\b(?P<side>{_SUED})s?\b(?!['’]| [a-z])", re.IGNORECASE)
# What stands before the first party.
_ABOVE = re.compile(
    r"^.*(?:\bCOURT\b|\bDISTRICT OF\b|\bDIVISION\b|\bCIRCUIT\b|\bCOUNTY OF\b|\bIN THE MATTER OF\b|:cv-|:cr-).*$",
    re.MULTILINE,
)
_NEXT = re.compile(r";|,?\s+(?:and|AND)\s+(?=[A-Z])|\n\s*\n(?=[A-Z])")
# The other column of a caption, and the brackets between the two.
_COLUMN = re.compile(
    r"(?:\b(?:Civil|Criminal|Civ\.|Crim\.)?[ ]*(?:Case|Action|Cause|Docket|File)?[ ]*No\b\.?"
    r"\s*:?\s*[\w:.-]*\d[\w:.-]*(?:\s*\([A-Z]+\))?)|\bCase\s+\d+:\d+[\w:.-]*|[)|\]§]"
)
_BODY = re.compile(
    r"\b(?:UNITED STATES|STATE|PEOPLE|COMMONWEALTH|CITY OF|COUNTY|GOVERNMENT|REPUBLIC|DEPARTMENT"
    r"|MINISTRY|AGENCY|BUREAU|OFFICE"
    r"|COMMISSION|BOARD|AUTHORITY|SERVICES?|INC|LLC|LLP|LTD|CORP|CORPORATION|COMPANY|CO|BANK|TRUST|ASSOCIATION|UNION"
    r"|UNIVERSITY|FOUNDATION|CENTER|DISTRICT)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r",\s*(?:INC|LLC|LLP|LTD|CORP|CO|L\.L\.C|L\.P|N\.A|JR|SR|II|III|IV)\b\.?", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:,|\(|\bet al\b|\bon behalf of\b|\bindividually\b|\bin (?:his|her|their|its)\b|\ba/k/a\b).*",
    re.DOTALL | re.IGNORECASE,
)
# "ILVAR BRODO Criminal Division": the name is what is in capitals
_SHOUTED = re.compile(
    r"(?:THE )?[A-ZÀ-Þ][A-ZÀ-Þ.,'’&-]+(?: (?:[A-ZÀ-Þ.,'’&-]+|de|la|von|van|of|Inc\.|Ltd\.))*(?=\s[A-Z][a-z])"
)
_OFFICE = re.compile(
    r",?\s*(?:in (?:his|her|their) official capacity as\s+(?:the )?|,\s*)?(?P<office>[A-Z][^,;.()]{2,58})",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:Llc|Llp|Lp|Usa|Us)\b")
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.'’&-]*(?: (?:of(?: the)?|de|la|del|van|von|der|bin|al|and|&|[A-ZÀ-Þ][\w.'’&-]*)){0,9}$"
)


@dataclass(frozen=True, slots=True)
class Party:
    """One name of a caption; `sides` are what papers call it, `office` what is printed after the name."""

    span: Span  # in the text given
    name: str
    kind: NameKind
    sides: tuple[str, ...]  # "plaintiff"; both words for a side that the caption leaves open; empty beside "et al."
    office: str


def find_parties(text: str) -> list[Party]:
    """Return the parties named in the caption of a paper, in order; empty where there is no caption.

    Args:
        text: Clean text; only its first pages are read. A caption has "v." and the word for at least one side.
    """
    head = _COLUMN.sub(lambda column: " " * len(column.group()), text[:HEAD_CHARS])
    for versus in _VERSUS.finditer(head):
        sued = _SUED_SIDE.search(head, versus.end(), min(len(head), versus.end() + BLOCK_CHARS))
        if sued is None:
            continue
        above = max(0, versus.start() - BLOCK_CHARS)
        start = max([above, *(m.end() for m in _ABOVE.finditer(head, above, versus.start()))])
        left = list(_names(head, start, versus.start(), ((versus["side"] or "Plaintiff").lower(),)))
        right = list(_names(head, versus.end(), sued.start(), (sued["side"].lower(),)))
        if left and right:
            return [*left, *right]
    short = _SHORT_CAPTION.match(head[:SHORT_CHARS])
    if short is None:
        return []
    left = list(_names(head, *short.span("left"), ("plaintiff", "petitioner")))
    return [*left, *_names(head, *short.span("right"), ("defendant", "respondent"))]


def _names(text: str, start: int, end: int, sides: tuple[str, ...]) -> Iterator[Party]:
    joints = [start, *(at for m in _NEXT.finditer(text, start, end) for at in m.span()), end]
    for first, last in zip(joints[::2], joints[1::2], strict=True):
        while first < last and not text[first].isalpha():
            first += 1
        block = text[first:last]
        suffix = _SUFFIX.search(block)
        fixed = suffix.end() if suffix else 0
        cut = _ENDS.search(block, fixed)
        printed = block[: cut.start() if cut else len(block)].rstrip(" ,;:.)|\n" if not fixed else " ,;:)|\n")
        shouted = _SHOUTED.match(printed)
        printed = shouted.group() if shouted and not printed.isupper() else printed
        words = " ".join(printed.split())
        bare = re.sub(r"^(?:THE|The) ", "", words)
        kind = NameKind.ORGANISATION if _BODY.search(bare) else NameKind.PERSON
        office_alone = is_role_noun(bare.split(" ")[0].lower()) if bare else True
        if (
            office_alone
            or re.search(r"\d|\n\n", printed)
            or not _NAME.match(re.sub(r",", "", bare))
            or (kind is NameKind.PERSON and " " not in bare)
        ):
            continue
        at = first + len(printed) - len(printed.removeprefix("THE ").removeprefix("The "))
        name = bare if kind is NameKind.PERSON else _SHORT.sub(lambda m: m.group().upper(), natural_case(bare))
        alone = () if cut and "et al" in cut.group() else sides
        place = Span(at, first + len(printed))
        yield Party(
            place, natural_case(name) if kind is NameKind.PERSON else name, kind, alone, _office(text, place.end)
        )


def _office(text: str, at: int) -> str:
    """Return what a party is besides, printed after its name: "Warden", "Secretary of Harbors"; "" for nothing."""
    printed = _OFFICE.match(text, at)
    words = " ".join(printed["office"].split()) if printed else ""
    return words if any(is_role_noun(word.lower()) for word in words.split()) else ""
