"""Is the paper under oath? A fact about the paper, kept apart from the proceeding it was made in."""

from __future__ import annotations

import re

from belie.documents.face import Face
from belie.documents.witnesses import SWORN, around_oaths
from belie.domain.documents import DocumentKind
from belie.domain.statements import Setting

# 28 U.S.C. § 1746: "I declare (or certify, verify, or state) under penalty of perjury ... that the foregoing is true
# and correct." The clause must be the writer's own: a paper that only speaks of perjury is not sworn.
_CLAUSE = re.compile(
    r"\b(?:declares?|certify|certifies|verify|verifies|states?|affirms?|swears?)\b[^.]{0,120}?\bunder\s+(?:the\s+"
    r"|pain\s+and\s+)*penalt(?:y|ies)\s+of\s+perjury"
    r"|\b(?:signed|made|executed|given|sworn)\s+under\s+(?:the\s+|pains?\s+and\s+)*penalt(?:y|ies)\s+of\s+perjury"
    r"|\bunder\s+(?:the\s+|pain\s+and\s+)*penalt(?:y|ies)\s+of\s+perjury\b[^.]{0,120}?\b(?:declares?|certify"
    r"|certifies"
    r"|verify|verifies|states?|affirms?|true)\b",
    re.IGNORECASE,
)
# The writer's own clause, which makes a declaration of a paper without a title
_OWN_CLAUSE = re.compile(
    r"\b(?:I|We)\b[^.]{0,160}?\bpenalt(?:y|ies)\s+of\s+perjury\b"
    r"|(?:^|\.\s|\n)\s*(?:signed|made|executed|sworn)?\s*under\s+(?:the\s+|pains?\s+and\s+)*penalt(?:y"
    r"|ies)\s+of\s+perjury\b",
    re.IGNORECASE,
)
_JURAT = re.compile(
    r"\b(?:subscribed\s+and\s+)?sworn\s+(?:to\s+)?(?:and\s+subscribed\s+)?(?:to\s+)?before\s+me\b"
    r"|\bbeing\s[^.:]{0,60}?\bduly\s+sworn\b|\bbeing\s+(?:first\s+)?duly\s+sworn\b",
    re.IGNORECASE,
)
# A witness is sworn in, as reporters print it or as the clerk asks; counsel who speak of sworn papers swear nobody.
_WITNESS_SWORN = re.compile(
    rf"[A-Z][\w.'’-]+,\s*(?:[^.\n:]{{0,160}}?\b{SWORN}\b"
    rf"|[A-Z'’ ,-]{{0,60}}\bWITNESS(?:ES)?\b[^.\n:]{{0,40}}?,\s*(?:SWORN|AFFIRMED)\b)"
    r"|\((?:the )?witness(?:es)?(?: was| were)?(?: duly| first)* (?:sworn|affirmed)\b"
    r"|\b(?:still|remains?|previously|already) (?:under oath|(?:duly )?sworn)\b"
    r"|\bdo you (?:solemnly )?(?:swear|affirm)\b[^?]{0,200}\?"
    rf"|\b(?:the|said) witness(?:es)?\b[^.:]{{0,80}}\b{SWORN}\b|\bWHEREUPON\b[^.:]{{0,160}}\b{SWORN}\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^\s*(?:\d{1,2}\s+)?A(?:NSWER)?(?:[.:]|\s)\s*\S")
_EXAMINATION = re.compile(r"^\s*(?:\d{1,2}\s+)?(?:(?:DIRECT|CROSS|REDIRECT|RECROSS|FURTHER)[- ]*)+EXAMINATION\b")
_BLANK_DAY = re.compile(r"\b(?:executed|dated|signed|sworn)\b[^.\n]{0,60}?_{2,}", re.IGNORECASE)
# Files of word processors carry no handwriting: a day left blank in one was never filled in.
_NEVER_SIGNED_BY_HAND = frozenset({"docx", "doc", "odt", "rtf", "wpd"})
_OATH_KINDS = (DocumentKind.DECLARATION, DocumentKind.TESTIMONY, DocumentKind.LETTER, DocumentKind.OTHER)


def is_unsworn_draft(format_name: str, face: Face) -> bool:
    """True for a word processor's file whose day of execution is blank and which nobody signed ("/s/")."""
    draft = format_name in _NEVER_SIGNED_BY_HAND and _BLANK_DAY.search(face.tail) is not None
    return draft and "/s/" not in face.tail


def find_oath(kind: DocumentKind, setting: Setting, face: Face) -> str:
    """Return what makes the paper sworn ("sworn: 28 U.S.C. § 1746 clause"), or ""."""
    both = face.head + "\n" + face.tail
    if kind is DocumentKind.TRANSCRIPT:
        if setting is Setting.DEPOSITION:
            return "sworn: deposition (Fed. R. Civ. P. 30(b)(5))"
        if is_witness_sworn(face):
            return "sworn: witness sworn"
        examined = setting in (Setting.TRIAL, Setting.HEARING) and _is_examination(face, setting)
        return "sworn: witness examined in court (Fed. R. Evid. 603)" if examined else ""
    verified = kind is DocumentKind.FILING and re.search(r"\b(?:VERIFICATION|VERIFIED|Verification)\b", both)
    if kind not in _OATH_KINDS and not verified:
        return ""
    if has_clause(face):
        return "sworn: 28 U.S.C. § 1746 clause"
    return "sworn: jurat" if kind is not DocumentKind.OTHER and _JURAT.search(both) else ""


def _is_examination(face: Face, setting: Setting) -> bool:
    """True where a witness is examined: questions and answers at trial, and at a hearing a heading that says so.

    At a hearing a judge may ask a party who was never sworn; argument has names before its turns, no Q. and A.
    """
    answers = sum(1 for line in face.lines if _ANSWER.match(line))
    return answers >= 2 and (setting is Setting.TRIAL or any(map(_EXAMINATION.match, face.lines)))


def has_clause(face: Face) -> bool:
    """True when the paper declares under penalty of perjury."""
    return _CLAUSE.search(face.head) is not None or _CLAUSE.search(face.tail) is not None


def has_own_clause(face: Face) -> bool:
    """True when the writer himself declares under penalty of perjury: "I affirm under ...", "Signed under ..."."""
    return has_clause(face) and any(_OWN_CLAUSE.search(text) for text in (face.head, face.tail))


def is_witness_sworn(face: Face) -> bool:
    """True when somebody is sworn in anywhere in a transcript."""
    return any(_WITNESS_SWORN.search(words) for words in around_oaths(face.body))
