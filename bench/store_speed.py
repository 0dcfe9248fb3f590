"""Speed of the store on generated text: writing, queries at N statements, and what a key costs.

    python bench/store_speed.py [--statements 1000000] [--out bench/out]

Prints one line a measurement for a plain and a keyed matter on the same content, and their ratio. Seconds are
those of the processor, so that other work on the machine does not count; "p99 ms" is also given by the clock.
1,000 statements a document, 100 a page.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from belie.domain.access import Audience
from belie.domain.dates import When
from belie.domain.documents import Access, Document, DocumentKind, Frame, Page, Source, Words
from belie.domain.findings import Finding
from belie.domain.ids import FindingId, PersonId, SourceId, StatementId, document_id, stable_hash
from belie.domain.ledger import IntakeLine, Outcome, ReadResult
from belie.domain.people import NameKind, NameMention, Person
from belie.domain.ports import Analysis, Identities, Reads
from belie.domain.spans import Anchor, Span
from belie.domain.statements import Form, Forum, Identification, Reading, Statement, statement_id
from belie.store.sqlite import SqliteStore, open_matter

PER_DOCUMENT, PER_PAGE = 1000, 100
VOCABULARY = 20_000  # words, drawn by Zipf's law as in running text
PEOPLE, SPEAKERS = 500, 20  # in the record, in a document
SEALED = 10  # every so manieth document is sealed
QUERIES = 200
FORUMS = list(Forum)


class Writer:
    """Makes the same record every time."""

    def __init__(self) -> None:
        self.random = random.Random(110)
        syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        self.words = sorted({"".join(self.random.choices(syllables, k=3)) for _ in range(VOCABULARY)})
        self.random.shuffle(self.words)
        self.weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(self.words))))

    def sentence(self) -> str:
        """Return 14 words and a full stop."""
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=14)).capitalize() + "."

    def document(self, number: int) -> tuple[Source, Document, Analysis]:
        """Return one document with its source and analysis."""
        name = f"box-{number % 37:02}/document-{number:06}.pdf"
        sha256 = (stable_hash("bench", number) * 4)[:64]
        source = Source(sha256=SourceId(sha256), size=1, names=(name,), received_at="2026-01-01T00:00:00+00:00")
        ident = document_id(sha256, "")
        pages, said, at = [], [], 0
        day = date(2024, 1, 1) + timedelta(days=number % 900)
        forum = FORUMS[number % len(FORUMS)]
        for index in range(PER_DOCUMENT // PER_PAGE):
            sentences = [self.sentence() for _ in range(PER_PAGE)]
            text = "\n".join(sentences)
            pages.append(Page(index=index, text=text, size_pt=(612.0, 792.0), words=_boxes(text)))
            for sentence in sentences:
                span = Span(at, at + len(sentence))
                said.append(
                    Statement(
                        id=statement_id(ident, (span,), sentence, ""),
                        document=ident,
                        anchor=Anchor(document=ident, spans=(span,), page_indexes=(index,), quote=sentence),
                        content=sentence,
                        form=Form.OWN,
                        forum=forum,
                        sworn=number % 10 == 0,
                        said_on=When.of_day(day),
                    )
                )
                at += len(sentence) + 1
        read = Document(id=ident, source=source.sha256, name=name, format="pdf", pages=tuple(pages))
        access = Access.PUBLIC if number % SEALED else Access.SEALED
        frame = Frame(document=ident, kind=DocumentKind.MEMO, date=When.of_day(day), access=access)
        mention = NameMention(document=ident, span=Span(0, 5), name="A Name", kind=NameKind.PERSON)
        return source, read, Analysis(frame=frame, statements=tuple(said), mentions=(mention,))


def _boxes(text: str) -> Words:
    from array import array

    spans, boxes, at = array("i"), array("f"), 0
    for number, word in enumerate(text.split()):
        spans.extend((at, at + len(word)))
        left, top = 72.0 + 40 * (number % 12), 72.0 + 14 * (number // 12)
        boxes.extend((left, top, left + 38, top + 11))
        at += len(word) + 1
    return Words(spans, boxes)


def fill(store: SqliteStore, documents: int) -> dict[str, float]:
    """Write the record and return rates per second and the seconds of single steps."""
    writer, reading, analysing = Writer(), 0.0, 0.0
    for number in range(documents):
        source, read, analysis = writer.document(number)
        line = IntakeLine(name=source.names[0], source=source.sha256, outcome=Outcome.WAITING)
        start = time.process_time()
        store.take_in([source], [line])
        store.save_reading(source.sha256, "1", ReadResult(documents=(read,)))
        middle = time.process_time()
        store.save_analysis(read.id, "1", analysis)
        reading += middle - start
        analysing += time.process_time() - middle
    statements = list(_ids(store))
    start = time.process_time()
    store.save_identities("1", _identities(statements))
    identified = time.process_time()
    for at in range(0, len(statements), 10_000):
        store.save_vectors("1", {ident: bytes(384) for ident in statements[at : at + 10_000]})
    embedded = time.process_time()
    findings = [_finding(statements, at) for at in range(min(10_000, len(statements) // 2))]
    store.save_findings("1", findings)
    (view,) = store.views()
    seen = {held.id for held in view.iter_statements()}
    settled = time.process_time()
    store.save_identities("1", _identities([ident for ident in statements if ident in seen]), audience=view.audience)
    mine = [held for held in findings if held.statement in seen and held.evidence in seen]
    store.save_findings("1", mine, audience=view.audience)
    viewed = time.process_time() - settled
    return {
        "pages in a second": documents * PER_DOCUMENT / PER_PAGE / reading,
        "statements in a second": documents * PER_DOCUMENT / analysing,
        "identifications in a second": len(statements) / (identified - start),
        "vectors in a second": len(statements) / (embedded - identified),
        "storing what one audience sees of people: s": viewed,
    }


def _ids(store: SqliteStore) -> Iterator[StatementId]:
    return iter(store.statements_to_embed("0"))


def _identities(statements: list[StatementId]) -> Identities:
    people = tuple(
        Person(id=PersonId(f"person-{at}"), kind=NameKind.PERSON, name=f"Name {at}", names=(f"Name {at}",))
        for at in range(PEOPLE)
    )
    return Identities(
        people=people,
        proposals=(),
        identifications=tuple(
            Identification(
                statement=ident,
                person=people[_speaker(at)].id,
                declarant=f"Name {_speaker(at)}",
                decided_by="rule:author",
                because="author",
            )
            for at, ident in enumerate(statements)
        ),
        readings=tuple(
            Reading(statement=ident, text="[Name, 2024-01-01] " + "word " * 14, declarant="Name", said_on=None)
            for ident in statements
        ),
    )


def _speaker(at: int) -> int:
    """Return who said the statement at this place: one of the document's 20 speakers."""
    return (at // PER_DOCUMENT * 7 + at % SPEAKERS) % PEOPLE


def _finding(statements: list[StatementId], at: int) -> Finding:
    return Finding(
        id=FindingId(stable_hash("finding", at)),
        check="contradiction",
        statement=statements[2 * at],
        evidence=statements[2 * at + 1],
        score=(at * 7919 % 10_000) / 10_000,
        because="words",
        compared=("one", "other"),
    )


def queries(store: Reads, total: int) -> dict[str, list[tuple[float, float]]]:
    """Return the milliseconds of each query, by kind: of the processor and by the clock."""
    chance, words = random.Random(5), Writer().words
    documents = [held.id for held in store.list_documents(limit=2000)]
    statements = [held.id for held in store.find_statements(limit=1000)]
    kinds: dict[str, Callable[[], object]] = {
        "search, two words": lambda: store.search(f"{words[chance.randrange(300)]} {words[chance.randrange(300)]}"),
        "search, a common word": lambda: store.search(words[chance.randrange(20)]),
        "search, a rare word": lambda: store.search(words[chance.randrange(5000, len(words))]),
        "statements of a document, 50": lambda: store.find_statements(
            document=chance.choice(documents), limit=50, offset=chance.randrange(PER_DOCUMENT)
        ),
        "one statement": lambda: store.get_statement(chance.choice(statements)),
        "all statements, any stretch of 50": lambda: store.find_statements(offset=chance.randrange(total)),
        "of a forum, any stretch of 50": lambda: store.find_statements(
            forum=chance.choice(FORUMS), offset=chance.randrange(total // len(FORUMS))
        ),
        "of a person, any stretch of 50": lambda: store.find_statements(
            person=PersonId(f"person-{chance.randrange(PEOPLE)}"), offset=chance.randrange(max(1, total // PEOPLE))
        ),
        "sworn, first 50": lambda: store.find_statements(sworn=True),
        "timeline of a month, first 50": lambda: store.find_statements(
            since=(day := date(2024, 1, 1) + timedelta(days=chance.randrange(900))),
            until=day + timedelta(days=30),
            by_date=True,
        ),
        "timeline, any stretch of 50": lambda: store.find_statements(by_date=True, offset=chance.randrange(total)),
        "documents, any stretch of 50": lambda: store.list_documents(offset=chance.randrange(len(documents))),
        "findings, best 50": lambda: list(store.iter_findings(limit=50)),
        "counts": store.counts,
    }
    taken: dict[str, list[tuple[float, float]]] = {}
    for kind, query in kinds.items():
        times = []
        for _ in range(QUERIES):
            start, clock = time.process_time(), time.perf_counter()
            query()
            times.append(((time.process_time() - start) * 1000, (time.perf_counter() - clock) * 1000))
        taken[kind] = times
    return taken


def scans(store: SqliteStore) -> dict[str, float]:
    """Return the seconds of going through everything once."""
    taken = {}
    for name, scan in {
        "all statements": lambda: sum(1 for _ in store.iter_statements()),
        "all pages": lambda: sum(len(held.pages) for held in store.iter_documents()),
        "content hash": store.content_hash,
    }.items():
        start = time.process_time()
        scan()
        taken[name] = time.process_time() - start
    return taken


def main() -> None:
    """Measure a plain and a keyed matter."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--statements", type=int, default=1_000_000)
    arguments.add_argument("--out", type=Path, default=Path("bench/out"))
    asked = arguments.parse_args()
    documents = max(2, asked.statements // PER_DOCUMENT)
    seen: list[dict[str, float]] = []
    for name, key in (("plain", None), ("keyed", "a key")):
        folder = asked.out / f"store-{name}"
        shutil.rmtree(folder, ignore_errors=True)
        figures: dict[str, float] = {}
        with open_matter(folder, key=key, create=True) as store:
            figures |= fill(store, documents)
        figures["MB on disk"] = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
        with open_matter(folder, key=key, readonly=True) as store:
            every = {
                f"{asked}{kind}": times
                for asked, reads in (("", store), ("public: ", store.seen_by(Audience.PUBLIC)))
                for kind, times in queries(reads, documents * PER_DOCUMENT).items()
            }
            for kind, times in every.items():
                processor, clock = zip(*times, strict=True)
                figures[f"{kind}: p50 ms"] = statistics.median(processor)
                figures[f"{kind}: p99 ms"] = statistics.quantiles(processor, n=100)[98]
                figures[f"{kind}: p99 ms, clock"] = statistics.quantiles(clock, n=100)[98]
            for kind, seconds in scans(store).items():
                figures[f"{kind}: s"] = seconds
        figures["peak MB of this process"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        seen.append(figures)
        shutil.rmtree(folder)
    print(f"{documents * PER_DOCUMENT:,} statements, {documents:,} documents")
    print(f"{'':48} {'plain':>10} {'keyed':>10} {'ratio':>7}")
    plain, keyed = seen
    for name, value in plain.items():
        print(f"{name:48} {value:>10.1f} {keyed[name]:>10.1f} {keyed[name] / value if value else 0:>7.2f}")


if __name__ == "__main__":
    main()
