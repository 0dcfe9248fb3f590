"""Spoiled files through all readers: no hang, no crash of the run, nothing lost without a word.

python -m bench.fuzz [COUNT] [FOLDER]

COUNT files (2,000 unless said) are made of the files of `bench.fuzz_seeds`, and of FOLDER where one is named, by
flipping bits, cutting, taking out, doubling, writing lengths, changing members of archives and joining two files.
Each is read in the guarded child; every tenth then goes into a matter, which is read as a run reads it, and its
ledger is added up. The spoiling is the same every time for the same files. Prints what went wrong; ends 1 on any.
"""

from __future__ import annotations

import io
import random
import resource
import struct
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from bench.fuzz_seeds import make_zip, seeds

from belie.custody.intake import take_in
from belie.custody.ledger import balance
from belie.domain.ids import SourceId
from belie.domain.ledger import Attachment, ReadResult
from belie.engine.local import Flow
from belie.engine.pool import Pool
from belie.engine.progress import Silent
from belie.sources.limits import GuardedReader
from belie.store.sqlite import open_matter

COUNT, SEED, WORKERS = 2000, 20290822, 2
HANG_S = 30.0
LARGEST = 2 << 20  # bytes of a file of FOLDER that is taken
TENTH = 10
_LENGTHS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


@dataclass
class Tally:
    """What came of the files."""

    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    crashed: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    folders = [Path(word) for word in sys.argv[1:] if not word.isdigit()]
    held = seeds() | {name: data for folder in folders for name, data in from_folder(folder)}
    spoiled = list(spoil_all(held, numbers[0] if numbers else COUNT))
    tally, start = Tally(), time.monotonic()
    with ThreadPoolExecutor(WORKERS) as pool:
        for _ in pool.map(lambda part: read_each(part, tally), (spoiled[at::WORKERS] for at in range(WORKERS))):
            pass
    seconds = time.monotonic() - start
    print(f"{len(spoiled)} spoiled files of {len(held)}, read in {seconds:.0f} s")
    for kind, count in tally.kinds.most_common():
        print(f"  {count:5}  {kind}")
    print("slowest: " + ", ".join(f"{name} {took:.1f} s" for took, name in sorted(tally.slowest)[:-6:-1]))
    print(f"largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10} MB")
    if tally.crashed:
        print("readers that crashed, and were told of:")
        for error, count in tally.crashed.most_common(20):
            print(f"  {count:5}  {error}")
    tally.wrong += whole_run(spoiled[::TENTH])
    print(f"hangs, crashes of the run, losses without a word: {len(tally.wrong)}")
    for line in tally.wrong[:50]:
        print(f"  {line}")
    sys.exit(1 if tally.wrong else 0)


def from_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "expected.json" and path.stat().st_size <= LARGEST:
            yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def spoil_all(held: dict[str, bytes], count: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` spoiled files, as many of each."""
    chance = random.Random(SEED)
    names = sorted(held)
    for number in range(count):
        name = names[number % len(names)]
        how = chance.choice((flip, flip, cut, take_out, double, lengths, members, splice))
        other = held[chance.choice(names)]
        yield f"{number:04} {how.__name__} {name.replace('/', '_')}", how(held[name], other, chance)


def flip(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.choice((1, 4, 20, 200)) if held else 0):
        held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def cut(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def take_out(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[min(end, start + len(data) // 4) :]


def double(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:end] * chance.choice((1, 3)) + data[end:]


def lengths(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.choice((1, 3, 10)) if len(held) > 8 else 0):
        value, form = chance.choice(_LENGTHS), chance.choice(("<I", ">I", "<H", ">H"))
        struct.pack_into(form, held, chance.randrange(len(held) - 4), value & (0xFFFF if "H" in form else 0xFFFFFFFF))
    return bytes(held)


def members(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Spoil one member of an archive or Office paper, leave one out, or give one another name; else flip bits."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = {info.filename: archive.read(info) for info in archive.infolist() if info.file_size < LARGEST}
        name = chance.choice(sorted(held))
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, LookupError, NotImplementedError):
        return flip(data, other, chance)
    what = chance.choice(("spoil", "spoil", "lose", "name"))
    if what == "lose":
        del held[name]
    elif what == "name":
        held[chance.choice(("../" + name, "C:\\" + name, "", "\x00\x07", "a" * 60_000, name + "/"))] = held.pop(name)
    else:
        how = chance.choice((flip, cut, take_out, double, splice))
        held[name] = how(held[name], other, chance)
    return make_zip(held, zipfile.ZIP_DEFLATED)


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def read_each(spoiled: list[tuple[str, bytes]], tally: Tally) -> None:
    reader = GuardedReader()
    try:
        for name, data in spoiled:
            read_one(reader, name, data, tally)
    finally:
        reader.close()


def read_one(reader: GuardedReader, name: str, data: bytes, tally: Tally) -> None:
    found: list[Attachment] = []
    start = time.monotonic()
    result, error = ReadResult(), ""
    try:
        result = reader.read(data, name, SourceId("s"), keep=found.append)
    except Exception as err:  # noqa: BLE001  (finding them is the purpose)
        error = f"{type(err).__name__}: {err}"
    took = time.monotonic() - start
    with tally.lock:
        tally.slowest.append((took, name))
        tally.kinds[result.unread.kind.value if result.unread else "read"] += 1
        if result.unread and "crashed on it" in result.unread.detail:
            tally.crashed[f"{result.unread.detail.partition('crashed on it')[2][:90]} {name.partition('.')[2]}"] += 1
        if error:
            tally.wrong.append(f"{name}: {error[:200]}")
        if took > HANG_S:
            tally.wrong.append(f"{name}: took {took:.0f} s")
        if not (error or result.documents or result.unread or found or result.dockets):
            tally.wrong.append(f"{name}: nothing came out and no reason")
        if (lost := members_of(data) - len(found)) > 0 and not result.documents and not result.unread:
            tally.wrong.append(f"{name}: {lost} members without a line")


def members_of(data: bytes) -> int:
    """Return how many files a ZIP archive has, counted by its directory alone; 0 for anything else."""
    if not data.startswith(b"PK\x03\x04"):
        return 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(not info.is_dir() and "__MACOSX/._" not in info.filename for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, LookupError, NotImplementedError, struct.error):
        return 0


class Clock:
    def now(self) -> datetime:
        return datetime(2029, 8, 22, tzinfo=UTC)


def whole_run(spoiled: list[tuple[str, bytes]]) -> Iterator[str]:
    """Yield what is wrong with the ledger of a matter of the files."""
    with tempfile.TemporaryDirectory(prefix="belie-fuzz-") as place:
        folder = Path(place) / "in"
        folder.mkdir()
        for name, data in spoiled:
            (folder / name).write_bytes(data)
        start = time.monotonic()
        with open_matter(Path(place) / "matter", create=True) as store, Pool(WORKERS) as pool:
            take_in([folder], blobs=store.blobs, store=store, clock=Clock())
            Flow(
                store=store,
                blobs=store.blobs,
                clock=Clock(),
                pool=pool,
                progress=Silent(),
                judge_pairs=0,
                findings=1,
                ocr="off",
            ).read()
            lines = list(store.iter_intake())
        held = balance(lines)
        print(f"a matter of {len(spoiled)} of them: {held.files} lines, read in {time.monotonic() - start:.0f} s")
        yield from held.problems
        if not held.even or held.waiting:
            yield f"the ledger does not balance: {held}"
        for name in {name for name, _ in spoiled} - {line.name for line in lines}:
            yield f"{name}: no line in the ledger"


if __name__ == "__main__":
    main()
