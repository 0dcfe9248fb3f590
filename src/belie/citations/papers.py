"""Names of papers as cites print them: "Second Schultz Decl.", "Pl.'s Opp'n", "Hr'g Tr.".

The word that says what the paper is comes last; the name is read backwards from it. The abbreviations are those of
the Bluebook (BT1) and what courts write beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from belie.domain.spans import Span


class PaperKind(StrEnum):
    """What kind of paper a name speaks of."""

    DECLARATION = "declaration"
    DEPOSITION = "deposition"
    TRANSCRIPT = "transcript"
    COMPLAINT = "complaint"
    PETITION = "petition"
    ANSWER = "answer"
    MOTION = "motion"
    OPPOSITION = "opposition"
    REPLY = "reply"
    BRIEF = "brief"
    ORDER = "order"
    JUDGMENT = "judgment"
    REPORT = "report"
    FACTS = "statement of facts"
    NOTICE = "notice"
    LETTER = "letter"
    DISCOVERY = "discovery"
    OTHER = "paper"


# Kind, the words that are clear by themselves, and the words that need a pin or an entry after them
_WORDS: tuple[tuple[PaperKind, str, str], ...] = (
    (PaperKind.DECLARATION, r"Decls?\.|Aff(?:id)?s?\.|Affirm\.", "Decl|Declarations?|Affidavits?|Affirmation|Aff"),
    (PaperKind.DEPOSITION, r"Dep(?:o|s)?\.(?:\s+(?:Tr\.|Transcript))?", "Depo?|Deposition(?: Transcript)?"),
    (PaperKind.TRANSCRIPT, r"Trs?\.(?:\s+of\s+\w+['’.]?\w*\.?)?", "Tr|Transcript|Hr['’]g"),
    (PaperKind.COMPLAINT, r"(?:Counterc|C)ompl\.|Countercl\.", "Complaint|FAC|SAC|TAC|FACC|CAC|Counterclaim|Compl"),
    (PaperKind.PETITION, r"Pet\.", "Petition|Habeas Pet"),
    (PaperKind.ANSWER, r"Ans\.", "Answer"),
    (PaperKind.MOTION, r"Mots?\.", "Motion|MSJ|MTD|MPI|Mot"),
    (PaperKind.OPPOSITION, r"Opp['’]n\.?|Opp\.|Resp\.", "Opposition|Response|Opp|Return|Resp"),
    (PaperKind.REPLY, "(?!)", r"(?:Sur-?)?[Rr]eply|Traverse"),
    (PaperKind.BRIEF, r"Br\.|Mem\.|Memo\.", "Brief|Memorandum|MOL|Objections|Obj\\."),
    (PaperKind.ORDER, r"Ord\.", r"Order|Op\.|Opinion|Mem\. Op\.|Op\. & Order|TRO|Op\. and Order|Minute Order"),
    (PaperKind.JUDGMENT, r"(?!)", "Judgment"),
    (PaperKind.REPORT, r"R\. ?& ?R\.|Rep\. & Rec\.|Rpt\.", r"R&R|Report|Rep\.|Evaluation|Log"),
    (
        PaperKind.FACTS,
        r"(?:Pl|Def|Resp|Joint)\.? ?S[UM]F",
        r"SUF|SMF|SOF|SUMF|Facts|Stmt\. of Facts|DSUF|PSUF|LR 56\.1",
    ),
    (PaperKind.NOTICE, "Not\\.", "Notice|Stip\\.|Stipulation|Status Report|Joint Status Report"),
    (PaperKind.LETTER, "Ltr\\.", "Letter|Email|E-mail|Memo"),
    (PaperKind.DISCOVERY, r"Interrogs?\.|RFA|RFP", "Interrogatory|Interrogatories|Responses"),
)
CLEAR = "|".join(clear for _, clear, _ in _WORDS)
UNCLEAR = "|".join(unclear for _, _, unclear in _WORDS)
_KINDS = tuple((kind, re.compile(rf"(?:{clear}|{unclear})(?!\w)")) for kind, clear, unclear in _WORDS)

# What may follow the word: "Mot. to Dismiss", "Mem. in Supp. of Mot.", "Opp'n to Mot. for Summ. J."
_MORE = (
    r"(?:Mot\.|Mots\.|Motion|Supp\.|Opp['’]n|Resp\.|Resps\.|Summ\.|J\.|Partial|Prelim\.|Inj\.|Dismiss|Compel|Law"
    r"|P\.I\.|PI|TRO|Stay|Strike"
    r"|Hr['’]g|Proceedings|Expedite|Clarify|Enforce|Seal|Remand|Quash|Support|Opposition|Sanctions|Facts|Order|Recons\."
    r"|(?:Pls?|Defs?|Pet['’]rs?|Resp['’]ts?|Gov['’]t)\.?['’]?s?['’]?)"
)
CONTINUED = re.compile(rf"(?:\s+(?:to|for|in|of|on|re|&|and)(?:\s+(?:the|of|to|for|in)\b)*(?:\s+{_MORE})+)+")
OF_SOMEBODY = re.compile(
    r"\s+of\s+((?:(?:[A-Z][\w'’-]+|[A-Z]\.|de|la|van|von|der|al|el|bin|Dr\.|Lt\.|Col\.)\s+){0,4}[A-Z][\w'’-]+)"
)
_TOKEN = re.compile(r"(\S+)\s*$")
_PARTY = re.compile(
    r"(?:Pls?|Plfs?|Plaintiffs?|Defs?|Defendants?|Deft|Pet['’]?rs?|Pets?|Petitioners?|Resp['’]?ts?|Resps?"
    r"|Respondents?|Gov['’]?t|Government"
    r"|Govt|Appellants?|Appellees?|Intervenors?|Class|Joint|Parties|U\.S\.)\.?(?:['’]?s)?\.?['’]?"
)
_ORDINALS = {
    "first": 1, "1st": 1, "original": 1, "initial": 1, "opening": 1, "second": 2, "2d": 2, "2nd": 2, "third": 3,
    "3d": 3, "3rd": 3,
    "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6,
}  # fmt: skip
_ADDED = frozenset({"supp.", "supplemental", "suppl.", "reply", "rebuttal", "further"})
_AMENDED = frozenset({"am.", "amended", "corr.", "corrected"})
_ADJUNCTS = frozenset(
    "mot. motion hr'g hr’g hearing trial tro pi p.i. summ. j. prelim. inj. dep. depo. status conf. conference "
    "sched. sent'g "
    "habeas consol. consolidated verified joint sealed redacted unsealed omnibus expert rule 30(b)(6) 56.1 "
    "evidentiary arraignment"
    " markman bench jury discovery class cert. trial day night status report mem. op. opp'n opp’n resp. reply "
    "bail bond".split()
)
# Words with a capital that begin a sentence or introduce a cite and are nobody's name
_NO_NAME = frozenset(
    "see also accord compare contra but cf e.g cf. e.g. in the at by and with as per under from when while "
    "because although though if since id id. "
    "ibid ibid. to for of on that this these those his her their its our a an or nor citing quoting both each "
    "any no all here there thus "
    "according paragraph paragraphs exhibit ex ex. exs. page dkt dkt. ecf doc doc. compare, see, moreover "
    "however contrary like unlike "
    "pursuant attached attach. tab through via until after before during between against plaintiff defendant "
    "petitioner respondent".split()
)
_PARTICLES = frozenset("de la del van von der den al el bin ibn da di du le".split())
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’.-]*$")
_DATE_TOKEN = re.compile(r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:\d{4}),?|\d{1,2},)$")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b")
_FILLERS = frozenset({"J.", "P.I.", "&", "R.", "R", "Summ.", "Supp.", "Law", "Dismiss", "Minute"})
MOST_WORDS = 6
LONGEST_NAME = 6  # words of a short name


@dataclass(frozen=True, slots=True)
class PaperName:
    """What the name of a paper says of it."""

    label: str  # as printed, white space folded
    kind: PaperKind
    who: str = ""  # "Schultz", "Edith Lyons"; "" for papers of a party
    ordinal: int = 0  # 2 for "Second"; 0 when it says nothing
    added: bool = False  # supplemental or reply
    amended: bool = False
    party: str = ""  # "Pl.'s"


def kind_of(label: str) -> PaperKind | None:
    """Return what kind of paper a label names by its last telling word, None for a label without one."""
    best: tuple[int, int, PaperKind] | None = None
    for kind, word in _KINDS:
        for match in word.finditer(label):
            if match.start() and label[match.start() - 1].isalnum():
                continue
            if best is None or (match.end(), -match.start()) > best[:2]:
                best = (match.end(), -match.start(), kind)
    return best[2] if best else None


def is_short_name(words: str) -> bool:
    """True for what a text may call a paper: (the “Memo”), (“Lyons Decl.”); false for a quoted sentence."""
    stopped = words[-1:] in tuple(".!?") and kind_of(words) is None
    return words[:1].isupper() and len(words.split()) <= LONGEST_NAME and not stopped


def name_start(text: str, at: int, floor: int) -> int:
    """Return where the name that ends before `at` begins: `at` itself when only the kind of paper is named.

    Args:
        text: The text.
        at: Where the word that tells the kind starts.
        floor: The name starts no earlier.
    """
    start, words = at, 0
    low = max(floor, at - 90)
    while words < MOST_WORDS and (match := _TOKEN.search(text, low, start)):
        if match.start(1) == low and low > floor:
            break
        token = match[1]
        lead = len(token) - len(token.lstrip("([“\"‘'"))
        token = token[lead:]
        if not token or "\n\n" in text[match.start(1) : start]:
            break
        if token.lower() in _PARTICLES and start != at:
            start = match.start(1) + lead
            words += 1
            continue
        if not _is_name_word(token, nearest=start == at):
            break
        start = match.start(1) + lead
        words += 1
        if lead:
            break
    return start


def _is_name_word(token: str, *, nearest: bool) -> bool:
    low = token.lower()
    if low.rstrip(",") in _NO_NAME or token[-1] in ';:)]”"!?' or (token[-1] == "," and not _DATE_TOKEN.match(token)):
        return False
    if low in _ORDINALS or low in _ADDED or low in _AMENDED or low in _ADJUNCTS or _PARTY.fullmatch(token):
        return True
    if _DATE_TOKEN.match(token):
        return not nearest or "/" in token or "-" in token or token[:2] in ("19", "20")
    if token[-1] == ".":  # an initial, a month or an abbreviation, but not the end of the sentence before
        return (
            re.fullmatch(
                r"(?:[A-Z]\.)+|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Dr|Mr|Ms|Mrs|Lt|Col|Sgt|Capt|St|Det|Off"
                r"|Supt|Insp)\.",
                token,
            )
            is not None
        )
    return _CAPITAL.match(token) is not None


def read_name(label: str) -> PaperName | None:
    """Return what a label says, None when it names no kind of paper."""
    folded = " ".join(label.split())
    of = OF_SOMEBODY.search(folded)
    head = folded[: of.start()] if of else folded
    kind = kind_of(head)
    if kind is None:
        return None
    ordinal, added, amended, party, who = 0, False, False, "", []
    tokens = head.split()
    for token in tokens:
        low = token.lower()
        if low in _ORDINALS:
            ordinal = _ORDINALS[low]
        elif low in _AMENDED:
            amended = True
        elif low in _ADDED and token is not tokens[-1]:
            added = True
        elif _PARTY.fullmatch(token):
            party = token
        elif low in _ADJUNCTS or _DATE_TOKEN.match(token) or kind_of(token) is not None:
            continue
        elif token not in _FILLERS and (low in _PARTICLES or (_CAPITAL.match(token) and not _MONTH.match(token))):
            who.append(token)
    if folded.startswith(("FAC", "SAC", "TAC")):
        ordinal, amended = {"F": 1, "S": 2, "T": 3}[folded[0]], True
    if of:
        who = of[1].split()
    if kind not in (
        PaperKind.DECLARATION,
        PaperKind.DEPOSITION,
        PaperKind.REPORT,
        PaperKind.LETTER,
        PaperKind.TRANSCRIPT,
    ):
        who = who if of else []
    return PaperName(folded, kind, " ".join(who), ordinal, added, amended, party)


def name_span(text: str, word: Span, floor: int) -> Span:
    """Return the whole name around the word that tells the kind: qualifiers before, "to Dismiss" after."""
    end = word.end
    if more := OF_SOMEBODY.match(text, end) if text[word.start : word.end].rstrip(".") in _OF else None:
        end = more.end()
    if more := CONTINUED.match(text, end):
        end = more.end()
    return Span(name_start(text, word.start, floor), end)


_OF = frozenset("Decl Declaration Affidavit Aff Dep Deposition Testimony".split())
