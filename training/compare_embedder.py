"""Compare the embedder's int8 form with float32: cosine to itself, neighbours kept, speed."""

import argparse
import json
import random
import tempfile
import time
from pathlib import Path

import numpy as np

import ship
from belie.engine.inference.embedder import Embedder


def sentences_of(folder: Path, count: int) -> list[str]:
    """Return that many premises of pair files, the same ones each time."""
    rows = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]
    texts = sorted({row["premise"] for row in rows} | {row["hypothesis"] for row in rows})
    return random.Random(1).sample(texts, min(count, len(texts)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="folder of the float32 weights")
    parser.add_argument("texts", type=Path, help="folder of pair files to take sentences from")
    parser.add_argument("--count", type=int, default=600)
    options = parser.parse_args()
    texts = sentences_of(options.texts, options.count)
    rows = {}
    with tempfile.TemporaryDirectory() as made:
        for bits in (32, 8, 7):
            folder = Path(made) / str(bits)
            ship.write(options.base, folder, name="x", bits=bits, max_tokens=256, temperature=1.0, dim=384)
            embedder = Embedder(folder)
            embedder.embed(texts[:1])
            began = time.process_time()
            rows[bits] = embedder.embed(texts)
            print(f"{bits} bits: {len(texts) / (time.process_time() - began):.0f} texts/s")
    for bits in (8, 7):
        same = (rows[32] * rows[bits]).sum(1)
        near = []
        for wide, narrow in zip(rows[32] @ rows[32].T, rows[bits] @ rows[bits].T, strict=True):
            near.append(len(set(np.argsort(-wide)[1:11]) & set(np.argsort(-narrow)[1:11])) / 10)
        apart = np.abs(rows[32] @ rows[32].T - rows[bits] @ rows[bits].T).mean()
        print(
            f"{bits} bits against 32: cosine mean {same.mean():.4f} least {same.min():.4f}, "
            f"ten nearest kept {np.mean(near):.3f}, likeness off by {apart:.4f}"
        )


if __name__ == "__main__":
    main()
