"""The words that attribute: verbs, nouns and phrases by class, with all their forms.

A class says how the cue treats its content; `speech` tells speaking and writing from thinking. The lists are general
English and court usage, written out by hand; a verb outside them can still carry a quotation in marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class CueClass(StrEnum):
    """What the cue does with the words attributed."""

    SAY = "say"
    DENY = "deny"  # turns the content round
    ADMIT = "admit"
    TESTIFY = "testify"
    ALLEGE = "allege"
    INSIST = "insist"
    ASSURE = "assure"  # promises about what is or will be
    DECLINE = "decline"  # declines, refuses: the content is what was not done or said
    FIND = "find"  # a court, a report, a study
    ASK = "ask"
    WRITE = "write"
    THINK = "think"
    SHOW = "show"  # a document or a figure speaks


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word: its base form, its class, and the shapes of content it takes besides a that-clause."""

    lemma: str
    kind: CueClass
    takes_object: bool = False  # "denied the allegation": a plain noun phrase is content
    takes_infinitive: bool = False  # "promised to release them"
    takes_gerund: bool = False  # "denied knowing"
    quotes_only: bool = False  # carries marked quotations, never a clause ("smiled")

    @property
    def speech(self) -> bool:
        """True for speaking and writing."""
        return self.kind not in (CueClass.THINK, CueClass.SHOW)


_VERBS = {
    CueClass.SAY: """say tell state^ add note remark reply respond answer announce^ comment observe mention^ explain
        point warn caution predict suggest~ indicate reveal^ disclose^ confirm^ report~ declare
        complain joke quip inform notify advise brief remind reiterate^ repeat^ echo^ recall~ recount^
        relate conclude opine speculate proclaim describe^ call label characterize^ characterise^
        stress^ emphasize^ emphasise^ underline^ underscore^ recommend~ propose+ urge call argue
        contend dispute hint imply signal clarify specify detail^ discuss^ criticize^ criticise^
        praise^ condemn^ denounce^ welcome^ defend^ lament^ boast brag quote interject retort rejoin
        caution counter tweet post blog broadcast outline^ portray^ refer agree+ disagree apologize
        apologise joke summarize^ explain^ elaborate counsel communicate^ convey^ voice^ express^
        utter^ relay^ assess""",
    CueClass.DENY: "deny^~ dispute^ refute^ rebut^ disavow^ reject^ contest^ disclaim^",
    CueClass.ADMIT: "admit^~ acknowledge^~ concede^ confess+ grant recognize recognise own",
    CueClass.TESTIFY: "testify depose attest+ aver swear+ certify^ verify",
    CueClass.ALLEGE: "allege^ accuse charge claim+ purport+ plead complain",
    CueClass.INSIST: "insist maintain assert^ contend hold affirm^ reaffirm^ stipulate",
    CueClass.ASSURE: (
        "assure promise^+ pledge^+ vow+ guarantee^+ reassure swear threaten+ undertake+ commit represent warrant offer+"
    ),
    CueClass.DECLINE: "decline+ refuse+",
    CueClass.FIND: "find rule determine order decide conclude hold opine",
    CueClass.ASK: "ask~ inquire enquire wonder query question demand^+ request^ beg plead urge",
    CueClass.WRITE: "write cite^ record publish paraphrase document",
    CueClass.THINK: """think believe feel hope+ fear expect+ doubt know understand consider~ suspect assume guess
        imagine remember~ forget realize realise anticipate intend+ plan+ want wish support^ favor^
        favour^ oppose^ endorse^ back suppose presume reckon estimate view regard regret~ appreciate
        prefer+ worry surmise hypothesize hypothesise posit theorize see perceive hear learn discover
        notice envision envisage ensure foresee""",
    CueClass.SHOW: "show prove demonstrate establish suggest indicate imply reflect",
}
_QUOTES_ONLY = """shout cry whisper mutter murmur exclaim continue begin interrupt laugh smile sigh gasp scream
        yell growl snap mumble stammer sob groan roar return resume pursue persist repeat ejaculate
        cried go put read nod shrug chuckle grin snarl hiss bellow chant sing recite object protest
        conclude finish agree warn breathe drawl bark"""
