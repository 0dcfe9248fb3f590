"""The work of `belie predict`: one answer a question, in the formats of annotated data.

An input that fails gets a line with "error" instead of an answer, so every input has a line out.
"""

from __future__ import annotations

import itertools
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from belie.app.asking import Asker, files_of
from belie.app.settings import Settings
from belie.app.wiring import House, open_house
from belie.checks.copies import find_copies, places_of
from belie.checks.unit import Unit
from belie.custody.intake import take_in
from belie.domain.ids import StatementId
from belie.engine.local import Flow, StoredJudge
from belie.engine.progress import Progress
from belie.engine.units import load_units
from belie.errors import UsageError

Row = Mapping[str, Any]


def answer_each(rows: Iterable[Row], target: Path, answer: Callable[[Row], Row]) -> int:
    """Write one line to `target` for every row, in order, and return how many failed.

    Raises:
        UsageError: `target` cannot be written.
    """
    failed = 0
    with open_for_writing(target) as out:
        for row in rows:
            try:
                given: Row = answer(row)
            except Exception as error:  # noqa: BLE001  (whatever one input does, the others get their answers)
                failed += 1
                why = f"there is no {error}" if isinstance(error, KeyError) else f"{type(error).__name__}: {error}"
                given = {"id": row["id"], "error": why}
            out.write(json.dumps(given, ensure_ascii=False) + "\n")
    return failed


def with_texts(answer: Callable[[Row], Row], *keys: str) -> Callable[[Row], Row]:
    """Return `answer` behind a check that the row has a text under each key: null is no text, not the word "None"."""

    def check_and_answer(row: Row) -> Row:
        for key in keys:
            if not isinstance(row[key], str):
                raise UsageError(f'"{key}" is no text')
        return answer(row)

    return check_and_answer


def read_lines(source: Path) -> list[dict[str, Any]]:
    """Return the JSON objects of a file, one a line; blank lines are passed over.

    Raises:
        UsageError: The file cannot be read, or a line is no JSON object with an "id".
    """
    try:
        # Not splitlines(): JSON may hold U+2028 and U+0085 as they are.
        lines = source.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{source}: cannot be read ({error}). Name a UTF-8 file of JSON lines.") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"{source}, line {number}: no JSON ({error.msg}). Write one object a line.") from error
        if not isinstance(row, dict) or "id" not in row:
            raise UsageError(f'{source}, line {number}: no object with an "id". Give every line one.')
        rows.append(row)
    return rows


def check_target(target: Path) -> None:
    """Raise before a long run what `open_for_writing` would raise after it, as far as can be told.

    Raises:
        UsageError: `target` is a folder, or its folder cannot be made.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror}). Name another file.") from error
    if target.is_dir():
        raise UsageError(f"{target}: a folder. Name the file to write.")


@contextmanager
def open_for_writing(target: Path) -> Iterator[Any]:
    """Yield the file, opened for text.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Half a surrogate pair, which JSON can carry in and UTF-8 cannot carry out, is written as its escape.
        out = target.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror}). Name another file.") from error
    with out:
        yield out


@contextmanager
def read_in(folder: Path, settings: Settings, progress: Progress) -> Iterator[tuple[House, Flow]]:
    """Yield a matter that the folder was added to, and its flow; it is gone after the block.

    Raises:
        UsageError: `folder` is no folder.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder. Name a folder of documents.")
    with tempfile.TemporaryDirectory(prefix="belie-") as place:
        matter = Path(place) / "matter"
        with open_house(matter, settings, create=True, writing=True) as house:
            take_in([folder], blobs=house.blobs, store=house.store, clock=house.clock)
            with house.flow(progress) as flow:
                yield house, flow


@contextmanager
def examined(folder: Path, settings: Settings, progress: Progress) -> Iterator[tuple[House, StoredJudge]]:
    """Yield a matter made of the folder, up to date, and its judge; it is gone after the block.

    Raises:
        UsageError: `folder` is no folder.
    """
    with read_in(folder, settings, progress) as (house, flow):
        flow.run()
        yield house, StoredJudge(house.store, flow.pool, progress)


def write_pairs(house: House, target: Path, top: int) -> int:
    """Write the findings of a matter as ranked pairs of quotes and return how many.

    A statement that stands in several papers is one in a finding; the pairs with its other places come last.
    """
    files = files_of(house.store)
    units = {unit.statement.id: unit for unit in load_units(house.store)}
    every = list(units.values())
    places = places_of(every, find_copies(every, house.store.load_likenesses()))

    def stands_in(statement: StatementId) -> list[Unit]:
        return [units[statement], *places.get(statement, ())]

    first: list[Row] = []
    rest: list[Row] = []
    for finding in house.store.iter_findings():
        if finding.statement is None or finding.evidence is None:  # a cite: no two statements
            continue
        combined = itertools.product(stands_in(finding.statement), stands_in(finding.evidence))
        for at, (one, other) in enumerate(combined):
            sides = {
                key: {"doc": files[unit.document], "quote": unit.statement.content}
                for key, unit in (("a", one), ("b", other))
            }
            (rest if at else first).append({**sides, "score": finding.score, "because": finding.because})
        if len(first) == top:
            break
    # Readers sort by score: what comes last must score lowest.
    low = min((row["score"] for row in first), default=0.0)
    ranked = [*first, *({**row, "score": min(row["score"], low)} for row in rest)][:top]
    with open_for_writing(target) as out:
        for row in ranked:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return len(ranked)


def answer_against(asker: Asker, row: Row, top: int) -> Row:
    """Return what stands against the quote of a row; a quote that is nowhere is taken as typed text."""
    quote = str(row["quote"])
    if not quote.strip():
        raise UsageError('"quote" is empty')
    query = asker.at(str(row.get("doc", "")), quote) or quote
    return {
        "id": row["id"],
        "against": [
            {
                "doc": asker.files[unit.document],
                "quote": unit.statement.content,
                "score": held.score,
                "because": held.because,
            }
            for held in asker.against(query, top=top)
            for unit in (held.unit, *asker.places(held.unit))
        ][:top],
    }
