"""What holds for the cites of any text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from belie.citations.parse import parse_cites
from belie.domain.spans import Span

PIECES = (
    "ECF No. 12 -3 Id. ¶ ¶¶ 7 at 3 Schultz Decl. Dep. 30:4-18 Ex. A PageID.4 MER-000123 ( ) [ ] “ ” ; , . supra "
    "see 410 U.S. 113 "
    "(the “Memo”) Memo hereinafter vol. 2 Tr. Compl. Second the men were moved J.A. R. & -".split(" ")
)
TEXTS = st.lists(st.sampled_from([*PIECES, "\n\n", " ", "\n"]), max_size=60).map(" ".join) | st.text(max_size=200)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_cites_are_in_order_apart_and_inside_the_text(text: str) -> None:
    cites = parse_cites(text)
    whole = Span(0, len(text))
    assert all(before.span.end <= after.span.start for before, after in pairwise(cites))
    for index, cite in enumerate(cites):
        assert whole.contains(cite.span) and len(cite.span)
        assert cite.antecedent is None or cite.antecedent < index
        assert cite.within is None or cite.within < index
        assert cite.proposition is not None and whole.contains(cite.proposition)
        assert all(whole.contains(quote) and not quote.overlaps(cite.span) for quote in cite.quotes)
