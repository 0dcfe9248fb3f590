"""Which documents are worth comparing word by word: found from signatures, without the texts.

Near-duplicates by MinHash (A. Broder, "On the resemblance and containment of documents", 1997) in bands; a paper
inside a longer one by the sampled shingles both have (the same paper's MOD sketch), as MinHash is blind to it. Cost is
near-linear: no step looks at all pairs.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from belie.documents.worddiff import Words
from belie.domain.ids import DocumentId
from belie.domain.likeness import Signature

LEAST_WORDS = 25  # of a text that may be near another; below it likeness is chance
LEAST_SAME = 12  # of a text that may be the same as another: "Thank you, received." is written by everybody
SHINGLE = 4  # words; OCR that misreads one word in twenty leaves four of five shingles
HASHES, ROWS = 128, 4  # 32 bands: likeness .5 is found with .87, .6 with .99, .2 with .05
LEAST_RESEMBLANCE = 0.3  # estimated; the word-by-word comparison asks for more
ONE_IN = 4  # of the shingles is kept for containment
LEAST_CONTAINED = 0.4  # estimated from samples
LEAST_SHARED = 4  # samples
CROWD = 48  # documents with one sampled shingle beyond which it is boilerplate
PARTNERS = 8  # of one document, the most alike; groups are joined through them

_RANDOM = np.random.Generator(np.random.PCG64(1997))
_FACTORS = _RANDOM.integers(1, 2**63, HASHES, dtype=np.uint64) | np.uint64(1)
_SHIFTS = _RANDOM.integers(0, 2**63, HASHES, dtype=np.uint64)
_ROLL = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64)
_BLOCK = 4_096  # shingles hashed at once, so that a long paper needs little memory


def sign(document: DocumentId, words: Words) -> Signature:
    """Return the signature of a document's clean words."""
    digest = hashlib.sha256("\0".join(words.folded).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    if len(words) < LEAST_WORDS:
        return Signature(document=document, words=len(words), digest=digest)
    shingles = np.unique(_shingles(words.folded))
    least = np.full(HASHES, np.iinfo(np.uint64).max, np.uint64)
    for low in range(0, len(shingles), _BLOCK):
        block = shingles[low : low + _BLOCK, None] * _FACTORS + _SHIFTS
        np.minimum(least, block.min(axis=0), out=least)
    # The low bits of a product depend on the low bits of the shingle alone; the high ones on all.
    taken = shingles[(shingles >> np.uint64(7)) % np.uint64(ONE_IN) == 0]
    samples = np.unique((taken >> np.uint64(32)).astype("<u4"))
    return Signature(
        document=document,
        words=len(words),
        digest=digest,
        minhash=(least >> np.uint64(32)).astype("<u4").tobytes(),
        samples=samples.tobytes(),
    )


def _shingles(folded: Sequence[str]) -> NDArray[np.uint64]:
    known: dict[str, int] = {}
    for word in folded:
        if word not in known:
            known[word] = crc32(word.encode("utf-8", "surrogatepass"))
    values = np.fromiter((known[word] for word in folded), np.uint64, len(folded))
    count = len(values) - SHINGLE + 1
    mixed = np.zeros(count, np.uint64)
    for at in range(SHINGLE):
        mixed += (values[at : at + count] + np.uint64(1)) * _ROLL[at]
        mixed ^= mixed >> np.uint64(29)
        mixed *= _ROLL[-1 - at]
    return mixed


def group_same(signatures: Sequence[Signature]) -> list[list[int]]:
    """Return the places of those with equal words, two or more a group; short texts are left out."""
    held: dict[str, list[int]] = defaultdict(list)
    for at, signature in enumerate(signatures):
        if signature.words >= LEAST_SAME:
            held[signature.digest].append(at)
    return [group for group in held.values() if len(group) > 1]


def find_candidates(signatures: Sequence[Signature]) -> list[tuple[int, int]]:
    """Return pairs of places worth comparing, `first < second`, ascending; of equal texts only the first is looked at.

    Each document is in at most some `PARTNERS` pairs of its own choice; a group of a thousand form letters comes as a
    chain, not as all its pairs.
    """
    again = {at for group in group_same(signatures) for at in group[1:]}
    rows = [at for at, held in enumerate(signatures) if held.minhash and at not in again]
    if len(rows) < 2:
        return []
    hashes = np.frombuffer(b"".join(signatures[at].minhash for at in rows), "<u4").reshape(len(rows), HASHES)
    samples = [np.frombuffer(signatures[at].samples, "<u4") for at in rows]
    scores: dict[tuple[int, int], float] = {}
    for one, other in _same_band(hashes):
        resemblance = float((hashes[one] == hashes[other]).mean())
        if resemblance >= LEAST_RESEMBLANCE:
            scores[one, other] = resemblance
    for one, other, share in _contained(samples):
        scores[one, other] = max(share, scores.get((one, other), 0.0))
    return sorted((rows[one], rows[other]) for one, other in _best(scores))


def _same_band(hashes: NDArray[np.uint32]) -> set[tuple[int, int]]:
    """Return pairs that agree in a band: each with the one before it there and with the first."""
    found: set[tuple[int, int]] = set()
    for low in range(0, HASHES, ROWS):
        band = np.ascontiguousarray(hashes[:, low : low + ROWS]).view(np.dtype((np.void, 4 * ROWS))).ravel()
        order = np.argsort(band, kind="stable")
        start = 0
        for at in np.flatnonzero(band[order[1:]] == band[order[:-1]]).tolist():
            if at == 0 or band[order[at]] != band[order[at - 1]]:
                start = at
            found.add((int(order[at]), int(order[at + 1])))
            found.add((int(order[start]), int(order[at + 1])))
    return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}


def _contained(samples: Sequence[NDArray[np.uint32]]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs that share many samples, with the share of the shorter one's."""
    sizes = np.array([len(held) for held in samples])
    if not sizes.sum():
        return
    values = np.concatenate(samples)
    owner = np.repeat(np.arange(len(samples)), sizes)
    order = np.argsort(values, kind="stable")
    values, owner = values[order], owner[order]
    fresh = np.append(True, values[1:] != values[:-1])
    run = np.cumsum(fresh) - 1
    common = np.bincount(run)[run]
    keep = (common > 1) & (common <= CROWD)
    values, owner = values[keep], owner[keep]
    keys = [
        owner[:-step][values[step:] == values[:-step]] * len(samples) + owner[step:][values[step:] == values[:-step]]
        for step in range(1, min(CROWD, len(values)))
    ]
    if not keys:
        return
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
    one, other = pairs // len(samples), pairs % len(samples)
    share = counts / np.minimum(sizes[one], sizes[other])
    for at in np.flatnonzero((counts >= LEAST_SHARED) & (share >= LEAST_CONTAINED)).tolist():
        yield int(one[at]), int(other[at]), float(share[at])


def _best(scores: dict[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Return the pairs that are among the `PARTNERS` best of one of their two."""
    taken: dict[int, int] = defaultdict(int)
    chosen = set()
    for pair, _ in sorted(scores.items(), key=lambda held: (-held[1], held[0])):
        if min(taken[pair[0]], taken[pair[1]]) < PARTNERS:
            chosen.add(pair)
            taken[pair[0]] += 1
            taken[pair[1]] += 1
    return chosen
