"""What is written on redactions: "REDACTED", "(b)(6)", "SEALED", "Attorney-Client Privilege".

Source: exemptions of the Freedom of Information Act, 5 U.S.C. § 552(b)(1) to (9), as agencies print them on each
deletion (§ 552(b), last sentence); usage of court filings.
"""

from __future__ import annotations

import re

LONGEST_LABEL = 80
_LABEL = re.compile(
    r"[\W_]*(?:(?:REDACT(?:ED|ION)|SEALED|WITHHELD|PII|DPP|NON-?\s?RESPONSIVE|OUTSIDE THE SCOPE|(?:FOIA )?EXEMPTIONS?|"
    r"PER|UNDER|AND|(?:5 U\.?S\.?C\.? )?§? ?(?:552a?)?\(?b\)?\(?[1-9]\)?(?:\(?[A-F]\)?)?|"
    r"ATTORNEY[- ]CLIENT(?: PRIVILEGED?)?|WORK PRODUCT)[\W_]*)+",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(r"[\W_]*(?:(?:PER|UNDER|AND)[\W_]*)*", re.IGNORECASE)


def is_label(said: str) -> bool:
    """True for words that are the label of a redaction and nothing else."""
    return len(said) <= LONGEST_LABEL and _LABEL.fullmatch(said) is not None and _NO_LABEL.fullmatch(said) is None
