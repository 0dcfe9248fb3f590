"""Where the words of an event end, found with closed-class words and no parser.

An event is a noun phrase with its prepositional phrases ("the filing of the opposition") or a clause ("the
complaint was filed in Boston", "receiving the letter").
"""

from __future__ import annotations

from belie.timex.pattern import Node, code

_TAKEN = {code(k) for k in "DATE TIME RANGE BOUND".split()}
_DET = frozenset(
    "the a an this that these those his her its their my our your any no some each every both all one two "
    "three four five six seven eight nine ten another such defendant's plaintiff's".split()
)
_SUBJECTS = frozenset(
    "he she they it we i you who nobody nothing everyone everything everybody someone something there".split()
)
_INVERTED = frozenset("did do does".split())  # "two months after the removal did counsel learn of it"
_PREPS = frozenset(
    "of in to for on at by with from into over under against about between among within without upon "
    "during through regarding concerning per via near".split()
)
_AUX = frozenset(
    "was were is are be been being had has have did does do will would could should can may might must shall".split()
)
_STOPWORDS = frozenset(
    "and but while because although though which so if unless whereas when after before until since as "
    "than nor yet or where who".split()
)
_VERBS = frozenset(
    "said told met went made took gave came saw left began found held kept wrote spoke sent paid got knew "
    "thought became brought bought sold ran rose fell struck broke shut quit died took lost won hit set "
    "put let read fled drove flew stood spent built felt heard grew drew fought taught cost dealt".split()
)
_STOP_KINDS = {code(k) for k in "COMMA SEMI COLON END PARA DASH LPAR RPAR QUOTE".split()}


def event_end(nodes: list[Node], first: int, text: str, *, phrase: bool = False) -> int:
    """Return the index after the last word of the event that begins at `first`; `first` itself when there is none.

    It ends at punctuation, at a conjunction, at a date after a preposition, and where a second subject begins
    ("the hearing | the witness recanted"). With `phrase` it is a noun phrase only and ends before a verb
    ("the third day of trial | was chaotic").
    """
    at, noun, verb, after_prep = first, False, False, False
    while at < len(nodes):
        node = nodes[at]
        word = (node.text or text[node.start : node.end]).lower()
        if node.kind in _STOP_KINDS:
            if node.kind == code("QUOTE") and at == first:
                at += 1
                continue
            break
        if word in _STOPWORDS:
            if word == "and" and noun and not verb and _joins_nouns(nodes, at, text):
                after_prep = True
                at += 1
                continue
            break
        if node.kind in _TAKEN:
            if at == first:
                return first
            break
        if word == "there" and at == first:
            return first
        if word in _SUBJECTS:
            if noun and not after_prep:
                break
            noun, after_prep = True, False
        elif word in _DET or (node.kind in _NUMBERS and not after_prep):
            if noun and not after_prep and not (verb and _verb_before(nodes, at, text)):
                break
            after_prep = True
        elif word in _PREPS or node.kind == code("TO"):
            if at + 1 < len(nodes) and nodes[at + 1].kind in _TAKEN:
                break
            if not noun:
                break
            after_prep = True
        elif (
            word in _AUX
            or word in _VERBS
            or (node.kind == code("WORD") and word.endswith("ed") and noun and not after_prep)
        ):
            if (verb and not noun) or (phrase and noun) or (noun and not verb and word in _INVERTED):
                break
            verb, after_prep = True, False
        elif word.endswith("ing") and at == first:
            noun, verb, after_prep = True, True, True
        else:
            noun, after_prep = True, False
        at += 1
    while at > first and (
        nodes[at - 1].text or text[nodes[at - 1].start : nodes[at - 1].end]
    ).lower() in _PREPS | _DET | {"not", "only"}:
        at -= 1
    return at if noun else first


_NUMBERS = {code(k) for k in "ONES CARD TENS DAYNUM NUM2".split()}


def _verb_before(nodes: list[Node], at: int, text: str) -> bool:
    word = (nodes[at - 1].text or text[nodes[at - 1].start : nodes[at - 1].end]).lower()
    return word in _AUX or word in _VERBS or word.endswith(("ed", "ing"))


def _joins_nouns(nodes: list[Node], at: int, text: str) -> bool:
    """True for "before the search and seizure.": a noun and then the end of the clause."""
    rest = nodes[at + 1 : at + 4]
    for node in rest:
        if node.kind in _STOP_KINDS:
            return True
        word = (node.text or text[node.start : node.end]).lower()
        if word in _SUBJECTS or word in _DET or word in _AUX or word in _VERBS or word.endswith("ed"):
            return False
    return not rest[3:] and at + 4 >= len(nodes)


def is_clause(nodes: list[Node], first: int, last: int) -> bool:
    """True when the words have a subject in front and a verb behind it."""
    words = [n.text.lower() for n in nodes[first:last]]
    starts = words[0] in _DET or words[0] in _SUBJECTS or nodes[first].kind in (code("CAP"), code("THE"))
    return (
        starts
        and len(words) > 1
        and any(w in _AUX or w in _VERBS or (w.endswith("ed") and len(w) > 3) for w in words[1:])
    )


_HAPPENING = frozenset(
    "hearing trial raid crash arrest fire attack meeting vote strike shooting explosion flood accident "
    "incident collision verdict sentencing filing deposition testimony inspection search seizure election "
    "storm riot ceremony wedding funeral interview interrogation transfer removal deportation release "
    "announcement merger closing sale purchase injury death murder robbery surgery operation visit call "
    "conference inauguration invasion battle launch spill breach outage killing assault escape signing "
    "settlement argument arraignment conviction acquittal indictment complaint order ruling decision "
    "judgment award resignation appointment promotion termination dismissal firing hiring departure "
    "arrival flight drill protest rally march evacuation blast derailment earthquake hurricane audit "
    "recall offering closure payment injection execution detention encounter stop confrontation "
    "altercation session negotiation negotiations talks summit deal agreement oath".split()
)


def is_happening(nodes: list[Node], first: int, last: int) -> bool:
    """True when the words name something that happens at a time: "the raid", not "the company"."""
    words = [n.text.lower() for n in nodes[first:last]]
    if is_clause(nodes, first, last):
        return True
    head = words[: next((i for i, w in enumerate(words) if w in _PREPS and i), len(words))]
    return any(w.rstrip("s") in _HAPPENING or w in _HAPPENING or w.endswith(("tion", "sion", "ment")) for w in head)


def clause_core(nodes: list[Node], first: int, last: int, text: str) -> tuple[int, int]:
    """Return where subject and verb of a dated clause stand: "the boiler burst" of "On May 3 the boiler burst"."""
    if first + 1 < last and _word(nodes[first], text) in _PREPS and nodes[first + 1].kind in _TAKEN:
        first += 2
    if first < last and nodes[first].kind in _TAKEN | {code("COMMA")}:
        first += 1
    for at in range(first, last):
        word = _word(nodes[at], text)
        if at > first and (word in _AUX or word in _VERBS or (nodes[at].kind == code("WORD") and word.endswith("ed"))):
            return first, at + 1
        if nodes[at].kind in _STOP_KINDS | _TAKEN:
            last = at
            break
    while last > first and _word(nodes[last - 1], text) in _PREPS:
        last -= 1
    return first, last


def _word(node: Node, text: str) -> str:
    return text[node.start : node.end].lower()
