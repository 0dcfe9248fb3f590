"""Whom "I", "you" and a leading "she" mean, put in their place in a reading."""

from __future__ import annotations

import re

# "I am", "I've", "you were": the verb agrees with a name afterwards.
_AGREEING = {
    "am": "is", "are": "is", "were": "was", "have": "has", "do": "does", "was": "was", "had": "had", "did": "did",
    "will": "will", "would": "would", "could": "could", "can": "can",
}  # fmt: skip
_SHORT = {"m": "is", "ve": "has", "ll": "will", "re": "is"}
_SUBJECT = re.compile(
    r"(?<![\w’'-])(?P<who>I|you)(?:['’](?P<short>m|ve|ll|re|d)\b|\s+(?P<aux>am|are|were|have|do|was|had|did|will|would|could|can)"
    r"(?P<neg>n['’]t)?\b|\s+(?P<adverb>also|never|personally|then|only|still|always|now)?\s*"
    r"(?P<verb>know|think|believe|want|need|say|see|hold|work|understand|remember|recall|live|make|oversee|manage|serve"
    r"|deny|state|declare|swear|submit|agree|expect|hope|intend|plan)\b)?",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?<![\w’'-])(?P<word>my|mine|me|myself|your|yours|yourself)(?![\w’'-])", re.IGNORECASE)
_LEADING = re.compile(r"^(?P<who>he|she|they|it)\b(?!['’])", re.IGNORECASE)
_GOES_ON = re.compile(r",?\s+(?!(?:and|or|of|is|to|in|for)\b)[a-z]")


def put_name(text: str, name: str) -> str:
    """Return the text with "I", "me", "my", "you" and "your" as the name, the verb agreeing: a question and its answer.

    The name stands in full the first time and as a surname afterwards. Words in quotation marks stay as they are.
    """
    names = _Names(name)

    def subject(found: re.Match[str]) -> str:
        if not _stands_for_one(text, found) or _quoted(text, found.start()):
            return found.group()
        return f"{names.next()}{_verb(found)}"

    def other(found: re.Match[str]) -> str:
        word = found["word"].lower()
        if _quoted(text, found.start()):
            return found.group()
        return f"{names.next()}’s" if word in ("my", "mine", "your", "yours") else names.next()

    return _OTHER.sub(other, _SUBJECT.sub(subject, text))


def put_leading(text: str, name: str, gender: str) -> str:
    """Return the text with a pronoun that opens it as the name: "she stood by the release" said by Edith Varga.

    Args:
        text: What is said to have been said, in the reporter's words.
        name: The speaker's.
        gender: "m", "f", "body", or "" where the name does not tell; "they" is left, as it may be anybody.
    """
    found = _LEADING.match(text)
    if found is None:
        return text
    fitting = {"he": ("m", ""), "she": ("f", ""), "it": ("body",), "they": ("body",)}[found["who"].lower()]
    return f"{name}{text[found.end() :]}" if gender in fitting else text


def _stands_for_one(text: str, found: re.Match[str]) -> bool:
    """False for the numeral of "Part I" and the letter of "item i"."""
    if found["who"] == "i":
        return False
    telling = found["aux"] or found["verb"] or found["short"]
    return bool(telling) or found["who"] != "I" or _GOES_ON.match(text, found.end("who")) is not None


class _Names:
    """The name in full once, then its last word."""

    def __init__(self, name: str) -> None:
        self._name, self._said = name, False

    def next(self) -> str:
        words = self._name.split()
        short = words[-1] if len(words) <= 4 and not self._name.startswith(("The ", "the ")) else self._name
        name = short if self._said else self._name
        self._said = True
        return name


def _verb(found: re.Match[str]) -> str:
    if found["short"]:
        short = found["short"].lower()
        return f" {_SHORT[short]}" if short in _SHORT else "’d"
    if found["aux"]:
        return f" {_AGREEING[found['aux'].lower()]}{' not' if found['neg'] else ''}"
    if found["verb"]:
        verb = found["verb"].lower()
        ending = "ies" if verb.endswith("ny") else "s"
        adverb = f" {found['adverb']}" if found["adverb"] else ""
        return f"{adverb} {verb[:-1] if ending == 'ies' else verb}{ending}"
    return found.group()[len(found["who"]) :]


def _quoted(text: str, at: int) -> bool:
    """True inside quotation marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
