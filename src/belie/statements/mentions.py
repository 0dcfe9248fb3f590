"""Names of people, bodies and places in a document, with the title or role printed beside them.

Two sources: capitals with something that tells what they name (a title, a word like "Ministry", a common given name),
over the whole text; and the parser's names, in the sentences that were parsed anyway. A surname alone counts where the
document has it in a fuller name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from belie.documents.clean import Cleaned
from belie.documents.printed_names import natural_case
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.people import NameKind, NameMention
from belie.domain.spans import Span, fold_space
from belie.statements.given_names import FEMALE, MALE
from belie.statements.roles import ROLE_NOUNS, role_head

_CAP = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Hon|Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Sgt|Rev|Adm|Cmdr|Supt|St|Jr|Sr)\."
    r"|[A-ZÀ-Þ][\w’'-]*[\w]|[A-Z]\.(?:[A-Z]\.)*|[A-Z]"
)
_PARTICLE = r"de|del|della|la|von|van|der|den|bin|ibn|al|el|du|di|da|dos"
_RUN = re.compile(
    rf"(?<![\w’'.-])(?:{_CAP})(?: (?:(?:(?:{_PARTICLE}) )*(?:{_CAP})|(?:of(?: the)?|for|and)(?= (?:{_CAP}))|&))*"
)
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx|Messrs|Sir|Dame|Lord|Lady|Madam)\.?$")
_TITLE = re.compile(
    r"^(?:Dr|Prof|Professor|Hon|Honorable|Sen|Senator|Rep|Representative|Congressman|Congresswoman|Gov"
    r"|Governor|Judge|Justice|Magistrate"
    r"|President|Prime|Vice|Secretary|Minister|Commissioner|Director|Chief|Deputy|Assistant|Acting|Attorney"
    r"|General|Gen|Col|Colonel|Lt"
    r"|Lieutenant|Capt|Captain|Maj|Major|Sgt|Sergeant|Officer|Agent|Detective|Inspector|Superintendent|Warden"
    r"|Sheriff|Ambassador|Consul"
    r"|Chairman|Chairwoman|Chair|Speaker|Mayor|Chancellor|Counsel|Attaché|Undersecretary|Spokesman"
    r"|Spokeswoman|Spokesperson|Foreign|Special"
    r"|Pope|Bishop|Archbishop|Father|Sister|Rev|Reverend|Pastor|Rabbi|Imam|Sheikh|King|Queen|Prince|Princess"
    r"|Dean|Premier|Supervisory"
    r"|Senior|Junior|Interim|Former|Officer-in-Charge|Comptroller|Administrator|Supt|Cmdr|Commander|Adm"
    r"|Admiral|Nurse|Coach|Engineer)\.?$"
)
_BODY = re.compile(
    r"\b(?:Department|Ministry|Agency|Service|Services|Bureau|Office|Division|Unit|Directorate|Administration"
    r"|Commission|Committee|Council"
    r"|Court|Congress|Senate|House|Parliament|Assembly|Government|Authority|Board|Inc|LLC|Ltd|Corp"
    r"|Corporation|Company|Co|Group|Bank|University"
    r"|College|School|Institute|Institution|Foundation|Association|Society|Union|Federation|Party|Coalition"
    r"|League|Center|Centre|Hospital|Clinic"
    r"|Police|Army|Navy|Guard|Force|Forces|Embassy|Consulate|Mission|Press|Times|Post|News|Journal|Network"
    r"|Church|Organization|Organisation"
    r"|Programme|Program|Project|Fund|Trust|Partners|Works|Laboratory|Enforcement|Security|Customs"
    r"|Justice Project|Patrol|Marshals|Museum|Gallery|Library|Studio|Theater|Theatre|Club|Laboratories|Airlines)\b"
)
_PLACE = re.compile(
    r"\b(?:County|City|Street|Avenue|Road|Facility|Jail|Prison|Airport|River|Lake|Island|Islands|Valley"
    r"|Province|Detention|Correctional"
    r"|Processing|Harbor|Harbour|Port|Bay|Bridge|Highway|Park|Square)\b"
)
_GIVEN_NAMES = FEMALE | MALE
_AND = re.compile(r" (?:and|&) ")
_ACTS = re.compile(
    r",? (?:said|says|told|tells|added|testified|wrote|writes|explained|replied|recalled|asked)\b"
    r"|, (?:aged )?\d{2},|, (?:a|an) [^,.]{0,40}(?:woman|man)\b|, who\b"
    r"|, whose (?:late )?(?:mother|father|wife|husband|son|daughter|brother|sister)\b"
)
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|testified|wrote|explained|replied|recalled|asked) $")
_THEN_HE = re.compile(r" [^.!?\n]{1,120}\. (?:He|She)\b")  # "Pim Haddow is not among them. He left in May."
_KIN_BEFORE = re.compile(
    r"\b(?:his|her|my|their|our|whose|[\w-]+['’]s) (?:\w+ )?(?P<role>wife|husband|mother|father|son|daughter|brother"
    r"|sister),? $",
    re.IGNORECASE,
)
_BELONGS = re.compile(r" (?:of|for) (?:the )?(?=[A-ZÀ-Þ])")
_CAPITAL_WORD = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ]\w+(?:[’'-][A-ZÀ-Þ]\w+)*")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday"
    " saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_SURNAMES = frozenset({"dean", "bishop", "judge", "marshal", "major", "driver", "priest", "mayor", "coach"})
_LINKS = frozenset({"of", "for", "and", "the", "&"})
_NOT_NAMES = frozenset(
    """the a an this that these those he she it they we i you my our his her its their in on at by for from to of as if
    when while after before since until although though because but and or so yet nor not no yes there here who what
    which where why how all any each every some many most both either neither one two three four five six seven
    eight nine ten once then thus however moreover indeed also further furthermore according per under over between
    among during within without despite see id ibid decl dep tr ex exh exhibit doc dkt ecf no nos sec section
    article paragraph para page line q plaintiff plaintiffs defendant defendants petitioner petitioners respondent
    respondents court motion order opinion judgment complaint declaration affidavit memorandum memo subject re dear
    sincerely thank thanks please today yesterday tomorrow last next now later earlier first second third finally
    meanwhile instead perhaps maybe is are was were do does did has have had will would can could may might should
    shall must let new old good great more less such only just even still well oh ok okay north south east west
    northern southern eastern western""".split()
)
_CITED_NAME = re.compile(r"\b([A-ZÀ-Þ][a-zß-ÿ]\w+) (?:Decl|Dep|Aff)\.")
_CITED_TAIL = re.compile(r"\s+(?:Decl|Dep|Depo|Aff|Tr|Ex|Exs|Exh|Test|Br|Mot|Opp|Compl|Pet)\.?$")
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


@dataclass(frozen=True, slots=True)
class _Name:
    span: Span  # in the clean text
    kind: NameKind
    role: str


def find_mentions(
    document: Document, cleaned: Cleaned, frame: Frame, parsed: Sequence[tuple[Span, NameKind]]
) -> list[NameMention]:
    """Return the names of a document in order of place; spans count in `Document.text`, overlapping ones are left out.

    Args:
        document: As filed.
        cleaned: Its clean text.
        frame: Author and addressee are names wherever they stand.
        parsed: The parser's names with their places in the clean text, from what was parsed for statements.
    """
    text = cleaned.text
    seen = list(_parsed_names(text, parsed))
    votes = _votes(text, seen)
    names = [name for paragraph in cleaned.paragraphs for name in _capitals(text, paragraph, votes)]
    author = [] if frame.author.startswith("The ") or frame.kind is DocumentKind.FILING else [frame.author]
    named = {m.group(1) for m in _CITED_NAME.finditer(text)}
    known = _last_names([fold_space(n.span.of(text)) for n in names if n.kind is NameKind.PERSON] + author)
    known |= {last: last for last in named if last not in known}
    names = _joined([*names, *_left_over(text, seen, names), *_surnames(text, known)])
    mentions = []
    for name in names:
        home = cleaned.to_source(name.span)
        if home:
            span = Span(home[0].start, home[-1].end)
            printed = re.sub(r"['’]s?$", "", fold_space(name.span.of(text)))
            printed = natural_case(printed) if name.kind is NameKind.PERSON else printed
            mentions.append(NameMention(document=document.id, span=span, name=printed, kind=name.kind, role=name.role))
    return mentions


def _parsed_names(text: str, parsed: Iterable[tuple[Span, NameKind]]) -> Iterator[_Name]:
    for place, kind in parsed:
        words = re.sub(r"['’]s$", "", _CITED_TAIL.sub("", place.of(text)))
        lead = re.match(r"(?:the|a|an|this|that)\s+", words, re.IGNORECASE)
        start = place.start + lead.end() if lead else place.start
        words = words[lead.end() :] if lead else words
        shouted = words.isupper() and len(words) > 6
        plausible = 0 < len(words) < 80 and "\n" not in words and " v. " not in words and not shouted
        if plausible and words[0].isupper() and words.lower() not in _NOT_NAMES:
            yield _Name(Span(start, start + len(words)), kind, "")


def _votes(text: str, parsed: Iterable[_Name]) -> dict[str, NameKind]:
    """Return the kind the parser gave most often to each name."""
    counted: dict[str, Counter[NameKind]] = {}
    for name in parsed:
        counted.setdefault(name.span.of(text), Counter())[name.kind] += 1
    return {words: counts.most_common(1)[0][0] for words, counts in counted.items()}


def _capitals(text: str, paragraph: Span, votes: dict[str, NameKind]) -> Iterator[_Name]:
    heading = _is_heading(paragraph.of(text)) if len(paragraph) < 160 else False
    for run in _RUN.finditer(text, paragraph.start, paragraph.end):
        if heading and len(run.group()) > 0.6 * len(paragraph):
            continue
        for joined in _apart(text, Span(*run.span())):
            for part in _person_and_body(text, joined, votes):
                yield from _read_run(text, part, votes)


def _apart(text: str, run: Span) -> Iterator[Span]:
    """Yield the names that "and" joins; the name of a body keeps its "and"."""
    if _BODY.search(run.of(text)):
        yield run
        return
    start = run.start
    for joint in _AND.finditer(text, run.start, run.end):
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, run.end)


def _person_and_body(text: str, run: Span, votes: dict[str, NameKind]) -> Iterator[Span]:
    """Yield a person apart from where she belongs: "Wanda Orle of the Harbor Service"; any other run whole."""
    link = _BELONGS.search(text, run.start, run.end)
    words = text[run.start : link.start()].split() if link else []
    while words and (_TITLE.match(words[0]) or _HONORIFIC.match(words[0])):
        words = words[1:]
    name = " ".join(words)
    if link is None or not 2 <= len(words) <= 4 or _BODY.search(name) or words[-1].lower() in ROLE_NOUNS:
        yield run
        return
    speaks = _SAID_BEFORE.search(text, max(0, run.start - 14), run.start) or _ACTS.match(text, run.end)
    if words[0].lower() in _GIVEN_NAMES or votes.get(name) is NameKind.PERSON or speaks:
        yield Span(run.start, link.start())
        yield Span(link.end(), run.end)
    else:
        yield run


def _is_heading(words: str) -> bool:
    """True for a line of capitals on every main word and no stop at its end."""
    main = [word for word in re.findall(r"[^\W\d_][\w'’-]*", words) if len(word) > 3]
    return len(main) > 3 and words[-1] not in ".?!:;" and all(word[0].isupper() for word in main)


def _read_run(text: str, run: Span, votes: dict[str, NameKind]) -> Iterator[_Name]:
    """Yield the name in a run of capitals, its leading titles cut off into the role."""
    words = [(m.group(), run.start + m.start(), run.start + m.end()) for m in re.finditer(r"\S+", run.of(text))]
    while words and words[0][0].lower().rstrip(".") in _NOT_NAMES:
        words = words[1:]
    while words and (words[-1][0].lower().rstrip(".") in _CALENDAR or words[-1][0].lower() in _LINKS):
        words = words[:-1]
    if not words:
        return
    whole = text[words[0][1] : words[-1][2]]
    if whole.isupper() and len(words) > 1 and (_BODY.search(natural_case(whole)) or _stands_apart(text, words)):
        return  # headings and captions
    titles: list[str] = []
    honorific = ""
    rest = words
    while len(rest) > 1 and (_TITLE.match(rest[0][0]) or _HONORIFIC.match(rest[0][0]) or _is_role_run(rest)):
        if _HONORIFIC.match(rest[0][0]):
            honorific = rest[0][0]
        titles.append(rest[0][0])
        rest = rest[1:]
    if titles and not honorific and len(rest) == 1 and rest[0][0].lower() in ROLE_NOUNS - _SURNAMES:
        return  # "Deputy Minister"
    if rest[0][0].lower() in _LINKS:
        return  # "President of the Brotherhood": an office without its holder
    name = text[rest[0][1] : rest[-1][2]]
    start = words[0][1] if honorific and len(titles) == 1 else rest[0][1]
    span = Span(start, rest[-1][2])
    if titles and not _BODY.search(name) and " of " not in name and name.lower() not in _NOT_NAMES and len(name) > 1:
        role = " ".join(title for title in titles if not _HONORIFIC.match(title))
        yield _Name(span, NameKind.PERSON, role or _role_beside(text, span))
        return
    whole_span = Span(words[0][1], words[-1][2])
    for cut in range(1, len(words) - 1):  # "Mathematician Hermann Weyl", which the parser has as "Hermann Weyl"
        tail = Span(words[cut][1], words[-1][2])
        if votes.get(tail.of(text)) is NameKind.PERSON and whole not in votes:
            yield _Name(tail, NameKind.PERSON, text[words[0][1] : words[cut - 1][2]])
            return
    if _BODY.search(whole) and len(words) > 1:
        yield _Name(whole_span, NameKind.ORGANISATION, "")
    elif _PLACE.search(whole) and len(words) > 1:
        yield _Name(whole_span, NameKind.PLACE, "")
    elif len(words) == 1 and (kin := _KIN_BEFORE.search(text, max(0, whole_span.start - 40), whole_span.start)):
        yield _Name(whole_span, NameKind.PERSON, kin["role"].lower())
    elif _is_personal(text, words, whole_span, votes):
        yield _Name(whole_span, NameKind.PERSON, _role_beside(text, whole_span))
    elif whole in votes:
        role = _role_beside(text, whole_span) if votes[whole] is NameKind.PERSON else ""
        yield _Name(whole_span, votes[whole], role)


def _stands_apart(text: str, words: Sequence[tuple[str, int, int]]) -> bool:
    """True for capitals that are not two or three words before a small one: "COREY LASK was" names a person."""
    following = text[words[-1][2] : words[-1][2] + 14].lstrip(",; ")
    return not 2 <= len(words) <= 3 or not following[:1].islower()


def _is_personal(text: str, words: Sequence[tuple[str, int, int]], span: Span, votes: dict[str, NameKind]) -> bool:
    """True for a given name first, an office beside it, or a name unknown to the parser that speaks or has an age."""
    whole = span.of(text)
    if " of " in whole or not 2 <= len(words) <= 5:
        return False
    if words[0][0].lower() in _GIVEN_NAMES or whole.isupper():
        return True
    if len(words) > 3 or " v" in whole:
        return False
    return bool(_role_beside(text, span)) or (whole not in votes and _acts(text, span))


def _acts(text: str, span: Span) -> bool:
    """True for a name that speaks, has an age or a "who", or opens a sentence and is "he" or "she" in the next."""
    if _ACTS.match(text, span.end) or _SAID_BEFORE.search(text, max(0, span.start - 14), span.start):
        return True
    opens = re.search(r"(?:^|\n|[.!?][\"”’']*\s)\s*$", text[max(0, span.start - 4) : span.start])
    return opens is not None and _THEN_HE.match(text, span.end) is not None


def _is_role_run(words: Sequence[tuple[str, int, int]]) -> bool:
    """True when the run starts with words that end in a role noun: "Transportation Commissioner Edith Varga"."""
    if words[0][0].endswith(("ician", "ologist", "nomist", "ngineer", "istorian")):
        return len(words) > 2  # "Mathematician Ilka Temesh"
    for word, _, _ in words[1:4]:
        if word.lower() in ROLE_NOUNS:
            return words[-1][0].lower() not in ROLE_NOUNS
        if not word[0].isupper():
            return False
    return words[0][0].lower() in ROLE_NOUNS


def _role_beside(text: str, span: Span) -> str:
    """Return the role printed before or after a person's name, or ""."""
    after = _APPOSED.match(text, span.end, min(len(text), span.end + 90))
    if after and role_head(after["role"]):
        return after["role"].strip()
    before = _BEFORE.search(text, max(0, span.start - 60), span.start)
    if before and before["head"].lower() in ROLE_NOUNS:
        return _CUT_ROLE.split(before["role"])[-1].strip()
    return ""


