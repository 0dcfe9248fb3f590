"""What kind of paper it is, from the words at its head and the way it is laid out."""

from __future__ import annotations

import re

from belie.documents.face import Face
from belie.documents.headers import Header, iter_replies
from belie.documents.oaths import has_clause, has_own_clause
from belie.documents.orators import has_byline, has_dateline
from belie.documents.printed_names import is_body_name, is_full_name
from belie.documents.signatories import CLOSING
from belie.domain.documents import DocumentKind

_COURT = re.compile(
    r"\b(?:UNITED STATES|U\.S\.) (?:DISTRICT|BANKRUPTCY) COURT|\bCOURT OF APPEALS?|\bSUPREME COURT|\bDISTRICT COURT"
    r"|\bSUPERIOR COURT|\bCIRCUIT COURT|\bIMMIGRATION COURT|\bCOUNTY COURT|\bCOURT OF COMMON PLEAS|\bAPPELLATE COURT"
    r"|\b(?:CHANCERY|FAMILY|PROBATE|SURROGATE['’]S|MUNICIPAL|HIGH|CROWN) COURT|\bCOURT OF (?:CHANCERY|CLAIMS)"
    r"|\bBOARD OF IMMIGRATION APPEALS|\bCase (?:No\.|\d+:)|\b(?:Civil|Criminal|Crim\.|Cr\.) (?:Action |Case )?No\."
    r"|\bDocket No\.|\bIndex No\.|\bBEFORE THE (?:\w+ ){0,5}(?:COMMISSION|BOARD|AGENCY|TRIBUNAL|AUTHORITY|PANEL)\b",
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
_NOTE = re.compile(r"^\W*(?:[A-Z-]+ ){0,3}(?:NOTE|NOTE TO FILE|MINUTE|BRIEFING|REPORT)\W*$")
_PRESS_TURN = re.compile(r"^\s*(?:Q:?\s+\S|[A-Z][A-Z.'’ -]{2,40}:\s)")
_MEMO = re.compile(
    r"^\W*(?:[A-Z /-]{0,40}\b)?(?:MEMO|MEMORANDUM)\b(?!\s+(?:OPINION|OF LAW|OF POINTS|IN (?:SUPPORT|OPPOSITION)"
    r"|DECISION|AND ORDER))"
)
_SALUTATION = re.compile(
    r"^\s*(?:Dear|To Whom It May Concern|TO WHOM IT MAY CONCERN|To the Editor|Your Excellency"
    r"|Excellency)\b.{0,80}[:,]?\s*$",
    re.MULTILINE,
)
_FILINGS = (
    r"COMPLAINT|(?:PARTICULARS|STATEMENT) OF CLAIM|PETITION|MOTION|BRIEF|OPPOSITION|RESPONSE|REPLY|NOTICE"
    r"|INDICTMENT|INFORMATION|ANSWER|STIPULATION"
    r"|MEMORANDUM (?:OF|IN)|STATUS REPORT|JOINT REPORT|INTERROGATOR\w+|STATEMENT OF (?:UNDISPUTED )?FACTS?"
    r"|APPLICATION"
    r"|SUPPLEMENT|OBJECTIONS?|CROSS-MOTION|PLEA AGREEMENT"
)
FILING_TITLE = re.compile(rf"^[^a-z\n]{{0,120}}\b(?:{_FILINGS})\b[^a-z\n]{{0,160}}(?:\([a-z ]+\))?$", re.MULTILINE)
# "APPELLEE'S BRIEF        No. A-2031-44": whose it is stands in the title, so no court need be named
_SIDED = re.compile(
    rf"^\W*(?:PLAINTIFF|DEFENDANT|PETITIONER|RESPONDENT|APPELLANT|APPELLEE|GOVERNMENT|INTERVENOR)S?['’]S?"
    rf" (?:[^a-z\n]{{0,60}} )?(?:{_FILINGS})\b",
    re.MULTILINE,
)
ORDER_TITLE = re.compile(
    r"^[^a-z\n]{0,80}\b(?:ORDER(?:S|ED)?|OPINION|JUDGMENT|DECISION|RULING|REPORT AND RECOMMENDATION"
    r"|INJUNCTION)\b[^a-z\n]{0,160}(?:\([a-z ]+\))?$",
    re.MULTILINE,
)
_PROPOSED = re.compile(r"\bPROPOSED\b")
_COURT_SPEAKS = re.compile(
    r"\b(?:IT IS (?:HEREBY )?(?:SO )?ORDERED|SO ORDERED|(?:the|this) Court (?:finds|orders|concludes|grants"
    r"|denies|holds)|(?:motion|petition|application|request) is (?:hereby )?(?:denied|granted|dismissed"
    r"|overruled))\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:Slip Opinion|Syllabus|delivered the opinion|(?:Circuit|District|Magistrate|Chief) Judges?[.:]?\s*$"
    r"|PER CURIAM|Opinion of the Court|^\s*[A-Z][A-Z'’-]+, (?:[CP]\. ?)?J\.(?:[:,]|\s*$)"
    r"|^\s*[A-Z][A-Z'’-]+, (?:Chief |Presiding |Associate |Acting )?(?:Justice|Judge)[.:]\s*$)",
    re.MULTILINE,
)
# "Before Howard, Chief Judge, ...", "James M. Dowd, Judge" after "Kurt S. Odenwald, J.": the bench that decides.
_BENCH = re.compile(
    r"^\s*Before\b[^.]{0,200}\b(?:Judges|Justices)\b|^[^\n]{0,80},\s+(?:P\.J|C\.J|J|JJ)\.,? (?:and|concur)"
    r"|^\s*(?:Heard in|On (?:discretionary review|certiorari|writ)\b)[^\n]{0,200}",
    re.MULTILINE,
)
_RELEASE = re.compile(
    r"\b(?:FOR IMMEDIATE RELEASE|(?:PRESS|NEWS|MEDIA) (?:RELEASE|STATEMENT|ADVISORY)|STATEMENT FOR THE PRESS"
    r"|For immediate release|For Immediate Release)\b|^\W*(?:Press|News|Media) (?:Release|Advisory"
    r"|Statement)\b[^a-z\n]*$",
    re.MULTILINE,
)
_SPEECH = re.compile(
    r"^\W*(?:CONGRESSIONAL RECORD\b|Congressional Record,? Volume|President:|Speaker:"
    r"|(?:\w+ ){0,2}(?:Remarks|Address|Speech) (?:by|of|to|as|at|on|delivered)\b"
    r"|(?:\w+ )?REMARKS\b|ADDRESS\b|SPEECH\b|Mr\. [A-Z]\w*[A-Z]+\.\s)",
    re.MULTILINE,
)
_BRIEFING = re.compile(r"\b(?:PRESS|NEWS|MEDIA|DAILY) (?:BRIEFING|CONFERENCE)\b", re.IGNORECASE)
_TESTIMONY = re.compile(
    r"^\W*(?:(?:PREPARED |WRITTEN |SWORN |OPENING |JOINT )*(?:TESTIMONY|STATEMENT) (?:OF|BY|FOR THE RECORD)\b"
    r"|STATEMENT OF (?:THE )?HON\b)[^\n]*",
    re.MULTILINE | re.IGNORECASE,
)
_CONGRESS = re.compile(
    r"\b(?:(?:sub)?committee|congress|senate|house of representatives|parliament\w*|city council|legislature)\b",
    re.IGNORECASE,
)
_FLOOR_TURN = re.compile(
    r"^\s*(?:(?:Mr|Ms|Mrs|Dr|Chair(?:man|woman)?|Senator|Representative|Secretary|Director"
    r"|The)\.? [A-Z][A-Za-z'’-]*[A-Z]{2,}"
    r"(?: of [A-Z]\w+)?)\.\s+\S"
)
_MEETING_TURN = re.compile(
    r"^\s*(?:The President|The Chair\w*|(?:Mr|Ms|Mrs|Miss|Dr"
    r"|Sir)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)(?: \([^)\n]{2,60}\)){0,2}:\s"
)
_COUNCIL = re.compile(r"\b\d+(?:st|nd|rd|th) (?:plenary )?meeting\b|\b(?:Security Council|General Assembly)\b")
_CABLE = re.compile(
    r"^\W*(?:MRN\s*:|(?:FM|TO) (?:AMEMBASSY|SECSTATE|USMISSION|AMCONSUL)|From:\s+(?:AMEMBASSY|SECSTATE|AMCONSUL))",
    re.MULTILINE,
)
_COMPLIMENTS = re.compile(r"\bpresents\s+its\s+compliments\b")
_CIVIL_MINUTES = re.compile(r"^\W*(?:CIVIL|CRIMINAL) MINUTES\b|^\W*MINUTE (?:ORDER|ENTRY)\b", re.MULTILINE)
_DECLARES = re.compile(
    r"^\W*(?:[A-Z][\w.'’-]*[ ]?){2,5},[^:\n]{0,200}?\b(?:declares|deposes|duly sworn|affirms)\b", re.MULTILINE
)
_CERTIFIED = re.compile(r"^\W*(?:CERTIFICATE OF (?:TRANSLATION|INTERPRETATION)|ERRATA SHEET"
                        r"|(?:\w+ ){0,2}(?:Declaration|Affidavit|Affirmation))\W*$",
                        re.MULTILINE)  # fmt: skip
_DEPOSITION = re.compile(r"\bDEPOSITION\b|\b30\(b\)\(6\)", re.IGNORECASE)
_GRAND_JURY = re.compile(
    r"\bgrand\s+jur(?:y|ors)\b[^.:]{0,120}?\b(?:further\s+)?(?:charges?|presents?|accuses?)\b(?!\s+(?:of"
    r"|against))",
    re.IGNORECASE,
)
_STATEMENT_FROM = re.compile(r"^\W*STATEMENT (?:FROM|BY) [^\n]{3,100}$", re.MULTILINE | re.IGNORECASE)
_WITNESS_STATEMENT = re.compile(
    r"^\W*(?:WITNESS STATEMENT\b[^\n]*"
    r"|STATEMENT OF (?P<name>[^\n]{3,60}))$",
    re.MULTILINE | re.IGNORECASE,
)
_CHARGING = re.compile(r"^[^a-z\n]*I\s?N\s?D\s?I\s?C\s?T\s?M\s?E\s?N\s?T\b|\bCOUNT\b|\bA TRUE BILL\b", re.MULTILINE)
_ANNOUNCED = re.compile(
    r"\btoday (?:announced|issued|released|called|demanded|urged|filed|launched|named|condemned|welcomed)\b"
    r"|\bannounced today\b"
)
_RELEASED = re.compile(
    r"\b(?:Media|Press) [Cc]ontacts?\b|^\W*#\s?#\s?#|^\W*About [A-Z]|^[^\n]{0,60}/[A-Z][\w ]+/ ?(?:--|—"
    r"|–)",
    re.MULTILINE,
)
# "scientists said on Monday": how news tells a day, where no byline or place tells the kind
_WEEKDAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_TOLD = r"\b(?:said|says?|reported|announced|told|according to|ruled|voted|disclosed)\b"
_TOLD_ON = re.compile(rf"{_TOLD}[^.\n]{{0,90}}{_WEEKDAY}|{_WEEKDAY}[^.\n]{{0,90}}{_TOLD}")
_LOG = re.compile(r"^[^a-z\n]*\b(?:LOG|LOGBOOK|NOTE TO FILE|FILE NOTE|MINUTES)\b[^a-z\n]*$", re.MULTILINE)
_ROSTER = re.compile(r"\b(?:ROSTER|CENSUS|HEADCOUNT|DAILY COUNT|POPULATION REPORT)\b")


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
        (DocumentKind.FILING, "the grand jury charges" if _is_indictment(head) else ""),
        (DocumentKind.TRANSCRIPT, _because_transcript(face)),
        (DocumentKind.ORDER, "minutes of the court" if court and _CIVIL_MINUTES.search(head[:1500]) else ""),
        (DocumentKind.MEMO, "headed as a memorandum" if _is_memo(face) else ""),
        (DocumentKind.EMAIL, "From and To lines" if face.header and face.header.first <= 8 else ""),
        (DocumentKind.TESTIMONY, "headed as testimony" if _is_testimony(head) else ""),
        (DocumentKind.DECLARATION, _because_declaration(face, court)),
        (DocumentKind.SPEECH, "speaker named in the heading" if _SPEECH.search(head[:400]) else ""),
        (
            DocumentKind.PRESS_RELEASE,
            "headed as a press release" if _RELEASE.search(head[:1500]) or _STATEMENT_FROM.search(head[:300]) else "",
        ),
        (
            DocumentKind.ORDER,
            "opinion of a court of appeals" if _BENCH.search(head[:6000]) and _COURT.search(head) else "",
        ),
        (
            DocumentKind.PRESS_RELEASE,
            "announces" if _ANNOUNCED.search(head[:2000]) and _RELEASED.search(whole) else "",
        ),
        (DocumentKind.FILING, f"title: {_fold(filing)}" if filing and _filing_first(filing, order, head) else ""),
        (DocumentKind.ORDER, f"title: {_fold(order)}" if order and (court or _COURT_SPEAKS.search(whole)) else ""),
        (DocumentKind.ORDER, "opinion of a court" if _OPINION.search(head) and _COURT.search(head) else ""),
        (DocumentKind.ORDER, "the court orders" if court and re.search(r"\bSO ORDERED\b", face.tail) else ""),
        (DocumentKind.FILING, f"title: {_fold(filing)}" if filing and court else ""),
        (DocumentKind.FILING, f"title: {_fold(sided)}" if (sided := _SIDED.search(head[:1500])) else ""),
        (DocumentKind.LETTER, _because_letter(face)),
        (
            DocumentKind.NEWS,
            "byline" if has_byline(face) else "dateline" if has_dateline(face) else "",
        ),
        (DocumentKind.DECLARATION, "declared under penalty of perjury" if has_own_clause(face) else ""),
        (DocumentKind.DECLARATION, "headed as a person's statement" if _is_statement(face) else ""),
        (DocumentKind.MEMO, "headed as a log" if _LOG.search(head[:600]) else ""),
        (DocumentKind.ROSTER, "headed as a roster" if _ROSTER.search(head[:600]) else ""),
        (DocumentKind.MEMO, "From and To lines" if face.header else ""),
        (DocumentKind.EMAIL, "an earlier message below" if next(iter_replies(face.lines, 0), None) else ""),
        (DocumentKind.NEWS, "tells what was said on a day of the week" if _TOLD_ON.search(head[:900]) else ""),
    ]


