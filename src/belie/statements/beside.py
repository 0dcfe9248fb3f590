"""The role printed beside a person's name: "Harbor Director Wanda Orle", "Wanda Orle, the director,"."""

from __future__ import annotations

import re

from belie.domain.spans import Span
from belie.statements.roles import role_head

_ARTICLE = r"(?:the|a|an|who (?:is|was) (?:the|a|an)|now the|then|then the|former|formerly|currently)"
_END = r"(?=,|\.|;|\)|$| who\b| said\b| told\b| when\b| until\b| since\b| from\b| in (?:19|20)\d\d)"
_APPOSED = re.compile(rf"\s*,\s+(?:(?:aged )?\d{{2}},\s+)?(?:{_ARTICLE}\s+)?(?P<role>[^\W\d_][^,.;:()]{{2,70}}?){_END}")
# "Ann Pell is the sheriff of Marlow County", "ILVAR BRODO was the chief of the port"
_IS = re.compile(
    rf"\s+(?:is|was|has been|had been|serves as|served as|became)\s+(?:then\s+)?(?:the|a|an)\s+"
    rf"(?P<role>[^\W\d_][^,.;:()]{{2,70}}?){_END}"
)
# "The sheriff of Marlow County, Ann Pell,": the office with what it is of
_OFFICE_BEFORE = re.compile(
    r"\b(?:the|his|her|its|their|our|my)\s+(?P<role>(?:[\w’'-]+\s+){1,4}(?:of|for|at)\s+(?:[\w’'&-]+\s+){0,6}[\w’'&-]+),\s+$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:^|[\s(“\"])(?:(?:the|a|an|my|our|his|her|its|their"
    r"|then)\s+)?(?P<role>(?:[\w’'&-]+\s+){0,5}?(?P<head>[a-zé-]+)),?\s+$",
    re.IGNORECASE,
)
_CUT_ROLE = re.compile(
    r"\b(?:the|a|an|my|our|his|her|its|their|and|or|but|then|of|by|to|with|from|in|at|for|that|according"
    r"|including|included?s?"
    r"|is|was|were|said|says|told)\b",
    re.IGNORECASE,
)


def role_beside(text: str, span: Span) -> str:
    """Return the role printed before or after a person's name, or ""."""
    end = min(len(text), span.end + 110)
    for after in (_APPOSED.match(text, span.end, end), _IS.match(text, span.end, end)):
        if after and role_head(after["role"]):
            return after["role"].strip()
    before = _BEFORE.search(text, max(0, span.start - 60), span.start)
    if before and role_head(before["head"]):
        return _CUT_ROLE.split(before["role"])[-1].strip()
    office = _OFFICE_BEFORE.search(text, max(0, span.start - 80), span.start)
    if office and role_head(office["role"]):
        return office["role"].strip()
    return ""
