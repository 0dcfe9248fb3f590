"""The role printed beside a person's name: "Harbor Director Wanda Orle", "Wanda Orle, the director,"."""

from __future__ import annotations

import re

from belie.domain.spans import Span
from belie.statements.roles import ROLE_NOUNS, role_head

_APPOSED = re.compile(
    r"\s*,\s+(?:(?:the|a|an|who is the|now the|then|then the|former|formerly"
    r"|currently)\s+)?(?P<role>[^\W\d_][^,.;:()]{2,70}?)(?=,|\.|;|\)| who\b| said\b| told\b)"
)
_BEFORE = re.compile(
    r"(?:^|[\s(“\"])(?:(?:the|a|an|my|our|his|her|its|their"
    r"|then)\s+)?(?P<role>(?:[\w’'&-]+\s+){0,5}?(?P<head>[a-zé]+)),?\s+$",
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
    after = _APPOSED.match(text, span.end, min(len(text), span.end + 90))
    if after and role_head(after["role"]):
        return after["role"].strip()
    before = _BEFORE.search(text, max(0, span.start - 60), span.start)
    if before and before["head"].lower() in ROLE_NOUNS:
        return _CUT_ROLE.split(before["role"])[-1].strip()
    return ""
