"""Stored ranks against ranks worked out anew, and the full-text indexes against the pages they may hold."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, text

from belie.domain.access import Proof
from belie.store.access import settle_all
from belie.store.schema import WHOLE
from belie.store.search import INDEXES

# Every stored rank: table, key of the row, and the columns that are one.
RANKS = (
    ("source", "sha256", ("access",)),
    ("intake", "row", ("access",)),
    ("document", "row", ("access", "top", "container")),
    ("page", "row", ("access",)),
    ("statement", "row", ("access",)),
    ("mention", "document || ':' || position", ("access",)),
    ("name_claim", "document || ':' || position", ("access",)),
    ("naming", "statement", ("access",)),
    ("finding", "view || ':' || id", ("access",)),
)
_TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"


def prove(connection: Connection, today: date) -> Proof:
    """Work everything out anew and say what differs; the caller rolls the transaction back."""
    _note(connection)
    low, high = _indexes(connection)
    settle_all(connection, today)
    for table, key, columns in RANKS:
        for column in columns:
            lower, higher = _differing(connection, table, key, column)
            low += lower
            high += higher
    total = connection.execute(text("SELECT count(*) FROM temp.rank_before")).scalar_one()
    return Proof(ranks=int(total), too_low=tuple(low), too_high=tuple(high))


def _note(connection: Connection) -> None:
    connection.execute(text("DROP TABLE IF EXISTS temp.rank_before"))
    connection.execute(text("CREATE TEMP TABLE rank_before (held TEXT, key, rank INTEGER, PRIMARY KEY (held, key))"))
    for table, key, columns in RANKS:
        for column in columns:
            rows = _rows(table, key, column)
            connection.execute(text(f"INSERT INTO temp.rank_before SELECT '{table}.{column}', key, rank FROM ({rows})"))


def _rows(table: str, key: str, column: str) -> str:
    kept = f" WHERE view = {WHOLE}" if table == "finding" else ""
    return f"SELECT {key} AS key, {column} AS rank FROM {table}{kept}"


def _differing(connection: Connection, table: str, key: str, column: str) -> tuple[list[str], list[str]]:
    held = f"{table}.{column}"
    query = text(
        f"SELECT before.key, before.rank < now.rank AS lower FROM ({_rows(table, key, column)}) AS now "
        "JOIN temp.rank_before AS before ON before.held = :held AND before.key = now.key AND before.rank != now.rank"
    )
    rows = connection.execute(query, {"held": held}).all()
    return [f"{held} {row.key}" for row in rows if row.lower], [f"{held} {row.key}" for row in rows if not row.lower]


def _indexes(connection: Connection) -> tuple[list[str], list[str]]:
    """Return words that an index holds and no page of its rank does, and the other way round, by index and number."""
    low, high = [], []
    for rank, index in enumerate(INDEXES):
        for drop in ("fresh_words", "fresh", "index_words"):
            connection.execute(text(f"DROP TABLE IF EXISTS temp.{drop}"))
        connection.execute(text(f"CREATE VIRTUAL TABLE temp.fresh USING fts5(text, content='', {_TOKENS})"))
        pages = "INSERT INTO temp.fresh(rowid, text) SELECT row, text FROM page WHERE access = :rank"
        connection.execute(text(pages), {"rank": rank})
        connection.execute(text("CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab('temp', 'fresh', 'row')"))
        connection.execute(text(f"CREATE VIRTUAL TABLE temp.index_words USING fts5vocab('main', '{index}', 'row')"))
        words = "SELECT count(*) FROM (SELECT term, doc, cnt FROM temp.{} EXCEPT SELECT term, doc, cnt FROM temp.{})"
        extra = connection.execute(text(words.format("index_words", "fresh_words"))).scalar_one()
        lacking = connection.execute(text(words.format("fresh_words", "index_words"))).scalar_one()
        if extra:
            low.append(f"{index}: {extra} words of no page of its rank")
        if lacking:
            high.append(f"{index}: {lacking} words of its pages are not in it")
        for drop in ("fresh_words", "index_words", "fresh"):
            connection.execute(text(f"DROP TABLE temp.{drop}"))
    return low, high
