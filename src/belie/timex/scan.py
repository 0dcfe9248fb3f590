"""One scan from text to typed tokens, cut into sentences; numbers that cannot be dates are set aside here.

Identifiers (case, Bates, phone and statute numbers, amounts of money, percentages) become single plain tokens, so
no later rule can see a year in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from belie.timex.days import HOLIDAYS
from belie.timex.lexicon import LEXICON, MONTHS, PHRASES, WEEKDAYS
from belie.timex.pattern import Node, code
from belie.timex.terms import Cal, Clock, Fixed

_MON = "(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + ")"
_SHORT_MON = "(?:" + "|".join(m.capitalize() for m in MONTHS if len(m) < 5 and m not in ("may", "june", "july")) + ")"
_WDAY = "(?:" + "|".join(sorted((w.capitalize() for w in WEEKDAYS if len(w) < 6), key=len, reverse=True)) + ")"
_ZONE = (
    r"(?:[ECMP][SD]?T|UTC|GMT|Z|[+-]\d{4}(?:\s?\([A-Z]{3,4}\))?"
    r"|(?:Eastern|Central|Mountain|Pacific|local)(?:\s(?:Standard|Daylight))?\s[Tt]ime)"
)
_NOTBEFORE, _NOTAFTER = r"(?<![\w$€£#§¶.:/\-])", r"(?![\w]|[-/:]\d|\.\d)"
# "3/1/2010-3/31/2010": a hyphen may join two of these.
_NOTBEFORE_DATE, _NOTAFTER_DATE = r"(?<![\w$€£#§¶.:/])(?<!\D-)", r"(?![\w]|[/:]\d|\.\d|-\d(?!\d?/))"
_MERIDIEM = r"\s?[apAP](?:\.\s?[mM]\b\.?|[mM]\b|\s[mM]\b)"
_SCANNER = re.compile(
    rf"""
      (?P<stamp>{_NOTBEFORE}(\d{{4}})-(\d\d)-(\d\d)
          (?:T|,?\s)(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:\s?{_ZONE}\b)?{_NOTAFTER})
    | (?P<iso>{_NOTBEFORE}(\d{{4}})(?P<s1>[-/])(\d\d?)(?P=s1)(\d\d?){_NOTAFTER})
    | (?P<named>{_NOTBEFORE}(?:
          (\d\d?)(?P<s2>[-/]?)({_MON})\.?(?P=s2)(\d{{4}}|\d\d) | (\d\d?)\s({_MON})\.?\s(\d{{4}})){_NOTAFTER})
    | (?P<misread>(?<!\w)(?:[12](?=\d{{0,2}}[OoIl])[\dOoIl]{{3}}|[lI]\d|[1-3][OIl])(?!\w))
    | (?P<quarterof>{_NOTBEFORE}(?:(1[89]\d\d|20\d\d)[-\s]?([QH])([1-4])|([QH])([1-4])[-\s]?(?:FY)?(\d{{4}}|['’]\d\d)
        | ([1-4])([QH])[-\s]?(\d{{4}}|['’]?\d\d)){_NOTAFTER})
    | (?P<slash>{_NOTBEFORE_DATE}(\d\d?)(?P<s3>[-/.])(\d\d?)(?P=s3)(\d{{4}}|\d\d){_NOTAFTER_DATE})
    | (?P<yearmonth>{_NOTBEFORE}(1[6-9]\d\d|20\d\d)-(0[1-9]|1[0-2]){_NOTAFTER})
    | (?P<yearslash>{_NOTBEFORE}(1[6-9]\d\d|20\d\d)/(\d\d){_NOTAFTER})
    | (?P<monthyear>{_NOTBEFORE}(0?[1-9]|1[0-2])/(1[89]\d\d|20\d\d){_NOTAFTER})
    | (?P<short>{_NOTBEFORE_DATE}(0?[1-9]|1[0-2])/([12]\d|3[01]|0?[1-9]){_NOTAFTER_DATE})
    | (?P<clock>(?<![\w$€£#§¶.:/])(?:
          ([01]?\d|2[0-4])[:.]([0-5]\d)(?::([0-5]\d))?(?:{_MERIDIEM})
        | ([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?!\d|:|-[A-Za-z])(?:\s?h(?:ou)?rs?\b)?
        | (1[0-2]|0?[1-9])(?:{_MERIDIEM})
        | ([01]\d|2[0-3])([0-5]\d)\s(?:hours|hrs)\b )
        (?:[\s,]{{1,2}}(?:{_ZONE}(?!\w)|\({_ZONE}\)))?)
    | (?P<decade>{_NOTBEFORE}(1[0-9]|20)\d0['’]?s\b | ['’][2-9]0['’]?s\b)
    | (?P<quarter>\b(?:Q([1-4])|([1-4])Q)\b)
    | (?P<fiscal>\bFY\s?['’]?(\d{{4}}|\d\d)\b)
    | (?P<apyear>(?<!\w)['’‘](\d\d)(?![\w:%/]|[.,]\d))
    | (?P<ordinal>{_NOTBEFORE}(\d{{1,3}})(?:st|nd|rd|th)\b)
    | (?P<ident>(?:[$€£#§¶]\s?){{1,3}}[\dA-Za-z][\w.,:/\-()]*\w(?:\s(?:thousand|million|billion|trillion))?
        | \b(?!(?:[Mm]id|[Ee]arly|[Ll]ate|[Pp]re|[Pp]ost)-)[A-Za-z]+[-_.]?\d[\w\-]*(?![^\W\d_])
        | (?<![\w.])\d+[:.\-][\w.\-:]*[A-Za-z][\w.\-:]*\d[\w\-]*
        | \(?\b\d{{3}}\)?[-. ]\d{{3}}[-.]\d{{4}}\b | (?<!\d)\d{{3}}-\d{{4}}(?!\d)
        | \b\d+(?:-\d+){{2,}}\b | \b\d+(?:/\d+)+\b | \b\d{{5,}}(?:-\d+)* | \b\d+(?:\.\d+){{2,}}
        | \d[\d,.]*\s?(?:%|percent\b|per\scent\b) )
    | (?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<abbr>\b(?:({_SHORT_MON})\.(?=\s|,|\d|$)
        | (Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\.(?=\s+[a-z(])
        | ({_WDAY})\.?(?=,?\s+(?:\d\d?\b|{_MON}\b|(?:morning|afternoon|evening|night)\b))))
    | (?P<dots>\b(?:[A-Za-z]\.){{2,}}(?:[A-Za-z]\b)?)
    | (?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)
    | (?P<poss>['’]s\b)
    | (?P<para>\n[ \t\r]*\n\s*)
    | (?P<dash>\s--?\s|--+|[—―])
    | (?P<punct>[^\s\w])
    """,
    re.VERBOSE,
)
# A sentence does not end after these ("Mr. Ames", "No. 12", "v. Ohio").
_ABBREVIATIONS = frozenset(
    (
        "al app approx art attn ca capt cf ch cir cl co col corp ct dept div dkt doc dr ed eds est etc ex "
        "exh ext fax fed fig gen gov hon id inc jr llc lt ltd mr mrs ms no nos op p par para pp prof reg "
        "regs rep rev rm sec sen sgt sr st stat ste subd supp tel tit v vol vs "
    ).split()
)
_BRACKETS = {",": "COMMA", ";": "SEMI", ":": "COLON", "(": "LPAR", ")": "RPAR", "-": "HYPH", "–": "HYPH", "‐": "HYPH",
             "‑": "HYPH", "~": "HYPH", "—": "DASH", "/": "SLASH", "'": "APOS", "’": "APOS", '"': "QUOTE", "“": "QUOTE",
             "”": "QUOTE", "@": "AT", "&": "AND"}  # fmt: skip
_LOWER_OK = frozenset("january february april june july september october november december".split())
_SHORT_UNITS = frozenset("yr yrs hr hrs min mins sec secs wk wks mos".split())

_WORD_CODE, _CAP_CODE, _IDENT_CODE = code("WORD"), code("CAP"), code("IDENT")
_CODED = {word: (code(kind), value) for word, (kind, value) in LEXICON.items()}
_HOLIDAY_CODE = code("HOLIDAY")
# Types that begin no time expression by themselves: a sentence of these alone is skipped.
_PLAIN = frozenset(
    code(kind)
    for kind in (
        "WORD CAP IDENT THE A AND OR OF IN ON AT TO BY FOR AS THAT THIS FROM INTO BETWEEN WITHIN DURING "
        "SAME EVERY OTHER PER DURADJ ALL ABOUT LESS MORE ONLY ONES CARD TENS NUM DAYNUM NUM2 HALF HUNDRED "
        "TIMES LONG BEFORE AFTER FOLL NEXT LAST FIRST FINAL ENDED ENDOF STARTOF LATER EARLIER THESE COUPLE "
        "ORDW SECOND THROUGH SINCE UNTIL PREV TERM LATTER ASEARLY SCHOOLY FISCAL EARLY LATE MID AGO ATLEAST "
        "ATMOST COMMA SEMI COLON LPAR RPAR HYPH DASH SLASH APOS QUOTE POSS END PUNCT PARA MISYEAR MISDAY "
    ).split()
)


def _starts(phrases: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """Return, by first word, the pattern of the phrases that begin with it, longest first."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        words = re.split(r"[ -]", phrase)
        first = words[0].rstrip(".").partition("'")[0]
        groups.setdefault(first, []).append(r"[\s\-]+".join(re.escape(w) for w in words).replace("'", "['’]?"))
    return {first: re.compile("(?:" + "|".join(group) + r")(?!\w)", re.IGNORECASE) for first, group in groups.items()}


_PHRASE_STARTS = _starts(PHRASES)
_HOLIDAY_STARTS = _starts(HOLIDAYS)
_HOLIDAY_NAMES = {re.sub(r"['’]", "", name): name for name in HOLIDAYS}


def scan(text: str) -> Iterator[Node]:
    """Yield the typed tokens of a text, white space left out."""
    skip = 0
    for match in _SCANNER.finditer(text):
        if match.start() < skip:
            continue
        node = _MAKERS[match.lastgroup or "punct"](match)
        skip = node.end
        yield node


def split(nodes: Iterable[Node], text: str) -> Iterator[list[Node]]:
    """Yield the tokens sentence by sentence."""
    sentence: list[Node] = []
    for node in nodes:
        if sentence and _breaks(sentence, node, text):
            yield sentence
            sentence = []
        sentence.append(node)
    if sentence:
        yield sentence


def may_hold_time(sentence: list[Node]) -> bool:
    """True when a token could begin or carry a time expression."""
    return any(node.kind not in _PLAIN for node in sentence)


_PARA, _END, _QUOTE = code("PARA"), code("END"), code("QUOTE")


# A table without full stops is no sentence: past so many tokens it is cut at a line end, then anywhere, so that
# reading stays linear. Our choice; the longest sentence of 621,000 characters of filings and speeches has 155.
_LONG, _ENDLESS = 250, 600


def _breaks(sentence: list[Node], node: Node, text: str) -> bool:
    last = sentence[-1]
    if last.kind == _PARA or (last.kind == _END and _ends(sentence, node, text)):
        return True
    return len(sentence) >= _LONG and (len(sentence) >= _ENDLESS or "\n" in text[last.end : node.start])


def _is_short_for(word: str) -> bool:
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _ends(sentence: list[Node], following: Node, text: str) -> bool:
    """True when the mark that ends these tokens ends their sentence."""
    mark = sentence[-1]
    if text[mark.start] != ".":
        return True
    if following.start == mark.end and following.kind != _QUOTE:
        return False
    before = sentence[-2] if len(sentence) > 1 else None
    if before is not None and before.end == mark.start and _is_short_for(before.text):
        return False
    return not text[following.start].islower()


def _word(match: re.Match[str]) -> Node:
    text, (start, end) = match.string, match.span()
    word = match.group()
    low = word.lower()
    known = _HOLIDAY_STARTS.get(low)
    if known is not None and word[0].isupper() and (found := known.match(text, start)):
        name = re.sub(r"['’]", "", re.sub(r"\s+", " ", found.group().lower()))
        if name in _HOLIDAY_NAMES:
            return Node(_HOLIDAY_CODE, start, found.end(), _HOLIDAY_NAMES[name], found.group())
    phrase = _PHRASE_STARTS.get(low)
    if phrase is not None and (found := phrase.match(text, start)):
        key = re.sub(r"\s+", " ", found.group().lower())
        if key == "to-date" or (key == "to date" and text[max(0, start - 5) : start - 1].lower() == "year"):
            return Node(_WORD_CODE, start, found.end(), None, found.group())  # "year to date" counts from January
        kind, value = _CODED.get(key) or _CODED.get(key.replace("-", " ")) or (_WORD_CODE, None)
        return Node(kind, start, found.end(), value, found.group())
    entry = _CODED.get(low)
    if entry is None:
        return Node(_CAP_CODE if word[0].isupper() else _WORD_CODE, start, end, None, word)
    kind, value = entry
    upper = word[0].isupper()
    if kind == _MONTH:
        if low in ("may", "march"):
            kind = _AMONTH if upper else _WORD_CODE
        elif not upper and low not in _LOWER_OK:
            kind = _WORD_CODE
    elif (kind == _WEEKDAY and (len(low) < 6 or (word.isupper() and len(low) < 6))) or (low in _SHORT_UNITS and upper):
        kind = _CAP_CODE if upper else _WORD_CODE
    return Node(kind, start, end, value, word)


_MONTH, _AMONTH, _WEEKDAY = code("MONTH"), code("AMONTH"), code("WEEKDAY")


def _node(kind: str, match: re.Match[str], value: object) -> Node:
    return Node(code(kind), match.start(), match.end(), value, match.group())


def _groups(match: re.Match[str], name: str) -> list[str | None]:
    """Return the groups written inside a named alternative."""
    first = match.re.groupindex[name]
    return list(match.groups()[first : first + 12])


def _stamp(match: re.Match[str]) -> Node:
    year, month, day, hour, minute, second, *_rest = _groups(match, "stamp")
    clock = f"{hour}:{minute}" + (f":{second}" if second else "")
    on = Cal(year=int(year or 0), month=int(month or 0), day=int(day or 0))
    return _node("MOMENT", match, Clock(text=clock, on=on))


def _iso(match: re.Match[str]) -> Node:
    year, _sep, month, day, *_rest = _groups(match, "iso")
    return _node("NDATE", match, Cal(year=int(year or 0), month=int(month or 0), day=int(day or 0)))


def _named(match: re.Match[str]) -> Node:
    day, _sep, month, year, day2, month2, year2, *_rest = _groups(match, "named")
    name, digits = month or month2 or "", year or year2 or ""
    cal = Cal(year=int(digits), month=MONTHS[name.lower()], day=int(day or day2 or 0), two_digit=len(digits) == 2)
    return _node("NDATE", match, cal)


_DIGITS = str.maketrans("OoIl", "0011")


def _misread(match: re.Match[str]) -> Node:
    """Set aside what optical reading may have made of digits ("l8", "2O12"); beside a month it is a day or a year."""
    number = int(match.group().translate(_DIGITS))
    return _node("MISYEAR" if number > 999 else "MISDAY", match, number)


def _quarterof(match: re.Match[str]) -> Node:
    y1, l1, n1, l2, n2, y2, n3, l3, y3, *_rest = _groups(match, "quarterof")
    digits = re.sub(r"\D", "", y1 or y2 or y3 or "")
    letter, number = l1 or l2 or l3 or "Q", n1 or n2 or n3 or "1"
    if letter == "H" and int(number) > 2:
        return _node("IDENT", match, None)
    return _node("NDATE", match, Cal(year=int(digits), sub=f"{letter}{number}", two_digit=len(digits) == 2))


def _slash(match: re.Match[str]) -> Node:
    a, sep, b, year, *_rest = _groups(match, "slash")
    assert a and b and year
    first, second = int(a), int(b)
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12) or (sep == "." and len(year) == 2):
        return _node("IDENT", match, None)
    two = len(year) == 2
    if first > 12:
        return _node("NDATE", match, Cal(year=int(year), month=second, day=first, two_digit=two))
    other = (second, first) if second <= 12 and first != second else None
    return _node("NDATE", match, Cal(year=int(year), month=first, day=second, two_digit=two, other=other))


def _yearmonth(match: re.Match[str]) -> Node:
    year, month, *_rest = _groups(match, "yearmonth")
    return _node("YEARMONTH", match, Cal(year=int(year or 0), month=int(month or 0)))


def _yearslash(match: re.Match[str]) -> Node:
    year, last, *_rest = _groups(match, "yearslash")
    return _node("YEARMONTH", match, Cal(year=int(year or 0), month=int(last or 0), sub="/"))


def _monthyear(match: re.Match[str]) -> Node:
    month, year, *_rest = _groups(match, "monthyear")
    return _node("NDATE", match, Cal(year=int(year or 0), month=int(month or 0)))


def _short(match: re.Match[str]) -> Node:
    month, day, *_rest = _groups(match, "short")
    if match.group() == "9/11" and not match.string[: match.start()].endswith((" on ", "dated ")):
        return _node("NDATE", match, Cal(year=2001, month=9, day=11))  # the attacks, by the name they go by
    return _node("SHORTDATE", match, Cal(month=int(month or 0), day=int(day or 0)))


def _clock(match: re.Match[str]) -> Node:
    h1, m1, s1, h2, m2, s2, h3, h4, m4, *_rest = _groups(match, "clock")
    hour = int(h1 or h2 or h3 or h4 or 0)
    minute, second = m1 or m2 or m4 or "00", s1 or s2
    marks = re.sub(r"[^apm]", "", re.sub(_ZONE, "", match.group()).lower())
    if not marks and second is None and "h" not in match.group() and not re.search(_ZONE, match.group()):
        return _node("BARECLOCK", match, f"{hour:02d}:{minute}")
    if marks.startswith("p") and hour < 12:
        hour += 12
    elif marks.startswith("a") and hour == 12:
        hour = 0
    return _node("CLOCK", match, f"{hour:02d}:{minute}" + (f":{second}" if second else ""))


def _decade(match: re.Match[str]) -> Node:
    digits = re.sub(r"\D", "", match.group())
    return _node("DECADE", match, int(digits) // 10)


def _quarter(match: re.Match[str]) -> Node:
    return _node("QTR", match, re.sub(r"\D", "", match.group()))


def _fiscal(match: re.Match[str]) -> Node:
    digits = re.sub(r"\D", "", match.group())
    return _node("FYEAR", match, Fixed(value="FY" + (digits if len(digits) == 4 else "20" + digits)))


def _apyear(match: re.Match[str]) -> Node:
    return _node("APYEAR", match, int(re.sub(r"\D", "", match.group())))


def _ordinal(match: re.Match[str]) -> Node:
    number = int(re.sub(r"\D", "", match.group()))
    return _node("ORDD" if number else "IDENT", match, number)


def _number(match: re.Match[str]) -> Node:
    word = match.group()
    if "," in word or "." in word:
        return _node("NUM", match, float(word.replace(",", "")))
    number = int(word)
    if len(word) == 4 and 1000 <= number <= 2199:
        return _node("YEAR", match, number)
    if 1 <= number <= 31 and len(word) <= 2:
        return _node("DAYNUM", match, number)
    return _node("NUM2" if len(word) == 2 else "NUM", match, number)


def _abbr(match: re.Match[str]) -> Node:
    word = match.group().rstrip(".").lower()
    if word in MONTHS:
        return _node("MONTH", match, MONTHS[word])
    return _node("WEEKDAY", match, WEEKDAYS[word])


def _dots(match: re.Match[str]) -> Node:
    entry = LEXICON.get(match.group().lower())
    return _node(entry[0], match, entry[1]) if entry else _node("CAP", match, None)


def _punct(match: re.Match[str]) -> Node:
    mark = match.group()
    return _node("END" if mark in ".!?" else _BRACKETS.get(mark, "PUNCT"), match, None)


_MAKERS: dict[str, Callable[[re.Match[str]], Node]] = {
    "stamp": _stamp, "iso": _iso, "named": _named, "slash": _slash, "quarterof": _quarterof, "misread": _misread,
    "yearmonth": _yearmonth, "monthyear": _monthyear, "yearslash": _yearslash,
    "short": _short, "clock": _clock, "decade": _decade, "quarter": _quarter, "fiscal": _fiscal, "apyear": _apyear,
    "ordinal": _ordinal, "number": _number, "abbr": _abbr, "dots": _dots, "word": _word, "punct": _punct,
    "ident": lambda m: _node("IDENT", m, None), "poss": lambda m: _node("POSS", m, None),
    "para": lambda m: _node("PARA", m, None), "dash": lambda m: _node("DASH", m, None),
}  # fmt: skip
