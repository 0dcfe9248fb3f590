"""One document's text to drafts: quotations, rules over the parse, the author's own sentences, turns and replies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from belie.documents.clean import Cleaned
from belie.documents.transcript import Part
from belie.domain.documents import Document, DocumentKind, Frame
from belie.domain.people import NameKind
from belie.domain.ports import Parses
from belie.domain.spans import Span, trim
from belie.domain.statements import Form
from belie.statements import filter as learned
from belie.statements.attribution import OPENING, Attribution
from belie.statements.block_quotes import find_block_quotes, merge_quotes
from belie.statements.carried import find_announcer
from belie.statements.draft import Draft, in_order
from belie.statements.forms import form_of
from belie.statements.indirect import find_attributions, is_inside
from belie.statements.own import assertion_span, is_formal
from belie.statements.parsing import Sentence, iter_sentences
from belie.statements.pieces import split_drafts
from belie.statements.quotes import Quote, find_quotes
from belie.statements.segments import Segment, find_segments
from belie.statements.surroundings import settle_surroundings
from belie.statements.talk import Talk, find_lead
from belie.statements.tree import Tree
from belie.statements.units import Unit

_LETTER = re.compile(r"[^\W_]")
_QUESTIONS = re.compile(r"(?:[^.?!]*\?)+[\"”’')\s]*")
_COURTESY = re.compile(
    r"(?:(?:Okay|OK|Yes|No|All right|Right|Thank you|Thanks|Please|Good (?:morning|afternoon)|Go ahead|Proceed"
    r"|Very well|You may (?:proceed|continue|step down)|Your Honor|Mm-hmm|Sure)"
    r"(?:,? (?:very much|sir|ma'am|Your Honor|Judge"
    r"|Counsel|(?:Mr|Ms|Mrs)\. [A-Z][\w'’-]+|everyone|all))?[.,!\s]*)+"
)
_TITLE_BEFORE = re.compile(
    r"\b(?:titled|entitled|headlined|headed|captioned|called|named|dubbed|known as|nicknamed|labell?ed"
    r"|the (?:word|words|term|phrase|title))\W*$",
    re.IGNORECASE,
)
MIN_DIRECT_WORDS = 2
MAX_WOVEN_CHARS = 400  # a longer quotation in which words attributed end is not cut by a slip of the parser
# "(Pohl Dep. 30:4-18.)" after a sentence says where its words were spoken.
_BROKEN_WORD = re.compile(r"(?:^|\s)(?P<word>(?:(?:an?|the|[A-Z]\w+['’]s) )?\w+-)$", re.IGNORECASE)
_LOOSE = re.compile(r"(?:[¶§]+\s*\d+[.)]?\s*|[)\]}>*•.;:–—-]+\s*)+")
_CITED_AFTER = re.compile(r"\s*\(?(?:See )?(?:[A-Z][\w.'’-]* ){1,3}(?:Dep|Decl|Aff)\.[^)]{0,30}")


@dataclass(slots=True)
class Drafts:
    """What comes out: statements by place, and the parser's names with their places in the clean text."""

    drafts: list[Draft]
    names: list[tuple[Span, NameKind]]


def draft_statements(document: Document, cleaned: Cleaned, frame: Frame, syntax: Parses) -> Drafts:
    """Return the drafts of a document's statements by place; each parent comes before its children."""
    segments = find_segments(document, cleaned, frame)
    paragraphs = [paragraph for segment in segments for paragraph in segment.paragraphs]
    blocks = find_block_quotes(document, cleaned, paragraphs)
    quotes = merge_quotes(find_quotes(cleaned.text, paragraphs), blocks)
    machine = _Machine(cleaned.text, frame, quotes)
    names: list[tuple[Span, NameKind]] = []
    for sentence in iter_sentences(cleaned.text, segments, quotes, syntax):
        machine.take(sentence)
        names.extend(sentence.names())
    drafts = split_drafts(cleaned.text, in_order(machine.drafts))
    return Drafts(in_order(drafts), names)


