"""What kind of paper it is, from the words at its head and the way it is laid out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from belie.documents.headers import Header
from belie.domain.documents import DocumentKind

_COURT = re.compile(
    r"\b(?:UNITED STATES|U\.S\.) (?:DISTRICT|BANKRUPTCY) COURT|\bCOURT OF APPEALS|\bSUPREME COURT|\bDISTRICT COURT"
    r"|\bSUPERIOR COURT|\bCIRCUIT COURT|\bIMMIGRATION COURT|\bCase (?:No\.|\d+:)|\bCivil (?:Action )?No\.",
    re.IGNORECASE,
)
_I_DECLARE = re.compile(
    r"\bI,\s+[^\n]{3,120}?,?\s+(?:[^\n]{0,160}?\b)?(?:hereby\s+|do\s+)*(?:declare|depose|state|affirm|swear"
    r"|certify|attest)\b",
)
_ASKED = re.compile(r"^\s*(?:\d{1,2}\s+)?Q(?:UESTION)?(?:[.:]\s*|\s+)\S")
_ANSWERED = re.compile(r"^\s*(?:\d{1,2}\s+)?A(?:NSWER)?(?:[.:]\s*|\s+)\S")
_LABEL = re.compile(
    r"^\s*(?:\d{1,2}\s+)?(?:THE (?:WITNESS|COURT|CLERK)|(?:MR|MS|MRS)\. [A-Z'’-]+)\s*:|^\s*BY (?:MR|MS|MRS)\."
)
_HEARING = re.compile(
    r"\b(?:HEARING|PROCEEDINGS|TRIAL|ARGUMENT|CONFERENCE)\b|^\s*THE COURT:", re.IGNORECASE | re.MULTILINE
)
_PRESS_TURN = re.compile(r"^\s*(?:Q:?\s+\S|[A-Z][A-Z.'’ -]{2,40}:\s)")
_MEMO = re.compile(
    r"^\W*(?:[A-Z ]{0,40}\b)?(?:MEMO|MEMORANDUM)\b(?!\s+(?:OPINION|OF LAW|OF POINTS|IN (?:SUPPORT|OPPOSITION)"
    r"|DECISION|AND ORDER))"
)
_SALUTATION = re.compile(
    r"^\s*(?:Dear|To Whom It May Concern|Your Excellency|Excellency)\b.{0,80}[:,]?\s*$", re.MULTILINE
)
CLOSING = re.compile(
    r"^\s*(?:Very truly yours|Yours (?:very )?(?:truly|sincerely|faithfully)|Sincerely(?: yours)?"
    r"|Respectfully(?: (?:yours|submitted))?"
    r"|(?:With )?(?:kind|best|warm)(?:est)? regards|Cordially|Best wishes|Regards|Best|Yours|Many thanks)\s*,\s*$"
    r"|^\s*(?:Sincerely|Respectfully(?: submitted)?|Cordially)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_FILINGS = (
    r"COMPLAINT|PETITION|MOTION|BRIEF|OPPOSITION|RESPONSE|REPLY|NOTICE|INDICTMENT|INFORMATION|ANSWER|STIPULATION"
    r"|MEMORANDUM (?:OF|IN)|STATUS REPORT|JOINT REPORT|INTERROGATOR\w+|STATEMENT OF (?:UNDISPUTED )?FACTS?|APPLICATION"
    r"|SUPPLEMENT|OBJECTIONS?|CROSS-MOTION|PLEA AGREEMENT"
)
FILING_TITLE = re.compile(rf"^[^a-z\n]{{0,120}}\b(?:{_FILINGS})\b[^a-z\n]{{0,160}}$", re.MULTILINE)
ORDER_TITLE = re.compile(
    r"^[^a-z\n]{0,80}\b(?:ORDER(?:S|ED)?|OPINION|JUDGMENT|DECISION|RULING|REPORT AND RECOMMENDATION"
    r"|INJUNCTION)\b[^a-z\n]{0,160}$",
    re.MULTILINE,
)
_PROPOSED = re.compile(r"\bPROPOSED\b")
_COURT_SPEAKS = re.compile(
    r"\b(?:IT IS (?:HEREBY )?(?:SO )?ORDERED|SO ORDERED|(?:the|this) Court (?:finds|orders|concludes|grants"
    r"|denies|holds))\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:Slip Opinion|Syllabus|delivered the opinion|(?:Circuit|District|Magistrate|Chief) Judges?[.:]?\s*$"
    r"|PER CURIAM|Opinion of the Court)",
    re.MULTILINE,
)
# "Before Howard, Chief Judge, ...", "James M. Dowd, Judge" after "Kurt S. Odenwald, J.": the bench that decides.
_BENCH = re.compile(
    r"^\s*Before\b[^.]{0,200}\b(?:Judges|Justices)\b|^[^\n]{0,80},\s+(?:P\.J|C\.J|J|JJ)\.,? (?:and|concur)"
    r"|^\s*(?:Heard in|On (?:discretionary review|certiorari|writ)\b)[^\n]{0,200}",
    re.MULTILINE,
)
_RELEASE = re.compile(
    r"\b(?:FOR IMMEDIATE RELEASE|(?:PRESS|NEWS|MEDIA) (?:RELEASE|STATEMENT)|STATEMENT FOR THE PRESS"
    r"|For immediate release)\b"
)
_SPEECH = re.compile(
    r"^\s*(?:CONGRESSIONAL RECORD\b|President:|Speaker:|(?:Remarks|Address|Speech) (?:by|of|to|as|at|on)\b"
    r"|REMARKS\b|ADDRESS\b|Mr\. [A-Z]\w*[A-Z]+\.\s)",
    re.MULTILINE,
)
_BYLINE = re.compile(r"^\s*(?:By|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,4}\b", re.MULTILINE)
_DATELINE = re.compile(
    r"^\s*[A-Z][A-Z .'’-]{2,40}(?:,\s[\w. ]{2,30})?\s*(?:\((?:AP|Reuters|AFP|UPI|CNN)\)\s*)?(?:—|–|--)\s", re.MULTILINE
)
_BRIEFING = re.compile(r"\b(?:PRESS|NEWS|MEDIA|DAILY) (?:BRIEFING|CONFERENCE)\b", re.IGNORECASE)
_TESTIMONY = re.compile(
    r"^\s*(?:(?:PREPARED |WRITTEN )?TESTIMONY OF|(?:PREPARED "
    r"|WRITTEN )?STATEMENT OF [A-Z .'-]+\n+[^\n]*\n*[^\n]*BEFORE THE)",
    re.MULTILINE,
)
_DEPOSITION = re.compile(r"\bDEPOSITION\b|\b30\(b\)\(6\)", re.IGNORECASE)
_LOG = re.compile(r"^[^a-z\n]*\b(?:LOG|LOGBOOK|NOTE TO FILE|FILE NOTE|MINUTES)\b[^a-z\n]*$", re.MULTILINE)
_ROSTER = re.compile(r"\b(?:ROSTER|CENSUS|HEADCOUNT|DAILY COUNT|POPULATION REPORT)\b")


@dataclass(frozen=True, slots=True)
class Face:
    """What is looked at to tell kinds apart: head, foot, the first hundreds of lines, a header block."""

    head: str
    tail: str
    lines: Sequence[str]  # of the whole text, at most some hundreds
    header: Header | None


def find_kind(face: Face) -> tuple[DocumentKind, str]:
    """Return the kind and what it was read from; `OTHER` when nothing tells."""
    for kind, because in _kinds(face):
        if because:
            return kind, because
    return DocumentKind.OTHER, ""


def _kinds(face: Face) -> list[tuple[DocumentKind, str]]:
    """Return the kinds to try, surest first; an empty reason means no."""
    head, whole = face.head, face.head + "\n" + face.tail
    court = _COURT.search(head[:3000]) is not None
    order = ORDER_TITLE.search(head[:3000])
    filing = FILING_TITLE.search(head[:3000])
    return [
        (DocumentKind.TRANSCRIPT, _because_transcript(face)),
        (DocumentKind.MEMO, "headed as a memorandum" if _is_memo(face) else ""),
        (DocumentKind.EMAIL, "From and To lines" if face.header and face.header.first <= 8 else ""),
        (DocumentKind.TESTIMONY, "headed as testimony" if _TESTIMONY.search(head[:2500]) else ""),
        (DocumentKind.DECLARATION, _because_declaration(face, court)),
        (DocumentKind.SPEECH, "speaker named in the heading" if _SPEECH.search(head[:400]) else ""),
        (DocumentKind.PRESS_RELEASE, "headed as a press release" if _RELEASE.search(head[:1500]) else ""),
        (
            DocumentKind.ORDER,
            "opinion of a court of appeals" if _BENCH.search(head[:6000]) and _COURT.search(head) else "",
        ),
        (DocumentKind.FILING, f"title: {_fold(filing)}" if filing and _filing_first(filing, order, head) else ""),
        (DocumentKind.ORDER, f"title: {_fold(order)}" if order and (court or _COURT_SPEAKS.search(whole)) else ""),
        (DocumentKind.ORDER, "opinion of a court" if _OPINION.search(head) and _COURT.search(head) else ""),
        (DocumentKind.ORDER, "the court orders" if court and re.search(r"\bSO ORDERED\b", face.tail) else ""),
        (DocumentKind.FILING, f"title: {_fold(filing)}" if filing and court else ""),
        (DocumentKind.LETTER, _because_letter(face)),
        (
            DocumentKind.NEWS,
            "byline" if _BYLINE.search(head[:1200]) else "dateline" if _DATELINE.search(head[:1500]) else "",
        ),
        (DocumentKind.MEMO, "headed as a log" if _LOG.search(head[:600]) else ""),
        (DocumentKind.ROSTER, "headed as a roster" if _ROSTER.search(head[:600]) else ""),
        (DocumentKind.MEMO, "From and To lines" if face.header else ""),
    ]


def _fold(match: re.Match[str]) -> str:
    return " ".join(match.group().split())[:80]


def _is_memo(face: Face) -> bool:
    if any(_MEMO.match(line) for line in face.lines[:12]):
        return face.header is not None or not _COURT.search(face.head[:1500])
    header = face.header
    return header is not None and "@" not in "".join(header.fields.values()) and _all_capitals(face, header)


def _all_capitals(face: Face, header: Header) -> bool:
    """True when the labels are capitals (`TO:`), as memoranda write them and mail programs do not."""
    labels = [line.strip().split(":")[0].split()[0] for line in face.lines[header.first : header.end] if line.strip()]
    return sum(label.isupper() and len(label) > 1 for label in labels) >= 3


def _because_transcript(face: Face) -> str:
    asked = sum(1 for line in face.lines if _ASKED.match(line))
    turns = asked + sum(1 for line in face.lines if _ANSWERED.match(line))
    labels = sum(1 for line in face.lines if _LABEL.match(line))
    if asked >= 2 and turns >= 4 and turns + labels >= 0.04 * len(face.lines):
        return "questions and answers"
    if _DEPOSITION.search(face.head[:600]) and asked >= 1 and turns >= 2:
        return "headed as a deposition"
    if labels >= 4 and labels >= 0.04 * len(face.lines) and _HEARING.search(face.head[:3000]):
        return "hearing with turns"
    press = sum(1 for line in face.lines if _PRESS_TURN.match(line))
    if _BRIEFING.search(face.head[:800]) and press >= 3:
        return "press briefing with turns"
    return ""


def _because_declaration(face: Face, court: bool) -> str:
    head = face.head[:6000]
    title = re.search(
        r"^\W*(?:[A-Z]+ ){0,3}(?:DECLARATION|AFFIDAVIT|AFFIRMATION)\b(?: OF\b[^\n]*)?"
        r"|^\W*(?:\w+ )?(?:Declaration|Affidavit) of [A-Z][^\n]{3,80}$",
        head,
        re.MULTILINE,
    )
    declares = _I_DECLARE.search(head)
    if title and (declares or not FILING_TITLE.search(head[: title.start()])):
        return f"title: {_fold(title)}"
    if declares and (court or re.search(r"penalt(?:y|ies) of perjury|sworn", face.head + face.tail, re.IGNORECASE)):
        return "I, ..., declare"
    return ""


def _filing_first(filing: re.Match[str], order: re.Match[str] | None, head: str) -> bool:
    """True for a filing's title: "ORDER DENYING MOTION" is an order; "[PROPOSED] ORDER", "MOTION FOR ORDER" are not."""
    if order is None:
        return _COURT.search(head[:3000]) is not None
    if order.group() != filing.group():
        return filing.start() < order.start() and not _COURT_SPEAKS.search(head)
    words = filing.group()
    first_order = re.search(r"\b(?:ORDER|OPINION|JUDGMENT|DECISION|RULING|REPORT AND RECOMMENDATION)\b", words)
    first_filing = re.search(rf"\b(?:{_FILINGS})\b", words)
    if first_order is None or first_filing is None:
        return first_filing is not None
    return first_filing.start() < first_order.start() or _PROPOSED.search(words) is not None


def _because_letter(face: Face) -> str:
    if _SALUTATION.search(face.head[:3000]):
        return "salutation"
    return "closing" if CLOSING.search(face.tail) and re.search(r"^\s*Re:", face.head, re.MULTILINE) else ""
