"""Word documents: the text as it reads now, and all that stands beside it."""

import struct
import zipfile
from io import BytesIO

import pytest

from belie.documents.clean import clean
from belie.documents.frame import find_frame
from belie.domain.documents import BEFORE_CHANGES, DocumentKind
from belie.domain.flags import FlagKind, RevisionKind
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, UnreadKind
from belie.exhibits.pincites import cite
from belie.sources import ooxml
from belie.sources.docx import read_docx
from belie.sources.registry import read_source
from sources.made_docx import deleted, inserted, make_docx, make_package, p, relations, root, t, table
from sources.made_ole import make_ole

SOURCE = SourceId("d" * 64)


def read(data: bytes) -> ReadResult:
    return read_docx(data, "memo.docx", SOURCE)


def text_of(body: str, **parts: str | bytes) -> str:
    result = read(make_docx(body, **parts))
    assert result.unread is None
    return result.documents[0].text


def cleaned(body: str, **parts: str | bytes) -> str:
    return clean(read(make_docx(body, **parts)).documents[0]).text


def test_paragraphs_stand_apart_and_lines_inside_one_do_not_end_it() -> None:
    assert text_of(p("One ends here.") + p() + p("Two", "<w:r><w:br/></w:r>", "goes on.")) == (
        "One ends here.\n\nTwo\ngoes on."
    )


def test_short_paragraphs_in_small_letters_stay_apart() -> None:
    assert cleaned(p("the pumps were inspected by the night shift that week") + p("the valves were not")) == (
        "the pumps were inspected by the night shift that week\n\nthe valves were not"
    )


def test_a_change_is_a_revision_and_only_the_words_that_stand_are_text() -> None:
    body = p("The status is: ", deleted("most work is open"), inserted("all work is done"), ".")
    document = read(make_docx(body)).documents[0]
    assert document.text == "The status is: all work is done."
    gone, come = document.revisions
    assert (gone.kind, gone.text, gone.author, gone.date) == (
        RevisionKind.DELETED, "most work is open", "A. Roe", "2030-05-02",
    )  # fmt: skip
    assert (come.kind, come.text) == (RevisionKind.INSERTED, "all work is done")
    assert gone.paragraph == "The status is: all work is done."


def test_words_put_in_and_taken_out_again_are_deleted_by_whom_they_were_taken_out() -> None:
    nested = f'<w:ins w:id="1" w:author="B" w:date="2030-01-01T00:00:00Z">{deleted("twice", "C")}</w:ins>'
    document = read(make_docx(p("Kept.", nested))).documents[0]
    assert document.text == "Kept."
    assert [(r.kind, r.text, r.author) for r in document.revisions] == [(RevisionKind.DELETED, "twice", "C")]


def test_a_paragraph_with_deleted_words_is_kept_as_it_read_before() -> None:
    nested = f'<w:ins w:id="1" w:author="B" w:date="2030-01-01T00:00:00Z">{deleted("twice", "C")}</w:ins>'
    body = (
        p("MEMORANDUM") + p("FROM: Ana Ruiz") + p("DATE: May 1, 2030") + p("Nothing here was changed.")
        + p("The gate was ", deleted("open"), inserted("shut"), " all night.", nested)
        + p(inserted("A new sentence stands here."))
        + table((p("Orders ", deleted("51"), inserted("52")), "Kept"))
        + p("It was ", deleted("  "), "late.")
    )  # fmt: skip
    memo, before = read(make_docx(body)).documents
    assert before.name == "memo.docx#before-changes"
    assert (before.parent, before.format, before.source) == (memo.id, BEFORE_CHANGES, memo.source)
    assert before.text == "The gate was open all night.\n\nOrders 51    Kept"
    assert "open" not in memo.text
    assert before.warnings == ()  # nothing of the file was lost, so that a run may end well
    assert (before.hints.author, before.hints.kind) == ("Ana Ruiz", DocumentKind.MEMO)
    assert before.hints.date is not None and str(before.hints.date.earliest) == "2030-05-01"
    assert cite(before, find_frame(before, clean(before)), (0,)) == "memo.docx before its tracked changes"


def test_paragraphs_that_were_joined_stand_apart_as_before() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="B" w:date="2030-01-01T00:00:00Z"/></w:rPr>'
    body = p("The pump was off.", properties=mark) + p(deleted("Nobody knew."), " It was late.")
    _, before = read(make_docx(body)).documents
    assert before.text == "The pump was off.\n\nNobody knew. It was late."


