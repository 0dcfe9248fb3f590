"""Measures of a three-way judge: accuracy, F1, average precision, calibration."""

from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

BINS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Numbers of one set, each between 0 and 1."""

    pairs: int
    accuracy: float
    macro_f1: float
    contradiction_f1: float
    contradiction_ap: float
    ece: float

    def line(self) -> str:
        """Return one row, rounded to three places."""
        return "  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in asdict(self).items())


def f1(gold: npt.NDArray[np.int64], guess: npt.NDArray[np.int64], label: int) -> float:
    """Return the F1 of one label; 0 when it is neither present nor guessed."""
    hits = int(((gold == label) & (guess == label)).sum())
    named = int((gold == label).sum() + (guess == label).sum())
    return 2 * hits / named if named else 0.0


def average_precision(positive: npt.NDArray[np.bool_], score: npt.NDArray[np.float64]) -> float:
    """Return the mean precision at each positive, best score first; 0 without positives."""
    order = np.argsort(-score, kind="stable")
    hits = positive[order]
    if not hits.any():
        return 0.0
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean())


def calibration_error(gold: npt.NDArray[np.int64], probabilities: npt.NDArray[np.float64]) -> float:
    """Return the expected calibration error of the winning label over equal-width bins."""
    sure, right = probabilities.max(1), probabilities.argmax(1) == gold
    which = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(right[which == b].mean() - sure[which == b].mean()) * (which == b).sum() for b in np.unique(which)]
    return float(sum(gaps) / len(gold))


def measure(gold: npt.NDArray[np.int64], probabilities: npt.NDArray[np.float64]) -> Measures:
    """Return all measures; columns of probabilities are entailment, neutral, contradiction."""
    guess = probabilities.argmax(1)
    return Measures(
        pairs=len(gold),
        accuracy=float((guess == gold).mean()),
        macro_f1=float(np.mean([f1(gold, guess, label) for label in sorted(set(gold.tolist()))])),
        contradiction_f1=f1(gold, guess, 2),
        contradiction_ap=average_precision(gold == 2, probabilities[:, 2]),
        ece=calibration_error(gold, probabilities),
    )
