"""The words of rich text, as they read now: our own walk of its groups (RTF Specification 1.9.1, Microsoft 2008).

Fields show their result, deleted words become changes, hidden words are set apart, notes and text boxes follow the
paragraph that holds them. What a reader is told to leave out when it does not know it ("\\*") is left out.
"""

from __future__ import annotations

import binascii
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date

from belie.domain.flags import RevisionKind
from belie.sources.docx_body import SYMBOLS
from belie.sources.docx_numbering import format_number
from belie.sources.flow_text import Changed, Mark, Paragraph
from belie.sources.rtf_groups import (
    COLLECTED,
    DROPPED_GROUPS,
    INFO,
    LETTERS,
    PICTURE_TWIPS,
    PRINTED,
    SIGNS,
    SKIPPED_GROUPS,
    STORIES,
    TIMES,
    Group,
    RtfComment,
    Story,
    Text,
)
from belie.sources.rtf_tokens import DEEPEST, Encodings, Kind, Letters, iter_tokens

_TICK_BOX, _CHOICE, _UNSET = 1, 2, 25  # \fftype, and the \ffres of a field nobody has filled in


class RtfBody:
    """One rich text; read it with `paragraphs`, then look at what else it holds."""

    def __init__(self, rtf: bytes) -> None:
        self.fields: list[tuple[str, str]] = []
        self.comments: list[RtfComment] = []
        self.pictures: list[tuple[str, bytes]] = []  # extension and bytes
        self.objects: list[bytes] = []  # streams of embedded objects (OLE 1.0)
        self.size_pt = [612.0, 792.0]
        self.cut_short = False
        self._rtf = rtf
        self._encodings, self._letters = Encodings(), Letters()
        self._done: list[Paragraph] = []
        self._body = Story(self._done.append)
        self._group = Group(story=self._body)
        self._groups: list[Group] = []
        self._deeper = 0  # groups open beyond DEEPEST
        self._bytes = bytearray()
        self._skip = 0  # fallback bytes still to come
        self._starred = False
        self._authors: list[str] = []
        self._notes = {False: 0, True: 0}  # footnotes, endnotes
        self._breaks = False  # a section ended; the page too, unless the next one says otherwise
        self._seen: set[str] = set()  # headers and footers
        self._footers: list[Paragraph] = []
        self._comment = RtfComment()
        self._marked: dict[str, list[str]] = {}  # words a comment is attached to, by its number
        self._open: set[str] = set()
        self._time: dict[str, int] = {}
        self._picture: dict[str, int] = {}
        self._form: dict[str, int] = {}  # a field to be filled in
        self._entries: list[str] = []

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs in order."""
        for kind, value, number in iter_tokens(self._rtf):
            if kind is Kind.BYTES:
                self._add(value)
            else:
                self._flush()
                self._take(kind, value, number)
            if self._done:
                yield from self._done
                self._done.clear()
        self._flush()
        self.cut_short = bool(self._groups)
        while self._groups:
            self._close()
        self._body.end()
        self._write_footers()
        yield from self._done

    def _take(self, kind: Kind, value: bytes, number: int | None) -> None:
        if kind is Kind.OPEN:
            if len(self._groups) >= DEEPEST:
                self._deeper += 1
                return
            self._groups.append(self._group)
            self._group = copy(self._group)
            self._group.end = None
            self._skip = 0
        elif kind is Kind.CLOSE:
            if self._deeper:
                self._deeper -= 1
            elif self._groups:
                self._close()
        elif kind is Kind.BINARY:
            if self._group.collected is not None and self._group.text is not Text.SKIPPED:
                self._group.collected.append(value.hex())
        elif kind is Kind.SIGN:
            self._starred = value == b"*"
            if value in (b"\n", b"\r"):
                self._word("par", None)
            elif (letter := SIGNS.get(value)) and not self._skipped():
                self._say(letter)
        else:
            self._word(value.decode("ascii"), number)
            self._starred = False

    def _close(self) -> None:
        end = self._group.end
        self._group = self._groups.pop()
        self._skip = 0
        if end:
            end()

    def _skipped(self) -> bool:
        """True for a token that stands in the place of the letter before it."""
        if self._skip:
            self._skip -= 1
            return True
        return False

    def _add(self, data: bytes) -> None:
        if self._skip:
            data, self._skip = data[self._skip :], max(0, self._skip - len(data))
        if self._group.text is Text.SHOWN or self._group.collected is not None:
            self._bytes += data

    def _flush(self) -> None:
        if self._bytes:
            data, font = bytes(self._bytes), self._group.font
            self._bytes.clear()
            words = self._encodings.decode(data, font)
            if self._encodings.is_symbol(font):
                words = "".join(SYMBOLS.get(0xF000 | code, chr(code)) for code in data)
            self._say(words)

    def _say(self, words: str) -> None:
        group = self._group
        if group.collected is not None:
            group.collected.append(words)
            return
        if group.text is not Text.SHOWN or group.story is None:
            return
        if self._breaks and group.story is self._body:
            self._breaks = False
            group.story.paragraph.turn_page(Mark.RENDERED)  # which opens no second page
        words = words.replace("\xad", "").replace("\x00", "")
        paragraph, by = group.story.paragraph, self._changed(group)
        if group.on.get("deleted") or group.on.get("mvf"):
            paragraph.strike(words, by or Changed(RevisionKind.DELETED))
        elif group.hidden:
            paragraph.hide(words)
        else:
            paragraph.write(words, by)
            for number in self._open:
                self._marked[number].append(words)

    def _changed(self, group: Group) -> Changed | None:
        on, by = group.on, group.by
        if on.get("deleted"):
            who, when = by.get("revauthdel", by.get("revauth", 0)), by.get("revdttmdel", by.get("revdttm", 0))
            return Changed(RevisionKind.DELETED, self._author(who), _day(when), added=bool(on.get("revised")))
        if on.get("mvf") or on.get("mvt"):
            return Changed(RevisionKind.MOVED, self._author(by.get("mvauth", 0)), _day(by.get("mvdate", 0)))
        if on.get("revised"):
            return Changed(RevisionKind.INSERTED, self._author(by.get("revauth", 0)), _day(by.get("revdttm", 0)))
        return None

    def _author(self, number: int) -> str:
        name = self._authors[number] if 0 <= number < len(self._authors) else ""
        return "" if name == "Unknown" else name

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        if group.text is Text.SKIPPED:
            return
        if word != "u" and word not in LETTERS:
            self._skip = 0  # a program that left the fallback out must not cost a paragraph's end
        if word == "u" and number is not None:
            self._say(self._letters.take(number))
            self._skip = group.after_unicode
        elif word in LETTERS and self._skipped():
            return
        elif self._starred or word in DROPPED_GROUPS or word in SKIPPED_GROUPS or word in STORIES or word in COLLECTED:
            self._destination(word)
        elif group.text is Text.DROPPED:
            self._told(word, number)
        else:
            self._format(word, number)

    def _destination(self, word: str) -> None:
        """Open a group that is no text of the paragraph it stands in."""
        group = self._group
        if word in STORIES:
            self._open_story(word)
        elif word in COLLECTED:
            self._collect(word)
        elif word in DROPPED_GROUPS and not (word == "upr" and group.text is Text.DROPPED):
            group.text, group.name, group.collected = Text.DROPPED, word, None
            if word == "formfield":
                self._form, self._entries, story = {}, [], group.story
                group.end = lambda: self._show_form(story)
        elif word == "ud" and group.name == "upr":  # the better of two ways of writing something
            group.text = Text.SHOWN
        else:
            group.text, group.collected = Text.SKIPPED, None

    def _told(self, word: str, number: int | None) -> None:
        """Take what a group without shown text says of the document."""
        group = self._group
        if group.name == "fonttbl":
            if word == "f" and number is not None:
                group.font = number
            else:
                self._encodings.declare_font(group.font, word, number)
        elif group.name == "info" and word in INFO:
            held: list[str] = []
            group.collected, group.end = held, lambda: self._keep_field(INFO[word], "".join(held))
        elif group.name == "info" and word in TIMES:
            self._time = {}
            group.end = lambda: self._keep_time(TIMES[word])
        elif group.name == "info" and number is not None:
            self._time[word] = number
        elif word in ("pngblip", "jpegblip", "picwgoal", "pichgoal"):
            self._picture[word] = number or 0
        elif group.name == "formfield" and number is not None:
            self._form[word] = number
        elif group.name == "object" and word == "result":
            group.text = Text.SHOWN
        elif group.name == "nesttableprops" and word == "nestrow" and group.story:
            group.story.end_inner_row()

    def _show_form(self, story: Story | None) -> None:
        """Write what a tick box or a list of choices shows, which no result in the text says."""
        chosen = self._form.get("ffres", _UNSET)
        chosen = self._form.get("ffdefres", 0) if chosen == _UNSET else chosen
        kind = self._form.get("fftype")
        words = ""
        if kind == _TICK_BOX:
            words = "☒" if chosen else "☐"
        elif kind == _CHOICE and 0 <= chosen < len(self._entries):
            words = self._entries[chosen]
        if words and story is not None and not self._group.on.get("deleted"):
            story.paragraph.write(words)

    def _keep_field(self, name: str, value: str) -> None:
        if value := " ".join(value.split()):
            self.fields.append((name, value))

    def _keep_time(self, name: str) -> None:
        parts = [self._time.get(part, 0) for part in ("yr", "mo", "dy")]
        if all(parts):
            self.fields.append((name, "{:04}-{:02}-{:02}".format(*parts)))

    def _open_story(self, word: str) -> None:
        group, around = self._group, self._group.story
        if group.text is Text.DROPPED and word not in ("shptxt", "dptxbxtext"):
            group.text = Text.SKIPPED
            return
        found: list[Paragraph] = []
        story = Story(found.append)
        opened = Group(story=story, font=self._encodings.default_font, after_unicode=group.after_unicode)
        self._group = opened
        end: Callable[[], None]
        if word.startswith(("header", "footer")):
            end = lambda: self._keep_running(found, footer=word.startswith("footer"))  # noqa: E731
        elif word == "annotation":
            end = lambda: self._keep_comment(found)  # noqa: E731
        elif word == "footnote":
            end = lambda: self._keep_note(found, around, opened)  # noqa: E731
        else:
            end = lambda: self._keep_box(found, around)  # noqa: E731

        def close() -> None:
            story.end()
            end()

        opened.end = close

    def _keep_running(self, found: list[Paragraph], *, footer: bool) -> None:
        words = "\n".join(each.text.strip() for each in found if each.text.strip())
        if not words or words in self._seen:
            return
        self._seen.add(words)
        paragraph = Paragraph()
        paragraph.write(words, mark=Mark.APART)
        if footer:
            self._footers.append(paragraph)
        else:
            self._body.put(paragraph)

    def _write_footers(self) -> None:
        for paragraph in self._footers:
            self._body.put(paragraph)
        self._footers = []

    def _keep_comment(self, found: list[Paragraph]) -> None:
        self._comment.paragraphs = found
        self.comments.append(self._comment)
        self._comment = RtfComment()

    def _keep_note(self, found: list[Paragraph], around: Story | None, opened: Group) -> None:
        if around is None:
            return
        at_end = opened.name == "endnote"
        self._notes[at_end] += 1
        number = format_number(self._notes[at_end], "lowerRoman" if at_end else "decimal")
        shown = [each for each in found if each.says_something or each.changes]
        around.paragraph.write(f"[{number}]", mark=Mark.APART)
        if shown:
            shown[0].parts.insert(0, (Mark.APART, f"[{number}] "))
        around.paragraph.after += shown

    def _keep_box(self, found: list[Paragraph], around: Story | None) -> None:
        if around is not None:
            around.paragraph.after += [each for each in found if each.says_something or each.changes or each.hidden]

    def _collect(self, word: str) -> None:
        """Gather the words of a group for a use of their own."""
        group = self._group
        held: list[str] = []
        if word in ("listtext", "pntext"):
            story, font = group.story, group.font
            shown = group.text is Text.SHOWN
            group.collected = held

            def number() -> None:
                words = "".join(held).strip()
                if words and shown and story is not None and not self._group.on.get("deleted"):
                    story.paragraph.write(f"{words} ")

            group.end = number
            group.font = font
            return
        group.collected, group.text = held, Text.DROPPED
        group.end = lambda: self._use(word, held)

    def _use(self, word: str, held: list[str]) -> None:
        words = "".join(held).strip()
        if word == "revtbl":
            self._authors = [name.strip() for name in words.split(";")]
        elif word == "atnauthor":
            self._comment.author = words
        elif word == "atndate":
            self._comment.date = _day(int(words)) if words.lstrip("-").isdecimal() else ""
        elif word == "atnref":
            self._comment.words = self._marked.pop(words, [])
        elif word == "atrfstart":
            self._open.add(words)
            self._marked[words] = []
        elif word == "atrfend":
            self._open.discard(words)
        elif word == "ffl":
            self._entries.append(words)
        elif word == "objdata":
            self.objects.append(_unhex(words))
        elif word == "pict":
            told, self._picture = self._picture, {}
            large = told.get("picwgoal", 0) >= PICTURE_TWIPS[0] and told.get("pichgoal", 0) >= PICTURE_TWIPS[1]
            kind = "png" if "pngblip" in told else "jpg" if "jpegblip" in told else ""
            if kind and large:
                self.pictures.append((kind, _unhex(words)))

    def _format(self, word: str, number: int | None) -> None:
        """Take a word of shown text: a letter, the end of something, or how it looks."""
        group, story = self._group, self._group.story
        if word in ("par", "cell", "row", "nestcell", "sect", "page", "softpage", "pagebb", "pard", "intbl") and story:
            self._structure(word, group, story)
        elif word in PRINTED:
            self._say(PRINTED[word])
        elif word == "v":
            group.hidden = number != 0
        elif word in ("deleted", "revised", "mvf", "mvt"):
            group.on = {**group.on, word: number != 0}
        elif word in ("revauth", "revdttm", "revauthdel", "revdttmdel", "mvauth", "mvdate") and number is not None:
            group.by = {**group.by, word: number}
        elif word == "plain":
            group.hidden, group.on, group.font = False, {}, self._encodings.default_font
        elif word == "f" and number is not None:
            group.font = number
        elif word == "uc":
            group.after_unicode = 1 if number is None else max(0, number)
        elif word == "ftnalt":
            group.name = "endnote"
        elif word == "sbknone":
            self._breaks = False
        elif word in ("paperw", "paperh") and number and 0 < number < 100_000:
            self.size_pt[word == "paperh"] = number / 20
        else:
            self._encodings.declare(word, number)
            if word == "deff":
                group.font = self._encodings.default_font

    def _structure(self, word: str, group: Group, story: Story) -> None:
        if word == "par":
            if group.on.get("deleted") and story.paragraph.says_something:
                story.paragraph.before.append("\n\n")  # its mark was taken out: it runs on into the next
            else:
                story.end_paragraph()
        elif word == "cell":
            story.end_cell()
        elif word == "nestcell":
            story.end_inner_cell()
        elif word == "row":
            story.end_row()
        elif word == "intbl":
            story.in_table = True
        elif word == "pard":
            story.in_table = False
        elif word == "sect":
            story.in_table = False
            story.end_paragraph()
            self._write_footers()
            self._breaks = True
        else:
            story.paragraph.turn_page(Mark.PAGE if word == "page" else Mark.RENDERED)


def _unhex(words: str) -> bytes:
    digits = "".join(words.split())
    try:
        return binascii.unhexlify(digits[: len(digits) // 2 * 2])
    except (binascii.Error, ValueError):
        return b""


def _day(packed: int) -> str:
    """Return the day of a DTTM (specification, "Date and Time"), "" for none."""
    year, month, day = 1900 + (packed >> 20 & 0x1FF), packed >> 16 & 0xF, packed >> 11 & 0x1F
    try:
        return date(year, month, day).isoformat() if packed else ""
    except ValueError:
        return ""
