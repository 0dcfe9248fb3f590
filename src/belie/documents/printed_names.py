"""Names as papers print them to names as people write them: "ACHTERBERG, PAUL" is Paul Achterberg."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DEGREE = (
    r"Jr|Sr|II|III|IV|Esq(?:uire)?|Ph\.?\s?D|M\.?D|J\.?D|D\.?O|M\.?P\.?H|M\.?S\.?W?|M\.?A|M\.?B\.?A|B\.?A|R\.?N"
    r"|LL\.?M"
    r"|Psy\.?D|L?CSW|CPA|P\.?E|PhD|Phd|FACP|USMC|USN|USA|\(?[Rr]et"
)
_SUFFIX = rf"(?:{_DEGREE})\.?\)?"
_KEPT_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?[\w.+'-]+@[\w.-]+[>\])]?\s*")
_GIVEN = re.compile(r"(?:[A-Z][\w'’.-]*)(?:\s+[A-Z][\w'’.-]*){0,2}$")
_CAPS_WORD = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+$")
_SMALL = frozenset(
    {"of", "the", "and", "for", "de", "la", "von", "van", "der", "den", "del", "di", "da", "al", "el", "bin", "ibn",
     "d'", "du", "to", "in", "y"}
)  # fmt: skip
_PARTICLE = r"de|la|las|los|von|van|der|den|ter|al|el|bin|ibn|del|du|di|da|dos|y|al-[A-Z][\w'’-]*|el-[A-Z][\w'’-]*"
# A full stop belongs to a name after an initial or a few abbreviations only: "Pim Haddow. I am" ends a sentence.
NAME_WORD = (
    r"(?:(?:[A-ZÀ-Þ]\.-?)+(?:[A-ZÀ-Þ]\b)?|(?:Jr|Sr|St|No|NO|Dr|DR|Mr|MR|Ms|MS|Mrs|MRS|Hon|HON|Corp|CORP|Inc|INC"
    r"|Ltd|Co|Wm|Geo"
    r"|Jos|Ph|Gen|Col|Lt|Capt|Sgt|Rev)\.|[A-ZÀ-Þ][\w'’-]*)"
)
# One person's name of up to seven words; "John Doe No. 3" with its number.
NAME = rf"{NAME_WORD}(?:[ \t]+(?:{NAME_WORD}|(?:{_PARTICLE})\b)){{0,6}}(?:(?<=No\.|NO\.|Doe|DOE|Roe|ROE) ?\d+)?"
ROLE_WORD = re.compile(
    r"\b(?:director|chief|officer|attorney|counsel|secretary|deputy|assistant|inspector|warden|minister|commissioner"
    r"|manager|president|chair\w*|attach[ée]|ambassador|judge|agent|analyst|division|unit|office|department|bureau"
    r"|ministry|branch|section|team|program|general|adviser|advisor|clerk|engineer|administrator|supervisor|head)\b",
    re.IGNORECASE,
)
# Callings that a person tells of himself, beside the offices above
CALLING = re.compile(
    r"\b(?:nurse|doctor|physician|surgeon|psychologist|psychiatrist|professor|lecturer|teacher|custodian|guard"
    r"|sergeant"
    r"|captain|lieutenant|colonel|major|investigator|detective|auditor|accountant|bookkeeper|paralegal|lawyer"
    r"|associate"
    r"|partner|founder|owner|member|volunteer|coordinator|specialist|technician|scientist|researcher|economist"
    r"|\w+(?:ologist|ician|ographer)|interpreter|translator|journalist|reporter|editor|pilot|driver|consultant"
    r"|representative|senator|governor|mayor|sheriff|superintendent|principal|dean|liaison|planner|executive"
    r"|case ?worker|social worker|paramedic|chaplain|operator|foreman|designee|actuary|architect)\b",
    re.IGNORECASE,
)
BODY_WORD = re.compile(
    r"\b(?:agency|association|authority|bank|board|bureau|center|centre|clinic|coalition|college|command|commission"
    r"|committee|company|congress|corporation|corp|council|county|court|department|district|division|embassy"
    r"|consulate"
    r"|facility|force|foundation|fund|government|group|holdings|hospital|house of representatives|inc|institute"
    r"|institution|jail|laboratory|league|l\.?l\.?[cp]|ltd|ministry|mission|network|nations|office|organi[sz]ation"
    r"|parliament|partners|police|prison|project|republic|secretariat|senate|service|services|society|state|states"
    r"|team|town|trust|union|unit|university|amembassy|secstate|staff|administration|directorate|branch|chamber"
    r"|church"
    r"|courier|times|post|herald|tribune|gazette|press|magazine)\b",
    re.IGNORECASE,
)
_GIVEN_AND_LAST = re.compile(r"(?:[A-Z][a-z]+|[A-Z]\.) (?:[A-Z]\. )?[A-Z][a-z'’-]+$")
TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Hon|Honou?rable|Sen|Senator|Rep|Representative|Gov|Governor|Judge"
    r"|Justice|Magistrate|Professor|Doctor|MR|MRS|MS|MISS|DR|PROF|HON|HONOU?RABLE"
    r"|Sir|Dame|Lt|Col|Capt|Sgt|Gen|The|THE)\.?\s+)+(?=[A-Z])"
)
_PERSONAL = re.compile(
    r"(?:director|chief|officer|attorney|counsel|secretary|deputy|assistant|inspector|warden|minister|commissioner"
    r"|manager|president|chair\w*|attach[ée]|ambassador|judge|agent|analyst|general|advis[eo]r|clerk|engineer"
    r"|administrator|supervisor)",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    r"\(\s*b\s*\)\s*\(\s*\d\s*\)(?:\s*\(\s*[A-F]\s*\))?|\[?\bREDACTED\b\]?|█+|_{3,}|\bX{3,}\b", re.IGNORECASE
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

    "Oldacre, Marguerite S., Chief" is an inverted name and a role; an address alone is its own name; what is
    withheld ("(b)(6)", "[REDACTED]") is no name.
    """
    text = " ".join(printed.split()).strip(" ,;:_")
    if _WITHHELD.search(text):
        text = _WITHHELD.sub(" ", text).strip(" ,;:_")
        if not looks_like_name(_ADDRESS.sub(" ", text).strip(" ,;\"'“”")):
            return "", ""
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
        if len(rest) == 1 and is_full_name(rest[0]):
            return natural_case(rest[0]), name  # "Acting Director, Wanda Orle"
        if len(rest) > 1 and is_full_name(rest[0]) and ROLE_WORD.search(rest[1]):
            return natural_case(rest[0]), ", ".join(rest[1:])  # "Office of Returns, Wanda Orle, Acting Director"
        office, person = split_office(", ".join(parts))
        return (natural_case(person), office) if person else (", ".join(parts), role)  # an office, not a person
    if rest and " " not in name and _GIVEN.match(rest[0]) and not ROLE_WORD.search(rest[0]):
        name = f"{name}, {rest[0]}" if re.fullmatch(_SUFFIX, rest[0]) else f"{rest[0]} {name}"
        rest = rest[1:]
    while rest and re.fullmatch(_SUFFIX, rest[0], re.IGNORECASE):
        if _KEPT_SUFFIX.fullmatch(rest[0]):
            name = f"{name}, {rest[0]}"
        rest = rest[1:]
    return natural_case(name.strip('"“”')), ", ".join([*rest, *([role] if role else [])])


