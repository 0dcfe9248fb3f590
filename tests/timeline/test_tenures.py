"""Roles over time, from what papers print and claim."""

from __future__ import annotations

import pytest

from belie.domain.dates import When
from belie.domain.ids import DocumentId
from belie.domain.people import Manner, RoleEvidence, Tenure
from belie.domain.spans import Span
from belie.timeline.tenures import describe, holds, is_office, make_tenures, office_key


def at(day: str | None, role: str = "director", **more: object) -> RoleEvidence:
    since, until, then = (more.pop(name, None) for name in ("since", "until", "then"))
    return RoleEvidence(
        document=DocumentId(f"paper {day}"),
        span=Span(0, 9),
        name="Edith Varga",
        role=role,
        said_on=When.parse(day) if day else None,
        since=When.parse(str(since)) if since else None,
        until=When.parse(str(until)) if until else None,
        at=When.parse(str(then)) if then else None,
        **more,  # type: ignore[arg-type]
    )


def one(*evidence: RoleEvidence) -> Tenure:
    (tenure,) = make_tenures(evidence)
    return tenure


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ([at("2017-05-02")], "director: seen 2017-05-02"),
        ([at("2017-05-02"), at("2018-01-09")], "director: seen 2017-05-02 to 2018-01-09"),
        ([at("2017-05-02", since="2014")], "director: from 2014, seen 2017-05-02"),
        ([at("2020-05-02", manner=Manner.BEGAN, since="2017-05")], "director: from 2017-05"),
        ([at("2020-05-02", manner=Manner.ENDED, until="2019-04")], "director: until 2019-04"),
        ([at("2020-05-02", manner=Manner.THEN, then="2017")], "director: seen 2017"),
        ([at("2020-05-02", manner=Manner.THEN)], "director: no date"),
        ([at("2020-05-02", manner=Manner.FORMER)], "director: until 2020-05-02 or before"),
        (
            [at("2017-05-02"), at("2020-05-02", manner=Manner.FORMER)],
            "director: until 2017-05-02 to 2020-05-02, seen 2017-05-02",
        ),
        ([at("2017-05-02"), at("2016-01-01", until="2016")], "director: seen 2017-05-02"),  # in it again
        ([at(None)], "director: no date"),
        (
            [at("2017-05-02", body="Port Office"), at("2018-05-02")],
            "director, Port Office: seen 2017-05-02 to 2018-05-02",
        ),
    ],
)
def test_places_make_a_tenure(evidence: list[RoleEvidence], words: str) -> None:
    assert describe(one(*evidence)) == words


def test_an_office_of_two_bodies_is_two_tenures_and_ties_are_none() -> None:
    found = make_tenures(
        [
            at("2019-05-02", body="Port Office"),
            at("2017-05-02", body="Bureau of Returns"),
            at("2017-05-02", role="sister"),
            at("2017-05-02", role="plaintiff"),
            at(None, role="inspector"),
        ]
    )
    assert [(held.role, held.body) for held in found] == [
        ("director", "Bureau of Returns"),
        ("director", "Port Office"),
        ("inspector", ""),
    ]
    assert [is_office(role) for role in ("acting director", "sister", "road", "the gate")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_tenure_keeps_every_place_it_rests_on_in_order_of_date() -> None:
    places = [at("2018-01-09"), at("2017-05-02"), at(None)]
    assert one(*places).evidence == (places[1], places[0], places[2])


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("Deputy Director", "deputy director"),
        ("former director", "director"),
        ("acting director", "director"),
        ("the then-minister", "minister"),
    ],
)
def test_one_office_has_one_key(role: str, key: str) -> None:
    assert office_key(role) == key


SEEN = one(at("2017-05-02"), at("2018-05-02"))
SINCE = one(at("2017-05-02", since="2014"))
OVER = one(at("2017-05-02"), at("2020-05-02", manner=Manner.ENDED, until="2018-01-31"))


@pytest.mark.parametrize(
    ("tenure", "day", "sure"),
    [
        (SEEN, "2017-12-01", True),
        (SEEN, "2017-05-02", True),
        (SEEN, "2018-12-01", False),
        (SEEN, "2020-12-01", None),
        (SEEN, "2016-12-01", False),
        (SINCE, "2015-01-01", True),
        (SINCE, "2013-12-31", None),
        (SINCE, "2018-02-01", False),
        (OVER, "2018-01-15", True),
        (OVER, "2018-02-01", None),
        (one(at(None)), "2018-02-01", None),
    ],
)
def test_a_tenure_covers_a_day_surely_nearly_or_not(tenure: Tenure, day: str, sure: bool | None) -> None:
    held = holds(tenure, When.parse(day))
    assert (held.sure if held else None) is sure
