"""Who speaks to the public: orators, reporters, the house that issues a release; where it is dated from."""

from __future__ import annotations

import re

from belie.documents.face import Face
from belie.documents.makers import Author
from belie.documents.printed_names import (
    NAME,
    ROLE_WORD,
    TITLE,
    is_body_name,
    is_full_name,
    join_names,
    looks_like_name,
    natural_case,
    read_name,
    split_listed,
    split_office,
    strip_titles,
)

_SPEAKER = re.compile(
    r"^\s*(?P<role>President|Speaker|(?:(?:Opening|Closing|Prepared|Press|Radio) )?(?:Remarks|Address|Speech"
    r"|Statement)"
    r" (?:by|of|delivered by)(?: the)?)\s*:?\s+(?P<name>[A-Z][^\n]{2,80})$",
    re.MULTILINE | re.IGNORECASE,
)
_OFFICE_SPEAKS = re.compile(
    r"^[^\n]{0,40}\b(?:Remarks|Address|Speech|Statement) (?:by|of) (?P<name>the [A-Z]\w+)\b", re.MULTILINE
)
_FLOOR = re.compile(
    r"^\s*(?P<name>(?:Mr|Mrs|Ms|Miss|Dr)\. [A-Z][A-Za-z'’-]*[A-Z]{2,}(?: [A-Z][A-Z'’-]+)*(?: of [A-Z][\w ]+)?)\.\s",
    re.MULTILINE,
)
_HONORABLE = re.compile(rf"^\s*HON\.\s+(?P<name>{NAME})\s*$", re.MULTILINE)
_OFFICE_LINE = re.compile(r"^\s*(?:THE\s+)?(?P<line>[A-Z][^\n,:]{4,70})$", re.MULTILINE)
_BYLINE = re.compile(
    r"^\s*(?:(?:By|BY)\s+|(?:Written|Reported|Story) by:?\s+)(?P<names>(?:the "
    r"|The )?[A-Z][^\n|]{2,120})",
    re.MULTILINE,
)
_REPORTING = re.compile(r"\((?:Additional )?[Rr]eporting by (?P<names>[^;.)\n]{3,120})")
_BYLINE_END = re.compile(
    r"\s*[|•·—–].*$|\s+-\s.*$|\s+(?:for|in|at|of)\s+(?:the\s+)?(?-i:[A-Z]).*$"
    r"|,\s+[^,]*\b(?:staff|writer|reporter|correspondent|editor|service|bureau|chief|columnist)\b.*$"
    r"|,?\s+(?:(?:Senior |Chief |Special |Political |National )?(?:Staff|Contributing|Senior|Special)? ?"
    r"(?:Writers?|Reporters?|Correspondents?|Editors?|Columnists?)\b.*)$"
    r"|,?\s+(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? \d|\d).*$"
    r"|,\s+(?:The |the )?[A-Z][\w ]*\b(?:Press|News|Times|Post|Courier|Herald|Tribune|Journal|Gazette)\b.*$",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"^(?:The |THE )?(?:[A-Z][\w.&’'-]* ){0,4}(?:Courier|Times|Post|News|Herald|Tribune|Journal|Gazette"
    r"|Chronicle|Press"
    r"|Observer|Guardian|Globe|Sun|Register|Star|Daily|Record|Sentinel|Examiner|Mirror|Telegraph|Reuters|Bloomberg"
    r"|CNN|NPR|BBC|AP|AFP|UPI|COURIER|TIMES|POST|NEWS|HERALD|TRIBUNE|PRESS|JOURNAL|Magazine|Dispatch|Bulletin)$"
)
_MONTHS = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\w*\.?"
)
# "PORT HAVEN, Sarvonia, March 4, 2031 (AP) - The unit": place, day, wire, dash, sentence
DATELINE = re.compile(
    rf"^[ \t]*(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){{0,3}}(?:, (?!{_MONTHS} \d)[A-Z][A-Za-z.]+(?:"
    rf" [A-Z][a-z]+)?)?)"
    rf"(?P<day>,? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_MONTHS} \d{{1,2}}(?:, \d{{4}})?)?"
    rf"[ ]*(?:[(/](?P<wire>[A-Z][\w .&’'-]{{1,30}})[)/])?"
    r"(?:[ ]*(?P<dash>—|–|--)[ ]*|[ ]+-[ ]+)(?=(?:[A-Z][a-z]|[AI][ ])|[\"“‘'])",
    re.MULTILINE,
)
_NOT_A_HOUSE = re.compile(
    r"\bRELEASE\b|IMMEDIATE|\bCONTACT|@|\d|^STATEMENT\b|ADVISORY|^(?:PRESS|NEWS|MEDIA)\b|https?:|www\.", re.IGNORECASE
)
_STATEMENT_BY = re.compile(
    r"^\s*(?:\w+ )?(?i:STATEMENT (?:BY|OF|FROM) (?:THE )?)(?P<name>[A-Z][^\n]{2,120})$", re.MULTILINE
)
_NAME_END = re.compile(r",.*|\s+(?:TO|ON|AT|IN|BEFORE|REGARDING|ABOUT|AFTER|FOR|FOLLOWING)\b.*", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"^(?P<body>(?:The )?[A-Z][\w.&’'-]*(?: (?:of|and|for|the|[A-Z][\w.&’'-]*))*?) (?:Announces?|Responds?"
    r"|Statement|Issues?|to Hold"
    r"|Launches|Releases?|Files?|Calls?|Denies|Condemns|Welcomes|Reports?|Opens?|Closes?|Names?|Urges|Applauds)\b",
    re.MULTILINE,
)
_ABOUT = re.compile(r"^\s*(?:About|ABOUT) (?P<body>(?:the |The )?[A-Z][^\n:]{2,60}?):?\s*$", re.MULTILINE)


