"""Opens the models that come with the package, and makes sure that they are whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Encoding, Tokenizer

from belie.errors import ModelUnavailable

LONGEST_TEXT = 20_000  # characters; what a model of 256 tokens can see ends long before that


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """What `config.json` beside the weights says."""

    name: str
    version: str  # the name and a hash of config, which itself holds the hashes of weights and tokenizer
    weights_sha256: str
    tokenizer_sha256: str
    max_tokens: int  # longer input is cut
    dim: int  # length of one output row
    temperature: float  # logits are divided by it; 1 where there are none


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


def shipped(model: str) -> Traversable:
    """Return the folder of a shipped model: "embedder" or "judge"."""
    return files("belie.engine") / "weights" / model


def read_config(folder: Traversable) -> ModelConfig:
    """Return the configuration of the model in the folder.

    Raises:
        ModelUnavailable: It is missing or not readable as one.
    """
    text = _read(folder, "config.json")
    try:
        said = json.loads(text)
        return ModelConfig(
            name=said["name"],
            version=f"{said['name']}-{hashlib.sha256(text).hexdigest()[:12]}",
            weights_sha256=said["weights_sha256"],
            tokenizer_sha256=said["tokenizer_sha256"],
            max_tokens=int(said["max_tokens"]),
            dim=int(said["dim"]),
            temperature=float(said["temperature"]),
        )
    except (ValueError, KeyError, TypeError) as err:
        raise ModelUnavailable(folder.name, f"config.json is damaged ({err})") from err


def open_model(folder: Traversable, config: ModelConfig, *, threads: int) -> Model:
    """Return the model in the folder, checked against the hashes in its configuration.

    Args:
        folder: Holds `model.onnx` and `tokenizer.json`.
        config: What `read_config` returned for it.
        threads: Processor threads of one run. Results do not depend on it.

    Raises:
        ModelUnavailable: A file is missing, or is not the one that was shipped.
    """
    weights = _read(folder, "model.onnx", config.weights_sha256)
    described = _read(folder, "tokenizer.json", config.tokenizer_sha256)
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


def _read(folder: Traversable, name: str, sha256: str | None = None) -> bytes:
    try:
        data = (folder / name).read_bytes()
    except OSError as err:
        raise ModelUnavailable(folder.name, f"{name} is missing ({err.strerror or err})") from err
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise ModelUnavailable(folder.name, f"{name} is damaged: its SHA-256 is not the one in config.json")
    return data
