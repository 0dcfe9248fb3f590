"""A folder that the system keeps shut is a line of the ledger; what stands beside it is taken in."""

import os
import tempfile
from pathlib import Path

from belie.custody.intake import _Found, _walk

NOBODY = 65534


def test_a_folder_that_may_not_be_entered_is_refused_and_the_walk_goes_on() -> None:
    root_user = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as place:  # outside pytest's folders, which only their owner may enter
        record = Path(place) / "record"
        (record / "locked").mkdir(parents=True)
        (record / "note.txt").write_text("The gate was open.")
        Path(place).chmod(0o755)
        (record / "locked").chmod(0)
        found: list[_Found] = []
        try:
            if root_user:
                os.seteuid(NOBODY)
            _walk(record, found, [])
        finally:
            if root_user:
                os.seteuid(0)
            (record / "locked").chmod(0o700)
    assert [(item.name, bool(item.refused)) for item in found] == [("locked/", True), ("note.txt", False)]
