"""Word documents made for a test: the parts given, in a ZIP archive."""

import io
import zipfile

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{R_NS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def make_package(parts: dict[str, str | bytes]) -> bytes:
    """Return an Office file of these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {"[Content_Types].xml": TYPES, **parts}.items():
            archive.writestr(name, part)
    return held.getvalue()


def relations(*held: tuple[str, str, str]) -> str:
    """Return a part of relationships: id, last word of the type, target."""
    rows = "".join(f'<Relationship Id="{ident}" Type="{R_NS}/{kind}" Target="{to}"/>' for ident, kind, to in held)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def root(tag: str, inner: str) -> str:
    """Return a part's root element with the usual namespaces."""
    return f'<?xml version="1.0"?><w:{tag} {NAMESPACES}>{inner}</w:{tag}>'


def make_docx(body: str, **parts: str | bytes) -> bytes:
    """Return a Word document with this body; other parts by name: `comments="<w:comment .../>"`."""
    named = {f"word/{name}.xml": root(name, held) if isinstance(held, str) else held for name, held in parts.items()}
    links = [(f"rId{at}", name, f"{name}.xml") for at, name in enumerate(parts, 1)]
    return make_package(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations(*links),
            **named,
        }
    )


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph; runs that are no XML become text."""
    held = "".join(run if run.startswith("<") else t(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{held}</w:p>"


def t(words: str, properties: str = "") -> str:
    """Return a run of text."""
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{words}</w:t></w:r>'


def deleted(words: str, author: str = "A. Roe", date: str = "2030-05-02T10:00:00Z") -> str:
    """Return words that were taken out."""
    return (
        f'<w:del w:id="1" w:author="{author}" w:date="{date}"><w:r><w:delText xml:space="preserve">{words}'
        "</w:delText></w:r></w:del>"
    )


def inserted(words: str, author: str = "A. Roe", date: str = "2030-05-02T10:00:00Z") -> str:
    """Return words that were put in."""
    return f'<w:ins w:id="2" w:author="{author}" w:date="{date}">{t(words)}</w:ins>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell is one paragraph of text or the XML of several."""
    cells = ["".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
