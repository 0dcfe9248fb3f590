"""The maker of a paper as its face gives him, and what is read the same way in several kinds of paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belie.documents.printed_names import ROLE_WORD, is_full_name, looks_like_name, read_name


@dataclass(frozen=True, slots=True)
class Author:
    """Who, in what role and for whom, and where on the paper it was read; all "" when unknown.

    Several authors stand in `name` parted by semicolons.
    """

    name: str = ""
    role: str = ""
    because: str = ""
    on_behalf_of: str = ""


# "Prepared by: Oldacre, Marguerite S., Chief"; without a colon only a name may follow.
_CREDIT = re.compile(
    r"^[ \t]*(?:(?:report |summary |minutes )?(?:prepared|submitted|compiled|drafted|written|recorded|logged"
    r"|kept|taken"
    r"|authored) by|(?P<label>author|officer(?: on (?:post|duty))?|reporting (?:agent|officer|employee)|investigator"
    r"|case agent|recorder))[ \t]*(?P<colon>:?)\s*(?P<value>\S[^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
# What follows the name: another column, a second name, a day.
_AFTER_CREDIT = re.compile(r"[ \t]{2,}|\t|\s*[;/]\s*|\s+(?:and|&)\s+|,?\s+(?:on\s+)?(?:[A-Z][a-z]+\.? )?\d{1,4}\b")


def find_credit(*texts: str) -> Author:
    """Return the one whom a report or roster names in "Prepared by: ..." at its head or foot."""
    for text in texts:
        for credit in _CREDIT.finditer(text):
            if credit["label"] and not credit["colon"]:
                continue
            printed = _AFTER_CREDIT.split(re.sub(r"\([^)]*\)", "", credit["value"]).strip(), maxsplit=1)[0]
            name, role = read_name(printed)
            words = name.split()
            names_only = len(words) > 1 and all(word[0].isupper() for word in words) and credit["value"][-1] not in ".,"
            if looks_like_name(name) and (credit["colon"] or names_only):
                return Author(name, role if ROLE_WORD.search(role) else "", "author: line of credit")
    return Author()


def role_under(tail: str, name: str) -> str:
    """Return the line under the last line that is the name, when it reads like an office."""
    lines = [line.strip() for line in tail.splitlines()]
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].lower().rstrip(",") == name.lower():
            following = next((line for line in lines[index + 1 : index + 3] if line), "").rstrip(",")
            office = ROLE_WORD.search(following) and not any(char.isdigit() for char in following)
            return following if following[:1].isupper() and office and not following.endswith(".") else ""
    return ""


def find_last_signer(tail: str) -> Author:
    """Return the last name at the foot of a paper that has an office on the line under it."""
    lines = [line.strip() for line in tail.splitlines() if line.strip()][-14:]
    for index in range(len(lines) - 2, -1, -1):
        office = lines[index + 1]
        posted = ROLE_WORD.search(office) and len(office) < 80 and not office.endswith(".")
        if posted and is_full_name(lines[index]) and not lines[index].startswith("Dear"):
            name, role = read_name(lines[index])
            return Author(name, role or office.rstrip(","), "author: signature block")
    return Author()


def find_foot_name(tail: str) -> Author:
    """Return the person whose full name is one of the last lines of a paper: "-- Helga Marsh", "Pim Haddow, Chief"."""
    for line in reversed([line.strip() for line in tail.splitlines() if line.strip()][-4:]):
        words = re.sub(r"^(?:-+|—|–|/?s/+)\s*", "", line)
        name, role = read_name(words)
        if (
            is_full_name(name)
            and len(words) < 70
            and not words.endswith((".", ":", "?"))
            and not words.startswith("Dear")
        ):
            return Author(name, role if ROLE_WORD.search(role) else "", "author: name at the foot")
    return Author()
