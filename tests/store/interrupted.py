"""A whole small run in a process of its own, so that a test can kill it.

Run as `python -m store.interrupted MATTER INBOX SEED`. Prints a line before each write. Readings and analyses
are saved in an order that the seed shuffles.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from belie.custody.intake import take_in, take_in_attachments
from belie.domain.documents import Source
from belie.domain.findings import Verdict
from belie.domain.ids import stable_hash
from belie.domain.ledger import ReadResult
from belie.domain.ports import Identities
from belie.domain.statements import Identification, Reading
from belie.store.sqlite import SqliteStore, open_matter
from contracts.invented import IDENTITIES, NoonClock, analysis, document, statement

INSIDE = "== "  # a line that starts so opens a file inside: "== name", its text up to the next


def write_inbox(inbox: Path) -> None:
    """Write letters and mails; two mails hold the same attachment, one holds another mail with it."""
    inbox.mkdir()
    memo = "== memo.txt\nThe boats were full. Nobody was asked.\n"
    for number in range(8):
        (inbox / f"letter-{number}.txt").write_text(f"Letter {number}. The gate was open on day {number}. " * 30)
    (inbox / "a.eml").write_text(f"See below.\n== inner.eml\nForwarded.\n{memo.replace('== ', '==== ')}")
    (inbox / "b.eml").write_text(f"Enclosed.\n{memo}")
    (inbox / "c.eml").write_text(f"Enclosed again.\n{memo}== other.txt\nAnother matter. It rained.\n")
    (inbox / "copy-of-letter-1.txt").write_bytes((inbox / "letter-1.txt").read_bytes())


def run(folder: Path, inbox: Path, seed: int) -> str:
    """Bring the matter up to date and return its content hash."""
    shuffle = random.Random(seed).shuffle
    with open_matter(folder, key="a key" if folder.name.endswith("keyed") else None, create=True) as store:
        take_in([inbox], blobs=store.blobs, store=store, clock=NoonClock(), progress=lambda *_: _tell("intake"))
        while waiting := store.sources_to_read("1"):
            shuffle(waiting)
            for sha256 in waiting:
                _read(store, store.get_source(sha256))
        documents = store.documents_to_analyse("1")
        shuffle(documents)
        for ident in documents:
            held = store.get_document(ident)
            sentences = dict.fromkeys(f"{piece.strip()}." for piece in held.text.split(".")[:-1])
            said = [statement(held, sentence) for sentence in sentences]
            _tell("analysis")
            store.save_analysis(ident, "1", analysis(held, *said))
        _finish(store)
        return store.content_hash()


def _read(store: SqliteStore, source: Source) -> None:
    text, *inside = store.blobs.get(source.sha256).decode().split(f"\n{INSIDE}")
    files = [piece.partition("\n") for piece in inside]
    attachments = tuple((name, body.strip().replace(f"=={INSIDE}", INSIDE).encode()) for name, _, body in files)
    _tell("attachments")
    take_in_attachments(source, attachments, blobs=store.blobs, store=store, clock=NoonClock())
    _tell("reading")
    store.save_reading(source.sha256, "1", ReadResult(documents=(document(source, text),), attachments=attachments))


def _finish(store: SqliteStore) -> None:
    key = stable_hash("all", [held.id for held in store.iter_statements()])
    if store.identities_key() != key:
        _tell("identities")
        store.save_identities(key, _identities(store))
    waiting = store.statements_to_embed("1")
    for ident in waiting:
        _tell("vector")
        store.save_verdicts("1", {ident: Verdict(0.0, 0.5, 0.5)})
        store.save_vectors("1", {ident: ident.encode()})
    if store.findings_key() != key:
        store.save_findings(key, [])


def _identities(store: SqliteStore) -> Identities:
    held = list(store.iter_statements())
    return Identities(
        people=IDENTITIES.people,
        proposals=IDENTITIES.proposals,
        identifications=tuple(
            Identification(statement=one.id, person=None, declarant="", decided_by="rule", because="") for one in held
        ),
        readings=tuple(Reading(statement=one.id, text=one.content, declarant="", said_on=None) for one in held),
    )


def _tell(step: str) -> None:
    print(step, flush=True)


if __name__ == "__main__":
    _tell("hash " + run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