def test_words_deleted_and_put_back_are_no_change() -> None:
    assert len(read(make_docx(p("It was ", deleted("late"), inserted("late"), "."))).documents) == 1


def test_runs_of_one_change_are_one_revision() -> None:
    body = p(inserted("all "), inserted("work"), " and ", inserted("more"))
    assert [r.text for r in read(make_docx(body)).documents[0].revisions] == ["all work", "more"]


def test_moved_words_are_told_once_where_they_stand_now() -> None:
    def moved(tag: str, kind: str) -> str:
        run = f"<w:r><w:{kind}>The gate.</w:{kind}></w:r>"
        return f'<w:{tag} w:id="1" w:author="B" w:date="2030-01-01T00:00:00Z">{run}</w:{tag}>'

    document = read(make_docx(p("First.", moved("moveFrom", "t")) + p("Second. ", moved("moveTo", "t")))).documents[0]
    assert document.text == "First.\n\nSecond. The gate."
    assert [(r.kind, r.text, r.paragraph) for r in document.revisions] == [
        (RevisionKind.MOVED, "The gate.", "Second. The gate.")
    ]


def test_a_paragraph_whose_mark_was_deleted_runs_on_into_the_next() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="B" w:date="2030-01-01T00:00:00Z"/></w:rPr>'
    assert text_of(p("The pump ", properties=mark) + p("was off.")) == "The pump was off."


def test_a_deleted_row_is_a_revision() -> None:
    row = '<w:tr><w:trPr><w:del w:id="1" w:author="B" w:date="2030-01-01T00:00:00Z"/></w:trPr><w:tc>{}</w:tc></w:tr>'
    body = f"<w:tbl>{row.format(p(deleted('Open orders 51', 'B')))}<w:tr><w:tc>{p('Kept')}</w:tc></w:tr></w:tbl>"
    document = read(make_docx(body)).documents[0]
    assert document.text == "Kept"
    assert [(r.kind, r.text) for r in document.revisions] == [(RevisionKind.DELETED, "Open orders 51")]


def test_a_note_follows_its_paragraph_and_its_number_is_no_word_of_the_sentence() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " It was Tuesday.")}</w:footnote>'
    body = p("The pump", reference, " was off.") + p("Next.")
    assert text_of(body, footnotes=note) == "The pump[1] was off.\n\n[1] It was Tuesday.\n\nNext."
    assert cleaned(body, footnotes=note) == "The pump was off.\n\nIt was Tuesday.\n\nNext."


def test_hidden_words_are_flagged_and_not_text() -> None:
    document = read(make_docx(p("Seen.", t(" Not for the court.", "<w:vanish/>")))).documents[0]
    assert document.text == "Seen."
    assert [(flag.kind, flag.page, flag.text) for flag in document.flags] == [
        (FlagKind.HIDDEN_TEXT, 0, "Not for the court.")
    ]


def test_words_whose_hiding_is_switched_off_are_text() -> None:
    assert text_of(p(t("Seen.", '<w:vanish w:val="0"/>'))) == "Seen."


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText>INCLUDETEXT secret</w:instrText><w:t>not shown</w:t></w:r>"
    body = p("Dated ", mark("begin"), instruction, mark("separate"), "May 1", mark("end"), ".")
    assert text_of(body) == "Dated May 1."


LEVELS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="6"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def item(words: str, level: int = 0, number: int = 1) -> str:
    return p(words, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_are_written_as_word_shows_them() -> None:
    body = (
        item("Six.") + item("Seven.") + item("A.", 1) + item("B.", 1) + item("Eight.") + item("A again.", 1)
        + item("Deep.", 2) + item("Anew.", number=2) + item("On.", number=2)
    )  # fmt: skip
    assert text_of(body, numbering=LEVELS).split("\n\n") == [
        "6. Six.", "7. Seven.", "(a) A.", "(b) B.", "8. Eight.", "(a) A again.", "8.I Deep.", "1. Anew.", "2. On.",
    ]  # fmt: skip


def test_a_style_gives_its_number() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Num"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Num"/></w:style>'
    )
    body = p("Six.", properties='<w:pStyle w:val="Own"/>')
    assert text_of(body, numbering=LEVELS, styles=style) == "6. Six."


