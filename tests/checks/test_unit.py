from belie.checks.unit import make_units, typed_unit
from belie.domain.dates import When
from belie.domain.statements import Bound, Reading
from checks.papers import DECLARATION, NEWS, units_of


def test_the_author_of_a_paper_is_the_declarant_of_its_own_sentences() -> None:
    units = units_of(DECLARATION)
    assert {unit.declarant for unit in units} == {"Piers Holloway"}
    assert all(unit.sworn and unit.said_on == When.parse("2031-06-10") for unit in units)


def test_a_quotation_keeps_its_speaker_and_has_its_sentence_before_it() -> None:
    quote = units_of(NEWS)[-1]
    assert quote.declarant == "Mr. Holloway"
    assert quote.before.startswith("The harbour") and quote.before.endswith("told the court.")
    assert quote.after.startswith("Ticket prices")


def test_a_sentence_has_its_neighbours_around_it() -> None:
    first, second, third = units_of(NEWS)[:3]
    assert (first.before, first.after) == ("", second.text)
    assert (third.before, third.after) == (second.text, "")


def test_a_bracketed_letter_at_the_front_stays() -> None:
    statement = units_of(DECLARATION)[1].statement
    words = "[W]e have not agreed [to anything]."
    reading = Reading(statement=statement.id, text=words, declarant="P. Holloway", said_on=None)
    (unit,) = make_units([statement], [reading])
    assert (unit.text, unit.declarant) == (words, "P. Holloway")


def test_a_typed_sentence_is_said_by_nobody() -> None:
    unit = typed_unit("  Sarvonia   has agreed. ")
    assert (unit.text, unit.declarant, unit.said_on, unit.sworn) == ("Sarvonia has agreed.", "", None, False)
    assert unit.typed


def test_a_typed_sentence_has_its_numbers_read() -> None:
    (quantity,) = typed_unit("About 110 residents are held in the depot.").statement.quantities
    assert (quantity.low, quantity.bound) == (110, Bound.ABOUT)
