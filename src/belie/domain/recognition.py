"""What OCR made of the picture of one page, before it is laid out as text."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from belie.domain.documents import Document, Origin, Page, PageImage, Words
from belie.domain.flags import FlagKind
from belie.domain.ledger import Unread

NO_WORDS = Words(array("i"), array("f"))


@dataclass(frozen=True, slots=True)
class SeenRedaction:
    """A redaction in the picture of a page: its box, and its label, "" for plain black."""

    bbox_pt: tuple[float, float, float, float]  # left, top, right, bottom of the page upright and straight
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """The words read from one picture, in the order the engine gives them.

    Boxes are points from the top left corner of the page set upright and straight: `turned` and `skew` lead back to
    the page as filed. A picture without a word on it has no text and no `unread`.
    """

    text: str = ""  # a line a line, words apart by one blank
    words: Words = NO_WORDS  # spans in `text`
    size_pt: tuple[float, float] = (0.0, 0.0)  # width, height of the page as filed
    turned: int = 0  # degrees clockwise that the page lies turned: 0, 90, 180, 270
    skew: float = 0.0  # degrees clockwise that its lines then still fall
    engine: str = ""  # "tesserocr 5.5.4"
    redactions: tuple[SeenRedaction, ...] = ()  # top to bottom
    unread: Unread | None = None  # why the picture could not be read

    @property
    def confidence(self) -> float:
        """Mean confidence of the words in percent, 100 without words."""
        return sum(self.words.confidence) / len(self.words) if self.words.confidence else 100.0


def pages_to_recognise(document: Document) -> tuple[Page, ...]:
    """Return the pages of a reading whose pictures OCR is to read: those without text, and those whose text is noise.

    A page that could not even be loaded has no size and no picture.
    """
    noisy = {flag.page for flag in document.flags if flag.kind is FlagKind.NOISY_TEXT_LAYER}
    return tuple(
        page
        for page in document.pages
        if (page.origin is Origin.NONE and (page.image or page.size_pt[0] > 0)) or page.index in noisy
    )


def picture_of(document: Document, page: Page) -> PageImage:
    """Return where the picture of a page is kept."""
    return page.image or PageImage(source=document.source, index=page.index)
