"""A document by a known author is that author's statement: which of its sentences assert something.

The test is loose on purpose: measured on development text, a filter on finite verbs by a tagger lost true assertions,
so a sentence is left out only when it is plainly none: heading, question, greeting, bare citation, formal clause.
"""

from __future__ import annotations

import re

from belie.domain.spans import Span, trim

# "12. ", "(a) ", "• ", "¶ 7 ", "*": a list mark is not among the words stated.
_LIST_MARK = re.compile(
    r"\s*(?:(?:\d{1,3}|[A-Za-z]|[ivxl]{1,5})[.)]|\((?:\d{1,3}|[A-Za-z]|[ivxl]{1,5})\)|[•●▪*–—-]|¶+\s*\d*\.?|>+)\s+"
)
_SMALL_WORD = re.compile(r"\b[a-z][a-z'’]+\b")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FORMAL = re.compile(
    r"^(?:I,\s[^.]{3,200}\b(?:declare|depose|state|affirm|swear|certify|attest)\b[^.]{0,80}(?::|as follows"
    r"|and say)?[.:]?$"
    r"|(?:Pursuant to|Under) 28 U\.S\.C\. § 1746\b|I (?:hereby )?(?:declare|certify|verify|swear"
    r"|affirm)[^.]{0,80}\bpenalt(?:y|ies) of perjury\b"
    r"|Executed (?:on|at|this|in)\b|Dated?:|Sworn to (?:and subscribed )?before me|Subscribed and sworn"
    r"|Respectfully submitted\b"
    r"|(?:Very truly|Yours|Sincerely)\b|Thank(?:s| you)\b[^.]{0,60}[.!]?$|Good (?:morning|evening"
    r"|afternoon)\b[^.]{0,60}[.:!]?$|Dear\b[^.]{0,60}[,:]$"
    r"|(?:IT IS )?SO ORDERED|Comes? now\b|COMES? NOW\b)",
)
_CITATION = re.compile(r"^(?:See|See also|Id\.|Ibid\.|Cf\.|Accord|But see|Compare|E\.g\.|Citing|Quoting)(?:,|\s|$)")
_CITES = re.compile(
    r"\bv\.\s|§|¶|\b(?:Decl|Dep|Tr|Ex|Aff|Compl|Doc|Dkt|No|ECF)\.? ?(?:No\. ?)?\d"
    r"|\b\d+ [A-Z][\w.]*\.? ?(?:\d\w* )?\d|\d+:\d+"
)
_CITING_WORDS = frozenset(
    "see also id at note notes citing quoting cert denied accord compare with and the of in for ex rel en "
    "banc per curiam slip op no v vs cf passim n nn pp p".split()
)
_TITLE_SMALL = frozenset(
    "a an the of and or for to in on at by with from as into over under against between v vs".split()
)
# Closed-class finite verbs and common endings: enough to tell a clause from a fragment where no full stop does.
_VERBISH = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|cannot"
    r"|\w+n['’]t|\w{2,}ed|says?|said|told|knew|made|took|gave|went|came|saw|found|left|held|sent|met|got|kept"
    r"|wrote|remains?|exists?|needs?|wants?)\b",
    re.IGNORECASE,
)
MAX_HEADING_WORDS = 14


def assertion_span(text: str, sentence: Span) -> Span | None:
    """Return the words of a sentence that assert something, list marks cut off, or None when it asserts nothing."""
    span = trim(text, sentence)
    while mark := _LIST_MARK.match(text, span.start, span.end):
        span = Span(mark.end(), span.end)
        if not len(span):
            return None
    return span if _asserts(span.of(text)) else None


def is_formal(words: str) -> bool:
    """True for the formal clauses of a paper: "I declare under penalty of perjury ...", "Executed on ..."."""
    return _FORMAL.match(words) is not None


def _asserts(words: str) -> bool:
    found = _WORD.findall(words)
    small = _SMALL_WORD.findall(words)
    if len(found) < 3 and not (len(found) == 2 and words.endswith((".", "!"))):
        return False
    if not small and any(char.isascii() and char.isalpha() for char in words):
        return False  # capitals only: heading, caption
    if words.rstrip("\"”’')").endswith("?") or _FORMAL.match(words):
        return False
    if "@" in words and len(found) < 10:
        return False  # "Contact the newsroom at ..."
    if _is_citation(words, small):
        return False
    if re.search(r"[.!;][\"”’')\]]*(?:\s?\[?\d{1,3}\]?)?$", words):
        return len(small) >= 2 or _VERBISH.search(words) is not None or not words.isascii()
    if len(found) <= MAX_HEADING_WORDS and _is_title_case(found):
        return False
    return _VERBISH.search(words) is not None or not words.isascii()


def _is_citation(words: str, small: list[str]) -> bool:
    """True for "Varga Dep. 14:3." and "See Poole v. Hart, 12 F.4th 7 (2d Cir. 2021)."."""
    if not _CITES.search(words):
        return False
    telling = [word for word in small if word not in _CITING_WORDS]
    if _CITATION.match(words):
        return len(telling) <= 3
    return len(telling) == 0


def _is_title_case(words: list[str]) -> bool:
    return all(word[0].isupper() or word.lower() in _TITLE_SMALL or not word.isascii() for word in words)
