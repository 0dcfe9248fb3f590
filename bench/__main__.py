"""Every measurement of the budget table, one after the other: `python -m bench [NAME ...]`.

Each prints ratios taken in one run against a named reference. Times of one machine mean little by themselves.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent
NOT_A_MEASUREMENT = {
    "__main__",
    "record_copy",
    "ocr_pages",
    "production_build",
    "fuzz_seeds",
    "statement_sample",
    "small_model_server",
}


def main(names: list[str]) -> None:
    known = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_A_MEASUREMENT)
    unknown = set(names) - set(known)
    if unknown:
        raise SystemExit(f"no such measurement: {', '.join(sorted(unknown))}. There are: {', '.join(known)}")
    for name in names or known:
        print(f"== {name}", flush=True)
        sys.argv = [name]
        runpy.run_module(f"bench.{name}", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])
