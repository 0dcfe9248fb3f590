"""One document to its frame, its statements and its names: the step "analyse"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from belie.documents.clean import Cleaned
from belie.documents.confidence import Confidence
from belie.documents.frame import find_frame
from belie.domain.dates import When
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.ids import StatementId
from belie.domain.ports import Analysis, Extracts, Parses
from belie.domain.proposals import NOTHING_PROPOSED
from belie.domain.spans import Anchor, Span, fold_space, merge, quote_at
from belie.domain.statements import About, Form, Forum, Modality, Naming, Quantity, Setting, Statement, statement_id
from belie.statements.claims import find_claims
from belie.statements.cues import SEEMS, CueClass
from belie.statements.draft import Draft, in_order
from belie.statements.drafting import draft_statements
from belie.statements.forums import Place, makes_charges, place_of
from belie.statements.mentions import find_mentions
from belie.statements.modality import modality_of
from belie.statements.naming import FIRST_PERSON, name_speakers
from belie.statements.proposed import propose_drafts
from belie.statements.quantities import find_amounts
from belie.statements.said_on import Times, find_document_times
from belie.statements.units import MAIL_MARKS
from belie.timex.types import TimeExpression

_UNREAL = frozenset({"could", "would", "might", "may", "should"})
_WITNESS_LABELS = frozenset({"A", "THE WITNESS", "THE DEPONENT"})  # the oath is the witness's, not counsel's


def analyse(document: Document, cleaned: Cleaned, syntax: Parses, extracts: Extracts | None = None) -> Analysis:
    """Return frame, statements and name mentions of one document; parses each sentence at most once.

    Args:
        document: As filed.
        cleaned: Its clean text.
        syntax: The parser; sees only sentences that hold a cue word or a quotation mark.
        extracts: A language model whose proposals are taken where their words stand in the paper.

    Raises:
        BelieError: The language model cannot be reached.
    """
    frame = find_frame(document, cleaned)
    drafted = draft_statements(document, cleaned, frame, syntax)
    drafts, tally = drafted.drafts, NOTHING_PROPOSED
    if extracts:
        more, tally = propose_drafts(cleaned.text, cleaned.paragraphs, drafts, extracts)
        drafts = in_order([*drafts, *more])
    finisher = _Finisher(document, cleaned, frame)
    statements, given = finisher.finish(drafts)
    mentions = find_mentions(document, cleaned, frame, drafted.names)
    names = name_speakers(document, cleaned, frame, statements, mentions, given)
    namings = tuple(Naming(statement=held, name=name, because=why) for held, (name, why) in names.items() if name)
    return Analysis(
        frame=frame,
        statements=tuple(statements),
        mentions=tuple(mentions),
        namings=namings,
        claims=tuple(find_claims(cleaned, frame, mentions, finisher.times)),
        proposals=tally,
    )


def find_statements(document: Document, cleaned: Cleaned, frame: Frame, syntax: Parses) -> list[Statement]:
    """Return the statements of a document in order of place, a statement before those inside it.

    Spans count in `Document.text`. The author's own sentences have form OWN and speaker "".
    """
    drafts = draft_statements(document, cleaned, frame, syntax).drafts
    return _Finisher(document, cleaned, frame).finish(drafts)[0]


class _Finisher:
    """Drafts to statements: spans home to the page, ids, forum, oath and dates."""

    def __init__(self, document: Document, cleaned: Cleaned, frame: Frame) -> None:
        self.document = document
        self.cleaned = cleaned
        self.frame = frame
        self.source = document.text
        self.page_starts = document.page_starts()
        self.confidence = Confidence(document)
        self.times = Times(cleaned.text, find_document_times(document, cleaned, frame), frame)

    def finish(self, drafts: list[Draft]) -> tuple[list[Statement], dict[StatementId, str]]:
        """Return the statements in the order of the drafts, and the speakers' names that the layout gives."""
        ids: dict[int, StatementId] = {}
        dates: dict[int, When | None] = {}
        statements: dict[StatementId, Statement] = {}
        given: dict[StatementId, str] = {}
        for draft in drafts:
            statement = self._statement(draft, ids, dates)
            ids[id(draft)] = statement.id
            dates[id(draft)] = statement.said_on
            statements.setdefault(statement.id, statement)
            if draft.speaker_name:
                given[statement.id] = draft.speaker_name
        return list(statements.values()), given

    def _statement(self, draft: Draft, ids: dict[int, StatementId], dates: dict[int, When | None]) -> Statement:
        spans = self._home(draft.content)
        content = fold_space(MAIL_MARKS.sub(" ", " ".join(span.of(self.cleaned.text) for span in draft.content)))
        speaker = self._speaker(draft)
        place = self._place(draft, speaker)
        times = self.times.inside(draft.content)
        return Statement(
            id=statement_id(self.document.id, spans, content, speaker),
            document=self.document.id,
            anchor=Anchor(
                document=self.document.id,
                spans=spans,
                page_indexes=self._pages(spans),
                quote=quote_at(self.source, spans),
            ),
            content=content,
            form=draft.form,
            forum=place.forum,
            speaker=speaker,
            speaker_spans=self._home([draft.speaker]) if draft.speaker else (),
            cue=fold_space(" ".join(span.of(self.cleaned.text) for span in draft.cue_spans)),
            cue_spans=self._home(draft.cue_spans),
            sworn=place.sworn,
            setting=place.setting,
            said_on=self.times.said_on(draft, dates.get(id(_reporter(draft)))),
            addressee=self.frame.addressee if draft.form is Form.OWN else "",
            modality=self._modality(draft, content, speaker),
            denied=draft.denied,
            within=ids.get(id(draft.parent)) if draft.parent else None,
            question=draft.question,
            about=self._about(times),
            quantities=self._quantities(draft, times),
            speech=draft.cue.speech if draft.cue else True,
            found_by=draft.found_by,
            confidence=self.confidence.of(spans),
        )

    def _speaker(self, draft: Draft) -> str:
        return fold_space(draft.speaker.of(self.cleaned.text)) if draft.speaker else ""

    def _home(self, spans: list[Span]) -> tuple[Span, ...]:
        """Return where clean-text spans stand in the document, ascending and disjoint."""
        return merge(home for span in spans for home in self.cleaned.to_source(span))

    def _pages(self, spans: tuple[Span, ...]) -> tuple[int, ...]:
        seen: set[int] = set()
        for span in spans:
            first = bisect_right(self.page_starts, span.start) - 1
            seen.update(range(max(first, 0), bisect_right(self.page_starts, max(span.start, span.end - 1))))
        return tuple(sorted(seen))

    def _modality(self, draft: Draft, content: str, speaker: str) -> Modality:
        if draft.modal in _UNREAL and speaker.lower() not in FIRST_PERSON:
            return Modality.CONDITIONAL  # "a jury could find that ..."
        firmness = modality_of(content, draft.cue)
        if draft.form is not Form.OWN and (_in_allegation(draft) or (draft.cue and makes_charges(self.frame))):
            return Modality.ALLEGED
        unsure = draft.modal == SEEMS or draft.modal.endswith(" have")  # "may have said", "seemed to say"
        return Modality.HEDGED if unsure and firmness is Modality.ASSERTED else firmness

    def _about(self, times: Sequence[TimeExpression]) -> tuple[About, ...]:
        return tuple(About(span=self._one_home(each.span), when=each.when) for each in times if each.when is not None)

    def _quantities(self, draft: Draft, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
        taken = [each.span for each in times]
        return tuple(
            Quantity(
                span=self._one_home(amount.span),
                low=amount.low,
                high=amount.high,
                bound=amount.bound,
                unit=amount.unit,
                counted=amount.counted,
            )
            for span in draft.content
            for amount in find_amounts(self.cleaned.text, span, taken)
        )

    def _one_home(self, span: Span) -> Span:
        """Return the stretch of the document from the first to the last character of a clean-text span."""
        home = self.cleaned.to_source(span)
        return Span(home[0].start, home[-1].end)

    def _place(self, draft: Draft, speaker: str) -> Place:
        frame = self.frame
        forum, setting = Forum(frame.forum), Setting(frame.setting)
        if draft.form is Form.OWN:
            return Place(forum, frame.sworn, setting)
        if draft.cue is None and draft.turn:
            if frame.kind is not DocumentKind.TRANSCRIPT:
                return Place(forum, False, setting)
            if speaker.upper().strip(" .:") in _WITNESS_LABELS:
                return Place(Forum.TESTIMONY, frame.sworn, setting)
            return Place(Forum.COURT if forum is Forum.TESTIMONY else forum, False, setting)
        if draft.present and draft.parent and speaker.lower() in FIRST_PERSON:
            return self._place(draft.parent, self._speaker(draft.parent))  # "I believe that ..." is said here and now
        if draft.cue is None:
            return Place(Forum.PRESS if frame.kind is DocumentKind.NEWS else Forum.UNKNOWN, False, Setting.NONE)
        return place_of(frame, draft.around, speaker, draft.cue, nested=_reporter(draft) is not None)


def _reporter(draft: Draft) -> Draft | None:
    """Return the reported statement that a statement stands in; the author's own sentences and turns report nothing."""
    parent = draft.parent
    return parent if parent is not None and parent.form is not Form.OWN and not parent.turn else None


def _in_allegation(draft: Draft) -> bool:
    """True when a statement that only alleges holds this one, at any level."""
    parent = draft.parent
    while parent is not None:
        if parent.cue and parent.cue.kind is CueClass.ALLEGE:
            return True
        parent = parent.parent
    return False
