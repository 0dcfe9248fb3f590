"""OCR in the guarded process: a page that hangs or crashes it is unread, the pages beside it are not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from belie.domain.ledger import PLAIN, ReadOptions, Unread, UnreadKind
from belie.domain.recognition import Recognition
from belie.sources.limits import Stopped, ask_guarded

SECONDS_PER_PAGE = 120.0  # a dense page at 300 dpi takes five on a slow core


def recognise_guarded(
    data: bytes | Path, name: str, indexes: Sequence[int], engine: str, options: ReadOptions = PLAIN
) -> tuple[Recognition, ...]:
    """Return what `belie.sources.ocr.recognise.recognise_pages` makes of the pages, one each, read under limits.

    Raises:
        SourceError: No reading process can be started.
    """
    seconds = SECONDS_PER_PAGE * len(indexes)
    seen = ask_guarded("recognise", (data, name, tuple(indexes), engine, options), seconds)
    if isinstance(seen, Stopped):
        if len(indexes) == 1:
            return (Recognition(unread=_why(seen)),)
        return tuple(one for index in indexes for one in recognise_guarded(data, name, (index,), engine, options))
    assert isinstance(seen, tuple)
    return seen


def _why(stopped: Stopped) -> Unread:
    if stopped.seconds is not None:
        return Unread(kind=UnreadKind.LIMIT, detail=f"its picture took more than {stopped.seconds:.0f} seconds")
    if stopped.out_of_memory:
        return Unread(kind=UnreadKind.LIMIT, detail=f"its picture takes more than {stopped.memory >> 20} MB of memory")
    return Unread(
        kind=UnreadKind.CORRUPT, detail=f"reading its picture crashed ({stopped.error or f'exit {stopped.code}'})"
    )


def render_guarded(
    data: bytes | Path, name: str, index: int, dpi: float, options: ReadOptions = PLAIN
) -> bytes | Unread:
    """Return a page as a grey PNG, or why there is none, drawn under limits; see `belie.sources.pictures.render_page`.

    Raises:
        SourceError: No reading process can be started.
    """
    drawn = ask_guarded("picture", (data, name, index, dpi, options.passwords), SECONDS_PER_PAGE)
    if isinstance(drawn, Stopped):
        return _why(drawn)
    assert isinstance(drawn, bytes | Unread)
    return drawn
