"""The words of time and their types: one table from a word to its type and value.

Types are names used by the grammar (`belie.timex.grammar`). A word missing here is a plain word. Case matters
only for words that are also names or verbs; the scanner sees to it.
"""

from __future__ import annotations

from typing import Any

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
            "saturday sat", "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_UNITS = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "hour": "H", "minute": "MIN",
    "fortnight": "FN", "weekend": "WE", "night": "NI",
    "yr": "Y", "hr": "H", "min": "MIN", "sec": "S", "wk": "W",
}  # fmt: skip
_PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV", "daytime": "DT",
    "overnight": "NI", "nighttime": "NI", "lunchtime": "MI", "midday": "MI", "daybreak": "MO", "nightfall": "EV",
}  # fmt: skip
_FREQUENCIES = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
    "annual": "P1Y",
    "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "bi-weekly": "P2W", "bimonthly": "P2M", "bi-monthly": "P2M",
    "semiannually": "P6M", "semi-annually": "P6M", "semiannual": "P6M", "semi-annual": "P6M", "biannually": "P6M",
    "biennially": "P2Y", "biennial": "P2Y", "fortnightly": "P2W", "semimonthly": "P15D",
}  # fmt: skip
_PHRASES = {
    "MORE": "more than;over;well over;just over;a little over;a little more than;slightly more than;greater than;"
    "upwards of;"
    "slightly over;in excess of;longer than",
    "LESS": "less than;fewer than;nearly;almost;close to;under;just under;just short of;a little less than;"
    "not quite;a little under;slightly less than;slightly under;shy of",
    "ATLEAST": "at least;no less than;not less than;no fewer than;not fewer than;a minimum of;at a minimum",
    "ATMOST": "at most;no more than;not more than;up to;a maximum of;as long as;no longer than;not longer than",
    "ABOUT": "about;around;approximately;roughly;some;circa;ca;an estimated;approx",
    "ONLY": "only;just;a mere;barely;merely;exactly;precisely;another;an additional;a further;a full;fully;some full",
    "ONABOUT": "on or about;in or about;in or around;on or around;at or about;at or around;sometime in;sometime around",
    "ONAFTER": "on or after;on and after;from and after;no earlier than;not earlier than;not before;no sooner than",
    "ONBEFORE": "on or before;no later than;not later than;at the latest by;not after",
    "BEFORE": "before;prior to;preceding;leading up to;ahead of;in advance of;leading to",
    "AFTER": "after;following;subsequent to",
    "SINCE": "since;ever since",
    "UNTIL": "until;till;'til;up until;up to and including;to and including",
    "THROUGH": "through;thru;through and including;up through",
    "SOON": "shortly;soon;immediately;just;right;directly;long;well;moments;promptly;not long;very shortly;very soon;"
    "sometime;some time",
    "VAGUE": "few;several;many;recent;countless;numerous;various;multiple;couple of few",
    "COUPLE": "couple;couple of;pair of",
    "PRESENT": "now;currently;presently;nowadays;at present;right now;at the moment;at this time;at the present time;"
    "these days;to date;for now;as of now;for the time being;even now;present-day;present day;modern day",
    "PAST": "recently;lately;formerly;the recent past;not long ago;the distant past;long ago",
    "FUTURE": "the near future;the foreseeable future",
    "FORMER": "former",
    "NOWADJ": "current;present",
    "FUTUREW": "future",
    "EARLY": "early;the early part of;early in",
    "LATE": "late;late in",
    "MID": "mid;middle",
    "STARTOF": "start;beginning;outset;onset",
    "ENDOF": "end;close;latter part",
    "LATER": "later;afterwards;afterward;thereafter;hence",
    "EARLIER": "earlier;previously;beforehand",
    "AGO": "ago;back",
    "LAST": "last;past;latest",
    "PREV": "previous;preceding;prior;foregoing",
    "NEXT": "next;coming;upcoming;forthcoming",
    "FOLL": "following;subsequent;ensuing;succeeding;very next",
    "THIS": "this;the current;the present",
    "THAT": "that",
    "THESE": "these;those",
    "SAME": "same;very;very same;exact same;self-same",
    "EVERY": "every;each",
    "OTHER": "other",
    "PER": "per",
    "TIMES": "times;once;twice;thrice",
    "EVE": "eve",
    "WITHIN": "within",
    "INTO": "into",
    "BETWEEN": "between",
    "FROM": "from;starting;beginning on;starting on;effective from",
    "TO": "to",
    "BY": "by",
    "AND": "and;&",
    "OR": "or",
    "OF": "of",
    "IN": "in",
    "ON": "on;dated",
    "AT": "at",
    "DURING": "during;throughout",
    "FOR": "for",
    "AS": "as",
    "THE": "the",
    "A": "a;an",
    "ALL": "all;all of;the whole of;the entirety of;much of;the rest of;the remainder of",
    "FISCAL": "fiscal",
    "SCHOOLY": "academic;tax;plan;policy;budget",
    "ENDED": "ended;ending;that ended",
    "QUARTER": "quarter",
    "CENTURY": "century",
    "CENTURIES": "centuries",
    "HALF": "half",
    "HUNDRED": "hundred",
    "DOZEN": "dozen",
    "TODAY": "today",
    "TOMORROW": "tomorrow",
    "YESTERDAY": "yesterday",
    "TONIGHT": "tonight",
    "NOON": "noon",
    "MIDNIGHT": "midnight",
    "OCLOCK": "o'clock;o’clock",
    "LONG": "long-lasting;old",
    "TERM": "term;season;session;semester",
    "LATTER": "latter",
    "ASEARLY": "as early as;at least as early as;as recently as;as late as;as far back as",
    "FIRST": "opening;initial;inaugural",
    "FINAL": "final;closing",
    "DURADJ": "business;calendar;working;consecutive;straight;full;whole;additional;more;extra;solid;judicial;court;"
    "intervening;entire;school;single;bloody",
    "ANNIV": "anniversary",
    "CLOCKTIME": "time",
    "DATEWORD": "date",
    "BC": "bc;b.c.;b.c;bce",
    "AD": "ad;a.d.;ce",
}  # fmt: skip


