"""A clause turned round: "the talks failed" and "the talks did not fail".

Rules over the first finite auxiliary of the main clause, as English forms its denials; where there is none and the
verb is a regular or common irregular past, "did not" and its base form. Nothing is parsed: what the rules do not
reach is denied as a whole ("It is not so that ...").
"""

from __future__ import annotations

import re

_AUX = r"is|are|was|were|am|has|have|had|will|would|can|could|shall|should|may|might|must|do|does|did"
_FIRST_AUX = re.compile(rf"\b(?P<aux>{_AUX})\b(?P<neg>\s+(?:not|never)\b|n['’]t\b)?", re.IGNORECASE)
_CONTRACTED = re.compile(
    r"\b(?P<aux>is|are|was|were|has|have|had|would|could|should|must|do|does|did|wo|ca)n['’]t\b|\b(?P<can>can)not\b",
    re.IGNORECASE,
)
_WHOLE = {"wo": "will", "ca": "can"}
_NEVER = re.compile(r"\bnever\s+", re.IGNORECASE)
_NOBODY = re.compile(r"^(?P<word>no one|nobody|none|nothing|no)\b", re.IGNORECASE)
# Words that open another clause: an auxiliary behind them is not the main one.
_INNER = re.compile(
    r"\b(?:who|whom|whose|which|that|because|although|while|when|where|if|unless|until|after|before)\b|[;:“\"]"
)
_POSSESSED = re.compile(r"\s+(?:an?|the|no|any|some|all|enough|\d[\d,]*|his|her|its|their|my|our)\b", re.IGNORECASE)
_IRREGULAR = {
    "knew": "know", "told": "tell", "said": "say", "saw": "see", "made": "make", "took": "take", "gave": "give",
    "went": "go", "came": "come", "found": "find", "left": "leave", "held": "hold", "sent": "send", "met": "meet",
    "got": "get", "kept": "keep", "wrote": "write", "read": "read", "heard": "hear", "spoke": "speak", "paid": "pay",
    "began": "begin", "brought": "bring", "bought": "buy", "built": "build", "felt": "feel", "thought": "think",
    "understood": "understand", "ran": "run", "led": "lead", "lost": "lose", "won": "win", "sold": "sell", "set": "set",
    "put": "put", "cut": "cut", "let": "let", "stood": "stand", "swore": "swear", "drew": "draw", "fell": "fall",
    "flew": "fly", "drove": "drive", "gone": "go", "chose": "choose", "broke": "break", "became": "become",
}  # fmt: skip
_VERB = re.compile(r"(?<![\w’'-])(?P<verb>[a-z]+)(?![\w’'-])")
_PAST = re.compile(r"^[a-z]+ed$")
_SUBJECT_END = 8  # words from the clause's start within which its verb is looked for
# How stems end that lost an e ("includ", "arrang", "continu"), and those that only look so ("explain", "bring").
_SILENT = re.compile(
    r"(?:[aeiou][scvzgu]|inu|[^aeiou]l|at|[^aeiou]iv|[iauo]r|[iu]d|ak|ok|ik|ut|in|rg|[ae]ng|dg|rs|nc|ns)$"
)
_WHOLE_STEM = re.compile(r"(?:[ao]in|[eao]ar|eer|air|o[ou]r|in[gk]|elp|isk|all|[aio]ck)$")
_DETERMINERS = frozenset("the a an his her its their my our your this that these those every each some any".split())


def deny(clause: str) -> str:
    """Return what is so when the clause is not: one statement, its first letter as given.

    "the unit was empty" gives "the unit was not empty", "he never saw it" gives "he saw it", "no one was told" gives
    "someone was told"; a clause out of reach of the rules is led by "it is not so that".
    """
    return _affirm(clause) or _negate(clause) or f"it is not so that {clause}"


def is_negative(clause: str) -> bool:
    """True when the main clause is denied already."""
    return _affirm(clause) is not None


def _affirm(clause: str) -> str | None:
    nobody = _NOBODY.match(clause)
    if nobody:
        word = nobody["word"].lower()
        instead = {"no one": "someone", "nobody": "somebody", "nothing": "something", "none": "some"}.get(word, "some")
        return _like(word=nobody["word"], instead=instead) + clause[nobody.end() :]
    end = _main_end(clause)
    contracted = _CONTRACTED.search(clause, 0, end)
    if contracted:
        aux = contracted["can"] or contracted["aux"]
        return clause[: contracted.start()] + _WHOLE.get(aux.lower(), aux) + clause[contracted.end() :]
    aux = _FIRST_AUX.search(clause, 0, end)
    if aux and aux["neg"]:
        return clause[: aux.end("aux")] + clause[aux.end() :]
    never = _NEVER.search(clause, 0, end)
    if never and (aux is None or never.start() < aux.start()):
        return clause[: never.start()] + clause[never.end() :]
    return None


def _negate(clause: str) -> str | None:
    end = _main_end(clause)
    every = _FIRST_AUX.finditer(clause, 0, end)
    aux = next((found for found in every if found.start() and not _is_noun(clause, found.start())), None)
    if aux:
        word = aux["aux"].lower()
        if word in ("has", "have", "had") and _POSSESSED.match(clause, aux.end()):
            did = {"has": "does", "have": "do", "had": "did"}[word]
            return f"{clause[: aux.start()]}{did} not have{clause[aux.end() :]}"
        return f"{clause[: aux.end('aux')]} not{clause[aux.end('aux') :]}"
    for number, word in enumerate(_VERB.finditer(clause, 0, end)):
        if number >= _SUBJECT_END:
            break
        base = _IRREGULAR.get(word["verb"]) or (_base(word["verb"]) if _PAST.match(word["verb"]) else None)
        if base and word.start() and not _is_noun(clause, word.start()):
            return f"{clause[: word.start()]}did not {base}{clause[word.end() :]}"
    return None


def _main_end(clause: str) -> int:
    """Return where the main clause may be left: at the first word that opens another, or the end."""
    inner = _INNER.search(clause)
    return inner.start() if inner else len(clause)


def _is_noun(clause: str, at: int) -> bool:
    """True for a word right after a determiner: "the will", "the alleged ..."."""
    before = clause[:at].split()
    return bool(before) and before[-1].lower() in _DETERMINERS


def _base(past: str) -> str:
    """Return the base form of a regular past: "agreed" gives "agree", "stopped" "stop", "denied" "deny"."""
    stem = past[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if stem.endswith("e"):
        return stem  # "agreed"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]  # "stopped"
    return f"{stem}e" if _SILENT.search(stem) and not _WHOLE_STEM.search(stem) else stem


def _like(*, word: str, instead: str) -> str:
    return instead.capitalize() if word[0].isupper() else instead
