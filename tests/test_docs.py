"""What can drift is tested: every command, setting, error and reason has its line in the documentation."""

import re
from pathlib import Path

import pytest
import typer

from belie import errors
from belie.app.cli.main import cli
from belie.app.settings import Settings
from belie.domain.ledger import UnreadKind

ROOT = Path(__file__).parents[1]
README, ERRORS, SETTINGS = (
    (ROOT / name).read_text("utf-8") for name in ("README.md", "docs/errors.md", "docs/settings.md")
)


def commands() -> list[str]:
    group = typer.main.get_command(cli)
    return sorted(group.commands)  # type: ignore[attr-defined]


def error_classes() -> list[type[errors.BelieError]]:
    def below(kind: type[errors.BelieError]) -> list[type[errors.BelieError]]:
        return [kind, *(deeper for child in kind.__subclasses__() for deeper in below(child))]

    return below(errors.BelieError)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`belie {command} " in README


@pytest.mark.parametrize("setting", sorted(Settings.model_fields))
def test_every_setting_is_documented(setting: str) -> None:
    assert f"`BELIE_{setting.upper()}`" in SETTINGS


@pytest.mark.parametrize("kind", error_classes(), ids=lambda kind: kind.__name__)
def test_every_error_is_documented_with_its_exit_code(kind: type[errors.BelieError]) -> None:
    assert f"`{kind.__name__}`" in ERRORS
    assert f"| {kind.exit_code} |" in ERRORS


@pytest.mark.parametrize("kind", sorted(UnreadKind))
def test_every_reason_for_not_reading_is_documented(kind: UnreadKind) -> None:
    assert f"| `{kind.value}` |" in ERRORS


def test_links_between_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