def name_of_address(address: str) -> str:
    """Return the name that a mail address spells out: "chidi.okra@x.example" is Chidi Okra; "" where it does not."""
    local = address.partition("@")[0]
    parts = re.split(r"[._]", local)
    spelt = len(parts) in (2, 3) and all(part.isalpha() for part in parts) and len(parts[0]) > 1 and len(parts[-1]) > 2
    if (
        not spelt
        or BODY_WORD.search(" ".join(parts))
        or re.search(
            r"reply|info|mail|media|desk|support"
            r"|help",
            local,
            re.IGNORECASE,
        )
    ):
        return ""
    return " ".join(part.capitalize() for part in parts)


def read_names(printed: str) -> str:
    """Return the names of a list parted by semicolons, parted by commas: "Vane, Samir; Orle, W." gives both."""
    parts = [part for part in printed.split(";") if part.strip()]
    if not any(map(_WITHHELD.search, parts)):
        return ", ".join(read_name(part)[0] or part.strip() for part in parts)
    return ", ".join(filter(None, (read_name(part)[0] for part in parts)))


def join_names(names: Iterable[str]) -> str:
    """Return several makers of one paper as `Frame.author` holds them: parted by semicolons, each once."""
    return "; ".join(dict.fromkeys(name for name in names if name))


