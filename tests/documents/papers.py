"""An invented memo in several states, for the tests of likeness."""

from __future__ import annotations

from belie.domain.documents import Document, Page
from belie.domain.ids import SourceId, document_id

MEMO = """MEMORANDUM FOR THE FILE

The talks with the ministry of Sarvonia failed on Tuesday after the deputy minister said that his government would not \
receive anyone from Marrow Point. The embassy was told on Wednesday morning. No new date has been set for the next \
round, and the office of returns has been asked to look for another country. Counsel was informed on Thursday that \
the flight in July must be cancelled, and the vendor has agreed to hold the deposit until the end of the month.

We should expect questions at the hearing. The nurse left Marrow Point in April and has not been replaced since then \
by the contractor."""
SECRET = "his government would not receive anyone from Marrow Point"
FLIGHT = "Counsel was informed on Thursday that the flight in July must be cancelled"
REDACTED = MEMO.replace(SECRET, "[REDACTED]").replace(FLIGHT, "████████ ██████")
MOTION = " ".join(f"Paragraph {at} of the motion argues that factor {at * 7} favours a stay." for at in range(60))


def paper(name: str, *pages: str, **more: object) -> Document:
    """Return a document of its own source, a text a page."""
    return Document(
        id=document_id(name, ""),
        source=SourceId("0" * 64),
        name=name,
        format="text",
        pages=tuple(Page(index=index, text=text) for index, text in enumerate(pages)),
        **more,  # type: ignore[arg-type]
    )
