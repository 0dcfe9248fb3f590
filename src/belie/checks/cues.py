"""Cue words of the roles that statements play. Each list is ours and general: nothing here names a subject.

Patterns are matched anywhere in a statement, whole words, without regard to case; ’ stands for '.
"""

from __future__ import annotations

import re


def _words(pattern: str) -> re.Pattern[str]:
    one_line = re.sub(r"\s*\n\s*", "", pattern).replace("'", "['’]")
    return re.compile(rf"\b(?:{one_line})\b", re.IGNORECASE)


CERTAIN = _words(
    r"""
    no (?:doubt|question|dispute)|without (?:a )?(?:doubt|question|exception)|
    (?:we|i|they|he|she) (?:all )?know(?: that)?|certain(?:ly)?|definite(?:ly)?|undisputed|unmistakabl[ey]|
    always|never|every (?:single )?\w+|all (?:of )?(?:the|our|its|their|his|class)|each (?:of|and)|only|solely|
    exclusively|fully|complete(?:ly|d)?|entirely|in full|at all times|absolute(?:ly)?|under no|guarantee[sd]?|
    assur\w+|vow\w*|promis\w+|pledg\w+|commit(?:ted|ment)?s?|confident|conclusive(?:ly)?|
    ha(?:s|ve) (?:\w+ )?(?:agreed|confirmed|concluded|established|approved)|
    ha(?:s|ve) (?:\w+ )?(?:accepted|consented|learned|verified|met|provided|complied)|
    in (?:full )?compliance|impossible|categorical(?:ly)?|it is (?:a fact|true|clear) that|
    sources? (?:tell|say|report|indicate)s?|not a single|any and all|one hundred percent
    """
)
FORECAST = _words(
    r"""
    will|'ll|shall|going to|expect(?:s|ed)?|predict(?:s|ed|ion)?|forecast|anticipat\w+|estimat\w+|
    plan(?:s|ned)? to|soon|imminent(?:ly)?|on track|on schedule|by the end of|
    within (?:the )?(?:next )?\w+ (?:days|weeks|months|years)|should (?:be|require|take|have)|
    would be (?:required|needed)
    """
)
DENIAL = _words(
    r"""
    (?:did|do|does|have|has|had|was|were|is|are|am) (?:not|never)|
    (?:did|do|does|have|has|had|was|were|is|are|wo|ca|could|would)n't|never|den(?:y|ies|ied)|no such|nothing|
    none|false (?:allegations?|claims?|accusations?)|untrue|allegations? (?:is|are|was|were) \w+
    """
)
OVERTURNED = _words(
    r"""
    turn(?:s|ed)? out|(?:we|i|they) (?:now|later|since|subsequently) (?:know|understand|learn\w*|f[io]und)|
    contradict\w*|not (?:been )?(?:\w+ )?(?:substantiated|supported|true|accurate|the case)|unsubstantiated|
    unsupported|unfounded|baseless|without (?:any )?(?:basis|foundation)|falsehood|falsif\w+|fabricat\w+|
    forged|forger\w+|hoax|untrue|misl(?:ed|eading)|misstat\w+|misrepresent\w*|overstat\w+|exaggerat\w+|
    discredit\w*|debunk\w*|disprov\w+|refut\w+|off the mark|recant\w*|retract\w*|uncorroborated|belied|
    inconsistent with|did not (?:find|exist|happen|occur|take place)|f(?:i|ou)nd (?:no|nothing|that no)|
    no (?:evidence|records? of|record|indication|basis|proof|support|progress|agreement)|
    no (?:response|reply|answer|documentation|such)|never (?:agreed|received|existed|happened|sent|issued|occurred)
    """
)
DOUBTED = _words(
    r"""
    in (?:actual )?fact|in reality|in truth|the (?:truth|fact|reality) (?:is|was)|actual(?:ly)?|contrary|
    opposite|false(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|incorrect(?:ly)?|inaccura\w+|in error|erroneous(?:ly)?|
    not (?:\w+ )?(?:correct|consistent|so)|fake[ds]?|dismiss(?:ed|es)|inconsistent|at odds|
    correct(?:ed|ion) (?:the|his|her|its|that)
    """
)
SHOWN = _words(
    r"""
    (?:evidence|records?|logs?|audit|investigation|inspection|inquiry|review|data|figures|report|documents?|
    files?) (?:\w+ )?(?:shows?|showed|found|finds|established|proves?|proved|demonstrates?|reveals?|revealed|
    concluded|confirms?|confirmed)
    """
)
EMPTY = _words(
    r"""
    no (?:\w+ ){1,6}(?:has|have|had|was|were|is|are|exists?|existed|came|took|could)|
    none (?:has|have|had|was|were|is|of)|nobody|no one|not (?:a|one) single|not one|on no \w+|at no time|
    nothing (?:has|had|was|is)
    """
)
FAILED = _words(
    r"""
    fail(?:s|ed|ure|ing)?|unable|refus\w+|declin(?:es?|ed)|reject\w*|stall\w*|collaps\w+|suspend\w*|
    withdr[ae]w\w*|cancel\w*|terminat\w+|delay\w*|deadlock\w*|impasse|ha(?:s|ve|d) (?:not|yet)|
    (?:has|have|had)n't|ha(?:s|ve) yet to|not yet|still (?:no|not|in|un\w+|being|held|wait\w*|pending|remains?)|
    remains? (?:un\w+|in|open|pending)|no (?:\w+ ){0,2}(?:in sight|yet)|lack(?:s|ed|ing)?|
    without (?:success|result)|breakdown|broke down|to date|so far|as of (?:today|this|now)|despite|instead|
    overwhelm\w+|worse(?:n\w*)?|deteriorat\w+|
    not (?:making|working|met|agreed|been|able|accept\w*|willing|ready|possible|aware)
    """
)
ADMITTED = _words(
    r"""
    admit\w*|acknowledg\w+|conced\w+|confess\w*|apologi\w+|regret\w*|
    i (?:did|was wrong|misled|should have|had been|made a mistake)|indeed|in hindsight|
    mistakes? (?:were|was|have)|responsibility (?:is|for|rests)|my (?:mistake|error|fault)
    """
)
CONTRAST = re.compile(
    r"^(?:but|however|yet|in fact|instead|nevertheless|unfortunately|indeed|well|actually|no|rather)\b", re.I
)
HEDGE = _words(
    r"""
    may|might|could|perhaps|possibly|probably|maybe|appears?|seems?|alleg\w+|suggest\w*|
    i (?:think|believe|guess|suspect)|in my (?:view|opinion)|hop(?:e|es|ed|ing)|if|would|likely|unlikely|unclear|
    cannot (?:say|tell|be sure)|as far as|to my knowledge|on information and belief|arguabl[ey]|
    some (?:say|argue|believe)
    """
)
EXHORT = _words(
    r"""
    let (?:us|me|'s)|let's|must|shall|(?:is|are) (?:further |hereby )*ordered|ought|urge|need to|have to|thank|
    congratulate|welcome|god bless|
    i (?:rise|yield|ask|want to|would like to|ask unanimous)|we (?:should|can|need)|please|applause|pray\w*|
    honor(?:ed)?|salute
    """
)
NEGATION = _words(
    r"""
    not|no|never|none|nothing|nobody|neither|nor|without|cannot|\w+n't|den(?:y|ies|ied)|fail(?:s|ed)?(?: to)?|
    lack(?:s|ed)?|refus\w+|reject\w*|un(?:able|substantiated|supported|founded|true|willing)|false|wrong|hardly|
    no longer
    """
)
FRAGMENTS = re.compile(r"^(?:it is not so that )?to (?!date\b|the\b|this\b|my\b|our\b|be sure)\w+[^,]*$", re.IGNORECASE)
SUPPOSED = re.compile(
    r"^(?:and |but |so )?(?:if|unless|suppose|supposing|had (?:i|we|he|she|it|they)|should (?!be\b)\w+)\b", re.I
)
