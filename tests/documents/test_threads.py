from __future__ import annotations

from dataclasses import replace

import pytest

from belie.documents.threads import Thread, bare_subject, build_threads, find_quoted, message_ids
from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind, Hints, Page
from belie.domain.ids import SourceId, document_id
from belie.domain.likeness import LikenessKind
from belie.domain.spans import Span

FIRST = "Crews have replaced eleven lines in the east wing and will begin the west wing on Monday morning."
SECOND = "Do not put that number in writing before the hearing, as counsel has told you twice this week."
THIRD = "Understood, I will leave the number out of the declaration that goes to the court on Friday."


def mail(
    name: str,
    body: str,
    *,
    by: str = "",
    to: str = "",
    day: str = "",
    subject: str = "Lines",
    of: Document | None = None,
    **fields: str,
) -> Document:
    """A mail with its header as furniture; `of` makes it a quotation in that mail."""
    header = f"From: {by}\nSubject: {subject}"
    source = of.source if of else SourceId(name)
    return Document(
        id=document_id(source, name),
        source=source,
        name=name,
        format="eml",
        pages=(Page(index=0, text=f"{header}\n\n{body}", furniture=(Span(0, len(header)),)),),
        hints=Hints(
            kind=DocumentKind.EMAIL, title=subject, author=by, addressee=to, date=When.parse(day) if day else None
        ),
        parent=of.id if of else None,
        fields=tuple((key.replace("_", "-"), value) for key, value in fields.items()),
    )


PIKE = mail("1.eml", FIRST, by="W. Pike", to="Ines Calder", day="2029-08-20", message_id="<1@quill>")
CALDER = mail(
    "2.eml",
    SECOND,
    by="Ines Calder",
    to="W. Pike",
    day="2029-08-21",
    subject="Re: Lines",
    message_id="<2@quill>",
    in_reply_to="<1@quill>",
)
ANSWER = mail(
    "3.eml",
    THIRD,
    by="W. Pike",
    to="Ines Calder",
    day="2029-08-22",
    subject="RE: Lines",
    message_id="<3@quill>",
    references="<1@quill> <2@quill>",
)


def shape(thread: Thread) -> list[tuple[str, str, int | None]]:
    return [(held.state.value, held.author or held.message_id, held.answers) for held in thread.messages]


def test_the_headers_tell_what_answers_what_in_any_order_of_files() -> None:
    for order in ([PIKE, CALDER, ANSWER], [ANSWER, PIKE, CALDER]):
        (thread,) = build_threads(order)
        assert shape(thread) == [("held", "W. Pike", None), ("held", "Ines Calder", 0), ("held", "W. Pike", 1)]
        assert thread.subject == "Lines"


def test_a_mail_that_only_headers_name_is_missing() -> None:
    (thread,) = build_threads([PIKE, ANSWER])
    assert shape(thread) == [("held", "W. Pike", None), ("missing", "2@quill", 0), ("held", "W. Pike", 1)]


def test_a_missing_mail_that_is_quoted_is_known_from_the_quotation() -> None:
    quoted = mail("3.eml#2", SECOND, by="Ines Calder", day="2029-08-21", of=ANSWER)
    (thread,) = build_threads([PIKE, ANSWER, quoted])
    assert shape(thread) == [("held", "W. Pike", None), ("quoted", "Ines Calder", 0), ("held", "W. Pike", 1)]
    assert thread.messages[1].quoted_in == (quoted.id,)
    assert thread.messages[1].message_id == "2@quill"
    assert find_quoted([PIKE, ANSWER, quoted]) == []


def test_a_quotation_of_a_mail_that_is_held_is_that_mail() -> None:
    bare = [replace(held, fields=()) for held in (PIKE, CALDER)]
    quoted = mail("2.eml#2", FIRST, by="Pike, W.", day="2029-08-20", of=bare[1])
    (thread,) = build_threads([*bare, quoted])
    assert shape(thread) == [("held", "W. Pike", None), ("held", "Ines Calder", 0)]
    assert [held.inclusive for held in thread.messages] == [False, True]
    (found,) = find_quoted([*bare, quoted])
    assert (found.kind, found.first, found.second, found.share) == (LikenessKind.QUOTED, PIKE.id, quoted.id, 1.0)


def test_a_trimmed_quotation_is_still_that_mail_but_does_not_replace_it() -> None:
    trimmed = mail("2.eml#2", FIRST.removesuffix(" on Monday morning."), by="W. Pike", of=CALDER)
    (thread,) = build_threads([PIKE, CALDER, trimmed])
    assert [held.inclusive for held in thread.messages] == [True, True]


def test_attachments_are_left_behind_by_the_answer() -> None:
    quoted = mail("2.eml#2", FIRST, by="W. Pike", of=CALDER)
    (thread,) = build_threads([PIKE, CALDER, quoted], attached={PIKE.source})
    assert [held.inclusive for held in thread.messages] == [True, True]


def test_a_mail_in_a_mailbox_and_alone_is_one_message() -> None:
    again = replace(PIKE, id=document_id("box", "7"), source=SourceId("box"), name="box.mbox#7")
    (thread,) = build_threads([PIKE, again, CALDER])
    assert thread.messages[0].documents == (PIKE.id, again.id)
    assert len(thread.messages) == 2


def test_a_reply_without_headers_answers_the_last_mail_of_its_subject_between_the_same_people() -> None:
    bare = [replace(held, fields=()) for held in (PIKE, CALDER)]
    other = mail(
        "9.eml", "The roof of the boat house is leaking again.", by="Wanda Ruiz", to="Piers Holloway", day="2029-08-20"
    )
    threads = build_threads([*bare, other])
    assert [[message.author for message in thread.messages] for thread in threads] == [
        ["W. Pike", "Ines Calder"],
        ["Wanda Ruiz"],
    ]


def test_a_mail_without_a_reply_mark_opens_a_thread_of_its_own() -> None:
    second = mail("4.eml", SECOND, by="W. Pike", to="Ines Calder", day="2029-09-01")
    assert len(build_threads([PIKE, second])) == 2


def test_thanks_from_two_people_are_two_messages() -> None:
    notes = [
        mail(f"{who}.eml", "Thank you.", by=who, day="2029-08-20", subject="") for who in ("Ines Calder", "W. Pike")
    ]
    assert len(build_threads(notes)) == 2


def test_a_circle_of_references_ends() -> None:
    one = mail("a.eml", FIRST, message_id="<a@x>", in_reply_to="<b@x>")
    other = mail("b.eml", SECOND, message_id="<b@x>", in_reply_to="<a@x>", references="<b@x>")
    (thread,) = build_threads([one, other])
    assert len(thread.messages) == 2


def test_papers_that_are_no_mail_are_passed_over() -> None:
    memo = replace(PIKE, hints=Hints(kind=DocumentKind.MEMO))
    assert build_threads([memo]) == []


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Re: FW: Lines", "lines"),
        ("AW: WG: [EXTERNAL] Lines", "lines"),
        ("Re[2]: Lines ", "lines"),
        ("Report: lines", "report: lines"),
        ("", ""),
    ],
)
def test_a_subject_is_bare_without_its_marks(subject: str, bare: str) -> None:
    assert bare_subject(subject) == bare


def test_ids_are_read_with_and_without_brackets() -> None:
    assert message_ids(" <a@x>\t<b@y>") == ["a@x", "b@y"]
    assert message_ids("a@x and words") == ["a@x"]
    assert message_ids("") == []
