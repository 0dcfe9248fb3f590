"""E-mail threads: which message answers which, which is known only from a quotation, which is missing.

Message-ID, In-Reply-To and References decide (RFC 5322 section 3.6.4; the way of J. Zawinski's threading, 1997); where
a mail lacks them, the messages it carries along do, and then a reply's subject with somebody in common. A message is
one message however many files hold it: in a mailbox, alone, or quoted by the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

from belie.documents.worddiff import find_words, matching_blocks
from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind
from belie.domain.ids import DocumentId, SourceId
from belie.domain.likeness import Likeness, LikenessKind
from belie.domain.spans import Span

QUOTED_SHARE = 0.8  # of a quotation's words that the message has, in order; a client drops signatures, readers trim
LEAST_WORDS = 4  # a shorter quotation is told by its writer and day
NEAR = 200  # mails of one subject that a quotation or a reply is compared with, the last before it
SHORT = 12  # words: two people may write so few alike

_REPLY = re.compile(
    r"^\s*(?:(?:re|aw|sv|antw|fwd?|wg|tr|rif)(?:\[\d+\])?\s*:|\[(?:ext(?:ernal)?|e)\]:?)\s*", re.IGNORECASE
)
_MESSAGE_ID = re.compile(r"<([^<>\s]+)>")
_NAME = re.compile(r"[^\W\d_]{2,}")


class MessageState(StrEnum):
    """How a message is known."""

    HELD = "held"  # a document of its own
    QUOTED = "quoted"  # only carried along by another
    MISSING = "missing"  # only named, in the headers of another


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a thread."""

    state: MessageState
    message_id: str = ""  # without angle brackets; "" when no header tells it
    documents: tuple[DocumentId, ...] = ()  # that hold it as their own
    quoted_in: tuple[DocumentId, ...] = ()  # quotations of it
    author: str = ""
    subject: str = ""
    date: When | None = None
    answers: int | None = None  # the message it answers, by its place in the thread
    inclusive: bool = False  # no other message holds all it says


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Messages that answer one another, the oldest first, none before the one it answers."""

    subject: str
    messages: tuple[Message, ...]


@dataclass(slots=True, eq=False)
class _Node:
    """A message while the thread is put together."""

    place: int  # in the order of the record
    ids: set[str] = field(default_factory=set)
    held: list[Document] = field(default_factory=list)
    quoted: list[Document] = field(default_factory=list)
    words: tuple[str, ...] = ()
    answers: _Node | None = None
    named: bool = False  # its headers say what it answers

    @property
    def document(self) -> Document | None:
        return next(iter((*self.held, *self.quoted)), None)

    @property
    def subject(self) -> str:
        return self.document.hints.title if self.document else ""


def build_threads(documents: Iterable[Document], attached: Collection[SourceId] = ()) -> list[Thread]:
    """Return the threads of a matter's mails, a mail that stands alone being one, by day of the first, then subject.

    Args:
        documents: Any documents, in the order of the record; all but mails are passed over.
        attached: Sources of mails with attachments: an answer quotes the words and leaves those behind.
    """
    mail = _Mail(documents)
    return sorted((mail.thread(group, attached) for group in mail.groups()), key=_thread_order)


def find_quoted(documents: Iterable[Document]) -> list[Likeness]:
    """Return each quotation of a message that is a document too, the message first, by first, then second."""
    found = []
    for node in _Mail(documents).nodes:
        for quotation in node.quoted if node.held else ():
            message = node.held[0]
            found.append(
                Likeness(
                    kind=LikenessKind.QUOTED,
                    first=message.id,
                    second=quotation.id,
                    first_span=Span(0, len(message.text)),
                    second_span=Span(0, len(quotation.text)),
                    share=round(_share(_words(quotation), node.words), 4),
                )
            )
    return sorted(found, key=lambda held: (held.first, held.second))


def bare_subject(subject: str) -> str:
    """Return a subject without "Re:", "Fwd:", "[EXTERNAL]" and their like, folded."""
    while match := _REPLY.match(subject):
        subject = subject[match.end() :]
    return " ".join(subject.split()).casefold()


def message_ids(value: str) -> list[str]:
    """Return the ids in a header's value, in order; a bare one without brackets too."""
    found = _MESSAGE_ID.findall(value)
    return found or [word for word in value.split() if "@" in word]


