"""Render the invented record of ``src/belie/demo/record`` from the sources in this folder.

Needs ``typst`` (0.15.2 was used) and ``pillow`` (13.0.0) from the package index; everything else is the standard
library::

    python demo-sources/build.py            # all
    python demo-sources/build.py pellandry  # only outputs whose name has this word

Output is byte-identical from run to run: dates come from the sources, fonts from inside typst.
"""

from __future__ import annotations

import json
import sys
import textwrap
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from string import Template

from docket import build_docket
from office import build_sheet, build_word
from pictures import build_scan, build_volume

HERE = Path(__file__).parent
RECORD = HERE.parent / "src" / "belie" / "demo" / "record"
NOTICE = "Invented for demonstration"
LINES_A_PAGE = 25
LINE_WIDTH = 58


def build_pdf(source: Path, target: Path) -> None:
    """Compile one typst file with the fonts that come with typst."""
    import typst

    pdf = typst.compile(str(source), root=str(HERE), format="pdf", ignore_system_fonts=True)
    target.write_bytes(pdf)


def paginate(source: Path) -> list[list[str]]:
    """Return the pages of a transcript as lists of at most 25 lines, the title page first.

    The source is a title page, a line of three equals signs, then one turn a paragraph. ``---`` between
    turns starts a new page; a paragraph that starts with ``|`` is set centred.
    """
    title, _, turns = source.read_text(encoding="utf-8").partition("\n===\n")
    pages = [title.strip("\n").split("\n")]
    lines: list[str] = []
    for turn in turns.strip().split("\n\n"):
        flat = " ".join(turn.split())
        if flat == "---":
            pages.append(lines)
            lines = []
            continue
        if flat.startswith("|"):
            lines.append(flat[1:].strip().center(LINE_WIDTH).rstrip())
            continue
        first = "        "
        if flat[:2] in ("Q.", "A."):
            first, flat = "    ", flat[:2] + "  " + flat[2:].strip()
        lines += textwrap.wrap(flat, LINE_WIDTH, initial_indent=first, break_on_hyphens=False)
        while len(lines) > LINES_A_PAGE:
            pages.append(lines[:LINES_A_PAGE])
            lines = lines[LINES_A_PAGE:]
    return [*pages, lines]


def build_transcript(source: Path, target: Path) -> None:
    """Write a hearing as text: numbered lines, a form feed between pages."""
    out = []
    for number, page in enumerate(paginate(source), 1):
        rows = [f"{number:>66}", ""]
        rows += [f"{i:>4}  {line}".rstrip() for i, line in enumerate(page, 1)]
        rows += ["", NOTICE.center(66).rstrip()]
        out.append("\n".join(rows))
    target.write_text("\n\f\n".join(out) + "\n", encoding="utf-8")


def build_deposition(source: Path, target: Path) -> None:
    """Write a deposition as PDF, with `deposition` of lib.typ."""
    import typst

    pages = json.dumps(paginate(source), ensure_ascii=False)
    program = f'#import "/lib.typ": deposition\n#deposition(json(bytes({json.dumps(pages, ensure_ascii=False)})))\n'
    target.write_bytes(typst.compile(program.encode(), root=str(HERE), format="pdf", ignore_system_fonts=True))


def build_news(source: Path, target: Path) -> None:
    """Put an article into its outlet's page: menus, consent banner, related links and all."""
    head, _, body = source.read_text(encoding="utf-8").partition("\n===\n")
    fields = json.loads(head)
    page = Template((HERE / "news" / fields.pop("template")).read_text(encoding="utf-8"))
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": fields["headline"],
        "datePublished": fields["published"],
        "dateModified": fields["modified"],
        "author": {"@type": "Person", "name": fields["author"]},
    }
    target.write_text(
        page.substitute(fields, body=body.strip(), notice=NOTICE, linked=json.dumps(linked, indent=1)), encoding="utf-8"
    )


def build_mail(source: Path, target: Path) -> None:
    """Write a message with its attachments; boundaries are fixed so that the bytes are."""
    head, _, body = source.read_text(encoding="utf-8").partition("\n===\n")
    fields = json.loads(head)
    message = EmailMessage(policy=SMTP)
    for name, value in fields["headers"].items():
        message[name] = value
    message["X-Notice"] = NOTICE
    message.set_content(body.strip() + f"\n\n-- \n{NOTICE}\n", cte="quoted-printable")
    for name in fields.get("attachments", []):
        attached = HERE / "mail" / name
        if name.endswith(".typ"):
            import typst

            data = typst.compile(str(attached), root=str(HERE), format="pdf", ignore_system_fonts=True)
            message.add_attachment(data, maintype="application", subtype="pdf", filename=name[:-4] + ".pdf")
        else:
            message.add_attachment(attached.read_text(encoding="utf-8"), filename=name)
    if message.is_multipart():
        message.set_boundary("=_" + source.stem)
    target.write_bytes(message.as_bytes())


BUILDERS = {
    ".typ": (build_pdf, ".pdf"),
    ".transcript": (build_transcript, ".txt"),
    ".deposition": (build_deposition, ".pdf"),
    ".article": (build_news, ".html"),
    ".message": (build_mail, ".eml"),
    ".draft": (build_word, ".docx"),
    ".sheet": (build_sheet, ".xlsx"),
}
FOLDERS = {"volume/volume.json": (build_volume, "production/VOL02"), "docket/entries.json": (build_docket, "docket")}


def main(words: list[str]) -> None:
    """Build every output whose path has one of WORDS; all when there are none.

    A source named ``docket__ecf-024-order.typ`` becomes ``docket/ecf-024-order.pdf``.
    """
    for source in sorted(HERE.glob("*/*__*")):
        stem, suffix = source.stem, source.suffix
        build, ending = BUILDERS.get(suffix, (None, suffix))
        target = RECORD / (stem.replace("__", "/") + ending)
        if words and not any(word in str(target) for word in words):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.parent.name == "scans":
            build_scan(source, target)
        elif build is None:
            target.write_bytes(source.read_bytes())
        else:
            build(source, target)
        print(target.relative_to(RECORD), target.stat().st_size)
    for name, (build_all, folder) in FOLDERS.items():
        if not words or any(word in folder for word in words):
            build_all(HERE / name, RECORD / folder)


if __name__ == "__main__":
    main(sys.argv[1:])