class _Machine:
    """Takes sentences in order and keeps what one says about the next: who is being quoted, which turn it is."""

    def __init__(self, text: str, frame: Frame, quotes: Sequence[Quote]) -> None:
        self.text = text
        self.frame = frame
        self.quotes = quotes
        self.drafts: list[Draft] = []
        self._claimed: set[int] = set()  # starts of quotations that belong to a statement
        self._last: Draft | None = None  # the last statement carried by a quotation
        self._last_end = 0  # where its sentence ends
        self._said: Draft | None = None  # the last statement attributed to somebody
        self._announced: tuple[Unit, Attribution] | None = None  # "the minister wrote:" before a new paragraph
        self._talk = Talk(text)
        self._lead: Draft | None = None  # who the sentence before is about
        self._last_paragraph: Span | None = None
        self._paragraph: Span | None = None
        self._turn: Draft | None = None
        self._segment: Segment | None = None

    def take(self, sentence: Sentence) -> None:
        """Draft the statements of one sentence."""
        if sentence.segment is not self._segment:
            self._open(sentence.segment)
        if sentence.paragraph != self._paragraph:
            self._last_paragraph, self._paragraph = self._paragraph, sentence.paragraph
        unit = sentence.unit
        asked = sentence.segment.part is Part.QUESTION
        formal = is_formal(unit.span.of(self.text))
        found = self._attributed(sentence) if sentence.parsed and not formal else []
        if asked:
            found = [draft for draft in found if not draft.inverted and draft.speaker]
            for draft in found:
                if draft.speaker and draft.speaker.of(self.text).lower() == "you":
                    draft.speaker_name = sentence.segment.listener
        else:
            found += self._orphans(sentence, found)
        outermost = [d for d in found if d.speaker and not any(o is not d and o.holds(d) for o in found)]
        self._said = outermost[-1] if outermost else self._said
        announced, last, last_end = self._announced, self._last, self._last_end
        found += [draft for inner in sentence.inner for draft in self._attributed(inner) if draft.cue]
        self._announced, self._last, self._last_end = announced, last, last_end
        self._lead = None if found else self._lead_of(sentence)
        own = None if self._turn else self._own(unit, found, sentence.segment)
        if own:
            self.drafts.append(own)
        _nest(found, own or self._turn, [self._last] if self._last else [])
        settle_surroundings(self.text, found)
        self.drafts.extend(found)

    def _open(self, segment: Segment) -> None:
        self._segment = segment
        self._turn = None
        self._last = self._said = self._lead = None
        self._talk = Talk(self.text)
        if segment.part is None or not segment.paragraphs:
            return
        body = Span(segment.paragraphs[0].start, segment.paragraphs[-1].end)
        if segment.part is Part.QUESTION or (segment.part is Part.COLLOQUY and not _speaks(body.of(self.text))):
            return
        self._turn = Draft(
            content=list(segment.paragraphs),
            form=Form.DIRECT,
            speaker=segment.label,
            speaker_name=segment.speaker,
            question=segment.question,
            turn=True,
        )
        self.drafts.append(self._turn)

    # --- attributed statements

    def _attributed(self, sentence: Sentence) -> list[Draft]:
        unit, parsed = sentence.unit, sentence.parsed
        assert parsed is not None
        stand_ins = unit.shortened
        drafts = []
        tree = Tree(parsed)
        announcer = find_announcer(tree)
        self._announced = (unit, announcer) if announcer else None
        found = find_attributions(tree, [piece.at for piece in stand_ins])
        chosen = learned.shipped().choose(tree, found, under_oath=self.frame.sworn)
        for attribution in chosen:
            told = any(each.rule != "quote" and is_inside(attribution, each) for each in chosen)
            draft = self._draft(unit, attribution, shared=told and attribution.rule == "quote")
            if draft:
                drafts.append(draft)
        return drafts

    def _draft(self, unit: Unit, attribution: Attribution, *, shared: bool) -> Draft | None:
        content: list[Span] = []
        for span in attribution.content:
            content.extend(self._parts(unit, span, shared=shared))
        if not content:
            return None
        draft = Draft(
            content=content,
            form=Form.DIRECT if attribution.stands_for_quotes else form_of(self.text, content, self.quotes),
            speaker=self._speaker(unit.to_clean(attribution.speaker)) if attribution.speaker else None,
            cue=attribution.cue,
            cue_spans=[unit.to_clean(attribution.cue_span)],
            denied=attribution.denied,
            sentence=unit.span,
            present=attribution.present,
            inverted=attribution.inverted,
            modal=attribution.modal,
            rule=attribution.rule,
            doubtful=attribution.doubtful,
        )
        draft.around, draft.cited = self._around(unit, content), self._cited(unit)
        if attribution.stands_for_quotes:
            self._last, self._last_end = draft, unit.span.end
            self._talk.add(draft, content[-1])
        return draft

    def _speaker(self, span: Span) -> Span:
        """Return the words for the speaker without a dateline, a paragraph number or a loose mark before them."""
        lead = _LOOSE.match(self.text, span.start, span.end) or OPENING.match(self.text, span.start, span.end)
        return Span(lead.end(), span.end) if lead and lead.end() < span.end else span

    def _parts(self, unit: Unit, span: Span, *, shared: bool) -> list[Span]:
        """Return the clean-text spans of a content span; a shortened quotation gives its words without the marks.

        A quotation belongs to one statement; where `shared`, also to the one that reports it.
        """
        parts: list[Span] = []
        for piece in unit.pieces:
            if not piece.at.overlaps(span):
                continue
            if piece.quote:
                if shared or piece.quote.outer.start not in self._claimed:
                    self._claimed.add(piece.quote.outer.start)
                    parts.extend(piece.quote.parts)
                continue
            start = piece.source.start + max(span.start, piece.at.start) - piece.at.start
            end = piece.source.start + min(span.end, piece.at.end) - piece.at.start
            parts.append(_whole_quotes(_whole_word(self.text, trim(self.text, Span(start, end)), unit.span), unit))
        if len(parts) == 1:
            parts = [self._bare(parts[0], unit)]
        return [part for part in parts if _LETTER.search(part.of(self.text))]

    def _bare(self, span: Span, unit: Unit) -> Span:
        """Return a span without the marks that hug it, and without commas at its ends."""
        for quote in unit.quotes:
            if quote.outer == span and len(quote.parts) == 1:
                return quote.parts[0]
        return span

    def _around(self, unit: Unit, content: Sequence[Span]) -> str:
        first, last = content[0].start, content[-1].end
        before = self.text[unit.span.start : max(unit.span.start, min(first, unit.span.end))]
        after = self.text[max(unit.span.start, min(last, unit.span.end)) : unit.span.end]
        between = " ".join(self.text[a.end : b.start] for a, b in pairwise(content) if b.start - a.end < 300)
        return f"{before} {between} {after} {self._cited(unit)}"

    def _cited(self, unit: Unit) -> str:
        cited = _CITED_AFTER.match(self.text, unit.span.end, unit.span.end + 80)
        return cited.group() if cited else ""

    # --- quotations without a cue of their own

    def _orphans(self, sentence: Sentence, found: Sequence[Draft]) -> list[Draft]:
        """Return or extend statements for quotations no cue of this sentence carries.

        One right after a quotation of the same paragraph goes on with it; any other is a statement of its own, by
        whoever announces it, is written of or goes on talking.
        """
        unit = sentence.unit
        drafts: list[Draft] = []
        for piece in unit.shortened:
            quote = piece.quote
            assert quote is not None
            if quote.outer.start in self._claimed:
                continue
            self._claimed.add(quote.outer.start)
            before = self.text[unit.span.start : max(unit.span.start, quote.outer.start)]
            alone = quote.outer.start == unit.span.start
            short = quote.words(self.text) < MIN_DIRECT_WORDS and not (alone and self._last)
            if _TITLE_BEFORE.search(before) or short:
                continue
            last = self._last
            if last and alone and not found and self._goes_on(last, unit):
                last.content.extend(quote.parts)
                self._last_end = unit.span.end
                self._talk.add(last, quote.parts[-1])
                continue
            draft = Draft(content=list(quote.parts), form=Form.DIRECT, around=self._around(unit, quote.parts))
            draft.sentence = unit.span
            draft.rule = "quotation without a cue"
            speaker = self._introduces(unit, found) if alone else self._lead_of(sentence)
            if alone and self._announced and not self.text[self._announced[0].span.end : unit.span.start].strip():
                announcing, cue = self._announced
                draft.speaker = announcing.to_clean(cue.speaker) if cue.speaker else None
                draft.cue, draft.cue_spans, draft.sentence = (
                    cue.cue,
                    [announcing.to_clean(cue.cue_span)],
                    announcing.span,
                )
            elif speaker:
                draft.speaker, draft.speaker_name = speaker.speaker, speaker.speaker_name
            drafts.append(draft)
            self._last, self._last_end = draft, unit.span.end
            self._talk.add(draft, quote.parts[-1])
        return drafts

    def _lead_of(self, sentence: Sentence) -> Draft | None:
        """Return who a sentence ("Vane was blunt.") is about, as the speaker of a quotation in it or after it."""
        lead = find_lead(Tree(sentence.parsed)) if sentence.parsed else None
        if lead is None:
            return None
        speaker = self._speaker(sentence.unit.to_clean(lead))
        return Draft(content=[speaker], form=Form.DIRECT, speaker=speaker)

    def _goes_on(self, last: Draft, unit: Unit) -> bool:
        """True when a quotation right after the sentence of another goes on with it.

        “A,” she said. “B.” is one statement; “A.” “B.” with no word between are two people talking.
        """
        if self._paragraph is None or not last.cue_spans or not self._paragraph.contains(last.cue_spans[0]):
            return False
        follows = not self.text[self._last_end : unit.span.start].strip()
        between = self.text[last.content[-1].end : unit.span.start]
        return follows and len(re.findall(r"[^\W\d_]+", between)) >= 2

    def _introduces(self, unit: Unit, found: Sequence[Draft]) -> Draft | None:
        """Return the statement whose speaker says a quotation that opens a sentence, or None when it is open.

        It is whoever the sentence right before is about or is attributed to; else whoever's turn it is.
        """
        if found or self._paragraph is None:
            return None
        last = self._last.hull.end if self._last else -1
        between = self.text[last : unit.span.start] if self._last else ""
        if self._last and not between.strip("”»\"'’` \n"):
            return self._talk.next_speaker(close=self._paragraph.start <= last)
        if self._lead:
            return self._lead
        said = self._said
        if said is None:
            return None
        if self._paragraph.contains(said.hull):
            return said
        if self._last_paragraph and self._last_paragraph.overlaps(said.hull):
            ends = said.sentence is not None and not self.text[said.sentence.end : self._last_paragraph.end].strip()
            if said is self._last:
                return self._talk.next_speaker(close=False)
            return said if ends else None
        return None

    # --- the author's own sentences

    def _own(self, unit: Unit, found: Sequence[Draft], segment: Segment) -> Draft | None:
        if self.frame.kind in (DocumentKind.TRANSCRIPT, DocumentKind.ROSTER) and segment.part is not None:
            return None
        if self.frame.kind is DocumentKind.NEWS and found:
            return None
        if all(_inside(self.text, unit.span, piece.source) for piece in unit.shortened[:1]) and unit.shortened:
            return None
        span = assertion_span(self.text, unit.span)
        if span is None:
            return None
        if segment.label is None and not segment.quoted:
            return Draft(content=[span], form=Form.OWN, printed_date=segment.date)
        return Draft(
            content=[span],
            form=Form.DIRECT,
            speaker=segment.label,
            speaker_name=segment.speaker,
            turn=True,
            printed_date=segment.date,
        )


