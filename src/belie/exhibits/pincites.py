"""Pin cites: where words stand in the record, in the form a court or a reader is used to.

    ed-mich      ECF No. 174-3, PageID.4876
    bluebook     Schultz Decl. ¶ 7, ECF No. 174-3
    sixth-cir    Schultz Decl. ¶ 7, R. 174-3, PageID 4876
    plain        decl.pdf, p. 3
    journalist   Declaration of Dana Schultz, May 4, 2031, page 3

Source: docs/citing.md, which names the rule behind each form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from belie.citations.index import Paper
from belie.documents.bates import ranges
from belie.domain.citations import CiteStyle
from belie.domain.documents import Document, Frame, Page
from belie.domain.ids import DocumentId
from belie.domain.page_names import entry_of
from belie.domain.spans import Span
from belie.exhibits.pins import cell_pin, line_pin, paragraph_pin
from belie.exhibits.short_names import day_in_words, short_name

# `Document.format`; several pages were then cut at form feeds or page breaks
WITHOUT_PAGES = frozenset(
    {"text", "html", "eml", "msg", "comment", "before_changes", "docx", "rtf", "doc", "odt", "wpd"}
)
LONGEST_TITLE = 120  # characters; a longer one is a first sentence, and the file's name says more
WEB_FIELDS = frozenset(("url", "link", "web address"))  # names of `Document.fields`, without capitals


class Citer:
    """Writes pin cites in one style; what it works out of a paper it keeps."""

    def __init__(self, style: CiteStyle = CiteStyle.ED_MICH) -> None:
        self.style = style
        self._papers: dict[DocumentId, Paper] = {}

    def cite(
        self, document: Document, frame: Frame | None, page_indexes: Sequence[int], spans: Sequence[Span] = ()
    ) -> str:
        """Return where words stand.

        Args:
            document: The paper, with its pages.
            frame: What it says of itself, None before it is analysed.
            page_indexes: Of the pages, ascending; the paper alone is cited where there are none.
            spans: Of the words, in `Document.text`; without them no paragraph and no line is named.
        """
        pages = [document.pages[index] for index in page_indexes if index < len(document.pages)]
        paper = self._papers.setdefault(document.id, Paper(document, frame))
        return _STYLES[self.style](_Place(paper, pages, spans))


def cite(document: Document, frame: Frame | None, page_indexes: Sequence[int], spans: Sequence[Span] = ()) -> str:
    """Return where words stand in the style of the Eastern District of Michigan; see `Citer.cite`."""
    return Citer().cite(document, frame, page_indexes, spans)


class _Place:
    """Words in a paper, with all that a style may name."""

    def __init__(self, paper: Paper, pages: Sequence[Page], spans: Sequence[Span]) -> None:
        self.document, self.frame, self.pages = paper.document, paper.frame, pages
        self.entry = entry_of(self.document.stamp)
        self.lines = line_pin(paper, spans) if pages else ""
        self.paragraph = cell_pin(self.document, spans) if pages else ""
        self.in_cell = bool(self.paragraph)
        if pages and not self.lines and not self.in_cell:
            self.paragraph = paragraph_pin(paper, spans)
        self.short = short_name(self.document, self.frame)
        title = self.frame.title if self.frame else ""
        self.title = title if 0 < len(title) <= LONGEST_TITLE else self.document.name
        whole = self.document.format in WITHOUT_PAGES and len(self.document.pages) == 1
        self.paged = bool(pages) and not whole and not self.in_cell

    @property
    def page_ids(self) -> list[str]:
        """The numbers of the PageIDs."""
        found = (re.search(r"\d+", page.names.page_id) for page in self.pages)
        return _known(number[0] for number in found if number)

    @property
    def ecf_pages(self) -> list[str]:
        return _known(page.names.ecf_page.split(" ")[0] for page in self.pages)

    @property
    def bates(self) -> str:
        """The production numbers as ranges."""
        names = _known(page.names.bates for page in self.pages)
        return ", ".join(map(str, ranges(names))) or ", ".join(names)

    @property
    def printed(self) -> list[str]:
        """The pages as printed, of the file where no number is."""
        return _known(page.names.printed or str(page.index + 1) for page in self.pages)

    @property
    def of_file(self) -> list[str]:
        return [str(page.index + 1) for page in self.pages]


def _ed_mich(place: _Place) -> str:
    if place.entry:
        parts = [f"ECF No. {place.entry}"]
        if place.page_ids:
            parts.append(f"PageID.{_run(place.page_ids)}")
        elif place.ecf_pages:
            parts.append(_numbered(place.ecf_pages))
        elif place.paged:
            parts.append(_numbered(place.printed))
        return ", ".join([*parts, *filter(None, (place.paragraph or place.lines,))])
    if place.page_ids:
        return ", ".join(filter(None, (place.title, f"PageID.{_run(place.page_ids)}", place.paragraph or place.lines)))
    if place.lines and place.short:
        return f"{place.short} {place.lines}"
    if place.bates:
        return ", ".join(filter(None, (place.bates, place.paragraph)))
    return ", ".join(
        [place.title, *filter(None, (place.paragraph,)), *([_numbered(place.printed)] if place.paged else [])]
    )


def _bluebook(place: _Place) -> str:
    name = place.short or place.title
    if pin := place.paragraph or place.lines:
        head = f"{name} {pin}"
    elif name.endswith(("Tr.", "Dep.", ",")):
        head = f"{name} {_run(place.printed)}" if place.pages else name
    elif place.paged and not place.bates:
        pages = place.ecf_pages if place.entry and place.ecf_pages else place.printed
        head = f"{name} at {_run(pages)}"
    else:
        head = name
    if place.entry:
        return f"{head}, ECF No. {place.entry}"
    return f"{head}, {place.bates}" if place.bates else head


def _sixth_cir(place: _Place) -> str:
    if not place.entry:
        return _bluebook(place)
    parts = [f"{place.short} {pin}"] if place.short and (pin := place.paragraph or place.lines) else []
    parts.append(f"R. {place.entry}")
    if place.page_ids:
        parts.append(f"PageID {_run(place.page_ids)}")
    elif place.ecf_pages or place.paged:
        parts.append(f"Page {_run(place.ecf_pages or place.printed)}")
    return ", ".join(parts)


def _plain(place: _Place) -> str:
    parts = [place.document.name]
    if place.paged:
        parts.append(_numbered(place.of_file))
    return ", ".join([*parts, *filter(None, (place.paragraph or place.lines,))])


def _journalist(place: _Place) -> str:
    parts = [place.title]
    if place.frame and place.frame.publisher:
        parts.append(place.frame.publisher)
    if place.frame and place.frame.date:
        parts.append(day_in_words(place.frame))
    if place.in_cell:
        parts.append(place.paragraph)
    if place.paged:
        parts.append(f"page {_run(place.of_file)}" if len(place.pages) == 1 else f"pages {_run(place.of_file)}")
    if web := next((held for name, held in place.document.fields if name.casefold() in WEB_FIELDS), ""):
        parts.append(web)
    return ", ".join(parts)


_STYLES = {
    CiteStyle.ED_MICH: _ed_mich,
    CiteStyle.BLUEBOOK: _bluebook,
    CiteStyle.SIXTH_CIR: _sixth_cir,
    CiteStyle.PLAIN: _plain,
    CiteStyle.JOURNALIST: _journalist,
}


def _known(names: Iterable[str]) -> list[str]:
    """Return the names that are one, each once, in order."""
    return [name for name in dict.fromkeys(names) if name]


def _numbered(numbers: Sequence[str]) -> str:
    return f"p. {numbers[0]}" if len(numbers) == 1 else f"pp. {_run(numbers)}"


def _run(numbers: Sequence[str]) -> str:
    """Return "234", "234-235", "234, 238" for pages in order (W.D. Mich. LCivR 10.9)."""
    if len(numbers) == 1 or not all(map(str.isdigit, numbers)):
        return numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
    runs = [[numbers[0]]]
    for before, after in pairwise(numbers):
        if int(after) == int(before) + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
