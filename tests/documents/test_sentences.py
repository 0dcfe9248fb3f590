"""Sentences of legal and plain text, and that none is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.documents.sentences import split_sentences
from belie.domain.spans import Span

HARD = [
    "Il a dit : « La porte est close. »|Les papiers sont perdus.",
    "See No. 2:17-cv-11910.|The motion is denied.",
    "He relies on 8 U.S.C. § 1231(a)(1).|So do we.",
    "Mr. Haddow met Lt. Col. Vane.|They agreed.",
    "He cites Poole v. Hart, 12 F. Supp. 3d 7 (D. Mass. 2014).|It was reversed.",
    "See Poole v. Hart, 12 F.4th 7, 11 (2d Cir. 2021).|We agree.",
    "See Haddow Decl. ¶ 7; Ex. A at 3.|Nothing else is cited.",
    "Id. at 4.|The court erred.",
    "Id. ¶¶ 7-9.|The court erred.",
    "Id.|The court erred.",
    "See id. at 14.|That was wrong.",
    "The agency (“Marrow Inc.”) paid the bill.|It was late.",
    "Marrow Inc. paid the bill.|It was late.",
    "The bill was paid by Marrow Inc.|It was late.",
    "He worked for Marrow Holdings, Inc., and Dorr Co. Ltd. in May.|He left.",
    "He came at 9 a.m. on May 4.|He left at 5 p.m.|No one saw him.",
    "They met at 9 a.m. Monday in the yard.|It rained.",
    "The U.S. Government agreed.|Nobody else did.",
    "He moved to the U.S.|He stayed there.",
    "The U.S. Attorney for the District spoke.|He was brief.",
    "J. R. Haddow signed it.|So did P. T. Orle.",
    "It was signed by Pim J. Haddow.|He was alone.",
    "“Why was it closed?” she asked.|He did not know.",
    "“Why was it closed?” Ms. Orle asked.|He did not know.",
    "“It is closed!” the guard shouted.|He left.",
    "“It is closed.”|She left.|“Now?”",
    "He said it was “closed.”|She agreed.",
    "He said it was “closed.”[3]|She agreed.",
    "The men were “well fed.”|Orle told reporters so.",
    'The men were "well fed."|Orle told reporters so.',
    "He wrote “the unit . . . was closed. . . .”|She read it.",
    "He waited... and then he left.|The door was open.",
    "He waited . . . and then he left.|The door was open.",
    "It was closed....|He left.|So it went.",
    "The court held that “[t]he unit [was] closed.”|We agree.",
    "The rule is Fed. R. Civ. P. 12(b)(6).|It applies.",
    "Under Fed. R. Evid. 801(d)(2) it is admitted.|So is the rest.",
    "See Restatement (Second) of Torts § 46 cmt. d (Am. L. Inst. 1965).|It applies.",
    "The rule is that of 27 I. & N. Dec. 316.|It was not followed.",
    "See 84 Fed. Reg. 1234, 1236 (Jan. 3, 2019).|It took effect.",
    "Pub. L. No. 104-208, 110 Stat. 3009 was passed.|It is law.",
    "See Dkt. No. 45.|It was sealed.",
    "See ECF No. 45-2 at 3.|It was sealed.",
    "He filed on Jan. 3, 2019.|It was late.",
    "On Sept. 4 the unit closed.|Nobody was told.",
    "St. Clair County paid.|Ft. Hale did not.",
    "Gov. Dorr and Sen. Vane met.|Rep. Orle did not.",
    "Dr. Orle, M.D., spoke.|He holds a Ph.D. and a J.D.|He left.",
    "Pim Haddow Jr. signed.|Pim Haddow Sr. did not.",
    "Pim Haddow Jr.|He signed.",
    "The size is approx. 40 sq. ft. in all.|It is small.",
    "No.|I read the report.",
    "Did he sign it?|He did.|On what day?",
    "12. The unit was closed on May 4.|Nobody was moved.",
    "1. He came.|2. He left.",
    "(a) He came.|(b) He left.",
    "A. He came.",
    "Q. Did he come?|A. He did.",
    "Tr. 14:3-15:2.|That is all.",
    "It is at Tr. 14:3 and Ex. B-7.|Nothing else is.",
    "See Haddow Dep. Tr. 30:4-18.|He was clear.",
    "See, e.g., Compl. ¶ 12; Mot. at 3.|They differ.",
    "It applies, i.e., it governs.|So be it.",
    "The men, e.g. Haddow, left.|Others stayed.",
    "Compare Ex. A with Ex. B.|They differ.",
    "See Ex. A.|They differ.",
    "Exs. 4-7 are sealed.|The rest is not.",
    "Plaintiff Orle et al. sued.|They won.",
    "In re Marrow Point Litig., No. 3:19-md-2, was closed.|It is over.",
    "The dep’t knew.|Nat’l Bank did not.",
    "Haddow v. Dep’t of Homeland Sec., 9 F.3d 1, was cited.|It is old.",
    "Nat. Res. Def. Council v. Dorr was cited.|It is old.",
    "It cost $4.5 million.|He paid $3.20.",
    "It was 98.6 degrees.|It fell to 0.5.",
    "See www.marrow.example for more.|Write to p.haddow@marrow.example.|He reads it.",
    "The men left (they were told to.).|They came back.",
    "He left.|(Nobody saw him.)|She stayed.",
    "He left.1|She stayed.",
    "He left.” 12|She stayed.",
    "The unit was closed; the men left.|So did she.",
    "“I left,” he said.|“I did not come back.”",
    "The order said: “No one leaves.”|It was May.",
    "“He told me, ‘Go.’”|She left.",
    "“He told me, ‘Go.’|I went.”|She left.",
    "She asked, “Why?”|He shrugged.",
    "¶ 7. The unit was closed.|¶ 8. It was empty.",
    "§ 4. Closing.|The unit is closed.",
    "The Hon. P. T. Orle presided.|He was late.",
    "Asst. Sec. Dorr wrote it.|He signed.",
    "Vol. II, p. 14, n. 3.|It is odd.",
    "See pp. 4-7 & n.3.|It is odd.",
    "The I.C.E. officer came.|He asked for F.B.I. help.",
    "He was held on an I.C.E. detainer for two days.|Then he left.",
    "The trial began.|By then, the unit was shut.",
    "“Yes,” said Vane, Esq.|He nodded.",
    "Haddow, Pim, A.U.S.A., signed it.|He left.",
    "Hr’g Tr. at 5.|The judge asked.",
    "Pl.’s Mem. at 4.|It is wrong.",
    "Defs.’ Opp. Br. 3.|It is wrong.",
    "See Pl.’s Ex. 4.|It is wrong.",
    "Smith, supra note 4, at 5.|It is wrong.",
    "28 U.S.C. § 1746.|I declare so.",
    "He arrived Tues. and left Wed. with her.|It rained.",
    "Marrow Corp. v. Dorr, 5 U.S. 137 (1803).|It is old.",
    "See Dorr, 5 S. Ct. at 7; 6 L. Ed. 2d 8.|It is old.",
    "He lives at 4 Gate St. in Hale.|She lives at 5 Gate Ave. there.",
    "He earned a B.A. in May.|It was late.",
    "The unit is named in Haddow Decl. ¶ 7.|It was closed.",
]


@pytest.mark.parametrize("sentences", HARD)
def test_sentences_break_where_a_reader_breaks_them(sentences: str) -> None:
    """`sentences` are parted by "|"."""
    expected = sentences.split("|")
    text = " ".join(expected)
    assert [span.of(text) for span in split_sentences(text)] == expected


def test_a_part_of_a_text_is_split_in_the_offsets_of_the_whole() -> None:
    text = "Before. The unit was empty. It was closed. After."
    part = Span(8, 42)
    assert [span.of(text) for span in split_sentences(text, part)] == ["The unit was empty.", "It was closed."]


@given(st.text(alphabet='abAB .?!"“”¶§12\n&', max_size=150))
def test_sentences_ascend_and_leave_out_white_space_only(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() for span in spans)
