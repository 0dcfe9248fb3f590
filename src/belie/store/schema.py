"""The tables of a matter. The migrations build them; a test holds the two together.

Every domain object is kept whole as JSON in `payload`; the columns beside it are copies that queries need.
Integer `row` keys follow the order of writing and never leave this room: no id, order or hash depends on them.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

REVISIONS = ("0001", "0002", "0003")  # every schema this belie can open, oldest first
HEAD = REVISIONS[-1]
WHOLE = 5  # the view made of every paper

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _blob(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False, server_default=text("x''"))


def _rank(name: str = "access") -> Column[int]:
    """Return a column for the lowest rank that sees the row; 5, for the house alone, until a label is settled."""
    return Column(name, Integer, nullable=False, server_default=text("5"))


def _view() -> Column[int]:
    """Return a column for the highest rank among the papers that the row was made from; 5 for all of them."""
    return Column("view", Integer, primary_key=True, server_default=text("5"))


def _row() -> Column[int]:
    return Column("row", Integer, primary_key=True)


def _document() -> Column[int]:
    return Column("document", Integer, ForeignKey("document.row", ondelete="CASCADE"), nullable=False)


def _statement(name: str = "statement", *, primary_key: bool = False) -> Column[str]:
    owner = ForeignKey("statement.id", ondelete="CASCADE")
    return Column(name, Text, owner, primary_key=primary_key, nullable=False)


def _side(name: str) -> Column[str]:
    return Column(name, Text, ForeignKey("statement.id", ondelete="CASCADE"))


def _passage(name: str) -> Column[int]:
    return Column(name, Integer, ForeignKey("document.row", ondelete="CASCADE"))


# Keys and the data key of the blobs: "blob_key", "identities_key", "findings_key".
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", LargeBinary, nullable=False))

source = Table(
    "source",
    metadata,
    Column("sha256", Text, primary_key=True),
    _number("size"),
    _text("received_at"),
    _text("given_by"),
    _text("obtained"),
    Column("parent", Text, ForeignKey("source.sha256")),
    _text("outcome"),  # WAITING until a reading is saved
    _text("read_version"),  # "" while it waits
    _text("unread_kind"),  # "" unless nothing came out
    _text("unread_detail"),
    _text("warnings"),  # JSON list
    _text("hints"),  # JSON
    _rank(),
    Index("source_parent", "parent"),
)

# The password that opened a source; readable to whoever can read the database.
password = Table(
    "password",
    metadata,
    Column("source", Text, ForeignKey("source.sha256"), primary_key=True),
    _text("word"),
)

# One row a file handed in; `row` is the order of arrival.
intake = Table(
    "intake",
    metadata,
    _row(),
    _text("name"),
    Column("source", Text, ForeignKey("source.sha256")),  # NULL when no byte could be had
    _text("unread_kind"),
    _text("unread_detail"),
    _text("warnings"),
    _rank(),
    Index("intake_name", "name", "source"),
    Index("intake_source", "source"),
)

document = Table(
    "document",
    metadata,
    _row(),
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, ForeignKey("source.sha256"), nullable=False),
    _number("position"),  # in its source's reading, from 0
    _text("name"),
    _number("page_count"),
    _text("digest"),  # of the whole document: an equal reading keeps what hangs on it
    _text("analysed"),  # the version of its analysis, "" without one
    _number("statement_count"),
    _text("payload"),  # without pages
    Column("parent", Text, nullable=False, server_default=text("''")),  # id of the document it hangs on
    Column("supersedes", Text, nullable=False, server_default=text("''")),  # id of the version it replaces
    Column("blank_pages", Integer, nullable=False, server_default=text("0")),  # without text: `Origin.NONE`
    Column("to_recognise", Integer, nullable=False, server_default=text("0")),  # pages whose picture OCR is to read
    Column("recognised", Text, nullable=False, server_default=text("''")),  # the version of its OCR, "" without one
    _rank(),  # of its least secret page
    _rank("top"),  # of its most secret page
    Column("container", Integer, nullable=False, server_default=text("0")),  # rank of the files its name leads through
    Column("wording", Text, nullable=False, server_default=text("''")),  # hash of its letters and digits
    Column("docket_seal", Integer, nullable=False, server_default=text("0")),  # 1 where a docket calls it sealed
    Index("document_name", "name", "id", unique=True),
    Index("document_access", "access"),
    Index("document_wording", "wording"),
    Index("document_parent", "parent"),
    Index("document_supersedes", "supersedes"),
    Index("document_source", "source"),
)

page = Table(
    "page",
    metadata,
    _row(),
    _document(),
    _number("page_index"),
    _number("start"),  # offset of its first character in the document's text
    _text("text"),
    _text("bates"),
    _blob("words"),  # see `belie.domain.documents.Words`
    _text("payload"),  # without text, words and grid
    _blob("confidence"),  # a byte a word, percent; empty where no OCR read the page
    _blob("grid"),  # see `belie.domain.tables.Grid`
    _rank(),
    Index("page_access", "access"),
    Index("page_document", "document", "page_index", unique=True),
    Index("page_bates", "bates"),
)

# Every name a page goes by but that of the file, which is its index.
page_name = Table(
    "page_name",
    metadata,
    Column("kind", Text, primary_key=True),  # a value of belie.domain.page_names.PageNameKind
    Column("key", Text, primary_key=True),
    Column("document", Integer, ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
    Column("page_index", Integer, primary_key=True),
    _text("name"),  # as printed
    Index("page_name_document", "document", "page_index"),
    sqlite_with_rowid=False,
)

# The files that a document of a production is made of; `source` is NULL while one has not come.
part = Table(
    "part",
    metadata,
    _row(),
    _document(),
    _text("role"),
    _text("name"),
    Column("source", Text, ForeignKey("source.sha256")),
    Column("page_index", Integer),
    Index("part_document", "document"),
    Index("part_source", "source"),
)

# What OCR read on the picture of a page, kept apart from the page: a new reading of the source takes it over.
recognition = Table(
    "recognition",
    metadata,
    Column("source", Text, ForeignKey("source.sha256"), primary_key=True),  # that holds the picture
    Column("page_index", Integer, primary_key=True),
    _text("version"),
    _text("text"),
    _blob("words"),
    _blob("confidence"),
    _text("payload"),  # without text and words
    sqlite_with_rowid=False,
)

frame = Table(
    "frame",
    metadata,
    Column("document", Integer, ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
    _text("kind"),
    _text("author"),
    Column("sworn", Boolean, nullable=False),
    _number("access"),  # rank of what the face says, 0 is public
    _text("earliest"),  # ISO day, "" when open
    _text("latest"),
    _text("payload"),
    Column("masks", Text, nullable=False, server_default=text("''")),  # JSON: rank a field, where pages differ
    Index("frame_earliest", "earliest"),
)

statement = Table(
    "statement",
    metadata,
    _row(),
    Column("id", Text, nullable=False, unique=True),
    _document(),
    _number("position"),  # in the document, from 0
    _text("speaker"),
    _text("forum"),
    _text("form"),
    Column("sworn", Boolean, nullable=False),
    _text("earliest"),  # of said_on; ISO day, "" when open or undated
    _text("latest"),
    _text("payload"),
    _rank(),
    # All that a listing asks of a statement, so that it reads no payload but those it shows.
    Index("statement_place", "document", "position", "forum", "sworn", "earliest", "latest", "access"),
)

# How many statements of a document have these in common, once for all of them (person "", view 5) and once for each
# person of each view: any stretch of any listing is found by adding up a few rows a document instead of walking a
# million statements.
tally = Table(
    "tally",
    metadata,
    _view(),
    Column("person", Text, primary_key=True),
    Column("document", Integer, ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
    Column("forum", Text, primary_key=True),
    Column("sworn", Boolean, primary_key=True),
    Column("earliest", Text, primary_key=True),
    Column("latest", Text, primary_key=True),
    Column("access", Integer, primary_key=True, server_default=text("5")),
    _number("size"),
    Index("tally_document", "document"),
    sqlite_with_rowid=False,
)

mention = Table(
    "mention",
    metadata,
    Column("document", Integer, ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _number("start"),
    _number("end"),
    _text("name"),
    _text("kind"),
    _text("role"),
    _rank(),
)

# What a paper says of names: a role and its time, two names of one bearer.
name_claim = Table(
    "name_claim",
    metadata,
    Column("document", Integer, ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("kind"),  # "role" or "alias"
    _text("payload"),
    _rank(),
)

naming = Table("naming", metadata, _statement(primary_key=True), _text("name"), _text("because"), _rank())

# People, proposals, identifications, readings and findings are made once from all papers and once for each other set
# of papers that some audience sees.

person = Table(
    "person",
    metadata,
    _view(),
    Column("id", Text, primary_key=True),
    _text("name"),
    _text("kind"),
    _text("payload"),
    Index("person_name", "view", "name", "id"),
)

merge_proposal = Table(
    "merge_proposal",
    metadata,
    _view(),
    Column("first", Text, primary_key=True),
    Column("second", Text, primary_key=True),
    Column("score", Float, nullable=False),
    _text("because"),
)

identification = Table(
    "identification",
    metadata,
    _view(),
    _statement(primary_key=True),
    Column("person", Text),  # NULL: abstained
    _number("document"),  # copies of the statement's place, so that one person's statements come in order
    _number("position"),
    _text("declarant"),
    _text("decided_by"),
    _text("because"),
    Index("identification_person", "view", "person", "document", "position"),
    Index("identification_statement", "statement"),
)

reading = Table(
    "reading",
    metadata,
    _view(),
    _statement(primary_key=True),
    _text("text"),
    _text("declarant"),
    _text("said_on"),  # JSON, "" when unknown
    Index("reading_statement", "statement"),
)

vector = Table(
    "vector",
    metadata,
    _statement(primary_key=True),
    _text("version"),
    Column("row", LargeBinary, nullable=False),  # int8, scaled by 1/127
)

verdict = Table(
    "verdict",
    metadata,
    Column("version", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("entailment", Float, nullable=False),
    Column("neutral", Float, nullable=False),
    Column("contradiction", Float, nullable=False),
    sqlite_with_rowid=False,
)

# Orders that seal, designate and unseal, appended and never changed. They name documents by id and sources by hash, so
# that a new reading loses none.
access_order = Table(
    "access_order",
    metadata,
    _row(),
    Column("id", Text, nullable=False, unique=True),
    _text("document"),  # "" where it names a source
    _text("source"),  # "" where it names a document
    _text("payload"),
    Index("access_order_document", "document"),
    Index("access_order_source", "source"),
)

# What reviewers decided about names, appended and never changed. They name printed names and places in papers, so that
# a new analysis loses none.
name_decision = Table(
    "name_decision",
    metadata,
    _row(),
    Column("id", Text, nullable=False, unique=True),
    _text("payload"),
)

# What finds a document's likes; of its text as it was read, and read again by OCR.
signature = Table(
    "signature",
    metadata,
    Column("document", Integer, ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
    _text("version"),
    _text("recognised"),
    _number("words"),
    _text("digest"),
    _blob("minhash"),
    _blob("samples"),
)

likeness = Table(
    "likeness",
    metadata,
    Column("first", Integer, ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
    Column("second", Integer, ForeignKey("document.row", ondelete="CASCADE"), primary_key=True),
    _text("payload"),
    Index("likeness_second", "second"),
    sqlite_with_rowid=False,
)

# What each file holds of a docket; they are joined when asked for.
docket = Table(
    "docket",
    metadata,
    Column("source", Text, ForeignKey("source.sha256"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("payload"),
    sqlite_with_rowid=False,
)

finding = Table(
    "finding",
    metadata,
    _view(),
    Column("id", Text, primary_key=True),
    _text("check"),
    _side("statement"),
    _side("evidence"),
    _passage("statement_document"),  # of a side that is a passage and no statement
    _passage("evidence_document"),
    Column("score", Float, nullable=False),
    _number("access"),  # rank, 0 is public
    _text("payload"),
    Index("finding_score", "view", "score", "id"),
    Index("finding_statement", "statement"),
    Index("finding_evidence", "evidence"),
    Index("finding_statement_document", "statement_document"),
    Index("finding_evidence_document", "evidence_document"),
)