def _is_indictment(head: str) -> bool:
    """True where the grand jury charges under a title, a caption or counts: counts may quote questions and answers."""
    return _GRAND_JURY.search(head[:3000]) is not None and _CHARGING.search(head[:4000]) is not None


def _fold(match: re.Match[str]) -> str:
    return " ".join(match.group().split())[:80]


def _is_memo(face: Face) -> bool:
    if _CABLE.search(face.head[:600]):
        return True
    if any(_MEMO.match(line) for line in face.lines[:12]):
        return face.header is not None or not _COURT.search(face.head[:1500])
    header = face.header
    if header and _is_note(face, header):
        return True
    return header is not None and "@" not in "".join(header.fields.values()) and _all_capitals(face, header)


def _is_note(face: Face, header: Header) -> bool:
    """True under a letterhead or a heading ("INTERNAL NOTE"), where no address and no hour tell of a mail program."""
    above = [line.strip() for line in face.lines[: header.first] if line.strip()]
    block = "\n".join(face.lines[header.first : header.end])
    if "@" in block or re.search(r"^\W*Sent\b|\d:\d\d|^\W*(?:FW|FWD)\b", block, re.MULTILINE | re.IGNORECASE):
        return False
    if face.lines[header.first].lstrip().lower().startswith("to"):
        return True  # mail programs print the sender first
    return any(_NOTE.match(line) or is_body_name(line.title() if line.isupper() else line) for line in above[:6])


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
    if _COUNCIL.search(face.head[:1500]) and sum(1 for line in face.lines if _MEETING_TURN.match(line)) >= 2:
        return "record of a meeting with turns"
    floor = sum(1 for line in face.lines if _FLOOR_TURN.match(line))
    if (
        floor >= 4
        and _CONGRESS.search(face.head[:1500])
        and re.search(r"\bHEARINGS?\b", face.head[:1500], re.IGNORECASE)
    ):
        return "committee hearing with turns"
    press = sum(1 for line in face.lines if _PRESS_TURN.match(line))
    if _BRIEFING.search(face.head[:800]) and press >= 3:
        return "press briefing with turns"
    return ""


