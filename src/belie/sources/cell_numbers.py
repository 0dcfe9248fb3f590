"""The number that a cell's words are, and none for what only looks like one: dates, telephone and file numbers."""

from __future__ import annotations

import re

MOST_DIGITS = 15  # significant ones that a double holds; longer "numbers" are of cards, accounts and containers

_CURRENCY = r"(?:[$€£¥₹₽]|US\$|CA\$|USD|EUR|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN|kr|zł|Fr\.)"
_AMOUNT = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[-+−–])?\s*{_CURRENCY}?\s*(?P<sign2>[-−])?"
    rf"(?P<digits>\d[\d.,'’\xa0\u202f\u2009 ]*|[.,]\d+)(?P<power>[eE][-+]\d{{1,3}})?"
    rf"\s*{_CURRENCY}?\s*(?P<percent>%)?\s*{_CURRENCY}?(?P<minus>[-−])?\s*(?P<close>\))?"
)
_POINT = re.compile(r"(?:0|[1-9]\d*|[1-9]\d{0,2}(?:(?P<by>[,'’\xa0\u202f\u2009])\d{3})(?:(?P=by)\d{3})*)?(?:\.\d+)?\.?")
_COMMA = re.compile(r"(?:0|[1-9]\d*|[1-9]\d{0,2}(?:(?P<by>[.'’\xa0\u202f\u2009 ])\d{3})(?:(?P=by)\d{3})*)?(?:,\d+)?")
_GROUPING = re.compile(r"['’\xa0\u202f\u2009 ]")
# What can only be one of the two: "12,5" and "1.234.567"; "12.5" and "1,234,567"; and both marks, the last the decimal
_COMMA_ONLY = re.compile(
    r"\D*(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})\D*",
)
_POINT_ONLY = re.compile(
    r"\D*(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})\D*",
)


def read_number(shown: str, *, decimal_comma: bool = False) -> float | None:
    """Return the number that a cell shows, None where it shows none.

    Brackets and a minus at either end make it negative, signs and codes of currencies are left out, and a percentage
    is its hundredth: "(310.50)" is -310.5, "€ 12,400.00" 12400.0, "12 %" 0.12. Digits with a nought before them
    ("00417"), in groups that are not of three (telephone numbers, dates) or more than `MOST_DIGITS` are no number.

    Args:
        shown: The words of one cell.
        decimal_comma: True where the column writes "1.234,50"; see `tells_decimal`.
    """
    found = _AMOUNT.fullmatch(shown.strip()) if len(shown) <= 40 else None
    if found is None or (found["open"] is None) != (found["close"] is None):
        return None
    digits = found["digits"].rstrip()
    if not (_COMMA if decimal_comma else _POINT).fullmatch(digits):
        return None
    signs = [sign for sign in (found["open"], found["sign"], found["sign2"], found["minus"]) if sign]
    if len(signs) > 1:
        return None
    plain = _GROUPING.sub("", digits)
    plain = plain.replace(".", "").replace(",", ".") if decimal_comma else plain.replace(",", "")
    if sum(map(str.isdigit, plain.lstrip("0."))) > MOST_DIGITS:
        return None
    number = float(plain + (found["power"] or ""))
    if found["percent"]:
        number = float(f"{number / 100:.15g}")
    return -number if signs and signs[0] != "+" else number


def tells_decimal(shown: str) -> tuple[bool, bool]:
    """Return whether only a decimal comma explains a value ("1.234,50"), and whether only a point does ("12.5")."""
    if len(shown) > 40 or not any(map(str.isdigit, shown)):
        return False, False
    return _COMMA_ONLY.fullmatch(shown) is not None, _POINT_ONLY.fullmatch(shown) is not None
