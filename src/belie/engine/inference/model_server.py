"""Which model server the user named; the asking itself is in `chat_server`, so that other runs load none of it."""

from __future__ import annotations

from dataclasses import dataclass, field

ASKED = "chat/1"  # changes whenever the question put to the model does


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelServer:
    """A server and a model on it, as the user named them; picklable, so that every worker can ask."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    anywhere: bool = False

    @property
    def version(self) -> str:
        """What its proposals are stored under: the model and how it is asked, not where it runs."""
        return f"{self.model} {ASKED}"
