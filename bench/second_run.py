"""An unchanged second run against the first, on the demo record; budget: under 2 % of its time (design, budgets).

Wall seconds of the whole command, start of Python included.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from belie.demo import record_path


def examine(folder: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "belie",
            "examine",
            record_path(),
            "--matter",
            folder / "m",
            "--report",
            folder / "r.html",
        ],
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 3):
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        first = examine(Path(place))
        second = min(examine(Path(place)) for _ in range(3))
    print(f"first run {first:.1f} s, unchanged second run {second:.2f} s")
    print(f"second / first: {second / first:.1%} (budget 2 %)")


if __name__ == "__main__":
    main()
