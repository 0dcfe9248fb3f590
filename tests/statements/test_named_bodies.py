"""Bodies that speak, and what is defined for them: passage, whom the marked speaker is."""

import pytest

from statements.marked import named_at


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("<A statement from the Harbor Ministry> said that the unit was empty.", "Harbor Ministry"),
        ("<A report commissioned by Ann Pell> said that the unit was empty.", "Ann Pell"),
        ("<A report> said that the unit was empty. The Harbor Ministry paid.", ""),
        ("Tarrasco Freight, Inc. runs the unit. <Tarrasco> said that it was empty.", "Tarrasco Freight, Inc."),
        ("Corona Airways runs the unit. <The airline> said that it was empty.", "Corona Airways"),
        ("Corona Airways and Brenn Airlines run the unit. <The airline> said that it was empty.", ""),
        ("The Department of Harbors runs the unit. <The agency> said that it was empty.", "Department of Harbors"),
        ("<Pell & Vane> said that the unit was empty.", "Pell & Vane"),
        ("The Harbor Ministry denied it on Sunday, and <it> said that the unit was empty.", "Harbor Ministry"),
        ("<Tarrasco Freight chief executive Wanda Orle> said that the unit was empty.", "Wanda Orle"),
        ("Tarrasco Freight’s chief executive, Wanda Orle, came. <She> said that the unit was empty.", "Wanda Orle"),
        ("<Wanda Orle and the Harbor Ministry> said that the unit was empty.", ""),
        ("<The Harbor Department> said that the unit was empty.", "Harbor Department"),
        ("<The Department of Harbors> said that the unit was empty.", "Department of Harbors"),
        ("The Department of Harbors paid. <The Department> said that the unit was empty.", "Department of Harbors"),
        ("The Department of Harbors paid. <The department> said that the unit was empty.", "Department of Harbors"),
        ("The Department of Harbors and the Department of Works paid. <The department> said that it was empty.", ""),
        ("The Bureau of Returns (BOR) paid. <BOR> said that the unit was empty.", "Bureau of Returns"),
        ("The Bureau of Returns (“BOR”) paid. <The BOR> said that the unit was empty.", "Bureau of Returns"),
        ("The Bureau of Returns paid. <BOR> said that the unit was empty.", "Bureau of Returns"),
        (
            "The Harbor Works Commission (the “Agency”) paid. <The Agency> said that the unit was empty.",
            "Harbor Works Commission",
        ),
        (
            "The Harbor Works Commission (hereinafter “the Commission”) paid. <The Commission> said that it was empty.",
            "Harbor Works Commission",
        ),
        (
            "Tarrasco Freight, Inc. (“Tarrasco”) paid. <Tarrasco> said that the unit was empty.",
            "Tarrasco Freight, Inc.",
        ),
        (
            "Tarrasco Freight, Inc. paid. <The company> said in a statement that the unit was empty.",
            "Tarrasco Freight, Inc.",
        ),
        ("Tarrasco Freight, Inc. and Ostrow Lines LLC paid. <The company> said that the unit was empty.", ""),
        ("<The company> said that the unit was empty.", ""),
        ("<The Office of the Sheriff> said that the unit was empty.", "Office of the Sheriff"),
        (
            "The Marlow County Sheriff’s Office paid. <The Sheriff’s Office> said that it was empty.",
            "Marlow County Sheriff’s Office",
        ),
        ("<The government> said that the unit was empty.", ""),
        ("The Government of Ardovia paid. <The government> said that the unit was empty.", "Government of Ardovia"),
        ("The Government of Ardovia met the Government of Brenn. <The government> said that it was empty.", ""),
        ("The Harbor Ministry paid. <It> said that the unit was empty.", "Harbor Ministry"),
        ("The Harbor Ministry said that the unit was empty. <It> added that it stank.", "Harbor Ministry"),
        ("The Harbor Ministry said that the unit was empty. <They> added that it stank.", "Harbor Ministry"),
        ("Ann Pell and Tom Vane came. <They> said that the unit was empty.", ""),
        ("The guards left the Harbor Ministry. <They> said that the unit was empty.", ""),
        ("<An official at the Harbor Ministry> said that the unit was empty.", ""),
        ("<The Harbor Ministry’s report> said that the unit was empty.", ""),
        ("<A Harbor Ministry report> said that the unit was empty.", ""),
        ("<Police> said that the unit was empty.", ""),
        ("The Marlow Police Department came. <Police> said that the unit was empty.", "Marlow Police Department"),
        ("<The Marlow Police> said that the unit was empty.", "Marlow Police"),
        ("<The Marlow Herald> reported that the unit was empty.", "Marlow Herald"),
        (
            "Acme Freight told the Harbor Ministry of it. <The ministry> said that the unit was empty.",
            "Harbor Ministry",
        ),
    ],
)
def test_a_body_speaks_under_its_fullest_name(passage: str, name: str) -> None:
    assert named_at(passage) == name