_NOUNS = {
    CueClass.SAY: """statement comment remark announcement warning suggestion indication revelation report argument
        notion prediction reminder explanation representation message news word notice recommendation
        proposal conclusion""",
    CueClass.DENY: "denial",
    CueClass.ADMIT: "admission acknowledgment acknowledgement concession confession",
    CueClass.TESTIFY: "testimony",
    CueClass.ALLEGE: "allegation accusation claim charge complaint",
    CueClass.INSIST: "assertion contention insistence affirmation",
    CueClass.ASSURE: "assurance promise pledge vow guarantee threat commitment",
    CueClass.FIND: "finding ruling determination decision",
    CueClass.ASK: "question request demand",
    CueClass.THINK: (
        "belief opinion view hope fear expectation doubt suspicion assumption concern understanding feeling"
    ),
}
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "swear": "swears swore sworn swearing",
    "quote": "quotes quoted quoting",
    "hold": "holds held holding",
    "find": "finds found finding",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "understand": "understands understood understanding",
    "see": "sees saw seen seeing",
    "hear": "hears heard hearing",
    "show": "shows showed shown showing",
    "forget": "forgets forgot forgotten forgetting",
    "put": "puts putting",
    "read": "reads reading",
    "go": "goes went gone going",
    "begin": "begins began begun beginning",
    "sing": "sings sang sung singing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "undertake": "undertakes undertook undertaken undertaking",
    "broadcast": "broadcasts broadcasting",
    "prove": "proves proved proven proving",
    "learn": "learns learned learnt learning",
    "begged": "begs begged begging",
    "cried": "cries cried crying",
    "beg": "begs begged begging",
    "rebut": "rebuts rebutted rebutting",
    "refer": "refers referred referring",
    "prefer": "prefers preferred preferring",
    "admit": "admits admitted admitting",
    "commit": "commits committed committing",
    "regret": "regrets regretted regretting",
    "plan": "plans planned planning",
    "blog": "blogs blogged blogging",
    "brag": "brags bragged bragging",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "quip": "quips quipped quipping",
    "snap": "snaps snapped snapping",
    "nod": "nods nodded nodding",
    "grin": "grins grinned grinning",
    "sob": "sobs sobbed sobbing",
    "counsel": "counsels counseled counselled",
}


def _forms(lemma: str) -> set[str]:
    if lemma in _IRREGULAR:
        return {lemma, *_IRREGULAR[lemma].split()}
    if lemma.endswith("e"):
        return {lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"}
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"}
    plural = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
    return {lemma, plural, f"{lemma}ed", f"{lemma}ing"}


def _verbs() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for kind, words in _VERBS.items():
        for marked in words.split():
            lemma = marked.rstrip("^+~")
            cue = Cue(
                lemma, kind, takes_object="^" in marked, takes_infinitive="+" in marked, takes_gerund="~" in marked
            )
            for form in _forms(lemma):
                table.setdefault(form, cue)
    for lemma in _QUOTES_ONLY.split():
        for form in _forms(lemma):
            table.setdefault(form, Cue(lemma, CueClass.SAY, quotes_only=True))
    return table


def _nouns() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for kind, words in _NOUNS.items():
        for lemma in words.split():
            plural = f"{lemma[:-1]}ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else f"{lemma}s"
            for form in (lemma, plural):
                table.setdefault(form, Cue(lemma, kind))
    return table


VERB_CUES = _verbs()
NOUN_CUES = _nouns()
# "is aware that", "was adamant that": adjectives that take a that-clause.
ADJECTIVE_CUES = {
    word: Cue(word, kind)
    for kind, words in {
        CueClass.INSIST: "adamant insistent emphatic clear",
        CueClass.THINK: "sure certain confident aware unaware concerned worried afraid convinced hopeful optimistic"
        " doubtful skeptical sceptical surprised glad sorry satisfied persuaded positive mindful conscious fearful",
    }.items()
    for word in words.split()
}
# Phrases that name their source: "according to the log", "per the Commissioner", "in the words of a colleague".
SOURCE_PHRASE = re.compile(
    r"\b(?:according to|per(?= (?:the|his|her|their|[A-Z]))|in the words of|in the view of|in the opinion of|as per)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z]+")


def may_attribute(sentence: str) -> bool:
    """True when a sentence holds a cue word or phrase or a quotation mark: only such sentences are parsed."""
    if any(mark in sentence for mark in '"“”«»‘') or "''" in sentence or "``" in sentence:
        return True
    low = sentence.lower()
    words = set(_WORDS.findall(low))
    if not words.isdisjoint(_CLAUSE_FORMS) or not words.isdisjoint(ADJECTIVE_CUES):
        return True
    return ("that" in words and not words.isdisjoint(NOUN_CUES)) or SOURCE_PHRASE.search(sentence) is not None


_CLAUSE_FORMS = frozenset(form for form, cue in VERB_CUES.items() if not cue.quotes_only)
