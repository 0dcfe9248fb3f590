"""The versions of the models in force, read from their configurations without loading any weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from belie.engine.inference.config import read_config, shipped
from belie.engine.inference.syntax import SpacySyntax


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelVersions:
    """What the results of each model are stored under."""

    syntax: str
    embedder: str
    judge: str


@cache
def model_versions() -> ModelVersions:
    """Return the versions of the shipped models.

    Raises:
        ModelUnavailable: A model has no readable configuration.
    """
    return ModelVersions(
        syntax=SpacySyntax().version,
        embedder=read_config(shipped("embedder")).version,
        judge=read_config(shipped("judge")).version,
    )
