from __future__ import annotations

import random

from belie.documents.likeness import LEAST_WORDS, find_candidates, group_same, sign
from belie.documents.worddiff import find_words
from belie.domain.ids import DocumentId
from belie.domain.likeness import Signature

VOCABULARY = [f"word{at}" for at in range(3000)]


def text(seed: int, length: int) -> list[str]:
    return random.Random(seed).choices(VOCABULARY, [1 / (at + 1) for at in range(3000)], k=length)


def signed(*texts: list[str]) -> list[Signature]:
    return [sign(DocumentId(str(at)), find_words(" ".join(words))) for at, words in enumerate(texts)]


def edited(words: list[str], every: int) -> list[str]:
    return [f"other{at}" if at % every == 0 else word for at, word in enumerate(words)]


def test_papers_that_have_nothing_in_common_are_not_compared() -> None:
    assert find_candidates(signed(*(text(seed, 300) for seed in range(60)))) == []


def test_an_edited_paper_is_found() -> None:
    papers = [text(seed, 300) for seed in range(40)]
    assert find_candidates(signed(*papers, edited(papers[7], 40))) == [(7, 40)]


def test_a_memo_inside_a_long_filing_is_found() -> None:
    papers = [text(seed, 300) for seed in range(40)]
    filing = [*text(98, 6000), *papers[11], *text(99, 4000)]
    assert find_candidates(signed(*papers, filing)) == [(11, 40)]


def test_half_a_paper_under_black_ink_is_found() -> None:
    papers = [text(seed, 400) for seed in range(40)]
    shown = [word for at, word in enumerate(papers[3]) if at // 25 % 2]
    assert find_candidates(signed(*papers, shown)) == [(3, 40)]


def test_equal_texts_are_a_group_and_only_the_first_is_compared() -> None:
    paper = text(1, 300)
    signatures = signed(paper, text(2, 300), paper, edited(paper, 50), paper)
    assert group_same(signatures) == [[0, 2, 4]]
    assert find_candidates(signatures) == [(0, 3)]


def test_a_short_note_is_like_nothing() -> None:
    note = "Thank you, received.".split()
    assert group_same(signed(note, note)) == []
    assert find_candidates(signed(text(1, LEAST_WORDS - 1), text(1, LEAST_WORDS - 2))) == []


def test_a_thousand_form_letters_hang_together_without_all_their_pairs() -> None:
    form = text(5, 200)
    letters = [[*form[:100], f"name{at}", f"number{at}", *form[100:]] for at in range(1000)]
    found = find_candidates(signed(*letters))
    assert len(found) < 16_000
    joined = list(range(1000))

    def top(at: int) -> int:
        while joined[at] != at:
            at = joined[at]
        return at

    for one, other in found:
        joined[top(other)] = top(one)
    assert len({top(at) for at in range(1000)}) == 1


def test_a_signature_is_the_same_in_every_run() -> None:
    signature = sign(DocumentId("a"), find_words(" ".join(VOCABULARY[:40])))
    assert signature.minhash[:8].hex() == "e2017504edb59707"
    assert signature.samples[:8].hex() == "096e8c09b285a420"
    assert signature.digest[:16] == "c0d90bc5150c66f2"


def test_signs_of_no_encoding_do_no_harm() -> None:
    assert sign(DocumentId("a"), find_words("\ud800word " * 30)).words == 30
