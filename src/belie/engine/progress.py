"""How a run tells what it is doing."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of every stage; the terminal draws bars, a log file gets a line a stage."""

    def start(self, stage: str, total: int) -> None:
        """A stage begins with `total` items to do (0 when there is nothing new)."""
        ...

    def advance(self, stage: str, done: int = 1) -> None:
        """`done` more items are finished and stored."""
        ...

    def end(self, stage: str) -> None:
        """The stage is over."""
        ...


class Silent:
    """Tells nobody."""

    def start(self, stage: str, total: int) -> None:
        """Say nothing."""

    def advance(self, stage: str, done: int = 1) -> None:
        """Say nothing."""

    def end(self, stage: str) -> None:
        """Say nothing."""
