"""The configurations of the models that come with the package, read without opening a model."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from belie.errors import ModelUnavailable


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


def shipped(model: str) -> Traversable:
    """Return the folder of a shipped model: "embedder" or "judge"."""
    return files("belie.engine") / "weights" / model


def read_config(folder: Traversable) -> ModelConfig:
    """Return the configuration of the model in the folder.

    Raises:
        ModelUnavailable: It is missing or not readable as one.
    """
    text = read_part(folder, "config.json")
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


def read_part(folder: Traversable, name: str, sha256: str | None = None) -> bytes:
    """Return a file of the model, checked against its hash where one is given.

    Raises:
        ModelUnavailable: It is missing, or is not the one that was shipped.
    """
    try:
        data = (folder / name).read_bytes()
    except OSError as err:
        raise ModelUnavailable(folder.name, f"{name} is missing ({err.strerror or err})") from err
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise ModelUnavailable(folder.name, f"{name} is damaged: its SHA-256 is not the one in config.json")
    return data
