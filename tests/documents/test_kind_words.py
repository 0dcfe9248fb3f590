"""What kind of paper a user's words name."""

import pytest

from belie.documents.kind_words import kind_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("affidavit", "declaration"),
        ("Sworn Declaration", "declaration"),
        ("hearing transcript", "transcript"),
        ("press_release", "press_release"),
        ("Press release", "press_release"),
        ("press briefing", "transcript"),
        ("appellate brief", "filing"),
        ("superseding indictment", "filing"),
        ("opinion", "order"),
        ("e-mail", "email"),
        ("decision memo", "memo"),
        ("floor statement", "speech"),
        ("testimony", None),  # prepared, or given in a deposition: the face tells
        ("other", None),
        ("interview", None),
        ("poem", None),
        ("", None),
    ],
)
def test_the_last_words_tell_the_kind(words: str, kind: str | None) -> None:
    found = kind_of(words)
    assert (found.value if found else None) == kind
