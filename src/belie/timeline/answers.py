"""A question and its short answer made one sentence.

"You knew of the shipment?" - "Yes, I did." is "You knew of the shipment."

Only what yes and no say is taken in, and only where the question's subject is plain; other questions stand before
their answer as they were asked. "You" stays: the reading puts the witness in its place.
"""

from __future__ import annotations

import re

from belie.documents.sentences import split_sentences
from belie.domain.spans import Span
from belie.timeline.negation import deny, is_negative

_AUX = r"(?:did|do|does|was|were|am|are|is|have|has|had|would|could|will|can)"
_AUX_NOT = rf"(?:{_AUX} not|(?:did|do|does|was|were|are|is|have|has|had|would|could|ca|wo)n['’]t|cannot)"
_PRONOUN = r"(?:i|we|you|he|she|they|it|that|there)"
_SIR = r"(?:,? (?:sir|ma['’]am|your honor))?"
_STOP = r"(?=[.,;!—–-]|$)[.,;!—–\s-]*"
_YES = re.compile(
    r"^(?:yes|yeah|yep|correct|right|exactly|absolutely|certainly|that(?:['’]s| is| was) (?:correct|right|true|so|fair)"
    rf"|{_PRONOUN} {_AUX}){_SIR}(?:,? {_PRONOUN} {_AUX})?{_STOP}",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^(?:no|nope|never|negative|that(?:['’]s| is| was) (?:not (?:correct|right|true|so)|incorrect|false|wrong)"
    rf"|{_PRONOUN} {_AUX_NOT}){_SIR}(?:,? {_PRONOUN} {_AUX_NOT})?{_STOP}",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:and|so|but|now|then|okay|ok|all right|well)\b,?\s+|(?:sir|ma['’]am|doctor|m[rs]s?\. \w+|dr\. \w+),\s+)+",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"[.!]\s+(?=(?:Did|Do|Does|Was|Were|Are|Is|Have|Has|Had|Would|Could|Will|Can|Isn|Wasn|Didn)\b)")
_IS_IT = re.compile(
    r"^(?:is it|isn['’]t it|is it not|would it be|it(?:['’]s| is)|am i)\s+(?:a\s+)?"
    r"(?:correct|true|fair|accurate|right|fact|so)"
    r"(?:\s+(?:to say|in saying|to state))?\s+that\s+",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:[,;.—–-]\s*|\s+)(?:(?:is that|isn['’]t that|that['’]s|would that be|am i) )?"
    rf"(?:correct|right|true|yes|fair|so|accurate|is it not|isn['’]t it|is that so|{_AUX}(?:n['’]t)? {_PRONOUN})\s*\?$",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"^(?:(?P<front>(?!(?:who|what|when|why|how|which)\b)[A-Z][^,?]{2,70}),\s+)?"
    rf"(?P<aux>{_AUX}|should)(?:n['’]t)?\s+"
    r"(?P<who>you|he|she|they|it|that|this|there|anyone|anybody|somebody|someone|(?:Mr|Ms|Mrs|Dr)\. [A-Z][\w’'-]+)"
    r"(?:\s+not)?\s+(?P<rest>[^?]+)\?$",
    re.IGNORECASE,
)
_DECLARATIVE = re.compile(
    r"^(?:you|he|she|they|it|there|the|this|that|these|those|your|his|her|their|mr\.|ms\.|mrs\.|dr\.|(?-i:(?!(?:In|On|At|By|For|From|After|Before|During|To|With|About|Not)\b)[A-Z][a-z]+))\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:who|what|when|where|why|how|which|whom|whose|did|do|does|was|were|are|is|have|has|had|would|could|will|can"
    r"|should|\w+n['’]t|please|tell|state|describe|let)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r",?\s*(?:sir|ma['’]am|doctor|mr\. \w+|ms\. \w+)\s*(?=\?$)", re.IGNORECASE)
LEAST_ASKED = 4  # words of a question that stands alone; "And in July?" needs the one before
SHORT = 12  # words of an answer that needs its question


def fold_question(question: str, answer: str) -> str:
    """Return what question and answer say together, white space folded.

    Args:
        question: The words of the asker's turn; its last question counts.
        answer: The words of the answer.

    Returns:
        "You knew of the shipment." for the question of that form and "Yes, I did.", with what else the answer says
        behind it; a short answer to another question with the question before it; a longer answer as it stands.
    """
    asked = _last_question(question)
    yes, no = _YES.match(answer), _NO.match(answer)
    said = yes or no
    if asked and said:
        clause = _clause(asked)
        if clause:
            whole = _answered(clause, agrees=yes is not None)
            if whole:
                rest = answer[said.end() :].strip()
                return f"{whole[:1].upper()}{whole[1:]}. {rest[:1].upper()}{rest[1:]}".strip()
    if question and (said or len(answer.split()) <= SHORT):
        return f"Asked “{asked if len(asked.split()) >= LEAST_ASKED else question}”: {answer}"
    return answer


def _last_question(turn: str) -> str:
    """Return the last sentence of a turn that ends with a question mark, without "And", "So, sir,"."""
    asked = [words for span in split_sentences(turn, Span(0, len(turn))) if (words := span.of(turn)).endswith("?")]
    return _CALLED.sub("", _LEAD.sub("", _BEGINS.split(asked[-1])[-1])) if asked else ""


def _answered(clause: str, *, agrees: bool) -> str | None:
    """Return the clause, or its opposite where the answer says no; None where yes may mean either.

    To "You did not know?" no agrees and yes may agree or not.
    """
    if is_negative(clause):
        return None if agrees else clause
    if not agrees and clause.startswith(("someone ", "somebody ")):
        return f"no one {clause.partition(' ')[2]}"
    return clause if agrees else deny(clause)


def _clause(question: str) -> str | None:
    """Return what a question asks about as a plain clause, or None when it asks for something else than yes or no."""
    that = _IS_IT.match(question)
    words = question[that.end() :] if that else question
    inverted = None if that else _INVERTED.match(words)
    tag = _TAG.search(words)
    if inverted:
        aux, rest = inverted["aux"], inverted["rest"].strip()
        rest = re.sub(r"^ever\s+", "", rest, flags=re.IGNORECASE)
        if tag and tag.start() < inverted.start("rest") + len(rest):
            rest = words[inverted.start("rest") : tag.start()].strip()
        who = {"anyone": "someone", "anybody": "somebody"}.get(inverted["who"].lower(), inverted["who"])
        front = f"{inverted['front'][:1].lower()}{inverted['front'][1:]}" if inverted["front"] else ""
        return f"{who} {aux.lower()} {rest} {front}".strip()  # "didn't you see" asks the same as "did you see"
    if _ASKING.match(words) or not _DECLARATIVE.match(words):
        return None
    plain = words[: tag.start()] if tag else words.rstrip("? ")
    return plain.rstrip(" ,;.—–-") or None
