"""A small matter with sealed papers whose words, names, files and numbers stand nowhere else."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from belie.app.cli.main import cli
from belie.errors import BelieError
from sources.made_pdf import Sheet, make_pdf, wrap

MARKERS = (
    "quiverhold",  # a word of the sealed memo
    "73619",  # a number of it
    "73,619",
    "Vashkevich",  # a person named in it alone
    "Ludwiga",  # the given name that it alone gives a person whom public papers name too
    "zanthorpe",  # its file name
    "garnetfox",  # the name of a file that could not be read
    "thistledown",  # a word of an attachment of a mail sealed by order
    "marigold",  # the file name of that mail
    "peregrine",  # a word of a page sealed by order
    "larkspur",  # a word of copies of what was sealed by order: as text, PDF, attachment, quoted in a reply
    "ostrander",  # a word of a member of an archive, sealed by order
    "kittiwake",  # a word of a paper that the docket calls sealed
    "windlass",  # a word of a paper that an order unseals from a day to come
)
BOATS = (
    "The larkspur boats have not left the harbour, and nothing was agreed with the port. The crews were told on "
    "Monday that no date was set for the departure, that the larkspur list is not complete, and that nobody should "
    "say that it is. We will write again when there is more to say about it.\n"
)
PAPERS = {
    "declaration.txt": "DECLARATION OF HENK BRANDT\n\nI, Henk Brandt, declare as follows.\n\n1. The ministry has "
    "agreed to receive the persons held at Marrow Point.\n\n2. About 40 persons are held at Marrow Point.\n\n"
    "I declare under penalty of perjury that the foregoing is true and correct. Executed on March 2, 2026.\n\n"
    "Henk Brandt\n",
    "press.txt": "FOR IMMEDIATE RELEASE\nMarch 5, 2026\n\nDirector Brandt said that the ministry has agreed to receive "
    "the persons held at Marrow Point. The talks with the ministry have not failed, Brandt said.\n",
    "zanthorpe-cable.txt": "FILED UNDER SEAL\n\nMEMORANDUM\n\nTO: Ottoline Vashkevich\nFROM: Ludwiga Brandt\n"
    "DATE: March 1, 2026\nSUBJECT: quiverhold\n\nThe talks with the ministry have failed. The ministry has not agreed "
    "to receive the persons held at Marrow Point. Ottoline Vashkevich said that 73,619 files are lost at quiverhold. "
    "In all 73619 were counted.\n",
    "marigold.eml": "From: Ada Holt <a@example.org>\nTo: Bo Lund <b@example.org>\nSubject: the boats\n"
    "Date: Mon, 2 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    f"--x\nContent-Type: text/plain\n\n{BOATS}"
    "--x\nContent-Type: text/plain; name=list.txt\nContent-Disposition: attachment; filename=list.txt\n\n"
    "The thistledown list was not complete on Monday.\n--x--\n",
    "copy.txt": BOATS,
    "cover.eml": "From: Bo Lund <b@example.org>\nTo: Cy Marr <c@example.org>\nSubject: the port\n"
    "Date: Wed, 4 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    "--x\nContent-Type: text/plain\n\nPlease see what is attached about the port.\n"
    "--x\nContent-Type: text/plain; name=peregrine.txt\nContent-Disposition: attachment; filename=peregrine.txt\n\n"
    f"{BOATS}--x--\n",
    "reply.eml": "From: Bo Lund <b@example.org>\nTo: Ada Holt <a@example.org>\nSubject: Re: the boats\n"
    "Date: Tue, 3 Mar 2026 10:00:00 +0000\n\nI agree with all of this.\n\n"
    "On Mon, 2 Mar 2026 at 10:00, Ada Holt <a@example.org> wrote:\n"
    + "".join(f"> {line}\n" for line in wrap(BOATS, 60)),
    "docket.json": json.dumps(
        {
            "court_id": "qbd",
            "docket_number": "1:26-cv-00012",
            "docket_entries": [
                {
                    "entry_number": 81,
                    "date_filed": "2026-03-01",
                    "description": "SEALED EXHIBIT",
                    "recap_documents": [{"document_number": "81", "is_sealed": True, "document_type": 1}],
                }
            ],
        }
    ),
    "entry.txt": "Case 1:26-cv-00012 ECF No. 81, PageID.900 Filed 03/01/26 Page 1 of 1\n\nThe kittiwake gate was never "
    "open at all.\n",
    "later.txt": "The windlass gate is closed until the summer.\n",
    "report.txt": "REPORT\nMarch 4, 2026\n\nThe gate at Marrow Point was open all night.\n\fThe peregrine gate was "
    "closed.\n\fThe wall was painted.\n",
    "garnetfox.pdf": "%PDF-1.7\nnothing of it can be read",
}
BY_ORDER = (
    ["marigold.eml", "--by", "ECF No. 5"],
    ["report.txt", "--pages", "2", "--by", "ECF No. 6"],
    ["box.zip!zanthorpe.txt", "--by", "ECF No. 7"],
    ["later.txt", "--by", "ECF No. 8"],
)


def write_papers(folder: Path) -> None:
    """Write the papers, a PDF of one of them and an archive."""
    for name, text in PAPERS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "scan.pdf").write_bytes(make_pdf([Sheet().lines(72, 72, wrap(BOATS, 60))]))
    with zipfile.ZipFile(folder / "box.zip", "w") as archive:
        archive.writestr("open.txt", "The gate is open at noon.\n")
        archive.writestr("zanthorpe.txt", "The ostrander gate is closed and has not been opened since Monday.\n")


@dataclass(frozen=True)
class Sealed:
    """A matter with sealed papers, and what a command may be pointed at."""

    matter: Path
    places: dict[str, str]


def run(*words: str, audience: str = "house") -> tuple[int, str]:
    """Return the exit code and all that a command printed, errors included as the command line prints them."""
    done = CliRunner().invoke(cli, list(words), env={"BELIE_AUDIENCE": audience, "BELIE_WORKERS": "1"})
    error = done.exception
    if isinstance(error, BelieError):
        return error.exit_code, f"{done.output}{error}"
    assert error is None or isinstance(error, SystemExit), repr(error)
    return done.exit_code, done.output


def make_sealed(folder: Path, *options: str) -> Sealed:
    """Examine the papers in `folder` and seal some of them by order."""
    papers, matter = folder / "papers", folder / "matter"
    papers.mkdir()
    write_papers(papers)
    run("examine", str(papers), "--matter", str(matter), "--report", str(folder / "house.html"), *options)
    for words in BY_ORDER:
        code, printed = run("seal", str(matter), *words, *options)
        assert code == 0, printed
    code, printed = run("unseal", str(matter), "later.txt", "--by", "ECF No. 9", "--from", "9000-01-01", *options)
    assert code == 0, printed
    draft = folder / "draft.txt"
    draft.write_text("See declaration.txt, p. 1. See Brandt Decl. ¶ 1.", "utf-8")
    another = folder / "note.txt"
    another.write_text("The gate was painted.", "utf-8")
    every = json.loads(run("statements", str(matter), "--json", *options)[1])
    hidden = next(held["id"] for held in every if "73,619" in held["content"])
    return Sealed(
        matter,
        {
            "matter": str(matter),
            "papers": str(papers),
            "draft": str(draft),
            "paper": str(another),
            "hidden": hidden,
            "report": str(folder / "public.html"),
            "new": str(folder / "new"),
        },
    )


def found(text: str) -> list[str]:
    return [marker for marker in MARKERS if marker.casefold() in text.casefold()]
