"""Papers that are one text, ready to print: duplicates, versions, and what one shows that another hides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from belie.documents.bates import ranges
from belie.documents.differences import Change, differences
from belie.documents.versions import read_words
from belie.domain.documents import BEFORE_CHANGES, PAGE_BREAK, Document, Frame, Source
from belie.domain.ids import DocumentId, SourceId
from belie.domain.likeness import Likeness, LikenessKind
from belie.domain.page_names import entry_of
from belie.domain.spans import Span, fold_space, quote_at
from belie.exhibits.pincites import Citer

CONTEXT_WORDS = 8  # before a difference, so that it can be found on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """One document of a group, with all that it goes by."""

    document: str
    document_id: DocumentId
    format: str
    names: tuple[str, ...]  # every name its bytes came under: several are identical files
    custodians: tuple[str, ...]
    bates: tuple[str, ...]  # ranges
    entry: str  # of a docket: "81-3"
    title: str
    date: str
    pages: int
    earlier: bool  # some of the paper as it read before its tracked changes: no copy of it


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """One passage in which two documents differ."""

    change: Change
    before: str  # the words before it in the first document
    first: str  # "" where nothing stands
    second: str
    first_cite: str
    second_cite: str
    words: int

    @property
    def shown(self) -> str:
        """What was hidden: the words of the document that shows them."""
        return self.second if self.change is Change.HIDDEN_IN_FIRST else self.first

    @property
    def shown_cite(self) -> str:
        """Where they are shown."""
        return self.second_cite if self.change is Change.HIDDEN_IN_FIRST else self.first_cite

    @property
    def hidden_cite(self) -> str:
        """Where they are hidden."""
        return self.first_cite if self.change is Change.HIDDEN_IN_FIRST else self.second_cite


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """What two documents of a group are to each other. `first` is the better witness of the text."""

    kind: LikenessKind
    first: str
    first_id: DocumentId
    second: str
    second_id: DocumentId
    host: str  # the one of the two that the other stands inside of, "" for none
    share: float  # of the words of the shorter that stand in the other in the same order
    only_first: int  # words
    only_second: int
    revealed: tuple[DifferenceRow, ...]  # what one shows and the other hides
    earlier: bool  # one is some of a paper as it read before its tracked changes


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionGroup:
    """Documents that are one text, by name."""

    kinds: tuple[str, ...]  # "identical files" and values of `LikenessKind`, those that say more first
    copies: tuple[CopyRow, ...]
    relations: tuple[RelationRow, ...]

    @property
    def papers(self) -> tuple[CopyRow, ...]:
        """The copies without earlier wordings of one of them, which are no copies."""
        return tuple(copy for copy in self.copies if not copy.earlier)

    @property
    def is_one_text(self) -> bool:
        """False for a paper that has nothing but an earlier wording of its own beside it."""
        return len(self.papers) > 1 or any(len(copy.names) > 1 for copy in self.papers)


class VersionDesk:
    """A matter's documents, from which rows are made."""

    def __init__(
        self,
        documents: Mapping[DocumentId, Document],
        frames: Mapping[DocumentId, Frame],
        sources: Iterable[Source],
        citer: Citer,
    ) -> None:
        self.documents, self.frames, self.citer = documents, frames, citer
        self.sources: dict[SourceId, Source] = {source.sha256: source for source in sources}

    def groups(self, likenesses: Sequence[Likeness]) -> list[VersionGroup]:
        """Return the documents that are one text, by the name of the first.

        A paper inside a longer one is shown with its own versions, and does not make the longer one a version of it.
        """
        joined = {ident: ident for ident in self.documents}
        for held in likenesses:
            if held.host is None:
                joined[_top(joined, held.second)] = _top(joined, held.first)
        members: dict[DocumentId, set[DocumentId]] = defaultdict(set)
        relations: dict[DocumentId, list[Likeness]] = defaultdict(list)
        for held in likenesses:
            part = held.second if held.host == held.first else held.first
            relations[_top(joined, part)].append(held)
            members[_top(joined, part)].update((held.first, held.second))
        for document in self.documents.values():
            if len(self._names(document)) > 1:
                members[_top(joined, document.id)].add(document.id)
        groups = [self._group(held, relations[top]) for top, held in members.items()]
        return sorted(groups, key=lambda group: (group.copies[0].document, group.copies[0].document_id))

    def differences(self, first: DocumentId, second: DocumentId) -> list[DifferenceRow]:
        """Return where two documents differ, in order, with the places in both."""
        one, other = read_words(self.documents[first]), read_words(self.documents[second])
        found = []
        for held in differences(one, other):
            text = one.document.text
            before = text[max(0, held.first_at - 40 * CONTEXT_WORDS) : held.first_at].rpartition(PAGE_BREAK)[2]
            found.append(
                DifferenceRow(
                    change=held.change,
                    before=" ".join(fold_space(before).split()[-CONTEXT_WORDS:]),
                    first=fold_space(quote_at(text, held.first)),
                    second=fold_space(quote_at(other.document.text, held.second)),
                    first_cite=self._cite(one.document, held.first, held.first_at),
                    second_cite=self._cite(other.document, held.second, held.second_at),
                    words=held.words,
                )
            )
        return found

    def copy(self, ident: DocumentId) -> CopyRow:
        """Return a document with all that it goes by."""
        document, frame = self.documents[ident], self.frames.get(ident)
        return CopyRow(
            document=document.name,
            document_id=ident,
            format=document.format,
            names=self._names(document),
            custodians=_custodians(document),
            bates=tuple(str(held) for held in ranges([page.names.bates for page in document.pages])),
            entry=entry_of(document.stamp),
            title=frame.title if frame else "",
            date=str(frame.date) if frame and frame.date else "",
            pages=len(document.pages),
            earlier=document.format == BEFORE_CHANGES,
        )

    def relation(self, held: Likeness) -> RelationRow:
        """Return what two documents are to each other."""
        hides = held.kind is LikenessKind.REDACTION_VERSION
        every = self.differences(held.first, held.second) if hides else []
        hidden = (Change.HIDDEN_IN_FIRST, Change.HIDDEN_IN_SECOND)
        return RelationRow(
            kind=held.kind,
            first=self.documents[held.first].name,
            first_id=held.first,
            second=self.documents[held.second].name,
            second_id=held.second,
            host=self.documents[held.host].name if held.host else "",
            share=held.share,
            only_first=held.only_first,
            only_second=held.only_second,
            revealed=tuple(row for row in every if row.change in hidden),
            earlier=BEFORE_CHANGES in (self.documents[held.first].format, self.documents[held.second].format),
        )

    def _group(self, members: Collection[DocumentId], relations: Sequence[Likeness]) -> VersionGroup:
        copies = sorted((self.copy(ident) for ident in members), key=lambda copy: (copy.document, copy.document_id))
        identical = ["identical files"] if any(len(copy.names) > 1 for copy in copies) else []
        rows = tuple(self.relation(held) for held in relations)
        kinds = {row.kind for row in rows if not row.earlier} or {row.kind for row in rows}
        return VersionGroup(
            kinds=(*identical, *(kind.value.replace("_", " ") for kind in LikenessKind if kind in kinds)),
            copies=tuple(copies),
            relations=rows,
        )

    def _names(self, document: Document) -> tuple[str, ...]:
        source = self.sources.get(document.source)
        return source.names if source and document.name == source.names[0] else (document.name,)

    def _cite(self, document: Document, spans: tuple[Span, ...], at: int) -> str:
        where = spans or (Span(max(0, at - 1), at),)
        return self.citer.cite(document, self.frames.get(document.id), document.page_indexes(where), spans)


def _custodians(document: Document) -> tuple[str, ...]:
    """Return whose files a document was in, by the columns of its production."""
    values = (value for name, value in document.fields if "custodian" in name.casefold())
    return tuple(dict.fromkeys(one.strip() for value in values for one in value.split(";") if one.strip()))


def _top(joined: dict[DocumentId, DocumentId], at: DocumentId) -> DocumentId:
    while joined[at] != at:
        joined[at] = joined[joined[at]]
        at = joined[at]
    return at
