"""Words that are made like words, and letters that are none."""

from __future__ import annotations

import pytest

from belie.documents.text_quality import NOISY_BELOW, is_noisy, text_quality

PROSE = (
    "The dispatcher of the Harrow Valley bus line testified that the north gate was closed from March to October "
    "2031, and that no driver had been given a key before the audit. See Noor Decl. ¶ 12; Ex. C at 4. The FBI and "
    "Mr. McAllister didn't object; they acquired the plaintiffs’ records under subpoena."
)
TABLE = "Date Route Driver Miles\n" + "03/04/2031 12-B Okafor 118.5\n04/04/2031 9-A Wyrzykowski 77.0\n" * 12


def shifted(text: str, by: int) -> str:
    """Return a text as a font without its encoding gives it: each letter another one."""
    return "".join(chr((ord(char) - 97 + by) % 26 + 97) if "a" <= char <= "z" else char for char in text)


@pytest.mark.parametrize("text", [PROSE, PROSE.upper()])
def test_prose_is_words(text: str) -> None:
    quality = text_quality(text)
    assert quality is not None and quality > 0.93
    assert not is_noisy(text)


@pytest.mark.parametrize(
    "text",
    [
        shifted(PROSE, 3),
        shifted(PROSE, 13),
        PROSE.replace("e", "\ufffd"),
        PROSE.replace("a", "\ue041"),
        PROSE.replace("th", "tl1").replace("e ", "c~ ").replace("i", "1"),
    ],
)
def test_broken_fonts_and_bad_ocr_are_noise(text: str) -> None:
    quality = text_quality(text)
    assert quality is not None and quality < NOISY_BELOW
    assert is_noisy(text)


def test_a_few_words_are_not_judged_however_often_they_come() -> None:
    assert text_quality("Xqzzk wvvfg " * 40) is None
    assert not is_noisy(TABLE)
