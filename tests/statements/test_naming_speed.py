"""Names stay cheap in long papers: the work grows with the length, not with its square."""

import time

from belie.documents.clean import clean
from belie.documents.frame import find_frame
from belie.domain.documents import DocumentKind
from belie.domain.spans import Span
from belie.statements.cast import Cast
from belie.statements.mentions import find_mentions
from belie.statements.parties import find_parties
from belie.statements.pronouns import Pronouns
from statements.reading import paper

SECONDS = 20  # about ten times what it takes on two slow cores


def _name(number: int) -> str:
    return "".join("aeiou"[int(digit) % 5] + "bdfklmnprt"[int(digit)] for digit in f"{number:04d}").capitalize()


def test_ten_thousand_names_on_one_line_take_seconds() -> None:
    text = " ".join(
        f"Director Ann {_name(n)} met the board of {_name(n * 7)} Freight, Inc. {_name(n)} said it was empty."
        for n in range(3500)
    )
    document = paper(text, DocumentKind.NEWS)
    cleaned = clean(document)
    frame = find_frame(document, cleaned)
    started = time.process_time()
    mentions = find_mentions(document, cleaned, frame, [])
    cast = Cast(text, frame, mentions, find_parties(text))
    pronouns = Pronouns(text, cast.people, cast.bodies, cast.taken_up(text), set())
    for at in range(0, len(text) - 3, len(text) // 2000):
        pronouns.person(Span(at, at + 3), "f", None)
    assert len(mentions) >= 10_000
    assert time.process_time() - started < SECONDS
