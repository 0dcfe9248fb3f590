"""Text that is no record: noise, marks, endless lines. Nothing breaks or is invented; time grows with the size."""

import random
import time
from collections.abc import Callable

import pytest

from belie.domain.documents import DocumentKind
from statements.reading import read

PROSE = 'The director, Pim Haddow, said that the unit was shut in May. "Nobody was held there," he told the court. '


def noisy(text: str, share: float) -> str:
    """The text with a share of its characters misread."""
    chance = random.Random(1)
    return "".join(chance.choice("abcdefghijklmnop.,'\"“”|!1l ") if chance.random() < share else c for c in text)


def transcript(turns: int) -> str:
    lines = (f"Q. Was unit {at} empty?\nA. It was, on day {at}." for at in range(turns // 2))
    return "DEPOSITION OF PIM HADDOW\n" + "\n".join(lines)


def chain(mails: int) -> str:
    return "\n".join(f"On Mon, 3 Jun 2030 at 10:{at % 60:02}, Otis Vane wrote:\n> It was shut." for at in range(mails))


BAD: dict[str, tuple[Callable[[int], str], DocumentKind | None]] = {
    "one line of prose": (lambda n: PROSE * (20 * n), None),
    "one line without a stop": (lambda n: "word " * (6000 * n), None),
    "one word": (lambda n: "a" * (30_000 * n), None),
    "nothing but quotation marks": (lambda n: '"' * (3000 * n), None),
    "quotation marks of all kinds": (lambda n: "\" “ ‘ ' ” « `` " * (800 * n), None),
    "marks that never close": (lambda n: "“It was shut and ‘so on " * (500 * n), None),
    "greater-than signs": (lambda n: ">" * (25_000 * n), DocumentKind.EMAIL),
    "empty quoted lines": (lambda n: "> \n" * (2000 * n), DocumentKind.EMAIL),
    "brackets in brackets": (lambda n: "(" * (2500 * n) + "said" + ")" * (2500 * n), None),
    "a fifth of all characters misread": (lambda n: noisy(PROSE * (30 * n), 0.2), None),
    "a transcript": (lambda n: transcript(300 * n), DocumentKind.TRANSCRIPT),
    "a turn of questions": (lambda n: "MR. VANE: " + "Is it so? " * (800 * n), DocumentKind.TRANSCRIPT),
    "a long chain of mail": (lambda n: chain(120 * n), DocumentKind.EMAIL),
    "announcements": (lambda n: "Ms. Orle wrote:\n\n     It was shut.\n\n" * (60 * n), DocumentKind.ORDER),
}
SIZES = 1, 4
# Four times the text may take ten times the work (a machine is seldom alone); work that grows by squares takes 16.
MOST_GROWTH = 10
LEAST_S = 0.05  # below it a time says nothing


@pytest.mark.parametrize("name", BAD)
def test_the_work_grows_with_the_text(name: str) -> None:
    make, kind = BAD[name]
    read(make(1), kind)
    spent = []
    for size in SIZES:
        text = make(size)
        start = time.process_time()
        read(text, kind)
        spent.append(time.process_time() - start)
    assert spent[1] <= MOST_GROWTH * max(spent[0], LEAST_S)


@pytest.mark.parametrize(
    "name", [name for name in BAD if "mark" in name or "sign" in name or "word" in name or "bracket" in name]
)
def test_what_says_nothing_holds_no_statement(name: str) -> None:
    make, kind = BAD[name]
    said = read(make(1), kind).statements
    assert len(said) <= (1 if "never close" in name else 0)


def test_other_languages_hold_what_their_marks_say_and_no_reported_speaker() -> None:
    french = "La porte est close. « Personne n’était là depuis mai. » Les papiers sont perdus."
    arabic = "كانت الوحدة مغلقة في مايو. «لم يكن هناك أحد في المبنى.» ضاعت الأوراق."
    for text in (french, arabic):
        quoted = [s for s in read(text, DocumentKind.NEWS).statements if s.form.value == "direct"]
        assert [s.content for s in quoted] == [text.partition("«")[2].partition("»")[0].strip()]
        assert all(not s.speaker for s in quoted)


def test_misread_text_keeps_its_statements_where_they_stand() -> None:
    text = noisy(PROSE * 20, 0.2)
    for statement in read(text, DocumentKind.NEWS).statements:
        assert statement.anchor.quote
        assert all(span.end <= len(text) for span in statement.anchor.spans)


def test_every_turn_of_a_long_transcript_is_kept() -> None:
    statements = read(transcript(1000), DocumentKind.TRANSCRIPT).statements
    assert len(statements) == 500
    assert statements[-1].question == "Was unit 499 empty?"