def _is_statement(face: Face) -> bool:
    """True for a witness's statement in the first person that bears no oath: "STATEMENT OF PIM HADDOW"."""
    title = _WITNESS_STATEMENT.search(face.head[:600])
    if title is None or not re.search(r"\bI\b", face.head):
        return False
    return title["name"] is None or is_full_name(title["name"].title() if title["name"].isupper() else title["name"])


def _is_testimony(head: str) -> bool:
    title = _TESTIMONY.search(head[:2500])
    return title is not None and _CONGRESS.search(head[title.start() : title.start() + 900]) is not None


def _because_declaration(face: Face, court: bool) -> str:
    head = face.own_head[:6000]
    title = re.search(
        r"^\W*(?:[A-Z]+ ){0,3}(?:DECLARATION|AFFIDAVIT|AFFIRMATION)\b(?: OF\b[^\n]*)?"
        r"|^\W*(?:\w+ )?(?:Declaration|Affidavit) of [A-Z][^\n]{3,80}$",
        head,
        re.MULTILINE,
    )
    declares = _I_DECLARE.search(re.sub(r"(?<=\S)\n(?=\S)", " ", head)) or _DECLARES.search(head)
    certified = _CERTIFIED.search(head[:2000])
    if certified and has_clause(face):
        return f"title: {_fold(certified)}"
    if title and (declares or not FILING_TITLE.search(head[: title.start()])):
        return f"title: {_fold(title)}"
    filing = FILING_TITLE.search(head[:3000])
    if (
        declares
        and filing is None
        and (court or re.search(r"penalt(?:y|ies) of perjury|sworn", face.head + face.tail, re.IGNORECASE))
    ):
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
    if _COMPLIMENTS.search(face.head[:2000]):
        return "note verbale"
    if _SALUTATION.search(face.head[:3000]):
        return "salutation"
    if re.search(r"^\W*(?:OPEN LETTER|LETTER (?:TO|FROM|OF))\b", face.head[:600], re.MULTILINE | re.IGNORECASE):
        return "headed as a letter"
    named = [line.strip() for line in face.lines if line.strip()]
    if len(named) > 4 and is_full_name(named[0]) and named[0].lower() in (named[-1].lower(), named[-2].lower()):
        return "signed by the one of its letterhead"
    return "closing" if CLOSING.search(face.tail) and re.search(r"^\s*Re:", face.head, re.MULTILINE) else ""