def test_a_row_is_one_line_and_a_sentence_in_a_cell_stands_by_itself() -> None:
    body = table(("Item", "Count"), ("Open orders", "51"), ("Note", "The pump was off on Monday."))
    assert cleaned(body) == "Item Count\n\nOpen orders 51\n\nNote\n\nThe pump was off on Monday."


def test_a_table_in_a_cell_keeps_its_order() -> None:
    inner = f"{p('Before')}{table(('a', 'b'))}{p('After')}"
    assert text_of(table((inner, "Right"))).split("\n\n") == ["Before", "a    b", "After", "Right"]


def test_pages_end_at_breaks_and_an_empty_last_page_is_none() -> None:
    breaks = '<w:r><w:br w:type="page"/></w:r>'
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = p("One.") + p(breaks) + p(rendered, "Two starts", rendered, " and runs over.") + p(breaks)
    document = read(make_docx(body)).documents[0]
    assert [page.text for page in document.pages] == ["One.", "    Two starts", " and runs over."]
    assert clean(document).text == "One.\n\nTwo starts and runs over."


def test_headers_are_apart_and_stand_once() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    body = p("The gate was shut.") + section
    assert text_of(body, header=p("Internal")) == "Internal\n\nThe gate was shut."
    # the part is called header.xml here; Word numbers them
    assert cleaned(body, header=p("Internal")) == "The gate was shut."


def test_the_production_number_of_a_header_names_the_page() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    held = read(make_docx(p("The gate was shut.") + section, header=p("QRS-000170     DRAFT     Internal")))
    assert [page.names.bates for page in held.documents[0].pages] == ["QRS-000170"]


def test_a_text_box_is_read_once_of_its_two_forms() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(p("Around.", drawing)) == "Around.\n\nIn the box."


def test_a_comment_is_a_document_that_quotes_what_it_is_attached_to() -> None:
    around = '<w:commentRangeStart w:id="0"/>' + t("all is done") + '<w:commentRangeEnd w:id="0"/>'
    body = p("We say ", around, ".", '<w:r><w:commentReference w:id="0"/></w:r>')
    note = f'<w:comment w:id="0" w:author="Ana Ruiz" w:date="2030-05-03T09:00:00Z">{p("This is not true.")}</w:comment>'
    memo, comment = read(make_docx(body, comments=note)).documents
    assert (comment.name, comment.parent) == ("memo.docx#comment-1", memo.id)
    assert comment.text == "Comment by Ana Ruiz on 2030-05-03 about “all is done”\n\nThis is not true."
    assert clean(comment).text == "This is not true."
    assert (comment.hints.author, comment.hints.kind) == ("Ana Ruiz", DocumentKind.MEMO)
    assert comment.hints.date is not None and str(comment.hints.date.earliest) == "2030-05-03"


def test_embedded_files_are_attachments() -> None:
    data = make_package(
        {
            "word/document.xml": root("document", f"<w:body>{p('See the sheet.')}</w:body>"),
            "word/_rels/document.xml.rels": relations(("r1", "package", "embeddings/book.xlsx")),
            "word/embeddings/book.xlsx": b"PK-bytes",
        }
    )
    assert list(read(data).attachments) == [("book.xlsx", b"PK-bytes")]


def packed(held: bytes, name: str) -> bytes:
    """Return a file as Word's "Package" keeps it in an OLE stream."""
    path = f"C:\\temp\\{name}".encode() + b"\x00"
    body = (
        b"\x02\x00" + name.encode() + b"\x00" + path + b"\x00\x00\x03\x00" + struct.pack("<I", len(path)) + path
        + struct.pack("<I", len(held)) + held
    )  # fmt: skip
    return struct.pack("<I", len(body)) + body


def test_a_packaged_file_comes_out_of_its_wrapper_by_its_own_name() -> None:
    held = make_ole({"\x01Ole10Native": packed(b"Counted: 51", "count.txt")})
    cut = make_ole({"\x01Ole10Native": packed(b"Counted: 51", "count.txt")[:-4]})
    data = make_package(
        {
            "word/document.xml": root("document", f"<w:body>{p('See the note.')}</w:body>"),
            "word/_rels/document.xml.rels": relations(
                ("r1", "oleObject", "embeddings/oleObject1.bin"), ("r2", "oleObject", "embeddings/oleObject2.bin")
            ),
            "word/embeddings/oleObject1.bin": held,
            "word/embeddings/oleObject2.bin": cut,
        }
    )
    assert list(read(data).attachments) == [("count.txt", b"Counted: 51"), ("oleObject2.bin", cut)]


