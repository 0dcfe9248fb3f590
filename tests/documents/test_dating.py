"""Dates written in full, in order of place, however many."""

import time

from belie.documents.dating import find_written_dates


def test_dates_of_every_form_come_in_order_of_place() -> None:
    text = "2031-05-04, then June 2031, then 3/4/31; on the 21st of May, 2031 and May 6, 2031, and 041522Z MAR 31."
    found = [(str(when), span.of(text)) for span, when in find_written_dates(text)]
    assert found == [
        ("2031-05-04", "2031-05-04"),
        ("2031-06", "June 2031"),
        ("2031-03-04", "3/4/31"),
        ("2031-05-21", "21st of May, 2031"),
        ("2031-05-06", "May 6, 2031"),
        ("2031-03-04", "041522Z MAR 31"),
    ]


def test_an_impossible_day_is_no_date_and_hides_none() -> None:
    assert [str(when) for _, when in find_written_dates("February 31, 2031. March 1, 2031.")] == ["2031-03-01"]


def test_many_dates_take_time_in_proportion() -> None:
    start = time.process_time()
    assert sum(1 for _ in find_written_dates("March 3, 2031, or 3/4/31. " * 10_000)) == 20_000
    assert time.process_time() - start < 5  # one second and less; compared with all the others it took minutes
