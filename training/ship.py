"""Put a model into the package: int8 graph, tokenizer, and a config.json that holds their hashes."""

import argparse
import hashlib
import json
from pathlib import Path

import onnx

import export_onnx

SHIPPED = Path(__file__).parent.parent / "src" / "belie" / "engine" / "weights"


def write(folder: Path, out: Path, *, name: str, bits: int, max_tokens: int, temperature: float, dim: int) -> None:
    """Write model.onnx, tokenizer.json and config.json for the trained folder."""
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(export_onnx.build(folder, bits, max_tokens), out / "model.onnx")
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    tokenizer |= {"truncation": None, "padding": None}  # the engine sets both
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    config = {
        "name": name,
        "weights_sha256": hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest(),
        "tokenizer_sha256": hashlib.sha256((out / "tokenizer.json").read_bytes()).hexdigest(),
        "max_tokens": max_tokens,
        "dim": dim,
        "temperature": temperature,
        "licence": "Apache-2.0",
    }
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=("embedder", "judge"))
    parser.add_argument("folder", type=Path, help="Hugging Face folder with the weights")
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=Path, help="default: the package")
    parser.add_argument("--bits", type=int, default=7)
    parser.add_argument("--temperature", type=float, default=1.0, help="from `evaluate.py --fit`")
    options = parser.parse_args()
    out = options.out or SHIPPED / options.model
    judge = options.model == "judge"
    write(
        options.folder,
        out,
        name=options.name,
        bits=options.bits,
        max_tokens=128 if judge else 256,
        temperature=options.temperature,
        dim=3 if judge else 384,
    )
    print(f"{out}: {sum(path.stat().st_size for path in out.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