def find_orator(face: Face) -> Author:
    """Return who gives a speech or a floor statement."""
    head = face.head[:2500]
    honoured, floor = _HONORABLE.search(head), _FLOOR.search(head)
    if honoured:
        return Author(natural_case(honoured["name"]), "", "author: heading")
    for match in _SPEAKER.finditer(head):
        printed = _NAME_END.sub("", match["name"])
        office, name = _office_and_name(printed)
        if match["role"].lower() == "president":
            office = "President"
        if looks_like_name(TITLE.sub("", name)) and not ROLE_WORD.search(name):
            return Author(natural_case(name), natural_case(office), "author: heading")
    if floor:
        return Author(natural_case(floor["name"]), "", "author: first words")
    spoken = _OFFICE_SPEAKS.search(head)
    if spoken:
        return Author(spoken["name"], "", "author: heading")
    for line in head.splitlines()[:12]:
        office, name = split_office(re.sub(r",.*", "", line.strip()))
        if name and (len(name.split()) > 1):
            return Author(natural_case(name), natural_case(office), "author: heading")
    for line in head.splitlines()[:8]:
        if is_full_name(line.strip()) and not line.isupper():
            return Author(strip_titles(line), "", "author: heading")
    return Author()


def _office_and_name(printed: str) -> tuple[str, str]:
    """Return office and name; "Mr. McCabe" keeps its title, as nothing else tells who of the house it is."""
    office, name = split_office(printed)
    if name:
        return office, name
    words = printed.split()
    if len(words) in (2, 4) and re.fullmatch(r"(?:Mr|Mrs|Ms|Miss|Dr)\.?", words[0]):
        return "", printed
    return "", read_name(strip_titles(printed))[0]


def find_reporter(face: Face) -> Author:
    """Return who a story is by: everyone of its byline, else those a wire credits with reporting."""
    head = face.head[:2500]
    for match in _BYLINE.finditer(head):
        printed = _BYLINE_END.sub("", match["names"].strip())
        names = split_listed(printed.rstrip(" .,"))
        if all(is_full_name(name) for name in names):
            return Author(join_names(natural_case(TITLE.sub("", name)) for name in names), "reporter", "author: byline")
        if re.fullmatch(r"(?:the |The )?(?:[A-Z]\w+ )?(?:Editorial Board|Editors)", printed):
            return Author(printed, "", "author: byline")
    credited = _REPORTING.search(face.head + "\n" + face.tail)
    if credited:
        names = [re.sub(r"\s+in\s+.*", "", name) for name in split_listed(credited["names"])]
        if all(is_full_name(name) for name in names):
            return Author(join_names(names), "reporter", "author: credit of the wire")
    return Author()


