"""Statements: who said what, as the record prints it (FRE 801(a))."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from belie.domain.dates import When
from belie.domain.ids import DocumentId, PersonId, StatementId, stable_hash
from belie.domain.spans import Anchor, Span

# Percent of mean OCR confidence below which one word in eight or more is wrong (measured: docs/measurements.md).
DOUBTFUL_BELOW = 85


class Form(StrEnum):
    """How the words are given. OWN: the document's author speaks, sentence by sentence."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN = "own"


class Forum(StrEnum):
    """Where a statement was made."""

    DECLARATION = "declaration"
    TESTIMONY = "testimony"
    COURT = "court"  # argument and colloquy
    FILING = "filing"
    ORDER = "order"
    MEMO = "memo"
    EMAIL = "email"
    LETTER = "letter"
    PRESS = "press"
    NEWS = "news"  # the reporter's own words
    SPEECH = "speech"
    ROSTER = "roster"
    CONVERSATION = "conversation"  # a call, a meeting, a chat: words from person to person, told by somebody
    UNKNOWN = "unknown"

    @property
    def internal(self) -> bool:
        """True for papers written for the writer's own house: the author did not mean to persuade outsiders."""
        return self in (Forum.MEMO, Forum.EMAIL, Forum.ROSTER)

    @property
    def public(self) -> bool:
        """True where the speaker addresses a court, the press or the public."""
        return self in (
            Forum.DECLARATION,
            Forum.TESTIMONY,
            Forum.COURT,
            Forum.FILING,
            Forum.PRESS,
            Forum.SPEECH,
        )


class Setting(StrEnum):
    """The proceeding, kept apart from the oath: FRE 801(d)(1)(A) asks for both."""

    TRIAL = "trial"
    HEARING = "hearing"
    DEPOSITION = "deposition"
    OTHER_PROCEEDING = "other_proceeding"
    NONE = "none"


class Modality(StrEnum):
    """How firmly it was said."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    FUTURE = "future"
    ALLEGED = "alleged"


class Bound(StrEnum):
    """Which side of a number the words leave open."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts: "about 110 class members" is 110, ABOUT, "class members"."""

    span: Span  # in the document's text
    low: float
    high: float  # equal to low unless a range was said
    bound: Bound = Bound.EXACT
    unit: str = ""  # "%", "$", "days"; "" for a plain count
    counted: str = ""  # head noun with its modifiers, lower case


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A time the words speak of, which is not when they were said."""

    span: Span  # in the document's text
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One assertion by one person, as the record prints it."""

    id: StatementId
    document: DocumentId
    anchor: Anchor  # the words attributed
    content: str  # the anchor's words with white space folded and furniture left out, nothing else changed
    form: Form
    forum: Forum
    speaker: str = ""  # as printed: "the Warden", "he"; "" for the author of the document
    speaker_spans: tuple[Span, ...] = ()
    cue: str = ""
    cue_spans: tuple[Span, ...] = ()
    sworn: bool = False
    setting: Setting = Setting.NONE
    said_on: When | None = None
    addressee: str = ""
    modality: Modality = Modality.ASSERTED
    denied: bool = False  # the cue turns the content round: "denied that X", "did not say X"
    within: StatementId | None = None  # the statement that reports this one
    question: str = ""  # the question an answer answers, white space folded
    about: tuple[About, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    speech: bool = True  # the cue is one of speech or writing, not of thought or attitude
    found_by: str = ""  # the language model that proposed it; "" for belie's own rules
    confidence: int = 100  # percent, mean over its words; below 100 only where OCR read them

    @property
    def doubtful(self) -> bool:
        """True when OCR is so unsure of its words that a person must look at the page."""
        return self.confidence < DOUBTFUL_BELOW


def statement_id(document: DocumentId, spans: tuple[Span, ...], content: str, speaker: str) -> StatementId:
    """Return the id of a statement: its document, place, words and speaker; a re-run gives the same."""
    place = [[span.start, span.end] for span in spans]
    return StatementId(stable_hash("statement", document, place, content, speaker))


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The name a document by itself gives the speaker of one statement; the matter decides who that is.

    "the Commissioner" for a pronoun that stands for one whom the document names by office alone.
    """

    statement: StatementId
    name: str
    because: str  # "author of the declaration", "the only Varga in the document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """Who the speaker of a statement is: a judgement beside the statement, never an edit of it."""

    statement: StatementId
    person: PersonId | None  # None: abstained
    declarant: str  # the person's name as best known, or "" when abstained
    decided_by: str  # "rule:author", "rule:surname", or a reviewer
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A self-contained reading of a statement for judging; the verbatim words stay in the statement."""

    statement: StatementId
    text: str  # "It is not so that the talks failed." for "denied that the talks failed"
    declarant: str  # "" where belie abstained
    said_on: When | None
