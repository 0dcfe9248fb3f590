"""Self-contained readings: what a statement asserts once its cue, question and speaker are taken in.

The verbatim words are never touched; a reading stands beside them.
"""

from __future__ import annotations

import re

from belie.domain.statements import Reading, Statement

_LEADING_THAT = re.compile(r"^(?:that|whether|how)\s+", re.IGNORECASE)
_SHORT_ANSWER = re.compile(
    r"^(?:yes|no|correct|right|that(?:'|’)?s (?:correct|right)|i did(?: not)?|i do(?: not)?)\b", re.IGNORECASE
)


def read_statement(statement: Statement, declarant: str) -> Reading:
    """Return the reading of one statement.

    A denial turns the content round ("It is not so that ..."), a short answer brings its question along, and a
    leading "that" goes.
    """
    text = _LEADING_THAT.sub("", statement.content).strip()
    text = text[:1].upper() + text[1:]
    if statement.question and _SHORT_ANSWER.match(text):
        text = f"Asked “{statement.question}”: {text}"
    if statement.denied:
        text = f"It is not so that {text[:1].lower()}{text[1:]}"
    return Reading(statement=statement.id, text=text, declarant=declarant, said_on=statement.said_on)
