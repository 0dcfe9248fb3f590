"""The groups of rich text: which are shown, which tell something, and the paragraphs they are gathered into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from belie.sources.flow_text import Paragraph, lay_row

PRINTED = {
    "par": "\n", "line": "\n", "tab": "\t", "row": "\n", "cell": "\t", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "qmspace": " ",
    "column": "\n", "lbr": "\n",
}  # fmt: skip
SIGNS = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n", b"\t": "\t"}
# Groups that print nothing
SKIPPED = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    "listtable listoverridetable generator themedata filetbl".split()
)
DROPPED_GROUPS = (
    frozenset(  # groups whose own words are not shown, and which hold some that are, or that tell something
        "fonttbl info shpinst shp object upr nesttableprops shppict do fldinst formfield".split()
    )
)
SKIPPED_GROUPS = frozenset(
    "colortbl stylesheet listtable listoverridetable generator themedata filetbl nonshppict sp shprslt "
    "template private xe tc rxe comment nonesttables atnid bkmkstart bkmkend pn datafield".split()
)
STORIES = frozenset(
    "header headerl headerr headerf footer footerl footerr footerf footnote annotation shptxt dptxbxtext".split()
)
COLLECTED = frozenset("revtbl atnauthor atndate atnref atrfstart atrfend listtext pntext pict objdata ffl".split())
INFO = {
    "title": "title", "author": "author", "subject": "subject", "keywords": "keywords", "doccomm": "description",
    "operator": "last_modified_by", "company": "company", "manager": "manager",
}  # fmt: skip
TIMES = {"creatim": "created", "revtim": "modified"}
LETTERS = frozenset("lquote rquote ldblquote rdblquote bullet endash emdash emspace enspace qmspace".split())
PICTURE_TWIPS = (3 * 1440, 2 * 1440)  # as `belie.sources.docx_body.PICTURE_EMU`


class Text(Enum):
    """What becomes of the text of a group."""

    SHOWN = "shown"
    DROPPED = "dropped"  # its groups may be shown
    SKIPPED = "skipped"  # with all its groups


@dataclass(slots=True)
class Group:
    """What holds inside a pair of braces."""

    text: Text = Text.SHOWN
    name: str = ""  # of the group that this one is or stands in, where that matters
    after_unicode: int = 1  # fallback bytes that follow \u
    font: int = 0
    hidden: bool = False
    on: dict[str, bool] = field(default_factory=dict)  # deleted, revised, mvf, mvt
    by: dict[str, int] = field(default_factory=dict)  # numbers of authors and times
    story: Story | None = None  # where its text goes
    collected: list[str] | None = None  # its text goes here instead
    end: Callable[[], None] | None = None  # to be done when it closes


@dataclass(slots=True)
class Story:
    """A run of paragraphs: the body, a note, a header."""

    put: Callable[[Paragraph], None]
    paragraph: Paragraph = field(default_factory=Paragraph)
    in_table: bool = False
    cell: list[Paragraph] = field(default_factory=list)
    row: list[list[Paragraph]] = field(default_factory=list)
    inner: list[list[Paragraph]] = field(default_factory=list)  # the row of a table in a cell

    def end_paragraph(self) -> None:
        """End the paragraph: in a table it goes to the cell."""
        ended, self.paragraph = self.paragraph, Paragraph()
        if self.in_table:
            self.cell.append(ended)
        else:
            self.end_row()
            self.put(ended)

    def end_cell(self) -> None:
        """End the cell."""
        self.cell.append(self.paragraph)
        self.row.append(self.cell)
        self.paragraph, self.cell = Paragraph(), []

    def end_row(self) -> None:
        """Write the cells that wait, and what stands behind the last."""
        for paragraph in (*lay_row(self.row), *self.cell):
            self.put(paragraph)
        self.row, self.cell = [], []

    def end_inner_cell(self) -> None:
        """End a cell of a table in a cell."""
        self.inner.append([self.paragraph])
        self.paragraph = Paragraph()

    def end_inner_row(self) -> None:
        """End a row of a table in a cell."""
        self.cell += lay_row(self.inner)
        self.inner = []

    def end(self) -> None:
        """Write all that waits."""
        self.in_table = False
        if self.inner:
            self.end_inner_row()
        rest, self.paragraph = self.paragraph, Paragraph()
        self.end_row()
        self.put(rest)


@dataclass(slots=True)
class RtfComment:
    """A comment: who wrote it, when, its paragraphs, and the words it is attached to."""

    author: str = ""
    date: str = ""  # ISO day
    paragraphs: list[Paragraph] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
