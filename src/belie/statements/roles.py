"""Words for what people are: offices, professions, sides of a case."""

from __future__ import annotations

import re

ROLE_NOUNS = frozenset(
    """accountant administrator adviser advisor agent aide ambassador analyst attaché architect assistant attorney
    auditor author bishop boss captain chair chairman chairwoman chairperson chancellor chief clerk coach
    colleague colonel commander commissioner comptroller consul consultant contractor controller coordinator
    coroner correspondent councilman councilwoman counsel counselor curator custodian dean defendant delegate
    deputy designer detective developer director diplomat doctor driver economist editor employee engineer envoy
    examiner executive expert father fellow foreman founder general governor guard head historian host inspector
    instructor investigator investor journalist judge justice lawmaker lawyer leader lecturer liaison lieutenant
    magistrate major manager marshal mayor member minister monitor mother negotiator neighbor neighbour nurse
    officer official ombudsman operator organizer owner partner pastor petitioner physician pilot plaintiff
    policeman premier president priest principal producer professor prosecutor publisher ranger registrar
    reporter representative researcher respondent resident scientist secretary senator sergeant sheriff sister
    brother son daughter wife husband spokesman spokesperson spokeswoman student superintendent supervisor
    surgeon teacher technician treasurer trooper trustee undersecretary victim warden whistleblower witness
    worker writer ceo cfo coo""".split()
)
# Bodies and groups that make statements, and papers that hold them.
SPEAKING_NOUNS = frozenset(
    """administration agency army association authorities board bureau commission committee company congress
    council counsel court critics defense defence delegation department embassy family firm government group
    house industry jury lawmakers lawsuit leadership management media ministry office opponents opposition
    organisation organization panel parliament party people police prosecution regime report senate service
    staff state statement supporters team tribunal union university letter memo memorandum email complaint
    petition indictment filing""".split()
)
_MORE_BODIES = frozenset(
    """agency authority bank center centre church clinic college corporation directorate division foundation hospital
    institute laboratory mission newspaper school unit""".split()
)
# What papers call a body of which the name tells the kind: "the airline" is Corona Air.
KINDS_OF_BODIES = {
    "airline": "air airlines airways", "carrier": "air airlines airways lines",
    "utility": "power gas electric energy water light",
    "railroad": "railroad railway rail",
    "newspaper": "times herald post news tribune gazette journal chronicle courier",
    "agency": "agency department bureau administration office service services commission authority ministry"
    " directorate",
    "union": "union brotherhood", "club": "club united athletic", "insurer": "insurance", "school": "school academy",
    "museum": "museum gallery", "hospital": "hospital clinic", "bank": "bank", "foundation": "foundation fund",
}  # fmt: skip
_FEMALE = re.compile(r"woman\b|\b(?:mother|sister|daughter|wife|actress)\b", re.IGNORECASE)
_MALE = re.compile(r"(?<!wo)man\b|\b(?:father|brother|son|husband)\b", re.IGNORECASE)
# "A person at the consulate", "nobody in this Division": no one in particular.
_VAGUE = re.compile(
    r"(?!an? (?:Mr|Mrs|Ms|Miss|Dr)\b)"
    r"(?:an?|one|some|another|any|every|each|no|nobody|no one|someone|somebody|anyone|anybody|everyone|everybody|two"
    r"|three|four|five|several|many|few|most|other|others|both|unnamed|unidentified|people|persons|those)\s",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"(?:,\s+(?:(?:the|a|an|his|her|its)\s+(?:[\w-]+\s+){1,4})?|\b(?:named|called|identified as|known as)\s+)"
    r"(?:[A-Z][\w.]*\s+){0,3}$"
)
_PERSONS = frozenset(
    "person man woman boy girl friend relative cousin aunt uncle detainee passenger somebody someone".split()
)
# Words that tell one holder of an office from another: "the deputy director", "the foreign minister".
_RANK = re.compile(
    r"\b(deputy|assistant|associate|vice|under|sub|former|then|ex|prime|foreign|interior|defen[cs]e|finance|justice"
    r"|health|attorney|lieutenant|chief|press)\b"
)
_SAME_RANK = {"then": "", "ex": "former", "defense": "defence"}  # "the then-minister" was the minister
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OF_THEN = re.compile(r"\b(then|ex|vice|co)-(?=[a-z])", re.IGNORECASE)
_TRADE = re.compile(r"[a-z]{2,}(?:ologist|ographer|ician|onomist|archist|otherapist|iatrist|historian)$")  # "biologist"


def role_head(phrase: str) -> str:
    """Return the role noun that a phrase is built on, lower case, or "".

    "the agency's spokesman" gives "spokesman", "Deputy Director of Returns" gives "director"; "the minister's driver"
    gives "driver".
    """
    front = re.split(r"\s(?:of|for|at|in|from|with|who|to|on|and|by)\s|[,(;]", phrase, maxsplit=1)[0]
    words: list[str] = [word.lower() for word in _WORD.findall(_OF_THEN.sub(r"\1 ", front))]
    if not words:
        return ""
    last = words[-1]
    if is_role_noun(last):
        return last
    single = last[:-1] if last.endswith("s") else ""
    return single if single in ROLE_NOUNS and not words[-1].endswith("'s") else ""


def role_key(phrase: str) -> str:
    """Return the role noun with its rank: "deputy director" for "Deputy Director of Returns", "" without a role.

    The director is not the deputy director; the then-minister is the minister.
    """
    head = role_head(phrase)
    front = _OF_THEN.sub(r"\1 ", phrase).lower().split(head)[0] if head else ""
    ranks = [_SAME_RANK.get(rank, rank) for rank in _RANK.findall(front)]
    return " ".join([*filter(None, ranks), head])


def is_role_noun(word: str) -> bool:
    """True for a word for what a person is, lower case: "warden", "biologist"."""
    return word in ROLE_NOUNS or _TRADE.match(word) is not None


def speaking_noun(phrase: str) -> str:
    """Return the noun for a body of a short phrase: "department" for "the Department", else ""."""
    words = phrase.lower().split()
    return words[-1] if len(words) <= 2 and words[-1] in SPEAKING_NOUNS | _MORE_BODIES | KINDS_OF_BODIES.keys() else ""


def role_gender(role: str) -> str:
    """Return "f" or "m" where the word itself tells ("spokeswoman"), else ""."""
    return "f" if _FEMALE.search(role) else "m" if _MALE.search(role) else ""


def is_vague(phrase: str) -> bool:
    """True for words that point at nobody in particular: "an official of the ministry", "one former colleague"."""
    return _VAGUE.match(phrase) is not None


def introduces(before: str) -> bool:
    """True when the name after `before` says who is meant: "a spokesman for the port, ...", "a man named ..."."""
    return _INTRODUCES.search(before) is not None


def is_one_person(phrase: str) -> bool:
    """True for "his sister", "a guard at the gate", "a person who ..."; False for "the guards" and "the agency"."""
    words = [word.lower() for word in _WORD.findall(re.split(r"[,(;]", phrase, maxsplit=1)[0])]
    head = role_head(phrase)
    return (head in words if head else False) or any(word in _PERSONS for word in words[:4])
