"""OPT and LFP: a line a page."""

from belie.domain.ids import SourceId
from belie.domain.productions import FaultKind, LoadFile
from belie.sources.load_files.parse import is_load_file, parse_load_file

HERE = SourceId("0" * 64)


def parsed(data: bytes, name: str) -> LoadFile:
    assert is_load_file(data, name)
    found = parse_load_file(data, name, HERE)
    assert found is not None
    return found


def test_an_opt_says_which_image_shows_which_page() -> None:
    held = parsed(
        b"AB1,V1,D:\\IMAGES\\AB1.TIF,Y,,,2\r\nAB2,V1,D:\\IMAGES\\AB2.TIF,,,,\r\nAB3,V1,.\\a.jpg,Y,,,1\r\n", "x.opt"
    )
    assert [(line.key, line.path, line.first, line.pages) for line in held.images] == [
        ("AB1", "D:\\IMAGES\\AB1.TIF", True, 2), ("AB2", "D:\\IMAGES\\AB2.TIF", False, None),
        ("AB3", ".\\a.jpg", True, 1),
    ]  # fmt: skip
    assert not held.faults


def test_lines_that_name_one_file_are_its_pages_in_turn() -> None:
    held = parsed(b"AB1,V1,a.tif,Y,,,2\nAB2,V1,a.tif,,,,\nAB3,V1,a.tif,Y,,,1\n", "x.opt")
    assert [line.index for line in held.images] == [0, 1, 0]


def test_a_line_of_other_fields_is_told() -> None:
    held = parsed(b"AB1,V1,a.tif,Y,,,1\nAB2,V1,b.tif,Y\nAB3,V1,c.tif,Y,,,one\n", "x.opt")
    assert [(fault.kind, fault.line, fault.byte) for fault in held.faults] == [
        (FaultKind.FIELD_COUNT, 2, 19), (FaultKind.PAGE_COUNT, 3, 34),
    ]  # fmt: skip
    assert [line.key for line in held.images] == ["AB1", "AB2", "AB3"]


def test_an_lfp_says_the_same() -> None:
    data = b"IM,AB1,D,0,@V1;IMAGES\\001;AB1.TIF;2\r\nIM,AB2, ,2,@V1;IMAGES\\001;AB1.TIF;2\r\nIM,AB3,C,0\r\n"
    held = parsed(data, "x.lfp")
    assert [(line.key, line.path, line.first, line.index) for line in held.images] == [
        ("AB1", "IMAGES\\001\\AB1.TIF", True, 0), ("AB2", "IMAGES\\001\\AB1.TIF", False, 1),
    ]  # fmt: skip
    assert [fault.line for fault in held.faults] == [3]
