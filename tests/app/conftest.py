from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.commands import belie
from belie.app.settings import Settings
from belie.app.wiring import open_house
from belie.demo import expected_path, record_path


@dataclass(frozen=True)
class Examined:
    """The demo record after one `belie examine`."""

    matter: Path
    report: Path
    printed: str
    content_hash: str
    exit_code: int


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Examined:
    folder = tmp_path_factory.mktemp("demo")
    matter, report = folder / "matter", folder / "report.html"
    done = belie("examine", record_path(), "--matter", matter, "--report", report)
    return Examined(
        matter=matter,
        report=report,
        printed=done.stdout,
        content_hash=content_hash(matter),
        exit_code=done.returncode,
    )


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    import json

    loaded: dict[str, Any] = json.loads(expected_path().read_text("utf-8"))
    return loaded


def content_hash(matter: Path) -> str:
    with open_house(matter, Settings()) as house:
        return house.store.content_hash()
