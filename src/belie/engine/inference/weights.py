"""Opens the models that come with the package, and makes sure that they are whole."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Encoding, Tokenizer

from belie.engine.inference.config import ModelConfig, read_part

LONGEST_TEXT = 20_000  # characters; what a model of 256 tokens can see ends long before that


@dataclass(frozen=True, slots=True)
class Model:
    """A tokenizer and a session, ready to run."""

    tokenizer: Tokenizer
    session: InferenceSession

    def run(self, encoding: Encoding) -> NDArray[np.float32]:
        """Return the model's output for one text, without the batch axis."""
        inputs = {
            "input_ids": np.array([encoding.ids], np.int64),
            "token_type_ids": np.array([encoding.type_ids], np.int64),
        }
        output: NDArray[np.float32] = self.session.run(None, inputs)[0][0]
        return output


def open_model(folder: Traversable, config: ModelConfig, *, threads: int) -> Model:
    """Return the model in the folder, checked against the hashes in its configuration.

    Args:
        folder: Holds `model.onnx` and `tokenizer.json`.
        config: What `read_config` returned for it.
        threads: Processor threads of one run. Results do not depend on it.

    Raises:
        ModelUnavailable: A file is missing, or is not the one that was shipped.
    """
    weights = read_part(folder, "model.onnx", config.weights_sha256)
    described = read_part(folder, "tokenizer.json", config.tokenizer_sha256)
    tokenizer = Tokenizer.from_str(described.decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(config.max_tokens, strategy="longest_first")
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # every length is a shape of its own, and a pattern is kept for each
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return Model(tokenizer, InferenceSession(weights, options, providers=["CPUExecutionProvider"]))
