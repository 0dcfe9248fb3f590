"""Tracked changes, ready to print."""

from belie.domain.documents import Document
from belie.domain.flags import Revision, RevisionKind
from belie.domain.ids import DocumentId, SourceId
from belie.exhibits.revisions import list_revisions


def revision(kind: RevisionKind, text: str, author: str = "Ana Ruiz", paragraph: str = "One.") -> Revision:
    return Revision(kind=kind, text=text, author=author, date="2030-05-02", paragraph=paragraph)


def changes(*revisions: Revision) -> list[tuple[str, str, str]]:
    held = Document(
        id=DocumentId("d"), source=SourceId("s"), name="m.docx", format="docx", pages=(), revisions=revisions
    )
    return [(row.deleted, row.inserted, row.moved) for row in list_revisions([held])]


def test_words_taken_out_stand_beside_what_was_put_in() -> None:
    gone, come = revision(RevisionKind.DELETED, "open"), revision(RevisionKind.INSERTED, "shut")
    assert changes(gone, come) == [("open", "shut", "")]
    assert changes(come, gone, come) == [("open", "shut", ""), ("", "shut", "")]


def test_changes_of_two_people_or_places_stay_apart() -> None:
    gone = revision(RevisionKind.DELETED, "open")
    assert changes(gone, revision(RevisionKind.INSERTED, "shut", author="B")) == [("open", "", ""), ("", "shut", "")]
    assert len(changes(gone, revision(RevisionKind.INSERTED, "shut", paragraph="Two."))) == 2
    assert changes(gone, gone, revision(RevisionKind.MOVED, "gate")) == [
        ("open", "", ""),
        ("open", "", ""),
        ("", "", "gate"),
    ]