def has_byline(face: Face) -> bool:
    """True where a line at the head names who a story is by, or a wire's dateline or credit does."""
    found = find_reporter(face)
    return bool(found.name) or any(match["wire"] for match in DATELINE.finditer(face.head[:1500]))


def has_dateline(face: Face) -> bool:
    """True where a sentence at the head begins with a place: after a dash, or after a day and a hyphen."""
    return any(match["dash"] or match["wire"] or match["day"] for match in DATELINE.finditer(face.head[:1500]))


def find_publisher(face: Face) -> str:
    """Return what paper or wire a story is from: wire of the dateline, the line under a byline, the masthead."""
    head = face.head[:2500]
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    for number, line in enumerate(lines[:20]):
        byline = _BYLINE.match(line)
        if byline is None:
            continue
        beside = re.search(r"(?:[|,]\s*| for (?:the )?)((?:The )?[A-Z][A-Za-z .&'’-]{1,50})$", line)
        if beside and (_PAPER.match(beside[1]) or (" for " in line)):
            return beside[1].strip()
        below = re.sub(r"^Special to ", "", lines[number + 1]) if number + 1 < len(lines) else ""
        if _PAPER.match(below):
            return natural_case(below) if len(below) > 4 else below
        named = re.search(r"[|]\s*([A-Z][A-Za-z .&'’-]{2,50})$", line)
        if named and not re.match(rf"{_MONTHS}", named[1]):
            return named[1].strip()
    wire = next((m["wire"] for m in DATELINE.finditer(head) if m["wire"]), "")
    if wire:
        return wire
    return next((line for line in lines[:3] if _PAPER.match(line) and len(line.split()) > 1), "")


def find_dateline(face: Face) -> str:
    """Return the place of a dateline ("LAKEPORT, Tamarack — "), capitals taken down; "" without one."""
    match = DATELINE.search(face.head[:4000])
    return natural_case(match["place"]) if match else ""


def find_house(face: Face) -> Author:
    """Return whose word a press release is: the official's whose statement it is, else the body's that issues it."""
    house = _house(face)
    stated = _STATEMENT_BY.search(face.head[:1500])
    if stated:
        office, name = split_office(_NAME_END.sub("", stated["name"]))
        if name and len(name.split()) > 1:
            return Author(natural_case(name), natural_case(office), "author: statement of an official", house)
    return Author(house, "", "author: letterhead") if house else Author()


_TODAY = re.compile(
    r"(?P<body>[A-Z][\w.&’'-]*(?: (?:of|and|for|the|[A-Z][\w.&’'-]*))*?)(?:,[^,\n]{2,60},)? (?:today |\w+day )?"
    r"(?:announced|reported|said|denied|confirmed|released|launched|issued|disclosed) ?(?:today\b|\w+day\b)?"
)


def _house(face: Face) -> str:
    """Return the body: its letterhead, the maker of the announcement in the heading, the one that is told "About"."""
    lines = [line.strip() for line in face.head.splitlines()[:14] if line.strip()]
    first_release = next((at for at, line in enumerate(lines) if _NOT_A_HOUSE.search(line)), 0)
    heads = [line for line in lines if not _NOT_A_HOUSE.search(line) and 2 <= len(line.split()) <= 12]
    dateline = DATELINE.search(face.head[:3000])
    for line in lines[:first_release]:
        opens = dateline is not None and lines[first_release].startswith(dateline.group().strip()[:12])
        if line in heads and line[:1].isupper() and not opens:
            return natural_case(line)
    about = _ABOUT.search(face.tail)
    if about:
        return re.sub(r"^the ", "", about["body"], flags=re.IGNORECASE)
    announced = _ANNOUNCES.search("\n".join(heads))
    if announced and not ROLE_WORD.fullmatch(announced["body"]):
        return re.sub(r"^The ", "", announced["body"])
    told = _TODAY.match(face.head[:3000], dateline.end()) if dateline else None
    if told and not ROLE_WORD.search(told["body"]) and told["body"] not in ("The", "A", "An", "He", "She", "They"):
        return re.sub(r"^The ", "", told["body"])
    return next((natural_case(line) for line in heads if is_body_name(line)), "")
