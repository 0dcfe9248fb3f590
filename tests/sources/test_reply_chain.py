"""A mail's text split into its messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belie.sources.reply_chain import split_chain

GMAIL = """Agreed.

On Mon, May 5, 2031 at 5:42 PM Wanda Orle <w.orle@lakeport.example>
wrote:

> Nine beds are empty.
>
> On Sun, May 4, 2031 at 9:01 AM Jo Tarrick wrote:
>> How many so far?
"""

OUTLOOK = """See below.

________________________________
From: Orle, Wanda <w.orle@lakeport.example>
Sent: Monday, May 5, 2031 5:42 PM
To: Haddow, Pim
Cc: Tarrick, Jo
Subject: RE: Beds

Nine beds are empty.

-----Original Message-----
From: Jo Tarrick
Sent: Sunday, May 4, 2031 9:01 AM
To: Wanda Orle
Subject: Beds

How many so far?
"""

FORWARD = """FYI

---------- Forwarded message ---------
From: Wanda Orle <w.orle@lakeport.example>
Date: Mon, May 5, 2031 at 5:42 PM
Subject: Beds
To: Pim Haddow <p@lakeport.example>


Nine beds are empty.
"""

INLINE = """> How many are empty?
Nine.
> Since when?
Since March.
"""

APPLE = """Yes.

> On May 5, 2031, at 5:42 PM, Wanda Orle <w.orle@lakeport.example> wrote:
>
> Nine beds are empty.
"""

TEXT_ONLY = """Yes.

On Mon, May 5, 2031 at 5:42 PM Wanda Orle <w.orle@lakeport.example> wrote:

Nine beds are empty.
"""

Found = tuple[str, str, str]


def chain(text: str) -> list[Found]:
    return [(m.author, str(m.date) if m.date else "", " ".join(m.text.split())) for m in split_chain(text)]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        pytest.param(
            GMAIL,
            [("", "", "Agreed."), ("Wanda Orle", "2031-05-05", "Nine beds are empty."),
             ("Jo Tarrick", "2031-05-04", "How many so far?")],
            id="quoted replies, the attribution over two lines",
        ),
        pytest.param(
            OUTLOOK,
            [("", "", "See below."), ("Orle, Wanda", "2031-05-05", "Nine beds are empty."),
             ("Jo Tarrick", "2031-05-04", "How many so far?")],
            id="header blocks without quote marks",
        ),
        pytest.param(FORWARD, [("", "", "FYI"), ("Wanda Orle", "2031-05-05", "Nine beds are empty.")], id="forwarded"),
        pytest.param(
            INLINE, [("", "", "Nine. Since March."), ("", "", "How many are empty?"), ("", "", "Since when?")],
            id="inline answers stay with who gave them",
        ),
        pytest.param(APPLE, [("", "", "Yes."), ("Wanda Orle", "2031-05-05", "Nine beds are empty.")], id="Apple"),
        pytest.param(TEXT_ONLY, [("", "", "Yes."), ("Wanda Orle", "2031-05-05", "Nine beds are empty.")], id="bare"),
        pytest.param("Just one.", [("", "", "Just one.")], id="one message"),
        pytest.param("", [("", "", "")], id="nothing"),
        pytest.param(
            "On May 3, the Director wrote:\n\n\"Nine beds are empty.\"",
            [("", "", 'On May 3, the Director wrote: "Nine beds are empty."')],
            id="a quotation in running text is no reply",
        ),
        pytest.param(
            "From: the field to the city\nit is a long way to go.",
            [("", "", "From: the field to the city it is a long way to go.")],
            id="a line that starts with From: is no header",
        ),
    ],
)  # fmt: skip
def test_a_chain_is_split_into_its_messages(text: str, messages: list[Found]) -> None:
    assert chain(text) == messages


def test_a_printed_header_says_to_whom_and_about_what() -> None:
    quoted = split_chain(OUTLOOK)[1]
    assert (quoted.addressee, quoted.subject) == ("Haddow, Pim", "RE: Beds")
    assert quoted.header.splitlines()[0] == "From: Orle, Wanda <w.orle@lakeport.example>"


line = st.sampled_from(
    ["> ", ">> ", "", "From: A", "Sent: May 4, 2031", "To: B", "Subject: x", "On May 5, 2031 at 9:00, A wrote:",
     "-----Original Message-----", "word", "> word", ">> word", "> On Mon, May 5, 2031, B wrote:"]
)  # fmt: skip


@given(st.lists(line, max_size=25))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = " ".join(f"{m.header} {m.text}" for m in split_chain(text))
    assert found.count("word") == text.count("word")