def _table() -> dict[str, tuple[str, Any]]:
    table: dict[str, tuple[str, Any]] = {}
    for kind, words in _PHRASES.items():
        for word in words.split(";"):
            if word:
                table[word] = (kind, word)
    for word, month in MONTHS.items():
        table[word] = ("MONTH", month)
    for word, weekday in WEEKDAYS.items():
        table[word] = ("WEEKDAY", weekday)
        if len(word) > 5:
            table[word + "s"] = ("WEEKDAYS", weekday)
    for number, word in enumerate(_ONES, 1):
        table[word] = ("ONES", number)
    for number, word in enumerate(_TEENS, 10):
        table[word] = ("CARD", number)
    for number, word in enumerate(_TENS, 2):
        table[word] = ("TENS", number * 10)
    for number, ordinal in enumerate(_ORDINALS, 1):
        table[ordinal] = ("ORDW", number)
    table |= {"thirtieth": ("ORDW", 30), "second": ("SECOND", 2), "seconds": ("UNITS", "S")}
    for word, code in _UNITS.items():
        table[word] = ("UNIT", code)
        table[word + "s"] = ("UNITS", code)
    table |= {"mos": ("UNITS", "M"), "moments": ("SOON", "moments"), "nights": ("UNITS", "NI")}
    table |= {"quarters": ("UNITS", "Q"), "night": ("PART", "NI")}
    for word, code in _PARTS.items():
        table[word] = ("PART", code)
    for word in ("mornings", "afternoons", "evenings"):
        table[word] = ("PARTS", _PARTS[word[:-1]])
    for word, value in _FREQUENCIES.items():
        table[word] = ("FREQ", value)
    for word, season in {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}.items():
        table[word] = ("SEASON", season)
    for number, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2):
        table[word] = ("TENTHS", number)
    return table


LEXICON = _table()
PHRASES = tuple(sorted((word for word in LEXICON if " " in word or "-" in word), key=len, reverse=True))
