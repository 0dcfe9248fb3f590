"""Texts to unit vectors whose dot product is their likeness in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from belie.engine.inference.config import read_config, shipped
from belie.engine.inference.weights import LONGEST_TEXT, Model, open_model


class Embedder:
    """all-MiniLM-L6-v2, int8; the weights are opened at first use.

    Likeness says what two texts are about, not whether they agree: a statement and its denial lie close together.
    """

    def __init__(self, folder: Traversable | None = None, *, threads: int = 1) -> None:
        """Read the configuration.

        Args:
            folder: Another model of the same form; the shipped one by default.
            threads: Processor threads; 1, because the engine spreads work over processes.

        Raises:
            ModelUnavailable: There is no readable configuration.
        """
        self._folder = folder or shipped("embedder")
        self._config = read_config(self._folder)
        self._threads = threads
        self._model: Model | None = None
        self.version: str = self._config.version
        self.dim: int = self._config.dim

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit rows, one a text, shape (n, dim); a text beyond the longest (256 tokens) is cut.

        A row depends on its text alone.

        Raises:
            ModelUnavailable: The weights are missing or damaged.
        """
        rows = np.empty((len(texts), self.dim), np.float32)
        if texts and self._model is None:
            self._model = open_model(self._folder, self._config, threads=self._threads)
        for number, text in enumerate(texts):
            assert self._model is not None
            tokens = self._model.run(self._model.tokenizer.encode(text[:LONGEST_TEXT]))
            mean = tokens.mean(axis=0, dtype=np.float64)
            rows[number] = mean / np.linalg.norm(mean)
        return rows
