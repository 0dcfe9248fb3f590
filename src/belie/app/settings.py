"""Settings, each from the environment variable `BELIE_<NAME>` or its default."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, FilePath, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from belie.domain.access import Audience
from belie.domain.citations import CiteStyle
from belie.engine.inference.model_server import ModelServer
from belie.errors import UsageError


class Settings(BaseSettings):
    """What a user may set; `belie doctor` prints the values in force."""

    model_config = SettingsConfigDict(env_prefix="BELIE_", frozen=True, extra="ignore")

    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, description="Worker processes.")
    judge_pairs: int = Field(
        default=20_000,
        ge=0,
        description="Pairs the judge reads in one run, in both orders, best first; no time, so that two runs agree.",
    )
    cites: CiteStyle = Field(
        default=CiteStyle.ED_MICH,
        description="How places in the record are written: ed-mich, bluebook, sixth-cir, plain or journalist.",
    )
    audience: Audience = Field(
        default=Audience.HOUSE, description="For whom listings and reports are made: public to house (docs/access.md)."
    )
    findings: int = Field(default=1_000, ge=1, description="Findings kept from one run, best first.")
    ocr: Literal["auto", "tesserocr", "tesseract", "off"] = Field(
        default="auto",
        description="OCR engine: that of belie unless the tesseract on PATH is newer, one by name, or off.",
    )
    key: str | None = Field(default=None, description="Key of an encrypted matter.", repr=False)
    key_file: Path | None = Field(default=None, description="File that holds the key of an encrypted matter.")
    passwords: FilePath | None = Field(
        default=None, description="File of passwords to try on locked papers, one a line, UTF-8."
    )
    model_server: str = Field(
        default="",
        description="Address of an OpenAI-compatible server that proposes statements; belie asks it only when set.",
    )
    model: str = Field(default="", description="Name of the language model on that server.")
    model_key: str | None = Field(default=None, description="Key that the model server asks for.", repr=False)
    model_anywhere: bool = Field(
        default=False, description="Allow a model server outside this machine and private networks."
    )
    lock_wait_s: float = Field(
        default=2.0, ge=0, description="Seconds to wait for another belie that writes to the matter."
    )
    debug: bool = Field(default=False, description="Show where an unexpected failure happened.")


def house_settings(**given: object) -> Settings:
    """Return the settings of a command that is for those alone who keep the matter.

    Raises:
        UsageError: As `settings_with` says, or `BELIE_AUDIENCE` names another audience.
    """
    settings = settings_with(**given)
    if settings.audience is not Audience.HOUSE:
        raise UsageError(
            f"this command shows or changes the whole matter, and BELIE_AUDIENCE is {settings.audience.value}. "
            "Unset it, or set it to house."
        )
    return settings


def model_server(settings: Settings) -> ModelServer | None:
    """Return the model server that the user named, or None.

    Raises:
        UsageError: A server without a model.
    """
    if not settings.model_server:
        return None
    if not settings.model:
        raise UsageError("BELIE_MODEL_SERVER is set and BELIE_MODEL is not. Name the model, or unset both.")
    return ModelServer(
        url=settings.model_server,
        model=settings.model,
        key=settings.model_key or "",
        anywhere=settings.model_anywhere,
    )


def settings_with(**given: object) -> Settings:
    """Return the settings with the options given on the command line laid over them; None means not given.

    Raises:
        UsageError: An environment variable holds no value of its kind.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise UsageError(f"BELIE_{name}: {first['msg']}. Set it right or unset it.") from error


def read_passwords(file: Path | None) -> tuple[str, ...]:
    """Return the passwords in a file, in its order, each once; none without a file. Blanks at their ends count.

    Raises:
        UsageError: The file cannot be read or is no UTF-8 text.
    """
    if file is None:
        return ()
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise UsageError(f"password file {file}: {reason}. Write one password a line, in UTF-8.") from error
    return tuple(dict.fromkeys(line for line in lines if line))
