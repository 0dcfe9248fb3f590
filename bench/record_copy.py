"""Copies what a manifest or an expected.json lists to an empty folder, so that no gold answer is read as evidence.

python -m bench.record_copy FOLDER TARGET

FOLDER holds `manifest.json` (a list of entries with "doc") or `expected.json`
({"files": [{"file": ...}]}). A load file's OPT and its IMAGES, TEXT and NATIVES folders go along.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def listed(folder: Path) -> Iterator[str]:
    for name in ("manifest.json", "expected.json"):
        if (folder / name).is_file():
            loaded: Any = json.loads((folder / name).read_text("utf-8"))
            break
    else:
        raise SystemExit(f"{folder}: no manifest.json and no expected.json")
    for row in loaded if isinstance(loaded, list) else loaded["files"]:
        yield row.get("doc") or row["file"]


def copy(folder: Path, target: Path) -> int:
    """Copy every listed file, with its place below `folder`, and return how many."""
    if target.exists() and any(target.iterdir()):
        raise SystemExit(f"{target}: not empty")
    count = 0
    for name in listed(folder):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, place)
        count += 1
        pages = (folder / name).with_suffix(".OPT")
        if place.suffix == ".DAT" and pages.is_file():
            shutil.copyfile(pages, place.with_suffix(".OPT"))
        for part in ("IMAGES", "TEXT", "NATIVES"):
            beside = (folder / name).parent / part
            if beside.is_dir():
                shutil.copytree(beside, place.parent / part, dirs_exist_ok=True)
    return count


if __name__ == "__main__":
    print(copy(Path(sys.argv[1]), Path(sys.argv[2])), "files copied")
