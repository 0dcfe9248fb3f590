"""Office files that LibreOffice reads for us; the tests that need it are skipped where it is not installed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from belie.documents.clean import clean
from belie.domain.flags import FlagKind, RevisionKind
from belie.domain.ids import SourceId
from belie.domain.ledger import ReadResult, Unread, UnreadKind
from belie.sources import libreoffice
from belie.sources.libreoffice import convert, find_office, remove_folders
from belie.sources.registry import read_source
from belie.sources.slides import read_beside
from belie.sources.sniff import CONVERTED_KINDS, Kind, sniff
from sources.made_docx import R_NS, make_package, relations
from sources.made_ole import make_ole

needs_office = pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed")

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"'
)
CHANGED = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A. Roe'
    "</dc:creator><dc:date>2030-05-02T10:00:00</dc:date></office:change-info><text:p>open</text:p></text:deletion>"
    '</text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>A. Roe'
    "</dc:creator><dc:date>2030-05-02T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>"
    '</text:tracked-changes><text:p>The gate was <text:change text:change-id="c1"/><text:change-start '
    'text:change-id="c2"/>shut<text:change-end text:change-id="c2"/> all night.</text:p>'
)


def make_odf(kind: str, body: str, manifest: str = "", **parts: str) -> bytes:
    """Return an OpenDocument file: kind "text" or "presentation", the XML of its body, more parts by name."""
    kept = f"application/vnd.oasis.opendocument.{kind}"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", kept)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kept}"/><manifest:file-entry '
            f'manifest:full-path="content.xml" manifest:media-type="text/xml">{manifest}</manifest:file-entry>'
            + "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type=""/>' for name in parts)
            + "</manifest:manifest>",
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {NAMES}><office:body><office:{kind}>{body}</office:{kind}>'
            "</office:body></office:document-content>",
        )
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def read(data: bytes, name: str) -> ReadResult:
    return read_source(data, name, SourceId("a" * 64))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (make_odf("text", ""), Kind.ODT),
        (make_odf("presentation", ""), Kind.ODP),
        (make_odf("graphics", ""), Kind.ODG),
        (make_odf("spreadsheet", ""), Kind.ODS),
        (make_ole({"WordDocument": b"x"}), Kind.DOC),
        (make_ole({"PowerPoint Document": b"x"}), Kind.PPT),
        (b"\xffWPC" + bytes(40), Kind.WPD),
    ],
)
def test_office_files_are_told_by_their_bytes(data: bytes, kind: Kind) -> None:
    assert sniff(data, "paper").kind is kind


@pytest.mark.parametrize("name", ["paper.odt", "paper.odp", "paper.doc"])
def test_without_libreoffice_the_file_waits_for_it(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    data = {
        "paper.odt": make_odf("text", CHANGED),
        "paper.odp": make_odf("presentation", ""),
        "paper.doc": make_ole({"WordDocument": b"x"}),
    }[name]
    unread = read(data, name).unread
    assert unread is not None and unread.kind is UnreadKind.NEEDS_LIBREOFFICE
    assert "install it and run again" in unread.detail


def test_an_encrypted_opendocument_file_asks_for_one_without_a_password() -> None:
    unread = read(make_odf("text", "", "<manifest:encryption-data/>"), "paper.odt").unread
    assert unread is not None and unread.kind is UnreadKind.PASSWORD_REQUIRED


@needs_office
def test_tracked_changes_of_a_text_survive() -> None:
    memo, before = read(make_odf("text", CHANGED), "memo.odt").documents
    assert (memo.text, memo.format) == ("The gate was shut all night.", "odt")
    assert [(r.kind, r.text, r.author, r.date) for r in memo.revisions] == [
        (RevisionKind.DELETED, "open", "A. Roe", "2030-05-02"),
        (RevisionKind.INSERTED, "shut", "A. Roe", "2030-05-02"),
    ]
    assert before.text == "The gate was open all night."


@needs_office
def test_a_presentation_keeps_its_pages() -> None:
    slide = (
        '<draw:page><draw:frame svg:width="20cm" svg:height="5cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>{}'
        "</text:p></draw:text-box></draw:frame></draw:page>"
    )
    body = slide.format("The gate was shut.") + slide.format("Nobody came.")
    (document,) = read(make_odf("presentation", body), "talk.odp").documents
    assert [page.text.strip() for page in document.pages] == ["The gate was shut.", "Nobody came."]
    assert document.format == "odp"


PPTX = "http://schemas.openxmlformats.org/presentationml/2006/main"


def shape(place: str, words: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{place}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{words}'
        "</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def part(tag: str, inner: str, more: str = "") -> str:
    return (
        f'<p:{tag} xmlns:p="{PPTX}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{R_NS}" {more}>{inner}</p:{tag}>'
    )


def test_notes_of_slides_are_documents_and_hidden_slides_flagged() -> None:
    held = {
        "_rels/.rels": relations(("r1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": part(
            "presentation", '<p:sldIdLst><p:sldId r:id="r2"/><p:sldId r:id="r1"/></p:sldIdLst>'
        ),
        "ppt/_rels/presentation.xml.rels": relations(("r1", "slide", "slides/a.xml"), ("r2", "slide", "slides/b.xml")),
        "ppt/slides/a.xml": part("sld", "", 'show="0"'),
        "ppt/slides/_rels/a.xml.rels": relations(("r1", "notesSlide", "../notesSlides/n.xml")),
        "ppt/notesSlides/n.xml": part("notes", shape("sldNum", "7") + shape("body", "Do not say this.")),
        "ppt/slides/b.xml": part("sld", ""),
    }
    beside = read_beside(make_package(dict(held)), "talk.pptx", SourceId("a" * 64))
    assert [(note.name, note.text) for note in beside.notes] == [
        ("talk.pptx#notes-2", "Speaker’s notes on slide 2\n\nDo not say this.")
    ]
    assert clean(beside.notes[0]).text == "Do not say this."
    assert [(flag.kind, flag.page) for flag in beside.flags] == [(FlagKind.HIDDEN_SHEET, 1)]


@needs_office
def test_notes_of_a_presentation_of_another_format_are_read_too() -> None:
    notes = (
        '<presentation:notes><draw:frame presentation:class="notes" svg:width="9cm" svg:height="9cm" svg:x="1cm" '
        'svg:y="9cm"><draw:text-box><text:p>Do not say this.</text:p></draw:text-box></draw:frame></presentation:notes>'
    )
    slide = (
        '<draw:page><draw:frame svg:width="20cm" svg:height="5cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>Said.'
        f"</text:p></draw:text-box></draw:frame>{notes}</draw:page>"
    )
    talk, said = read(make_odf("presentation", slide), "talk.odp").documents
    assert (talk.text.strip(), clean(said).text, said.parent) == ("Said.", "Do not say this.", talk.id)


@needs_office
def test_macros_are_flagged() -> None:
    (document,) = read(make_odf("text", "<text:p>Words.</text:p>", **{"Scripts/python/m.py": "x"}), "a.odt").documents
    assert [flag.kind for flag in document.flags] == [FlagKind.MACRO]


@needs_office
def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Not for the record.", "utf-8")
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{secret.as_uri()}" '
        'text:filter-name="Text"/><text:p>Old words.</text:p></text:section><text:p>Its own words.</text:p>'
    )
    (document,) = read(make_odf("text", section), "memo.odt").documents
    assert "Its own words." in document.text
    assert "Not for the record" not in document.text


@needs_office
def test_a_file_it_cannot_open_is_corrupt_and_its_folder_is_gone() -> None:
    unread = read(make_ole({"WordDocument": bytes(6000)}), "memo.doc").unread
    assert unread is not None and unread.kind is UnreadKind.CORRUPT
    assert list(Path(tempfile.gettempdir()).glob(f"belie-office-{os.getpid()}-*")) == []


def fake_office(folder: Path, script: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    return str(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_it_runs_alone_in_a_private_folder_under_limits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = f'stat -c %a . > "{told}"; ulimit -S -v >> "{told}"; echo "$HOME $https_proxy" >> "{told}"; ls >> "{told}"'
    monkeypatch.setenv("PATH", f"{fake_office(tmp_path, script)}:{os.environ['PATH']}")
    monkeypatch.setenv("BELIE_KEY", "not for it")
    made = convert(b"words", "doc", "docx")
    assert isinstance(made, Unread) and made.kind is UnreadKind.CORRUPT
    mode, memory, where, *files = told.read_text("utf-8").splitlines()
    assert (mode, memory) == ("700", str(8 << 20))
    home, proxy = where.split()
    assert proxy.startswith("http://127.0.0.1:")
    assert not Path(home).exists()
    assert files == ["paper.doc", "profile"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_program_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    left = tmp_path / "pid"
    monkeypatch.setenv("PATH", f"{fake_office(tmp_path, f'sleep 61 & echo $! > {left}; wait')}:{os.environ['PATH']}")
    monkeypatch.setattr(libreoffice, "_alone", lambda: ())  # so that the number of its child is the one seen here
    made = convert(b"words", "doc", "docx")
    assert isinstance(made, Unread) and made.kind is UnreadKind.LIMIT
    state = subprocess.run(["ps", "-o", "stat=", "-p", left.read_text().strip()], capture_output=True, check=False)
    assert not state.stdout.strip() or state.stdout.startswith(b"Z")


def test_folders_of_processes_that_are_gone_are_removed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for pid in (ended.pid, os.getpid()):
        (tmp_path / f"belie-office-{pid}-x").mkdir()
        (tmp_path / f"belie-office-{pid}-x" / "paper.doc").write_bytes(b"words")
    remove_folders(ended.pid)
    assert [path.name for path in tmp_path.iterdir()] == [f"belie-office-{os.getpid()}-x"]


def test_every_converted_kind_has_a_reader() -> None:
    from belie.sources.registry import READERS

    assert READERS.keys() >= CONVERTED_KINDS