def _whole_word(text: str, span: Span, sentence: Span) -> Span:
    """Return a span with the rest of a hyphenated word the parser broke, and its article: "an e-" of "mail"."""
    broken = _BROKEN_WORD.search(text, max(sentence.start, span.start - 24), span.start)
    return Span(broken.start("word"), span.end) if broken else span


def _whole_quotes(span: Span, unit: Unit) -> Span:
    """Return a span that does not end inside a quotation begun in it, nor begin inside one that ends in it."""
    for quote in unit.quotes:
        inner = Span(quote.parts[0].start, quote.parts[-1].end)
        short = len(quote.outer) <= MAX_WOVEN_CHARS
        if span.start <= quote.outer.start < span.end < quote.outer.end and (short or span.end >= inner.end - 1):
            span = Span(span.start, quote.outer.end)
        elif inner.start <= span.start and inner.end < span.end <= quote.outer.end:
            span = Span(span.start, inner.end)
        elif span.start == inner.start and span.end > quote.outer.end:
            span = Span(quote.outer.start, span.end)
    return span


def _inside(text: str, unit: Span, quote: Span) -> bool:
    """True when a sentence holds next to nothing beside a quotation."""
    outside = text[unit.start : quote.start] + text[quote.end : unit.end] if unit.contains(quote) else ""
    return len(re.findall(r"[^\W\d_]+", outside)) < 2


def _speaks(words: str) -> bool:
    """True when a turn of counsel or court is more than a question or a courtesy: an objection and a ruling are."""
    return _COURTESY.fullmatch(words.strip()) is None and _QUESTIONS.fullmatch(words.strip()) is None


def _nest(found: Sequence[Draft], outer: Draft | None, before: Sequence[Draft]) -> None:
    """Set each statement's parent: the smallest statement that holds it, of this sentence or `before`, else `outer`."""
    for draft in found:
        holders = [other for other in (*found, *before) if other is not draft and other.holds(draft)]
        draft.parent = min(holders, key=lambda d: len(d.hull), default=outer)