class _Mail:
    """All messages of a matter, each once."""

    def __init__(self, documents: Iterable[Document]) -> None:
        mails = [document for document in documents if document.hints.kind is DocumentKind.EMAIL]
        known = {mail.id: mail for mail in mails}
        self.nodes: list[_Node] = []
        self._by_id: dict[str, _Node] = {}
        self._by_words: dict[tuple[str, ...], list[_Node]] = defaultdict(list)
        self._by_subject: dict[str, list[_Node]] = defaultdict(list)
        self._of: dict[DocumentId, _Node] = {}
        chains: dict[DocumentId, list[Document]] = defaultdict(list)
        for mail in mails:
            top = known.get(mail.parent) if mail.parent else None
            if top is not None and top.source == mail.source:
                chains[top.id].append(mail)
            else:
                self._add(mail)
        for top_id, chain in chains.items():
            self._add_chain(self._of[top_id], sorted(chain, key=_place_in_chain))
        for node in list(self.nodes):
            self._follow_headers(node)
        self._follow_subjects()

    def groups(self) -> list[list[_Node]]:
        """Return the messages of each thread."""
        groups: dict[int, list[_Node]] = defaultdict(list)
        for node in self.nodes:
            root = node
            while root.answers is not None:
                root = root.answers
            groups[root.place].append(node)
        return list(groups.values())

    def thread(self, group: Sequence[_Node], attached: Collection[SourceId]) -> Thread:
        """Return the messages of one thread in order, with what they answer."""
        ordered: list[_Node] = []
        children: dict[int, list[_Node]] = defaultdict(list)
        for node in group:
            children[node.answers.place if node.answers else -1].append(node)
        waiting = sorted(children[-1], key=_moment)
        while waiting:
            ordered.append(waiting.pop(0))
            waiting = sorted((*waiting, *children[ordered[-1].place]), key=_moment)
        at = {node.place: place for place, node in enumerate(ordered)}
        messages = tuple(
            Message(
                state=_state(node),
                message_id=min(node.ids, default=""),
                documents=tuple(held.id for held in node.held),
                quoted_in=tuple(held.id for held in node.quoted),
                author=node.document.hints.author if node.document else "",
                subject=node.subject,
                date=node.document.hints.date if node.document else None,
                answers=at[node.answers.place] if node.answers else None,
                inclusive=bool(node.held)
                and (not _quoted_whole(node) or any(held.source in attached for held in node.held)),
            )
            for node in ordered
        )
        return Thread(subject=next((message.subject for message in messages if message.subject), ""), messages=messages)

    def _add(self, mail: Document) -> None:
        ids, words = message_ids(_field(mail, "message-id")), _words(mail)
        node = next((self._by_id[held] for held in ids if held in self._by_id), None)
        if node is None and not ids:
            node = next((held for held in self._by_words[words] if _one_mail(held, mail, words)), None)
        if node is None:
            node = self._new(words)
            self._by_words[words].append(node)
            self._by_subject[bare_subject(mail.hints.title)].append(node)
        node.held.append(mail)
        self._of[mail.id] = node
        for held in ids:
            node.ids.add(held)
            self._by_id.setdefault(held, node)

    def _new(self, words: tuple[str, ...] = ()) -> _Node:
        node = _Node(len(self.nodes), words=words)
        self.nodes.append(node)
        return node

    def _add_chain(self, top: _Node, chain: Sequence[Document]) -> None:
        """Find or make the message of each quotation; each answers the next one."""
        later = top
        for quotation in chain:
            words = _words(quotation)
            node = self._quoted(quotation, words, top)
            node.quoted.append(quotation)
            if later.answers is None:
                _answer(later, node)
            later = node

    def _quoted(self, quotation: Document, words: tuple[str, ...], top: _Node) -> _Node:
        for node in self._by_words[words]:
            if node is not top and _one_mail(node, quotation, words):
                return node
        near = self._by_subject[bare_subject(quotation.hints.title or top.subject)]
        close = [node for node in near[-NEAR:] if node is not top and _may_be(node, quotation)]
        best = max(((_share(words, node.words), -node.place) for node in close), default=(0.0, 0))
        if len(words) >= LEAST_WORDS and best[0] >= QUOTED_SHARE:
            return self.nodes[-best[1]]
        node = self._new(words)
        self._by_words[words].append(node)
        near.append(node)
        return node

    def _follow_headers(self, node: _Node) -> None:
        """Let a message answer what its headers name; what nobody holds is a quotation without an id, or missing."""
        if not node.held:
            return
        references = message_ids(_field(node.held[0], "references"))
        parents = message_ids(_field(node.held[0], "in-reply-to"))[:1] or references[-1:]
        line = [held for held in dict.fromkeys((*references, *parents)) if held not in node.ids]
        node.named = bool(line)
        later = node
        for name in reversed(line):
            parent = self._by_id.get(name)
            if parent is None:
                carried = later.answers
                parent = carried if carried and not carried.held and not carried.ids else self._new()
                parent.ids.add(name)
                self._by_id[name] = parent
            if later.answers is None or (later is node and not later.answers.ids):
                _answer(later, parent)
            later = parent

    def _follow_subjects(self) -> None:
        """Let a reply without headers answer the last mail before it under its subject with somebody in common."""
        for subject, nodes in self._by_subject.items():
            held = sorted((node for node in nodes if node.held), key=_moment) if subject else []
            for at, node in enumerate(held):
                if node.answers is not None or node.named or not _REPLY.match(node.subject):
                    continue
                people = _people(node.held[0])
                for other in reversed(held[max(0, at - NEAR) : at]):
                    if people & _people(other.held[0]):
                        _answer(node, other)
                        break


