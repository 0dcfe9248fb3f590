"""`belie people`: the list, one person, and decisions that are kept, applied, undone and outlive another analysis."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.sealed import run
from belie.domain.dates import When
from belie.domain.documents import Access, Document, DocumentKind
from belie.domain.ids import StatementId
from belie.domain.people import NameKind, NameMention, RoleClaim
from belie.domain.ports import Analysis
from belie.domain.spans import Span
from belie.domain.statements import Form, Naming, Statement, statement_id
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import document, frame, read, source, statement

PAPERS = {
    "report.txt": "Inspector Nils Aukerman said the gate was open. Aukerman said the list was short. A man said no.",
    "letter.txt": "Inspector Nils Auckerman said the gate was shut. He said the wall was new. Edith Varga wrote it.",
    "sealed.txt": "Ottoline Brandt said the files were lost. Edith Varga was told.",
}
SAID = {
    "report.txt": [
        ("the gate was open", "Inspector Nils Aukerman", "Nils Aukerman"),
        ("the list was short", "Aukerman", "Aukerman"),
        ("no", "A man", ""),
    ],
    "letter.txt": [
        ("the gate was shut", "Inspector Nils Auckerman", "Nils Auckerman"),
        ("the wall was new", "He", ""),
    ],
    "sealed.txt": [("the files were lost", "Ottoline Brandt", "Ottoline Brandt")],
}
NAMES = ("Nils Aukerman", "Nils Auckerman", "Edith Varga", "Ottoline Brandt")
WHY = ("--by", "R. Reviewer", "--because", "one hand, one desk")


def made(name: str) -> Document:
    return document(source(name), PAPERS[name])


def analysed(name: str) -> Analysis:
    held = made(name)
    statements: list[Statement] = []
    namings = []
    for words, speaker, called in SAID[name]:
        one = statement(held, words, speaker=speaker, said_on=When.parse("2031-05-02"))
        one = replace(one, form=Form.INDIRECT)
        statements.append(one)
        if called:
            namings.append(Naming(statement=one.id, name=called, because="named"))
    mentions = []
    for called in (*NAMES, "Aukerman"):
        at = held.text.find(called if " " in called else f" {called}")
        if at >= 0:
            place = Span(at + (" " not in called), at + (" " not in called) + len(called))
            role = "Inspector" if "Nils" in called else ""
            mentions.append(NameMention(document=held.id, span=place, name=called, kind=NameKind.PERSON, role=role))
    claims: tuple[RoleClaim, ...] = ()
    if name == "letter.txt":
        since = When.parse("2029")
        claims = (RoleClaim(document=held.id, span=Span(0, 24), name="Nils Auckerman", role="inspector", since=since),)
    access = Access.SEALED if name == "sealed.txt" else Access.PUBLIC
    head = frame(held, DocumentKind.NEWS, date=When.parse("2031-05-02"), access=access)
    return Analysis(
        frame=head, statements=tuple(statements), mentions=tuple(mentions), namings=tuple(namings), claims=claims
    )


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    folder = tmp_path / "matter"
    with open_matter(folder, create=True) as store:
        fill(store)
    code, printed = people(folder, "--split", "nobody", "--by", "x", "--because", "y")
    assert code == 2, printed
    identify(folder)
    return folder


def fill(store: SqliteStore) -> None:
    for name in PAPERS:
        read(store, source(name), made(name))
        store.save_analysis(made(name).id, "analyse-1", analysed(name))


def identify(folder: Path) -> None:
    from belie.app.settings import Settings
    from belie.app.wiring import open_house

    with open_house(folder, Settings(workers=1), writing=True) as house, house.flow() as flow:
        flow.identify()
        for reads in house.store.views():  # an audience sees people once the findings are made too
            house.store.save_findings("none", [], audience=reads.audience)


def people(folder: Path, *words: str, audience: str = "house") -> tuple[int, str]:
    return run("people", str(folder), *words, audience=audience)


def decide(folder: Path, *words: str) -> str:
    code, printed = people(folder, *words, *WHY)
    assert code == 0, printed
    return printed


def listed(folder: Path, audience: str = "house") -> dict[str, Any]:
    code, printed = run("people", str(folder), "--json", audience=audience)
    assert code == 0, printed
    loaded: dict[str, Any] = json.loads(printed[printed.index("{") :])
    return loaded


def counts(folder: Path, audience: str = "house") -> dict[str, int]:
    return {held["name"]: held["statements"] for held in listed(folder, audience)["people"]}


def declarants(folder: Path) -> list[str]:
    with open_matter(folder, readonly=True) as store:
        return [held.declarant for held in store.load_identities().identifications]


def content_hash(folder: Path) -> str:
    with open_matter(folder, readonly=True) as store:
        return store.content_hash()


def ids(name: str) -> list[StatementId]:
    return [held.id for held in analysed(name).statements]


BEFORE = {"Nils Aukerman": 2, "Nils Auckerman": 1, "Edith Varga": 0, "Ottoline Brandt": 1}


def test_the_list_has_names_roles_over_time_statements_and_proposals(matter: Path) -> None:
    assert counts(matter) == BEFORE
    code, printed = people(matter)
    assert code == 0
    flat = " ".join(printed.split())
    assert "Perhaps one person: “Nils Auckerman” and “Nils Aukerman”: surnames one letter apart" in flat
    assert "both inspector" in flat
    (aukerman,) = [held for held in listed(matter)["people"] if held["name"] == "Nils Auckerman"]
    assert [(held["role"], held["since"]["timex"]) for held in aukerman["tenures"]] == [("Inspector", "2029")]


def test_one_person_is_shown_with_every_form_place_role_and_reason(matter: Path) -> None:
    code, printed = people(matter, "aukerman")
    assert code == 0
    flat = " ".join(printed.split())
    for words in ("Nils Aukerman (person,", "report.txt", "Statements: 2", "Inspector: seen 2031-05-02", "Perhaps one"):
        assert words in flat
    shown = json.loads(people(matter, "Nils Aukerman", "--json")[1].split("\n", 1)[1])
    assert {form["name"] for form in shown["person"]["forms"]} == {"Nils Aukerman", "Aukerman"}
    assert set(shown["papers"].values()) == {"report.txt"}
    assert sum(count for _, _, count in shown["reasons"]) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Nils"], "2 people are called 'Nils': Nils Auckerman ("),
        (["Zanthorpe"], "nobody in the record is called 'Zanthorpe'"),
        (["--merge", "Nils", "Edith Varga", *WHY], "2 people are called 'Nils'"),
        (["--merge", "Aukerman", "Nils Aukerman", *WHY], "are both Nils Aukerman already"),
        (["--merge", "Nils Aukerman", "Nils Auckerman"], "say who decides: --by NAME."),
        (["--merge", "Nils Aukerman", "Nils Auckerman", "--by", "R"], "say why: --because TEXT."),
        (["--merge", "Nils Aukerman", "Edith Varga", "--history"], "one thing at a time"),
        (["--split", "Varga", *WHY], "nobody in the record"),
        (["--split", "Edith Varga", *WHY], "is all that Edith Varga is called"),
        (["--split", "Aukerman", "--document", "letter.txt", *WHY], "does not print 'Aukerman'"),
        (["--split", "Aukerman", "--split", "Varga", *WHY], "one name form at a time"),
        (["--name", "abcdef", "Edith Varga", *WHY], "no statement has the id 'abcdef'"),
        (["--undo", "7", *WHY], "there is no decision 7"),
        (["--alike"], "--alike goes with --name."),
        (["--document", "letter.txt"], "--document goes with --split."),
        (["--by", "R. Reviewer"], "go with a decision"),
        (["--undo", "1", "--on", "letter.txt", *WHY], "leave --on out"),
        (["--merge", "Nils Aukerman", "Nils Auckerman", "--on", "sealed.txt", *WHY], "none of the papers given"),
        (["--history", "--audience", "public"], "decisions on names are the house's"),
    ],
)
def test_what_cannot_be_meant_is_said(matter: Path, words: list[str], told: str) -> None:
    code, printed = people(matter, *words)
    assert code == 2
    assert told in " ".join(printed.split())


def test_two_people_are_made_one_and_two_again(matter: Path) -> None:
    before = content_hash(matter)
    printed = decide(matter, "--merge", "Nils Aukerman", "Nils Auckerman")
    assert printed.endswith("Decision 1: Nils Auckerman is Nils Aukerman.\n")
    assert counts(matter) == {"Nils Aukerman": 3, "Edith Varga": 0, "Ottoline Brandt": 1}
    assert listed(matter)["proposals"] == []
    printed = people(matter, "Auckerman")[1]
    assert "one hand, one desk (R. Reviewer)" in " ".join(printed.split())
    assert "Inspector: from 2029, seen 2031-05-02" in " ".join(printed.split())
    decide(matter, "--undo", "1")
    assert counts(matter) == BEFORE
    assert content_hash(matter) == before
    decide(matter, "--undo", "2")  # and one again
    assert counts(matter)["Nils Aukerman"] == 3


def test_who_identified_a_statement_is_told_with_the_reason(matter: Path) -> None:
    decide(matter, "--merge", "Nils Aukerman", "Nils Auckerman")
    with open_matter(matter, readonly=True) as store:
        found = store.load_identifications([ids("letter.txt")[0]])
    (held,) = found.values()
    assert held.declarant == "Nils Aukerman"
    assert held.decided_by == "reviewer R. Reviewer"
    assert held.because == "named; Nils Auckerman is Nils Aukerman: one hand, one desk"


def test_a_form_is_split_off_with_its_statements(matter: Path) -> None:
    decide(matter, "--split", "Aukerman")
    assert counts(matter) == {**BEFORE, "Nils Aukerman": 1, "Aukerman": 1}
    decide(matter, "--undo", "1")
    assert counts(matter) == BEFORE


def test_what_was_made_one_can_be_split_and_keeps_its_role(matter: Path) -> None:
    decide(matter, "--merge", "Nils Aukerman", "Nils Auckerman")
    decide(matter, "--split", "Nils Auckerman", "--document", "letter.txt")
    assert counts(matter) == BEFORE
    (apart,) = [held for held in listed(matter)["people"] if held["name"] == "Nils Auckerman"]
    assert [tenure["since"]["timex"] for tenure in apart["tenures"]] == ["2029"]


def test_a_statement_is_split_off_and_named(matter: Path) -> None:
    second = ids("report.txt")[1]
    decide(matter, "--split", second[:10])
    assert counts(matter)["Nils Aukerman"] == 1
    decide(matter, "--name", second[:10], "Edith Varga")
    assert counts(matter) == {**BEFORE, "Nils Aukerman": 1, "Edith Varga": 1}


def test_a_speaker_whom_nobody_could_tell_is_named_by_a_reviewer(matter: Path) -> None:
    decide(matter, "--name", ids("report.txt")[2], "Vera Holt", "--alike")
    assert counts(matter) == {**BEFORE, "Vera Holt": 1}
    decide(matter, "--name", ids("letter.txt")[1], "Vera Holt")
    assert counts(matter)["Vera Holt"] == 2


def test_a_rejected_proposal_does_not_come_again(matter: Path) -> None:
    decide(matter, "--reject", "Nils Aukerman", "Nils Auckerman")
    assert listed(matter)["proposals"] == []
    assert counts(matter) == BEFORE
    identify(matter)
    assert listed(matter)["proposals"] == []


def test_the_history_tells_all_in_order_and_nothing_is_ever_gone(matter: Path) -> None:
    assert "Nothing was decided." in people(matter, "--history")[1]
    decide(matter, "--merge", "Nils Aukerman", "Nils Auckerman")
    decide(matter, "--undo", "1")
    decide(matter, "--name", ids("report.txt")[2], "Edith Varga")
    rows = json.loads(people(matter, "--history", "--json")[1])
    assert [(row["number"], row["what"], row["state"]) for row in rows] == [
        (1, "Nils Auckerman is Nils Aukerman", "undone by 2"),
        (2, "undoes 1", "in force"),
        (3, "Edith Varga said “no”", "in force"),
    ]
    assert rows[0]["decision"]["by"] == "R. Reviewer"
    assert rows[0]["decision"]["recorded_at"].startswith("20")
    printed = people(matter, "--history")[1]
    assert "undone by 2" in " ".join(printed.split())
    code, printed = people(matter, "--undo", "1", *WHY)
    assert code == 2
    assert "decision 1 is undone by 2 already" in printed


def test_a_decision_is_told_as_json(matter: Path) -> None:
    row = json.loads(people(matter, "--merge", "Nils Aukerman", "Nils Auckerman", *WHY, "--json")[1])
    assert row["number"] == 1
    assert row["state"] == "in force"
    assert row["decision"]["kind"] == "merge"


def test_decisions_outlive_another_analysis_and_are_found_by_place(matter: Path) -> None:
    decide(matter, "--merge", "Nils Aukerman", "Nils Auckerman")
    decide(matter, "--name", ids("report.txt")[2], "Edith Varga")
    with open_matter(matter) as store:
        again = analysed("report.txt")
        *rest, last = again.statements
        spans = (Span(last.anchor.start, last.anchor.end + 1),)
        moved = replace(
            last,
            id=statement_id(last.document, spans, "no.", last.speaker),
            anchor=replace(last.anchor, spans=spans, quote="no."),
            content="no.",
        )
        assert moved.id != last.id
        store.save_analysis(made("report.txt").id, "analyse-2", replace(again, statements=(*rest, moved)))
    identify(matter)
    assert counts(matter) == {"Nils Aukerman": 3, "Edith Varga": 1, "Ottoline Brandt": 1}
    assert declarants(matter)[-2] == "Edith Varga" or "Edith Varga" in declarants(matter)


def test_a_decision_that_finds_nothing_is_kept_and_listed(matter: Path) -> None:
    decide(matter, "--name", ids("report.txt")[2], "Edith Varga")
    with open_matter(matter) as store:
        again = analysed("report.txt")
        store.save_analysis(made("report.txt").id, "analyse-2", replace(again, statements=again.statements[:2]))
    identify(matter)
    rows = json.loads(people(matter, "--history", "--json")[1])
    assert [row["state"] for row in rows] == ["not applied: The statement is not found."]
    assert "Decision 1 (Edith Varga said “no”) is not applied" in " ".join(people(matter)[1].split())
    with open_matter(matter) as store:
        store.save_analysis(made("report.txt").id, "analyse-3", analysed("report.txt"))
    identify(matter)
    assert counts(matter)["Edith Varga"] == 1


def test_the_public_sees_what_rests_on_public_papers_and_nothing_of_the_rest(matter: Path) -> None:
    decide(matter, "--merge", "Nils Aukerman", "Nils Auckerman")
    decide(matter, "--merge", "Edith Varga", "Ottoline Brandt")  # a sealed paper names both
    identify(matter)
    assert counts(matter) == {"Nils Aukerman": 3, "Edith Varga": 1}
    assert counts(matter, "public") == {"Nils Aukerman": 3, "Edith Varga": 0}
    for words in ([], ["Edith Varga"], ["--json"]):
        code, printed = people(matter, *words, audience="public")
        assert code == 0
        assert "Ottoline" not in printed
    code, printed = people(matter, "--history", audience="public")
    assert code == 2
    assert "Ottoline" not in printed


def test_a_decision_on_a_person_of_a_sealed_paper_is_the_houses_unless_it_rests_on_public_ones(matter: Path) -> None:
    decide(matter, "--name", ids("letter.txt")[1], "Edith Varga")  # a sealed paper names her too
    identify(matter)
    assert (counts(matter)["Edith Varga"], counts(matter, "public")["Edith Varga"]) == (1, 0)
    decide(matter, "--undo", "1")
    decide(matter, "--name", ids("letter.txt")[1], "Edith Varga", "--on", "letter.txt")
    identify(matter)
    assert (counts(matter)["Edith Varga"], counts(matter, "public")["Edith Varga"]) == (1, 1)
