"""When a bare year, month, weekday, season or day of the month is one: the words around it decide.

The traps are names (Ms. May, Judge March, the Monday Club), citations (Rule 1996, Exhibit 2011) and counts
(2,000 people, 1500 pages).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from belie.timex.pattern import Found, Node, code
from belie.timex.terms import Cal

_CITE_WORDS = frozenset(
    (
        "mile exit ste rm tel fax exhibit exh ex rule section sec § no nos number page pages pp line lines "
        "room suite form flight route highway tract lot box bates docket doc dkt document order chapter "
        "title case paragraph para ¶ tab extension ext unit windows model version article clause map plate "
        "badge file invoice account code apt apartment building bldg street st avenue block parcel permit "
        "policy serial volume vol part item entry attachment schedule appendix channel interstate i area "
        "pin zip type bus truck vehicle bill resolution act public law pub stat op ordinance directive "
        "circular notice regulation reg standard iso exceeds exceeding totaling totalling numbered "
        "approximately about roughly some nearly almost over "
    ).split()
)
_COUNTED = frozenset(
    "pieces head people men women troops soldiers members workers employees miles km kilometers kilometres meters "
    "metres feet acres pages copies votes dollars pounds euros tons tonnes words percent detainees "
    "prisoners inmates beds shares units cases documents students residents families homes houses killed "
    "dead wounded casualties others more civilians guns tanks aircraft ships horses rifles cavalry "
    "infantry square yards inches liters gallons volts watts calories hours days weeks months years "
    "minutes seconds times points items files emails calls boxes patients children persons individuals "
    "officers agents head barrels bushels seats jobs steps strong degrees rounds bags vehicles lbs kg".split()
)
_TITLES = frozenset(
    "ms mr mrs miss dr judge justice prof professor sir lady lord sgt officer agent senator senators rep "
    "theresa president secretary minister detective attorney".split()
)
_BEFORE_DATE = {code(k) for k in (
    "IN ON AT BY SINCE UNTIL DURING FROM TO THROUGH BEFORE AFTER OF BETWEEN THIS LAST NEXT EARLY LATE MID "
    "AS ONABOUT ONAFTER ONBEFORE STARTOF ENDOF PREV FOLL FOR WITHIN EVERY ALL SAME ATLEAST"
).split()}  # fmt: skip
_JOINS = {code(k) for k in ("AND", "OR", "COMMA", "LPAR", "HYPH", "TO", "SLASH")}
_DATES = {code(k) for k in ("DATE", "RANGE", "MONTH", "YEAR", "BOUND")}
_CAP, _THE, _POSS, _WORD, _IDENT = code("CAP"), code("THE"), code("POSS"), code("WORD"), code("IDENT")
_STOPS = {code(k) for k in ("COMMA", "END", "SEMI", "RPAR", "COLON", "QUOTE", "DASH", "PARA")}


def _low(node: Node | None) -> str:
    return node.text.lower().rstrip(".") if node is not None and node.text else ""


def _capital(node: Node | None) -> bool:
    return node is not None and node.text[:1].isupper()


def _at(nodes: Sequence[Node], index: int) -> Node | None:
    return nodes[index] if 0 <= index < len(nodes) else None


def is_cited(nodes: Sequence[Node], at: int) -> bool:
    """True when the number at `at` follows a word that numbers things: "Exhibit", "No.", "Rule"."""
    before = _at(nodes, at - 1)
    if before is not None and before.kind == _END:
        earlier = _at(nodes, at - 2)
        return earlier is not None and earlier.end == before.start and _cites(earlier)
    return before is not None and (before.kind in (_IDENT, _PUNCT) or _cites(before))


def _cites(node: Node) -> bool:
    word = _low(node)
    return word in _CITE_WORDS or word.removesuffix("s") in _CITE_WORDS


def bare_year(f: Found) -> Any:
    """Return the year, or None where the number is a count, a citation or part of a name."""
    at = f.match.start()
    return Cal(year=f.node("x").value) if _reads_as_year(f.nodes, at) else None


def _reads_as_year(nodes: Sequence[Node], at: int) -> bool:
    year, before, after = nodes[at], _at(nodes, at - 1), _at(nodes, at + 1)
    if not 1200 <= year.value <= 2100 or is_cited(nodes, at) or _counts(nodes, at) or _in_citation(nodes, at):
        return False
    if _glued(after, _at(nodes, at + 2)) or _glued_behind(before, _at(nodes, at - 2)):
        return False
    if before is None:
        return True
    if before.kind in _QUANTITY:
        return False
    if before.kind in _JOINS and (earlier := _at(nodes, at - 2)) is not None and earlier.kind in _NUMERIC:
        return earlier.kind == _YEAR and _reads_as_year(nodes, at - 2)
    if before.kind in _BEFORE_DATE | _JOINS | _DATES | _STOPS | {_THE, _POSS} or _low(before) in _YEAR_LEADS:
        return True
    if after is None or after.kind in _STOPS | {_POSS}:
        # "Exhibit list 2011" against "the election 2012": after a capitalised word it is mostly a number.
        return before.kind != _CAP or _low(before) in _EVENT_NAMES
    return before.kind == _WORD and after.kind in (_WORD, _CAP, *_AND_OR) and 1900 <= year.value <= 2060


def _counts(nodes: Sequence[Node], at: int) -> bool:
    """True for "2000 people", "1500 Main Street", "1,990 acres": the number counts or numbers what follows."""
    after = _at(nodes, at + 1)
    if after is None:
        return False
    if _low(after) in _COUNTED or after.kind in _UNIT_KINDS:
        return True
    return _capital(after) and any(_low(_at(nodes, at + k)) in _STREETS for k in (1, 2, 3))


def _glued(after: Node | None, beyond: Node | None) -> bool:
    return (
        after is not None
        and after.kind == _HYPH
        and beyond is not None
        and beyond.kind in _NUMERIC
        and beyond.start == after.end
    )


def _glued_behind(before: Node | None, beyond: Node | None) -> bool:
    if before is None or beyond is None or before.kind != _HYPH:
        return False
    return beyond.end == before.start and beyond.kind in _NUMERIC | {_CAP}


_AND_OR = (code("AND"), code("OR"))
_STREETS = frozenset(
    "street st avenue ave road rd drive dr lane ln blvd boulevard way court place highway hwy parkway terrace".split()
)
_UNIT_KINDS = {code(k) for k in ("UNITS", "UNIT", "DUR", "CLOCK")}
_END, _PUNCT, _HYPH, _YEAR = code("END"), code("PUNCT"), code("HYPH"), code("YEAR")
_BETWEEN_MONTHS = {code(k) for k in "COMMA AND OR TO AS".split()}
_BEFORE_PEOPLE = {code(k) for k in "TO BY FROM OF AND OR AS FOR COMMA LPAR THE".split()}
_NUMERIC = {code(k) for k in ("DAYNUM", "NUM2", "NUM", "YEAR", "IDENT")}
_QUANTITY = {code(k) for k in ("MORE", "LESS", "ATMOST", "ONLY")}
_YEAR_LEADS = frozenset(
    (
        "circa ca c year years fiscal class summer fall spring winter election elections copyright dated approx "
        "her his its their our my your whose both"
    ).split()
)
_EVENT_NAMES = frozenset("election elections olympics census war".split())


def _in_citation(nodes: Sequence[Node], at: int) -> bool:
    """True for the year of a case citation: "(9th Cir. 2005)", "550 U.S. 544 (2007)"."""
    after = _at(nodes, at + 1)
    if after is None or after.kind != code("RPAR"):
        return False
    inside: list[str] = []
    for index in range(at - 1, max(-1, at - 8), -1):
        node = nodes[index]
        if node.kind == code("LPAR"):
            prior = _at(nodes, index - 1)
            if inside:
                return any(word in _COURTS or "." in word for word in inside)
            return prior is not None and prior.kind in _NUMERIC
        inside.append(node.text.lower())
    return False


_COURTS = frozenset("cir d dist ct app bankr fed supp".split())


def bare_month(f: Found) -> Any:
    """Return the month, or None for the verb, the march and the person."""
    month, before, after = f.node("x"), f.before(), f.after()
    risky = month.kind == code("AMONTH") or month.text.lower() in ("april", "june", "august")
    if (
        _low(after) in ("v", "vs")
        or _low(before) in _TITLES
        or (before is not None and before.kind == code("END") and _low(f.before(2)) in _TITLES)
    ):
        return None
    led = before is not None and before.kind in _BEFORE_DATE | _JOINS | _DATES
    if risky and (
        (before is not None and before.kind == _CAP)
        or (after is not None and after.kind == _CAP and not (led and not _leads_people(before)))
        or (month.kind == code("AMONTH") and not _leads_may(f, before, led))
    ):
        return None
    return Cal(month=month.value)


def _leads_people(before: Node | None) -> bool:
    """True after words that stand before people as well as months: "to April Quill"."""
    return before is not None and before.kind in _BEFORE_PEOPLE


def _leads_may(f: Found, before: Node | None, led: bool) -> bool:
    """True when May or March follows a word that only a month would: "in May", "April and May" but not "and May"."""
    if before is not None and before.kind in _BETWEEN_MONTHS:
        earlier = f.before(2)
        return earlier is not None and earlier.kind in _DATES
    return led


def bare_weekday(f: Found) -> Any:
    """Return the weekday, or None inside a name ("the Monday Club", "Bloody Sunday")."""
    day, before, after = f.node("x"), f.before(), f.after()
    if before is not None and before.kind == _THE and _capital(after):
        return None
    if _low(before) in ("bloody", "super", "cyber", "holy", "fat", "black", "ruby", "casual", "joe", "freaky", "girl"):
        return None
    return Cal(weekday=day.value)


def bare_season(f: Found) -> Any:
    """Return the season where an article or a preposition says it is one."""
    node, before, after = f.node("x"), f.before(), f.after()
    if _capital(node) and _capital(after):
        return None
    whole = f.match.end() - f.match.start() > 1
    if before is not None and before.kind in (code("A"), code("DURADJ")):
        return None
    led = before is not None and before.kind in _SEASON_LEADS
    if whole and node.value in ("SP", "FA") and not (before is not None and before.kind in _SEASON_LEADS):
        return None  # "the fall", "the spring" of a mechanism
    if not whole and not led:
        return None
    return Cal(sub=node.value)


_SEASON_LEADS = {
    code(k) for k in "IN BY SINCE UNTIL DURING THROUGH EARLY LATE MID AFTER BEFORE ENDOF STARTOF OVER FROM FOR".split()
} | {_THE}


def bare_day(f: Found) -> Any:
    """Return "the 11th" as a day of the month, or None before a noun ("the 9th Circuit")."""
    day, after = f.node("x"), f.after()
    if not 1 <= day.value <= 31:
        return None
    if after is None or after.kind in _STOPS or after.kind in _AFTER_DAY or _low(after) in _VERBS:
        return Cal(day=day.value)
    return None


_AFTER_DAY = {code(k) for k in "AND OR AT ON BY BEFORE AFTER TO THROUGH UNTIL FROM DURING".split()}
_VERBS = frozenset("is was were are had has have he she they it we i when where which that but while at".split())
