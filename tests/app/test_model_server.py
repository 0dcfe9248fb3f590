"""The model server in the settings: off unless named, refused before a word is sent, asked by the doctor."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands import belie
from belie.app.settings import model_server, settings_with
from belie.errors import UsageError


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BELIE_MODEL_SERVER", "BELIE_MODEL", "BELIE_MODEL_KEY", "BELIE_MODEL_ANYWHERE"):
        monkeypatch.delenv(name, raising=False)


def test_nothing_is_asked_unless_a_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELIE_MODEL", "invented-1b")
    assert model_server(settings_with()) is None


def test_a_server_without_a_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELIE_MODEL_SERVER", "http://127.0.0.1:8080/v1")
    with pytest.raises(UsageError, match="Name the model"):
        model_server(settings_with())


def test_the_key_is_in_no_printed_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELIE_MODEL_SERVER", "http://127.0.0.1:8080/v1")
    monkeypatch.setenv("BELIE_MODEL", "invented-1b")
    monkeypatch.setenv("BELIE_MODEL_KEY", "k-secret")
    settings = settings_with()
    server = model_server(settings)
    assert server is not None
    assert server.key == "k-secret"
    assert "k-secret" not in f"{server!r} {settings!r} {server.version}"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    program = Path(__file__).parents[1] / "engine" / "model_server.py"
    port_file = tmp_path / "port"
    process = subprocess.Popen([sys.executable, str(program), str(port_file), "good"])
    for _ in range(400):
        if port_file.exists():
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port_file.read_text()}/v1"
    process.kill()
    process.wait()


# The user names a server, so these commands run without the guard that refuses all other tests a connection.
OPEN = ""


def test_a_run_tells_what_became_of_the_proposals_and_the_doctor_asks_the_server(address: str, tmp_path: Path) -> None:
    paper, matter = tmp_path / "note.txt", tmp_path / "matter"
    paper.write_text("Hale said that the unit was empty.\n\nThe men were moved in May.\n", "utf-8")

    def told(*words: str | Path, model: str = "invented-1b") -> str:
        done = belie(*words, check=False, BELIE_MODEL_SERVER=address, BELIE_MODEL=model, PYTHONPATH=OPEN)
        return done.stdout + done.stderr

    run = told("examine", paper, "--matter", matter, "--report", tmp_path / "r.html")
    assert "Model invented-1b: 1 passages (0 unanswered), 2 proposed: 0 taken, 1 known, 1 refused" in run
    assert "passages" not in told("run", matter)  # a second run asks nothing
    assert f"{address} answers and has invented-1b" in told("doctor")
    assert "it has no model other" in told("doctor", model="other")


def test_a_server_outside_is_refused_by_the_run_before_anything_is_sent(tmp_path: Path) -> None:
    paper = tmp_path / "note.txt"
    paper.write_text("Hale said that the unit was empty.\n", "utf-8")
    words = ("examine", paper, "--matter", tmp_path / "m", "--report", tmp_path / "r.html")
    done = belie(*words, check=False, BELIE_MODEL_SERVER="http://8.8.8.8/v1", BELIE_MODEL="m", PYTHONPATH=OPEN)
    assert done.returncode == 2
    assert "nothing was sent" in done.stderr
