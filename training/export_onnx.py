"""Write a BERT folder as one ONNX graph, built node by node from its weights: float32 or int8.

int8 means: weights one scale a column (matrices) or a row (word table), activations one scale a matrix product,
found at run time. That last scale is why the engine runs one text at a time: nothing else can then move it, and no
padding is computed. The graph therefore has no attention mask.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file
from transformers import BertConfig

MICROSOFT = "com.microsoft"
OPSET = 17


class Graph:
    """A list of nodes and weights under way; every method adds a node and returns its output's name."""

    def __init__(self, weights: dict[str, np.ndarray], config: BertConfig, bits: int, tokens: int) -> None:
        self.weights, self.config, self.bits, self.tokens = weights, config, bits, tokens
        self.nodes: list[onnx.NodeProto] = []
        self.stored: list[onnx.TensorProto] = []

    def store(self, name: str, value: np.ndarray) -> str:
        self.stored.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def node(self, kind: str, inputs: list[str], out: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [out], name=out, domain=domain, **attributes))
        return out

    def product(self, x: str, name: str, matrix: np.ndarray, bias: np.ndarray | None = None) -> str:
        """Multiply x by a matrix (in, out), and add the bias."""
        if self.bits == 32:
            y = self.node("MatMul", [x, self.store(f"{name}.weight", matrix)], f"{name}.product")
            return y if bias is None else self.node("Add", [y, self.store(f"{name}.bias", bias)], f"{name}.sum")
        scale = np.maximum(np.abs(matrix).max(0), 1e-9) / self.top
        inputs = [
            x,
            self.store(f"{name}.weight", np.rint(matrix / scale).astype(np.int8)),
            self.store(f"{name}.scale", scale.astype(np.float32)),
            self.store(f"{name}.zero", np.zeros(matrix.shape[1], np.int8)),
        ]
        if bias is not None:
            inputs.append(self.store(f"{name}.bias", bias))
        return self.node("DynamicQuantizeMatMul", inputs, f"{name}.product", MICROSOFT)

    @property
    def top(self) -> int:
        """The largest stored weight."""
        return 2 ** (self.bits - 1) - 1

    def embeddings(self) -> str:
        """Word, position and segment vectors, summed and normalised."""
        table = self.weights["embeddings.word_embeddings.weight"]
        if self.bits == 32:
            words = self.node("Gather", [self.store("words", table), "input_ids"], "word")
        else:
            scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
            small = self.store("words", np.rint(table / scale).astype(np.int8))
            gathered = self.node("Gather", [small, "input_ids"], "word.small")
            wide = self.node("Cast", [gathered], "word.wide", to=TensorProto.FLOAT)
            steps = self.store("words.scale", scale.astype(np.float32))
            words = self.node("Mul", [wide, self.node("Gather", [steps, "input_ids"], "word.scale")], "word")
        kinds = self.store("kinds", self.weights["embeddings.token_type_embeddings.weight"])
        places = self.store("places", self.weights["embeddings.position_embeddings.weight"][: self.tokens])
        shape = self.node("Shape", ["input_ids"], "shape")
        length = self.node("Gather", [shape, self.store("one", np.int64(1))], "length")
        ends = self.node("Unsqueeze", [length, self.store("axis", np.array([0], np.int64))], "ends")
        start = self.store("start", np.array([0], np.int64))
        place = self.node("Slice", [places, start, ends, "start"], "place")
        kind = self.node("Gather", [kinds, "token_type_ids"], "kind")
        both = self.node("Add", [words, kind], "word.kind")
        return self.normalised(self.node("Add", [both, place], "embedded"), "embeddings.LayerNorm")

    def normalised(self, x: str, name: str) -> str:
        inputs = [x, *(self.store(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias"))]
        return self.node("LayerNormalization", inputs, f"{name}.out", axis=-1, epsilon=self.config.layer_norm_eps)

    def skip(self, x: str, y: str, name: str, bias: str) -> str:
        """Normalise x + y + bias."""
        gains = [self.store(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        inputs = [x, y, *gains, self.store(f"{name}.before", self.weights[bias])]
        return self.node("SkipLayerNormalization", inputs, f"{name}.out", MICROSOFT, epsilon=self.config.layer_norm_eps)

    def layer(self, x: str, number: int) -> str:
        """One transformer layer."""
        at = f"encoder.layer.{number}."
        own = self.weights
        parts = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
        matrix = np.concatenate([own[f"{part}.weight"].T for part in parts], 1)
        bias = np.concatenate([own[f"{part}.bias"] for part in parts])
        joined = self.product(x, f"{at}qkv", matrix, bias)
        split = [f"{at}{part}" for part in ("q", "k", "v")]
        self.nodes.append(helper.make_node("Split", [joined], split, name=f"{at}split", axis=-1))
        mixed = self.node(
            "MultiHeadAttention", split, f"{at}mixed", MICROSOFT, num_heads=self.config.num_attention_heads
        )
        y = self.product(mixed, f"{at}attention.output.dense", own[f"{at}attention.output.dense.weight"].T)
        x = self.skip(y, x, f"{at}attention.output.LayerNorm", f"{at}attention.output.dense.bias")
        wide = self.product(x, f"{at}intermediate.dense", own[f"{at}intermediate.dense.weight"].T)
        gelu = [wide, self.store(f"{at}intermediate.gelu.bias", own[f"{at}intermediate.dense.bias"])]
        y = self.node("BiasGelu", gelu, f"{at}gelu", MICROSOFT)
        y = self.product(y, f"{at}output.dense", own[f"{at}output.dense.weight"].T)
        return self.skip(y, x, f"{at}output.LayerNorm", f"{at}output.dense.bias")

    def head(self, x: str, pooler: tuple[np.ndarray, np.ndarray], last: tuple[np.ndarray, np.ndarray]) -> str:
        """Logits from the first token, in float32: it is one row."""
        first = self.node("Gather", [x, self.store("first", np.int64(0))], "cls", axis=1)
        weights = [self.store("pooler.weight", pooler[0]), self.store("pooler.bias", pooler[1])]
        pooled = self.node("Tanh", [self.node("Gemm", [first, *weights], "pooled", transB=1)], "pooled.tanh")
        weights = [self.store("classifier.weight", last[0]), self.store("classifier.bias", last[1])]
        return self.node("Gemm", [pooled, *weights], "logits", transB=1)


def build(folder: Path, bits: int, tokens: int) -> onnx.ModelProto:
    """Return the graph of the model in the folder, for inputs of at most that many tokens.

    Its output is logits, or token vectors when the model has no classifier. `bits` is 32 (float), 8, or 7 (int8 with
    a spare bit, for processors whose 8-bit products saturate).
    """
    config = BertConfig.from_pretrained(folder)
    weights = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
    graph = Graph(weights, config, bits, tokens)
    x = graph.embeddings()
    for number in range(config.num_hidden_layers):
        x = graph.layer(x, number)
    if "classifier.bias" in weights and len(weights["classifier.bias"]) == 3:
        pooler = (weights["pooler.dense.weight"], weights["pooler.dense.bias"])
        out, shape = graph.head(x, pooler, (weights["classifier.weight"], weights["classifier.bias"])), ["batch", 3]
    else:
        out, shape = x, ["batch", "tokens", config.hidden_size]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "token_type_ids")
    ]
    outputs = [helper.make_tensor_value_info(out, TensorProto.FLOAT, shape)]
    stored = list({tensor.name: tensor for tensor in graph.stored}.values())
    return helper.make_model(
        helper.make_graph(graph.nodes, "bert", inputs, outputs, stored),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)],
        ir_version=8,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path, help="the .onnx file to write")
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--bits", type=int, default=8, choices=(7, 8, 32))
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(build(options.folder, options.bits, options.tokens), options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
