"""Running the real command in a process of its own, without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

OFFLINE = Path(__file__).with_name("offline")  # its sitecustomize refuses every socket that leaves the machine


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BELIE_")}
    return {**kept, "PYTHONPATH": str(OFFLINE), "COLUMNS": "200", "BELIE_WORKERS": "2"}


def belie(*words: str | Path, check: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `belie` and return what came of it; with `check`, an exit code other than 0 or 3 fails the test."""
    done = subprocess.run(
        [sys.executable, "-m", "belie", *map(str, words)],
        capture_output=True,
        text=True,
        env={**environment(), **env},
        timeout=600,
        check=False,
    )
    if check:
        assert done.returncode in (0, 3), done.stderr
    return done


def ask(*words: str | Path) -> Any:
    """Run `belie ... --json` and return what it printed."""
    return json.loads(belie(*words, "--json").stdout)