def split_listed(printed: str) -> list[str]:
    """Return the people of "Hattie Lark, Tomas Bruun and Ines Calder", as printed; one name stays whole."""
    pieces = [piece.strip(" ,") for piece in re.split(r"\s*;\s*|\s*,?\s+(?:and|And|AND|&)\s+|\s*,\s*", printed)]
    pieces = [piece for piece in pieces if piece and not re.fullmatch(_SUFFIX, piece, re.IGNORECASE)]
    office_may_follow = len(pieces) == 2 and not re.search(r";|&|\s(?:and|And|AND)\s", printed)  # "Orle, Chief Auditor"
    if len(pieces) > 1 and not office_may_follow and all(is_full_name(piece) for piece in pieces):
        return pieces
    return [printed.strip(" ,")]


def split_office(printed: str) -> tuple[str, str]:
    """Return office and name of "Deputy Assistant Director Katrin L. Moor"; ("", "") where no person's name follows.

    Titles of respect ("Dr.", "the Honorable") are left out of both.
    """
    words = TITLE.sub("", " ".join(printed.split())).split()
    last = max((at for at, word in enumerate(words) if _PERSONAL.fullmatch(word.strip(".,"))), default=-1)
    person = " ".join(words[last + 1 :])
    if last < 0 or not person or BODY_WORD.search(person) or ROLE_WORD.search(person) or not looks_like_name(person):
        return "", ""
    if words[last + 1].lower() in _SMALL or words[last].endswith(","):
        return "", ""
    return " ".join(words[: last + 1]), person


def strip_titles(printed: str) -> str:
    """Return a name without titles of respect, offices before it and degrees after it: "Dr. Lena Ostrov, M.D."."""
    text = TITLE.sub("", " ".join(printed.split()).strip(" ,;:"))
    while shorter := re.fullmatch(rf"(?P<rest>.+?),?\s+{_SUFFIX}", text):
        if _KEPT_SUFFIX.fullmatch(text[shorter.end("rest") :].strip(" ,")):
            break
        text = shorter["rest"].rstrip(",")
    return split_office(text)[1] or text


def as_written(name: str, text: str) -> str:
    """Return a name as the text prints it in small letters ("Yusuf al-Ramli", "Ann deVries"), else as it is."""
    for match in re.finditer(r"\s+".join(re.escape(word) for word in name.split()), text, re.IGNORECASE):
        if not match.group().isupper() and sum(map(str.isupper, match.group())) <= len(name.split()) + 2:
            return " ".join(match.group().split())
    return name


def is_full_name(line: str) -> bool:
    """True for a person's name of two words or more; offices and bodies are none."""
    words = TITLE.sub("", line.strip()).split()
    bare = " ".join(words)
    if len(words) < 2 or not looks_like_name(bare) or BODY_WORD.search(bare):
        return False
    if words[0] in ("A", "An", "The", "This", "That", "In", "On", "At") or ROLE_WORD.fullmatch(words[-1]):
        return False
    return ROLE_WORD.search(bare) is None or _GIVEN_AND_LAST.match(bare) is not None


def is_body_name(line: str) -> bool:
    """True for the name of an office, a company or another body: "Harbor Service", "Alder Freight Corp."."""
    words = line.split()
    small = [word for word in words if word[:1].islower()]
    return (
        1 < len(words) <= 12
        and BODY_WORD.search(line) is not None
        and words[0][:1].isupper()
        and all(word.strip(",") in _SMALL for word in small)
    )


def looks_like_name(line: str) -> bool:
    """True for one to six capitalised words (initials and particles between them) and nothing else."""
    words = re.sub(rf"(?:,?\s+{_SUFFIX})+$", "", line.strip().rstrip(",.")).split()
    if not 1 <= len(words) <= 6 or any(char.isdigit() or char in ":;()" for char in line):
        return False
    capital = [word for word in words if word[:1].isupper() or re.match(r"(?:al|el)-[A-Z]", word)]
    small = [word for word in words if word not in capital]
    return len(capital) >= min(2, len(words)) and all(word.lower() in _SMALL for word in small)
