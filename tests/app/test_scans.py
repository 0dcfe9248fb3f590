"""A page that is only a picture, through the real command."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from app.commands import ask, belie

pytestmark = [pytest.mark.models, pytest.mark.slow]


def test_a_scan_is_recognised_said_so_and_found(tmp_path: Path) -> None:
    page = Image.new("L", (1700, 2200), 255)
    pen = ImageDraw.Draw(page)
    for line, words in enumerate(("The north weir was closed on March 3, 2031.", "Nobody had asked for it.")):
        pen.text((200, 200 + 90 * line), words, font=ImageFont.load_default(44), fill=0)
    page.save(tmp_path / "note.png", dpi=(200, 200))
    matter = tmp_path / "matter"
    belie("add", tmp_path / "note.png", "--matter", matter)
    done = belie("run", matter)
    assert "Recognising pages: 1" in done.stderr
    assert [row["document_name"] for row in ask("search", matter, "north weir closed")] == ["note.png"]