def _answer(later: _Node, earlier: _Node) -> None:
    """Let one message answer another, unless that would go in a circle."""
    at: _Node | None = earlier
    while at is not None:
        if at is later:
            return
        at = at.answers
    later.answers = earlier


def _state(node: _Node) -> MessageState:
    if node.held:
        return MessageState.HELD
    return MessageState.QUOTED if node.quoted else MessageState.MISSING


def _field(mail: Document, name: str) -> str:
    return next((value for key, value in mail.fields if key.casefold() == name), "")


def _words(mail: Document) -> tuple[str, ...]:
    """Return the words of a message without its printed header."""
    folded: list[str] = []
    for page in mail.pages:
        at = 0
        for span in (*page.furniture, Span(len(page.text), len(page.text))):
            folded += find_words(page.text[at : span.start]).folded if at < span.start else ()
            at = max(at, span.end)
    return tuple(folded)


def _place_in_chain(mail: Document) -> tuple[int, str]:
    number = mail.name.rpartition("#")[2]
    return int(number) if number.isdigit() else 0, mail.name


def _share(words: Sequence[str], others: Sequence[str]) -> float:
    return sum(block.size for block in matching_blocks(words, others)) / len(words) if words else 0.0


def _quoted_whole(node: _Node) -> bool:
    return any(_share(node.words, _words(quotation)) >= 1 - 1e-9 for quotation in node.quoted) if node.words else False


def _one_mail(node: _Node, mail: Document, words: Sequence[str]) -> bool:
    """True when a document of equal words is the same message: nobody else's and of no other day."""
    other = node.document
    if other is None or not _may_be(node, mail):
        return False
    return len(words) >= SHORT or bool(_people_of(mail.hints.author) and mail.hints.date and other.hints.date)


def _may_be(node: _Node, mail: Document) -> bool:
    """True unless writer or day are known and differ; the day by one, as a quotation tells it in another zone."""
    other = node.document
    if other is None:
        return False
    mine, theirs = _people_of(mail.hints.author), _people_of(other.hints.author)
    if mine and theirs and not mine & theirs:
        return False
    one, day = mail.hints.date and mail.hints.date.day, other.hints.date and other.hints.date.day
    return not (one and day) or abs((one - day).days) <= 1


def _people_of(names: str) -> set[str]:
    return {part.casefold() for part in _NAME.findall(names.partition("@")[0] if "@" in names else names)}


def _people(mail: Document) -> set[str]:
    return _people_of(mail.hints.author) | {
        part for name in mail.hints.addressee.split(",") for part in _people_of(name)
    }


def _moment(node: _Node) -> tuple[datetime, int]:
    """Return when a message was sent, as far as known, and its place in the record; without a day it comes first."""
    held = node.document
    if held is None:
        return datetime.min.replace(tzinfo=UTC), node.place
    try:
        sent = parsedate_to_datetime(_field(held, "date"))
        return sent if sent.tzinfo else sent.replace(tzinfo=UTC), node.place
    except (ValueError, TypeError, IndexError):
        day = held.hints.date.earliest if held.hints.date else None
        return datetime.combine(day, datetime.min.time(), UTC) if day else datetime.min.replace(tzinfo=UTC), node.place


def _thread_order(thread: Thread) -> tuple[str, str, str]:
    first = thread.messages[0]
    return str(first.date or "~"), thread.subject, first.message_id
