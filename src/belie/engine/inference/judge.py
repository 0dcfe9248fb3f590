"""Pairs of sentences to the three chances: entailment, neutral, contradiction."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources.abc import Traversable

import numpy as np

from belie.domain.findings import Verdict
from belie.engine.inference.config import read_config, shipped
from belie.engine.inference.weights import LONGEST_TEXT, Model, open_model


class Judge:
    """A small cross-encoder, int8; the weights are opened at first use.

    Contradiction has no direction but the model sees an order: ask both ways and take the mean.
    """

    def __init__(self, folder: Traversable | None = None, *, threads: int = 1) -> None:
        """Read the configuration.

        Args:
            folder: Another model of the same form; the shipped one by default.
            threads: Processor threads; 1, because the engine spreads work over processes.

        Raises:
            ModelUnavailable: There is no readable configuration.
        """
        self._folder = folder or shipped("judge")
        self._config = read_config(self._folder)
        self._threads = threads
        self._model: Model | None = None
        self.version: str = self._config.version

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Return one verdict a (premise, hypothesis), in order; the longer side of a pair beyond 128 tokens is cut.

        A verdict depends on its pair alone.

        Raises:
            ModelUnavailable: The weights are missing or damaged.
        """
        if pairs and self._model is None:
            self._model = open_model(self._folder, self._config, threads=self._threads)
        verdicts: list[Verdict] = []
        for premise, hypothesis in pairs:
            assert self._model is not None
            encoding = self._model.tokenizer.encode(premise[:LONGEST_TEXT], hypothesis[:LONGEST_TEXT])
            logits = self._model.run(encoding).astype(np.float64) / self._config.temperature
            chances = np.exp(logits - logits.max())
            chances /= chances.sum()
            verdicts.append(Verdict(*map(float, chances)))
        return verdicts
