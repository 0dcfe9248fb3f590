"""Where a reported statement was made, and whether under oath, by the cue and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.domain.documents import DocumentKind, Frame
from belie.domain.statements import Forum, Setting
from belie.statements.cues import Cue, CueClass

_PLACES: tuple[tuple[Forum, bool, Setting, re.Pattern[str]], ...] = tuple(
    (forum, sworn, setting, re.compile(words, re.IGNORECASE))
    for forum, sworn, setting, words in (
        (Forum.TESTIMONY, True, Setting.DEPOSITION, (
            r"\b(?:at|in|during) (?:a|an|the|his|her|their|\w+'s) (?:\w+ )?deposition\b|\bDep\. \d")),
        (Forum.DECLARATION, True, Setting.NONE, (
            r"\b(?:in|by) (?:a|an|the|his|her|that|\w+['’]s) (?:\w+ ){0,2}(?:declaration|affidavit)\b|\bDecl\. ¶")),
        (Forum.TESTIMONY, True, Setting.OTHER_PROCEEDING, r"\bunder oath\b|\bsworn testimony\b|\btestimony before\b"),
        (Forum.COURT, False, Setting.HEARING, (
            r"\b(?:told|informed|assured|advised|represented to|argued to) (?:the|this|a) (?:court|judge|panel"
            r"|magistrate)\b|\b(?:in court|in open court|at (?:a|the) (?:\w+ )?hearing|oral argument)\b")),
        (Forum.PRESS, False, Setting.NONE, (
            r"\b(?:told|tells) (?:reporters|the (?:press|media|newspaper)|journalists|CNN|Reuters|AFP|the (?:AP"
            r"|Associated Press|Times|Post|BBC))\b|\b(?:news|press) (?:conference|release|briefing)\b"
            r"|\bin an? (?:\w+ )?interview\b|\bin an? (?:\w+ )?statement\b")),
        (Forum.EMAIL, False, Setting.NONE, (
            r"\b(?:in|by|via) (?:an |the |his |her )?(?:\w+ )?e-?mails?\b|\be-?mailed\b")),
        (Forum.MEMO, False, Setting.NONE, (
            r"\bin (?:a|an|the|his|her) (?:\w+ ){0,2}(?:memo|memorandum|cable|note to file|log|report)\b")),
        (Forum.LETTER, False, Setting.NONE, r"\b(?:in|by) (?:a|an|the|his|her|\w+['’]s) (?:\w+ )?letter\b"),
        (Forum.FILING, False, Setting.NONE, (
            r"\b(?:lawsuit|complaint|petition|court (?:papers|filings?|documents)|motion|(?:reply "
            r"|opening )?brief|opposition|indictment)\b")),
        (Forum.ORDER, False, Setting.NONE, (
            r"\bin (?:a|an|the|his|her) (?:[\w-]+ ){0,2}(?:opinion|ruling|order|decision)\b")),
        (Forum.SPEECH, False, Setting.NONE, (
            r"\b(?:in|during) (?:a|an|the|his|her) (?:\w+ )?(?:speech|address|remarks)\b")),
    )
)  # fmt: skip
_PARTY = re.compile(
    r"\b(?:plaintiffs?|defendants?|petitioners?|respondents?|appell(?:ants?|ees?)|the government|movants?)\b",
    re.IGNORECASE,
)
_COURT = re.compile(r"\b(?:court|judge|justice|panel|tribunal|magistrate|circuit)\b", re.IGNORECASE)
_ARGUING = frozenset({CueClass.ALLEGE, CueClass.INSIST, CueClass.DENY, CueClass.ADMIT})
_PLEADING = re.compile(
    r"\b(?:answer|complaint|petition|motion|brief|opposition|reply|lawsuit|indictment|filing)s?$", re.IGNORECASE
)
_RULING = frozenset({"write", "rule", "order", "hold", "find", "conclude", "determine", "decide"})
_LEGAL = (DocumentKind.ORDER, DocumentKind.FILING, DocumentKind.DECLARATION, DocumentKind.TRANSCRIPT)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said."""

    forum: Forum
    sworn: bool
    setting: Setting


def place_of(frame: Frame, around: str, speaker: str, cue: Cue) -> Place:
    """Return forum, oath and setting of a reported statement.

    Args:
        frame: The document that reports it.
        around: The sentence without the words attributed: "... said in a news release eight days before".
        speaker: As printed.
        cue: The attributing word.
    """
    for forum, sworn, setting, words in _PLACES:
        if words.search(around):
            return Place(forum, sworn, setting)
    if _PLEADING.search(speaker):
        return Place(Forum.FILING, False, Setting.NONE)
    if _COURT.search(speaker) and cue.lemma in _RULING:
        return Place(Forum.ORDER, False, Setting.NONE)
    if cue.kind is CueClass.TESTIFY and cue.lemma in ("testify", "depose"):
        return Place(Forum.TESTIMONY, True, Setting.OTHER_PROCEEDING)
    if cue.lemma in ("swear", "attest", "aver"):
        return Place(Forum.DECLARATION, True, Setting.NONE)
    if frame.kind in _LEGAL:
        if _COURT.search(speaker):
            return Place(Forum.ORDER, False, Setting.NONE)
        if _PARTY.search(speaker) and (cue.kind in _ARGUING or cue.lemma in ("argue", "contend", "submit", "assert")):
            return Place(Forum.FILING, False, Setting.NONE)
    if frame.kind in (DocumentKind.NEWS, DocumentKind.PRESS_RELEASE):
        return Place(Forum.PRESS, False, Setting.NONE)
    return Place(Forum.UNKNOWN, False, Setting.NONE)
