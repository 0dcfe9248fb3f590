"""Names as papers print them to names as people write them: "ACHTERBERG, PAUL" is Paul Achterberg."""

from __future__ import annotations

import re

_SUFFIX = r"(?:Jr|Sr|II|III|IV|Esq|Ph\.?D|M\.?D|J\.?D|Phd|MD|JD)\.?"
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?[\w.+'-]+@[\w.-]+[>\])]?\s*")
_GIVEN = re.compile(r"(?:[A-Z][\w'’.-]*)(?:\s+[A-Z][\w'’.-]*){0,2}$")
_CAPS_WORD = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+$")
_SMALL = frozenset(
    {"of", "the", "and", "for", "de", "la", "von", "van", "der", "al", "bin", "ibn", "d'", "du", "to", "in"}
)
ROLE_WORD = re.compile(
    r"\b(?:director|chief|officer|attorney|counsel|secretary|deputy|assistant|inspector|warden|minister|commissioner"
    r"|manager|president|chair\w*|attach[ée]|ambassador|judge|agent|analyst|division|unit|office|department|bureau"
    r"|ministry|branch|section|team|program|general|adviser|advisor|clerk|engineer|administrator|supervisor|head)\b",
    re.IGNORECASE,
)
_GIVEN_AND_LAST = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.) (?:[A-Z]\. )?[A-Z][a-z'’-]+$")
TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Hon|Honorable|Sen|Senator|Rep|Representative|Gov|Governor|Judge"
    r"|Justice|Magistrate"
    r"|Sir|Dame|Lt|Col|Capt|Sgt|Gen|The)\.?\s+)+(?=[A-Z])"
)


def natural_case(name: str) -> str:
    """Return a name without its capitals: "PAUL MCBRIDE" gives "Paul McBride", "Mr. DeFAZIO" gives "Mr. DeFazio".

    Words that are not all capitals stay as they are, initials too.
    """
    words = name.split()
    if sum(map(str.isalpha, name)) <= 3:
        return " ".join(words)
    return " ".join(_natural_word(word, first=i == 0) for i, word in enumerate(words))


def _natural_word(word: str, *, first: bool) -> str:
    mixed = re.fullmatch(r"((?:[A-Z][a-z]{1,3}))([A-Z'’]{3,}[,.]?)", word)  # "McCAIN", "DeFAZIO"
    if mixed:
        return mixed[1] + mixed[2].capitalize()
    core = word.rstrip(".,;:")
    if not _CAPS_WORD.match(core) or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?|II|III|IV", core):
        return word
    if core.lower() in _SMALL and not first:
        return word.lower()
    low = "-".join(part.capitalize() for part in core.split("-"))
    low = re.sub(r"^(Mc)(\w)", lambda m: m[1] + m[2].upper(), low)
    low = re.sub(r"^([ODL]['’])(\w)", lambda m: m[1] + m[2].upper(), low)
    return low + word[len(core) :]


def read_name(printed: str) -> tuple[str, str]:
    """Return name and role of what stands after "From:" or under a signature; either may be "".

    "Oldacre, Marguerite S., Chief" is an inverted name and a role; an address alone is its own name.
    """
    text = " ".join(printed.split()).strip(" ,;:_")
    bare = _ADDRESS.sub(" ", text).strip(" ,;\"'“”")
    if not bare:
        address = re.search(r"[\w.+'-]+@[\w.-]+", text)
        return (address.group() if address else "", "")
    inside = re.search(r"\(([^)]{2,60})\)", bare)
    role = inside[1] if inside else ""
    bare = re.sub(r"\s*\([^)]*\)", "", bare).strip(" ,;")
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    if not parts:
        return "", role
    name, rest = parts[0], parts[1:]
    if ROLE_WORD.search(name) and not _GIVEN_AND_LAST.match(name):
        return ", ".join(parts), role  # an office writes, not a person
    if rest and " " not in name and _GIVEN.match(rest[0]) and not ROLE_WORD.search(rest[0]):
        name = f"{name}, {rest[0]}" if re.fullmatch(_SUFFIX, rest[0]) else f"{rest[0]} {name}"
        rest = rest[1:]
    while rest and re.fullmatch(_SUFFIX, rest[0], re.IGNORECASE):
        if rest[0].rstrip(".").lower() != "esq":
            name = f"{name}, {rest[0]}"
        rest = rest[1:]
    return natural_case(name.strip('"“”')), ", ".join([*rest, *([role] if role else [])])


def read_names(printed: str) -> str:
    """Return the names of a list parted by semicolons, parted by commas: "Vane, Samir; Orle, W." gives both."""
    return ", ".join(filter(None, (read_name(part)[0] or part.strip() for part in printed.split(";"))))


def looks_like_name(line: str) -> bool:
    """True for one to five capitalised words (initials and particles between them) and nothing else."""
    words = re.sub(rf",?\s+{_SUFFIX}$", "", line.strip().rstrip(",.")).split()
    if not 1 <= len(words) <= 6 or any(char.isdigit() for char in line):
        return False
    capital = [word for word in words if word[:1].isupper()]
    small = [word for word in words if not word[:1].isupper()]
    return len(capital) >= min(2, len(words)) and all(word.lower() in _SMALL for word in small)
