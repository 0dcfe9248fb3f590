"""Where a reported statement was made, and whether under oath, by the cue and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.domain.documents import DocumentKind, Frame
from belie.domain.statements import Forum, Setting
from belie.statements.cues import Cue, CueClass

_A = r"(?:a|an|the|his|her|their|its|that|this|\w+['’]s)"
_SOMEBODY = r"(?:me|him|her|them|us|you|my|(?:Mr|Ms|Mrs|Dr)\.|[A-Z]\w+)"
_PLACES: tuple[tuple[Forum, bool, Setting, re.Pattern[str]], ...] = tuple(
    (forum, sworn, setting, re.compile(words))
    for forum, sworn, setting, words in (
        (Forum.TESTIMONY, True, Setting.DEPOSITION, (
            rf"(?i:\b(?:at|in|during) {_A} (?:\w+ )?deposition\b)|\bDep\. \d")),
        (Forum.DECLARATION, True, Setting.NONE, (
            rf"(?i:\b(?:in|by) {_A} (?:\w+ ){{0,2}}(?:declaration|affidavit|verification)\b|\bsworn statement\b"
            r"|\bunder penalty of perjury\b)|\bDecl\. ¶")),
        (Forum.TESTIMONY, True, Setting.TRIAL, r"(?i:\bon the (?:witness )?stand\b)"),
        (Forum.TESTIMONY, True, Setting.OTHER_PROCEEDING, (
            r"(?i:\bunder oath\b|\bsworn testimony\b|\btestimony before\b|\bgrand jury\b)")),
        (Forum.TESTIMONY, False, Setting.OTHER_PROCEEDING, (
            r"(?i:\btold (?:a |the )?(?:\w+ ){0,2}(?:Congress|committee|subcommittee|inquiry)\b)")),
        (Forum.COURT, False, Setting.HEARING, (
            r"(?i:\b(?:told|informed|assured|advised|reminded|represented to|argued to|asked|urged) (?:the |this |a )?"
            r"(?:\w+ )?(?:courts?|judges?|jury|jurors|justices|panel|magistrate)\b"
            r"|\b(?:in court|in open court|at (?:a|the|his|her) (?:\w+ )?hearing|oral argument)\b)")),
        (Forum.PRESS, False, Setting.NONE, (
            r"(?i:\b(?:told|tells) (?:reporters|the (?:press|media|newspaper)|journalists|a (?:reporter|newspaper"
            r"|radio|television|TV|local)|CNN|Reuters|AFP|the (?:AP|Associated Press|Times|Post|BBC))\b"
            r"|\b(?:news|press) (?:conference|release|briefing)\b|\bin an? (?:\w+ )?interview\b"
            r"|\bin an? (?:\w+ )?statement\b|\btweet(?:s|ed)?\b|\bon (?:Twitter|Facebook|Instagram|social media|X)\b"
            r"|\bin an? (?:\w+ )?(?:social media |Facebook |blog )?post\b)")),
        (Forum.SPEECH, False, Setting.NONE, (
            rf"(?i:\b(?:in|during) {_A} (?:\w+ )?(?:speech|address|remarks|sermon)\b"
            r"|\b(?:on|from) the (?:\w+ )?floor\b|\btold (?:a |the )?(?:crowd|rally|Parliament|House|Senate|lawmakers"
            r"|MPs|supporters)\b|\bat a (?:\w+ )?rally\b)")),
        (Forum.EMAIL, False, Setting.NONE, (
            rf"(?i:\b(?:in|by|via) (?:{_A} )?(?:\w+ )?e-?mails?\b|\be-?mailed\b"
            r"|\be-?mail (?:of|dated|to|from|in which)\b)")),
        (Forum.MEMO, False, Setting.NONE, (
            rf"(?i:\bin {_A} (?:\w+ ){{0,2}}(?:memo|memorandum|cable|note to file|log|report|minutes|diary)\b)")),
        (Forum.LETTER, False, Setting.NONE, (
            rf"(?i:\b(?:in|by) {_A} (?:\w+ )?letter\b|\bletter (?:of|dated|to|from|in which)\b)")),
        (Forum.CONVERSATION, False, Setting.NONE, (
            rf"(?i:\b(?:in|on|during|over) {_A} (?:\w+ ){{0,2}}(?:calls?|conversations?|meetings?|chats?|text messages?"
            r"|voicemails?|exchange)\b|\bby (?:tele)?(?:phone|text)\b|\bon the (?:tele)?phone\b"
            r"|\bover (?:lunch|dinner|coffee|breakfast)\b|\bin person\b|\bprivately\b|\bin private\b)"
            rf"|(?i:\bat {_A} (?:\w+ ){{0,2}}(?:meeting|lunch|dinner)\b)|\b(?:texted|messaged)\b"
            rf"|\b(?:called|phoned|telephoned|rang|met(?: with)?) {_SOMEBODY}\b"
            r"|(?i:\btold (?:the )?(?:\w+ )?(?:investigators|agents|police|officers|detectives|deputies|auditors"
            r"|inspectors|colleagues|friends|relatives|staff|employees|associates)\b)")),
        (Forum.FILING, False, Setting.NONE, (
            r"(?i:\b(?:lawsuit|complaint|petition|court (?:papers|filings?|documents)|motion|(?:reply "
            r"|opening )?brief|opposition|indictment)\b)")),
        (Forum.ORDER, False, Setting.NONE, (
            r"(?i:\bin (?:a|an|the|his|her) (?:[\w-]+ ){0,2}(?:opinion|ruling|order|decision)\b)")),
    )
)  # fmt: skip
# "Told me", "asked Pell", "said to Ms. Orle": from person to person.
_PERSONAL = re.compile(
    rf"\b(?:told|tells|informed|asked|assured|warned|reminded|advised|promised|urged) {_SOMEBODY}\b"
    rf"|\b(?:said|replied|explained|complained|confided) to {_SOMEBODY}\b|\b(?:was|were|been) told\b"
)
_TO_ONE = re.compile(r"\b(?:told|asked|assured|warned|promised|said to) (?:me|him|her|them|us)\b")  # in the news too
_CHARGES = re.compile(r"\b(?:complaint|indictment|information|petition|charges?)\b", re.IGNORECASE)
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


def makes_charges(frame: Frame) -> bool:
    """True for a complaint, an indictment, a petition: what such a paper reports is alleged."""
    return frame.kind is DocumentKind.FILING and _CHARGES.search(frame.title) is not None


def place_of(frame: Frame, around: str, speaker: str, cue: Cue, *, nested: bool = False) -> Place:
    """Return forum, oath and setting of a reported statement.

    Args:
        frame: The document that reports it.
        around: The words that tell of it and of no other, without those attributed: "... said in a news release".
        speaker: As printed.
        cue: The attributing word.
        nested: Another reported statement reports it.
    """
    testified = cue.lemma in ("testify", "depose")
    for forum, sworn, setting, words in _PLACES:
        if words.search(around):
            if testified and forum in (Forum.COURT, Forum.PRESS, Forum.FILING, Forum.CONVERSATION):
                break
            return Place(forum, sworn or (testified and forum is Forum.TESTIMONY), setting)
    if _PLEADING.search(speaker):
        return Place(Forum.FILING, False, Setting.NONE)
    if _COURT.search(speaker) and cue.lemma in _RULING:
        return Place(Forum.ORDER, False, Setting.NONE)
    if testified:
        return Place(Forum.TESTIMONY, True, _proceeding(around))
    if cue.lemma in ("swear", "attest", "aver"):
        return Place(Forum.DECLARATION, True, Setting.NONE)
    reported_in = (DocumentKind.NEWS, DocumentKind.PRESS_RELEASE)
    if _PERSONAL.search(around) and (nested or frame.kind not in reported_in or _TO_ONE.search(around)):
        return Place(Forum.CONVERSATION, False, Setting.NONE)
    if frame.kind in _LEGAL:
        if _COURT.search(speaker):
            return Place(Forum.ORDER, False, Setting.NONE)
        if _PARTY.search(speaker) and (cue.kind in _ARGUING or cue.lemma in ("argue", "contend", "submit", "assert")):
            return Place(Forum.FILING, False, Setting.NONE)
    if frame.kind in reported_in and not nested:
        return Place(Forum.PRESS, False, Setting.NONE)
    return Place(Forum.UNKNOWN, False, Setting.NONE)


def _proceeding(around: str) -> Setting:
    """Return the proceeding in which somebody testified, as far as the words tell."""
    if re.search(r"\b(?:at|during) (?:the |his |her |a )?(?:\w+ )?trial\b|\bjur(?:y|ors)\b", around):
        return Setting.TRIAL
    return Setting.HEARING if re.search(r"\bhearing\b", around) else Setting.OTHER_PROCEEDING
