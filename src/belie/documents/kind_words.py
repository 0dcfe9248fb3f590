"""Words that people use for kinds of paper, beside our own: "affidavit", "hearing transcript"."""

from __future__ import annotations

from belie.domain.documents import DocumentKind

# None: a word that two kinds share; the face tells
_KINDS = {
    "deposition": DocumentKind.TRANSCRIPT, "hearing": DocumentKind.TRANSCRIPT, "trial": DocumentKind.TRANSCRIPT,
    "briefing": DocumentKind.TRANSCRIPT, "interview": None, "report": None,
    "opinion": DocumentKind.ORDER, "judgment": DocumentKind.ORDER, "ruling": DocumentKind.ORDER,
    "decision": DocumentKind.ORDER, "complaint": DocumentKind.FILING, "petition": DocumentKind.FILING,
    "motion": DocumentKind.FILING, "brief": DocumentKind.FILING, "indictment": DocumentKind.FILING,
    "pleading": DocumentKind.FILING, "notice": DocumentKind.FILING, "answer": DocumentKind.FILING,
    "stipulation": DocumentKind.FILING, "affidavit": DocumentKind.DECLARATION, "affirmation": DocumentKind.DECLARATION,
    "article": DocumentKind.NEWS, "story": DocumentKind.NEWS, "memorandum": DocumentKind.MEMO,
    "cable": DocumentKind.MEMO, "log": DocumentKind.MEMO, "e-mail": DocumentKind.EMAIL, "mail": DocumentKind.EMAIL,
    "release": DocumentKind.PRESS_RELEASE, "remarks": DocumentKind.SPEECH, "address": DocumentKind.SPEECH,
    "floor statement": DocumentKind.SPEECH, **{kind.value: kind for kind in DocumentKind},
    "testimony": None, "other": None,  # the face tells: prepared testimony or a transcript
}  # fmt: skip


def kind_of(doc_type: str) -> DocumentKind | None:
    """Return the kind of paper that a user's words name, None where they name none: "hearing transcript", "memo"."""
    words = doc_type.lower().replace("_", " ").split()
    ends = [" ".join(words[at:]) for at in range(len(words))]  # "sworn declaration": its last words tell
    known = next((end for end in ends if end in _KINDS or end.replace(" ", "_") in _KINDS), "")
    return _KINDS.get(known) or _KINDS.get(known.replace(" ", "_"))
