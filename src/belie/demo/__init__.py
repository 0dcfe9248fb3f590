"""An invented detention class action that ships with belie: the demonstration and the main test fixture.

Nothing here is real: country, agency, court, people and papers are made up (see README.md in this folder).
`record_path()` is a folder of documents only; what a careful reader finds in it is in `expected_path()`, kept
outside that folder so that the answers are never read as evidence.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def record_path() -> Path:
    """Return the folder of the invented documents; it holds no other files."""
    return _HERE / "record"


def expected_path() -> Path:
    """Return the JSON file of the pairs, look-alikes, people, statements, frames and pages to be found."""
    return _HERE / "expected.json"
