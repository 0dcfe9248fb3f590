from dataclasses import replace

import numpy as np

from belie.checks.features import prepare
from belie.checks.index import TermIndex
from belie.checks.pairing import find_candidates, pair_up
from belie.checks.unit import Unit, typed_unit
from belie.domain.statements import Forum
from checks.papers import DECLARATION, MEMO, NEWS, Paper, count, units_of, vectors_of


def pairs_of(units: list[Unit], **held: object) -> set[frozenset[str]]:
    found = find_candidates(units, **held)  # type: ignore[arg-type]
    return {frozenset((units[pair.first].text, units[pair.second].text)) for pair in found}


def test_statements_on_one_subject_are_paired_across_papers() -> None:
    pairs = pairs_of(units_of(DECLARATION, MEMO))
    assert frozenset((DECLARATION.sentences[1], MEMO.sentences[1])) in pairs
    assert frozenset((DECLARATION.sentences[2], MEMO.sentences[2])) in pairs


def test_statements_that_share_nothing_are_not_paired() -> None:
    weather = Paper(
        name="sky", author="", date="", forum=Forum.NEWS, sentences=["Hail ruined the orchards above Fennick."]
    )
    assert not [pair for pair in pairs_of(units_of(DECLARATION, MEMO, weather)) if weather.sentences[0] in pair]


def test_one_utterance_is_no_pair_with_itself() -> None:
    units = units_of(DECLARATION, NEWS)
    pairs, utterance = pair_up(prepare(units))
    said, reported, quoted = 1, 6, 8
    assert not {(said, reported), (said, quoted), (reported, quoted)} & set(
        zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    )
    assert utterance[quoted] == utterance[reported]


def test_like_wordings_that_differ_in_sign_or_number_are_a_pair() -> None:
    papers = [
        Paper(name=f"{at}.txt", author="", date="", forum=Forum.LETTER, sentences=[text])
        for at, text in enumerate(
            [
                "The Sarvonian consulate has issued a travel document for Ms. Orlin.",
                "The Sarvonian consulate has not issued a travel document for Ms. Orlin.",
                "The depot at Quill Bay held 78 residents on the first of May.",
                "The depot at Quill Bay held 112 residents on the first of May.",
            ]
        )
    ]
    found = {(pair.first, pair.second) for pair in find_candidates(units_of(*papers))}
    assert {(0, 1), (2, 3)} <= found


def test_pairs_within_one_document_are_found() -> None:
    paper = Paper(
        name="record.txt",
        author="",
        date="",
        forum=Forum.FILING,
        sentences=[
            "No resident of Marrow Point was moved to Copper Hill.",
            "The parties met in March.",
            "The kitchen was painted.",
            "The roof was mended.",
            "The road was closed.",
            "Eleven residents of Marrow Point were flown to Copper Hill in June.",
        ],
    )
    assert frozenset((paper.sentences[0], paper.sentences[5])) in pairs_of(units_of(paper))


def test_the_same_measured_thing_is_a_pair_even_with_few_words_in_common() -> None:
    units = units_of(
        Paper(
            name="a", author="", date="", forum=Forum.FILING, sentences=["At midnight 78 residents slept in Tellin."]
        ),
        Paper(name="b", author="", date="", forum=Forum.ROSTER, sentences=["112 residents, by Tellin's own tally."]),
        Paper(name="c", author="", date="", forum=Forum.MEMO, sentences=["Nothing was heard."]),
    )
    held = [
        replace(unit, statement=replace(unit.statement, quantities=(count(value, "residents"),)))
        for unit, value in zip(units[:2], (78, 112), strict=True)
    ]
    assert (0, 1) in {(pair.first, pair.second) for pair in find_candidates([*held, units[2]])}


def test_candidates_come_in_order_once_each_and_again_the_same() -> None:
    units = units_of(DECLARATION, MEMO, NEWS)
    found = find_candidates(units, vectors_of(units))
    places = [(pair.first, pair.second) for pair in found]
    assert places == sorted(set(places))
    assert all(first < second for first, second in places)
    assert all(0 <= pair.closeness <= 1 for pair in found)
    assert found == find_candidates(units, vectors_of(units))


def test_vectors_bring_pairs_that_words_do_not() -> None:
    units = units_of(
        Paper(name="a", author="", date="", forum=Forum.LETTER, sentences=["The physician visits daily."]),
        Paper(name="b", author="", date="", forum=Forum.LETTER, sentences=["Nobody medical ever came."]),
        Paper(name="c", author="", date="", forum=Forum.LETTER, sentences=["Freight rates rose."]),
    )
    near = np.array([[1, 0], [0.9, 0.43589], [0, 1]], np.float32)
    assert (0, 1) not in {(pair.first, pair.second) for pair in find_candidates(units)}
    assert (0, 1) in {(pair.first, pair.second) for pair in find_candidates(units, near)}


def test_no_units_give_no_candidates() -> None:
    assert find_candidates([]) == []
    assert find_candidates([typed_unit("One sentence alone.")]) == []


def test_ten_thousand_copies_of_one_sentence_are_no_pair() -> None:
    copies = [
        replace(typed_unit("The gate was locked all night."), start=40 * at, end=40 * at + 30) for at in range(300)
    ]
    assert find_candidates(copies) == []


def test_the_words_around_count_but_less() -> None:
    units = units_of(MEMO, DECLARATION)
    index = TermIndex(units)
    row = index.row_of(2)  # "No request for a landing in Tellin ..." after the sentence on Sarvonia
    number = {term: at for at, term in enumerate(index.vocabulary)}
    assert row[number["N:telin"]] == 1
    assert 0 < row[number["N:sarvonia"]] < 1


def test_a_repeat_elsewhere_is_found() -> None:
    prepared = prepare(units_of(DECLARATION, NEWS))
    assert prepared.repeats[1] == (6, 8)
    assert 2 not in prepared.repeats


def test_a_guest_is_close_to_the_record_but_not_found_by_it() -> None:
    units = units_of(DECLARATION, MEMO)
    index = TermIndex(units).with_guest("Did Sarvonia agree to receive anyone from Marrow Point?")
    hit, _ = index.closeness_of(len(units))
    assert {1, 6} <= set(hit.tolist())
    assert len(units) not in index.closeness_of(1)[0].tolist()
