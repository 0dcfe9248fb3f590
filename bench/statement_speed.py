"""Statements from text against spaCy alone on the same text; budget: at most 1.5 times its time (design, budgets).

The text is the demo record's, as pages already read. CPU seconds of one process, best of three.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import spacy

from belie.demo import record_path
from belie.documents.clean import clean
from belie.documents.sentences import split_sentences
from belie.domain.documents import Document
from belie.domain.ids import SourceId
from belie.engine.inference.syntax import MODEL, SpacySyntax
from belie.engine.work import analyse_document
from belie.sources.registry import read_source


def documents() -> list[Document]:
    read = [
        document
        for number, path in enumerate(sorted(path for path in record_path().rglob("*") if path.is_file()))
        for document in read_source(path.read_bytes(), path.name, SourceId(f"{number:064x}")).documents
    ]
    if not read:
        raise SystemExit("the demo record could not be read")
    return read


def best_cpu_s(work: Callable[[], None], times: int = 3) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    papers = documents()
    texts = [clean(paper).text for paper in papers]
    sentences = sum(len(split_sentences(text)) for text in texts)
    alone = spacy.load(MODEL)
    syntax = SpacySyntax()
    syntax.parse(["Loaded."])

    def spacy_alone() -> None:
        for _ in alone.pipe(texts, batch_size=8):
            pass

    def statements() -> None:
        for paper in papers:
            analyse_document(paper, syntax)

    reference, ours = best_cpu_s(spacy_alone), best_cpu_s(statements)
    print(f"{len(papers)} documents, {sentences} sentences")
    print(f"statements / spaCy alone: {ours / reference:.2f} (budget 1.50)")
    print(f"sentences a CPU second: {sentences / ours:.0f} (spaCy alone {sentences / reference:.0f})")


if __name__ == "__main__":
    main()