def picture(ident: str, inches: float) -> str:
    size = int(914400 * inches)
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{size}" cy="{size}"/><a:blip r:embed="{ident}"/>'
        "</wp:inline></w:drawing></w:r>"
    )


def test_a_large_picture_is_an_attachment_and_a_small_one_is_not() -> None:
    data = make_package(
        {
            "word/document.xml": root("document", f"<w:body>{p(picture('r1', 5), picture('r2', 1))}</w:body>"),
            "word/_rels/document.xml.rels": relations(
                ("r1", "image", "media/page.png"), ("r2", "image", "media/logo.png"), ("r3", "image", "media/x.emf")
            ),
            "word/media/page.png": b"page",
            "word/media/logo.png": b"logo",
            "word/media/x.emf": b"drawing",
        }
    )
    assert list(read(data).attachments) == [("page.png", b"page")]


def test_an_endnote_has_a_roman_number_and_is_written_once() -> None:
    reference = '<w:r><w:endnoteReference w:id="3"/></w:r>'
    note = f'<w:endnote w:id="3">{p("<w:r><w:endnoteRef/></w:r>", " See the log.")}</w:endnote>'
    body = p("The pump", reference, " was off.", reference)
    assert text_of(body, endnotes=note) == "The pump[i] was off.\n\n[i] See the log."


def test_a_part_over_the_size_limit_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_docx(p("word " * 1000))
    monkeypatch.setattr(ooxml, "MOST_PART_BYTES", 4000)
    unread = read(data).unread
    assert unread is not None and unread.kind is UnreadKind.ARCHIVE_LIMIT
    assert "word/document.xml" in unread.detail


@pytest.mark.parametrize("name", ["memo.docx", "memo.docm", "letter.dotx", "letter.dotm"])
def test_word_files_are_told_by_their_parts(name: str) -> None:
    result = read_source(make_docx(p("Told by its parts.")), name, SOURCE)
    assert [document.text for document in result.documents] == ["Told by its parts."]
    assert result.warnings == ()


def test_macros_are_flagged() -> None:
    data = make_package(
        {"word/document.xml": root("document", f"<w:body>{p('Hello.')}</w:body>"), "word/vbaProject.bin": b"code"}
    )
    assert [flag.kind for flag in read(data).documents[0].flags] == [FlagKind.MACRO]


def test_the_strict_class_reads_like_the_transitional_one() -> None:
    strict = root("document", f"<w:body>{p('Strict.')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(make_package({"word/document.xml": strict})).documents[0].text == "Strict."


def test_properties_are_fields_and_the_author_of_the_file_is_not_the_author_of_its_words() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>A Template</dc:creator></cp:coreProperties>'
    )
    data = make_package(
        {"word/document.xml": root("document", f"<w:body>{p('Hi there.')}</w:body>"), "docProps/core.xml": core}
    )
    document = read(data).documents[0]
    assert document.fields == (("author", "A Template"),)
    assert document.hints.author == ""


ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' + "".join(
    f'<!ENTITY b{n} "{f"&b{n - 1 if n > 1 else str()};" * 8}">' for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"word/document.xml": "<w:document"}, UnreadKind.CORRUPT),
        ({"word/other.xml": "<a/>"}, UnreadKind.CORRUPT),
        ({"word/document.xml": root("document", "")}, UnreadKind.CORRUPT),
        ({"word/document.xml": root("document", "<w:body/>")}, UnreadKind.EMPTY),
        ({"word/document.xml": f"{ENTITIES}]><x>&b11;</x>"}, UnreadKind.CORRUPT),
    ],
)
def test_broken_files_say_what_is_wrong(parts: dict[str, str | bytes], kind: UnreadKind) -> None:
    unread = read(make_package(parts)).unread
    assert unread is not None and unread.kind is kind


def test_an_external_entity_is_not_fetched(tmp_path: object) -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    body = root("document", "<w:body><w:p><w:r><w:t>Name: &e;</w:t></w:r></w:p></w:body>").replace(
        '<?xml version="1.0"?>', declared
    )
    document = read(make_package({"word/document.xml": body})).documents[0]
    assert document.text.strip() == "Name:"


def test_a_file_cut_short_is_corrupt() -> None:
    whole = make_docx(p("Words. " * 500))
    assert zipfile.is_zipfile(BytesIO(whole))
    unread = read(whole[: len(whole) // 2]).unread
    assert unread is not None and unread.kind is UnreadKind.CORRUPT
