"""Reads a passage in which angle brackets mark a speaker: "<She> said that ..."."""

from belie.domain.documents import DocumentKind
from belie.domain.statements import Form
from statements.reading import read


def named_at(passage: str, kind: DocumentKind | None = DocumentKind.NEWS) -> str:
    """Return the name given to the marked speaker, "" where it is left open."""
    start = passage.index("<")
    end = passage.index(">") - 1
    analysis = read(passage.replace("<", "").replace(">", ""), kind)
    because = {naming.statement: naming for naming in analysis.namings}
    spoken = [
        statement
        for statement in analysis.statements
        if statement.form is not Form.OWN
        and statement.speaker_spans
        and statement.speaker_spans[0].start < end
        and statement.speaker_spans[-1].end > start
    ]
    assert spoken, "no statement by the marked speaker"
    naming = because.get(spoken[0].id)
    assert naming is None or naming.because
    return naming.name if naming else ""
