"""Which file a document was read from."""

import pytest

from belie.app.asking import file_of


@pytest.mark.parametrize(
    ("document", "file"),
    [
        ("thread.eml", "thread.eml"),
        ("thread.eml#2", "thread.eml"),
        ("memo.pdf#comment-3", "memo.pdf"),
        ("issue #4 of the log.txt", "issue #4 of the log.txt"),
    ],
)
def test_a_document_is_of_its_file(document: str, file: str) -> None:
    assert file_of(document) == file
