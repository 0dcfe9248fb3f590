"""The file that a path in a load file means: written on another machine, under another root, in another case.

A path may be absolute ("D:\\EXPORT\\VOL01\\IMAGES\\0001.TIF") or begin at the volume, at the folder of the load file
or above it. It is tried whole and then without its first folders, in the folder of the load file and in those above.
A file in another folder than the path says is never taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from belie.domain.ids import SourceId

MEMBER = "!"  # between a container's name and that of what was found inside
FOLDERS_ABOVE = 3  # of the load file that are looked in: DATA, the volume, the production
_NUMBERED = re.compile(r"#\d+$")  # "name#2": other bytes that came under the same name


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is there: its name, and the source where it was taken in."""

    name: str
    source: SourceId | None = None
    exact: bool = True  # False: the path differs from the name in case


class Shelf(Protocol):
    """Where the files of a production are looked for."""

    def find(self, load_file: str, path: str) -> Found | None:
        """Return the file that a path written in a load file means."""
        ...


def plain_name(name: str) -> str:
    """Return the name of a file as it was, without the number that keeps files of one name apart."""
    return _NUMBERED.sub("", name)


def folder_of(name: str) -> str:
    """Return the folder of a file, with the container it is in: "prod.zip!VOL01/DATA"."""
    container, member, inner = name.rpartition(MEMBER)
    return f"{container}{member}{inner.rpartition('/')[0]}"


def candidates(load_file: str, path: str) -> Iterator[str]:
    """Yield the names that a path may mean, likeliest first."""
    container, member, inner = load_file.rpartition(MEMBER)
    parts = [part for part in path.strip().replace("\\", "/").split("/") if part not in ("", ".")]
    if parts and re.fullmatch(r"[A-Za-z]:", parts[0]):
        parts = parts[1:]
    folders = inner.split("/")[:-1]
    bases = [folders[:length] for length in range(len(folders), max(-1, len(folders) - FOLDERS_ABOVE - 1), -1)]
    for start in range(len(parts)):
        for base in bases:
            walked = list(base)
            for part in parts[start:]:
                if part == "..":
                    if not walked:
                        break
                    walked.pop()
                else:
                    walked.append(part)
            else:
                yield f"{container}{member}{'/'.join(walked)}"


class Taken:
    """The files of a matter. Of several of one name, that of the load file's own delivery is meant.

    The files of a folder arrive in the order of their names, so it is the nearest one on the right side.
    """

    def __init__(self, arrivals: Iterable[tuple[str, SourceId]]) -> None:
        """Take every name with its source, in the order of arrival."""
        self._rows: dict[tuple[str, SourceId], int] = {}
        self._named: dict[str, list[tuple[int, str, SourceId]]] = defaultdict(list)
        for row, (name, source) in enumerate(arrivals):
            self._rows[name, source] = row
            self._named[plain_name(name).casefold()].append((row, name, source))
        self._firsts = {name: row for (name, _), row in reversed(self._rows.items())}
        places: dict[SourceId, tuple[int, int, str]] = {}
        for (name, source), row in self._rows.items():
            depth = name.count(MEMBER)
            place = (depth, 0 if depth else row, name)  # as the ledger counts which of several names is the first
            places[source] = min(place, places.get(source, place))
        self._first_names = {source: place[2] for source, place in places.items()}

    def find(self, load_file: str, path: str) -> Found | None:
        """Return the file that a path written in a load file means."""
        for wanted in candidates(load_file, path):
            held = self._named.get(wanted.casefold())
            if held:
                same_case = [each for each in held if plain_name(each[1]) == wanted]
                _, name, source = self._nearest(load_file, same_case or held)
                return Found(name, source, exact=bool(same_case))
        return None

    def first_name(self, source: SourceId) -> str:
        """Return the name under which a source stands in the ledger; its others are duplicates."""
        return self._first_names[source]

    def order(self, load_file: str) -> tuple[int, str]:
        """Return when a load file came: by its own row, or its container's."""
        return self._firsts.get(load_file.partition(MEMBER)[0], -1), load_file

    def _nearest(self, load_file: str, held: list[tuple[int, str, SourceId]]) -> tuple[int, str, SourceId]:
        row = self._firsts.get(load_file, -1)
        at = bisect_left(held, (row,))
        later = PurePosixPath(held[0][1]).parts > PurePosixPath(load_file).parts
        if later:
            return held[at] if at < len(held) else held[-1]
        return held[at - 1] if at else held[0]


class Disk:
    """The files of a folder on disk; names are paths from `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._listings: dict[Path, dict[str, str]] = {}

    def find(self, load_file: str, path: str) -> Found | None:
        """Return the file that a path written in a load file means."""
        for wanted in candidates(load_file, path):
            folder = self._root
            names: list[str] = []
            for part in wanted.split("/"):
                name = self._listing(folder).get(part) or self._listing(folder).get(part.casefold())
                if name is None:
                    break
                folder, names = folder / name, [*names, name]
            else:
                if folder.is_file():
                    return Found("/".join(names), exact="/".join(names) == wanted)
        return None

    def _listing(self, folder: Path) -> dict[str, str]:
        if folder not in self._listings:
            try:
                names = sorted(entry.name for entry in folder.iterdir())
            except OSError:
                names = []
            self._listings[folder] = {name.casefold(): name for name in names} | {name: name for name in names}
        return self._listings[folder]