def _last_names(names: Iterable[str]) -> dict[str, str]:
    """Return last name to full name for the people a document names in full."""
    known: dict[str, str] = {}
    for name in names:
        words = [word for word in name.split() if not _HONORIFIC.match(word)]
        if len(words) >= 2 and len(words[-1]) > 2 and words[-1][0].isupper():
            last = words[-1].rstrip(".,")
            known.setdefault(natural_case(last) if len(last) > 3 else last, name)
    return known


def _surnames(text: str, known: dict[str, str]) -> Iterator[_Name]:
    for match in _CAPITAL_WORD.finditer(text) if known else ():
        word = match.group()
        if word in known or (word.isupper() and len(word) > 3 and natural_case(word) in known):
            yield _Name(Span(*match.span()), NameKind.PERSON, "")


def _left_over(text: str, parsed: Iterable[_Name], names: Iterable[_Name]) -> list[_Name]:
    """Return the parser's names in places where no run of capitals was taken for one."""
    taken = {at for name in names for at in (name.span.start, name.span.end)}
    kept = [name for name in parsed if name.span.start not in taken and name.span.end not in taken]
    return [
        replace(name, role=_role_beside(text, name.span)) if name.kind is NameKind.PERSON else name
        for name in kept
        if not name.span.of(text).isupper() or len(name.span) <= 6
    ]


def _joined(names: Iterable[_Name]) -> list[_Name]:
    """Return the names in order of place; of two that overlap the longer stays, of equal ones the one with a role."""
    kept: list[_Name] = []
    for name in sorted(names, key=lambda n: (n.span.start, -n.span.end, not n.role)):
        if kept and name.span.start < kept[-1].span.end:
            last = kept[-1]
            same = name.span == last.span
            if len(name.span) > len(last.span) or (same and name.kind is NameKind.PERSON and not last.role):
                kept[-1] = name
            continue
        kept.append(name)
    return kept
