"""Checks `belie predict documents` on a kit of files, one a difficulty, against its expected.json.

python -m bench.formats_kit [FOLDER]

FOLDER defaults to ../shared/data/formats. The listed files are copied to an empty folder and read three times: as
they are, with the passwords that expected.json gives, and with OCR off. Prints every difference; ends 1 when there
is one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.record_copy import copy

KIT = Path("../shared/data/formats")
Row = dict[str, Any]


def fold(text: str) -> str:
    return " ".join(str(text).split())


def holds(row: Row, wanted: str, share: float | None = None) -> bool:
    """True when the words stand in the row's text; with `share`, when so many of them stand there at all."""
    text = fold(row.get("text", ""))
    if share is None:
        return fold(wanted) in text
    words = fold(wanted).split()
    there = set(text.split())
    return sum(word in there for word in words) >= share * len(words)


def check(wanted: Row, row: Row | None) -> Iterator[str]:
    """Yield what is not as expected."""
    if row is None:
        yield "no line"
        return
    yield from _outcome(wanted, row)
    for text in wanted.get("must_contain", ()):
        if not holds(row, text, wanted.get("fuzzy")):
            yield f"lacks {text[:60]!r}"
    for text in wanted.get("must_not_contain", ()):
        if text in row.get("text", "") or (fold(text) and fold(text) in fold(row.get("text", ""))):
            yield f"holds {text[:60]!r}"
    for key in ("pages", "rows", "messages", "unique_messages", "published", "author", "duplicate_of", "bates"):
        if key in wanted and row.get(key) != wanted[key]:
            yield f"{key} is {row.get(key)!r}, not {wanted[key]!r}"
    if "members" in wanted and not set(wanted["members"]) <= set(row.get("members", ())):
        yield f"members are {row.get('members')}"
    if "lines" in wanted and len(fold_lines(row)) != wanted["lines"]:
        yield f"{len(fold_lines(row))} lines, not {wanted['lines']}"
    for text in wanted.get("warnings", ()):
        if not any(text in told for told in row.get("warnings", ())):
            yield f"no warning {text!r}"
    for part in (_pins, _flags, _revisions, _attachments, _statements, _cells, _documents):
        yield from part(wanted, row)


def fold_lines(row: Row) -> list[str]:
    return [line for line in row.get("text", "").splitlines() if line.strip()]


def _outcome(wanted: Row, row: Row) -> Iterator[str]:
    allowed = {"error_or_partial": {"error", "partial"}}.get(wanted["outcome"], {wanted["outcome"]})
    if row["outcome"] not in allowed:
        yield f"outcome is {row['outcome']} ({row.get('error_kind', 'no kind')}), not {wanted['outcome']}"
    elif wanted.get("error_kind") != row.get("error_kind"):
        yield f"error_kind is {row.get('error_kind')}, not {wanted.get('error_kind')}"
    if row["outcome"] == "error" and row.get("text"):
        yield "an error with text"


def _pins(wanted: Row, row: Row) -> Iterator[str]:
    for pin in wanted.get("pins", ()):
        text = fold(pin["text"])
        if "line" in pin:
            keys = {key for key in ("page", "line", "speaker", "under_oath") if key in pin}
            found = [line for line in row.get("lines", ()) if text in fold(line["text"])]
            if not any(all(line.get(key) == pin[key] for key in keys) for line in found):
                yield f"pin {text[:40]!r} is at {[{key: line.get(key) for key in keys} for line in found]}"
        else:
            pages = [page for page in row.get("page_text", ()) if text in fold(page.get("text", ""))]
            if not any(page["page"] == pin["page"] and page.get("bates") == pin.get("bates") for page in pages):
                yield f"pin {text[:40]!r} is on {[(page['page'], page.get('bates')) for page in pages]}"


def _flags(wanted: Row, row: Row) -> Iterator[str]:
    if "flags" not in wanted:
        return
    have = row.get("flags", [])
    if not wanted["flags"] and [flag for flag in have if flag["kind"] != "redaction"]:
        yield f"flags raised: {[flag['kind'] for flag in have]}"
    for flag in wanted["flags"]:
        if not any(all(fold(flag[key]) in fold(each.get(key, "")) for key in flag) for each in have):
            yield f"no flag {flag['kind']} of {flag.get('text', flag.get('sheet'))!r}"
        if flag.get("text") and holds(row, flag["text"]) and flag["text"] not in wanted.get("must_contain", ()):
            yield f"hidden words read as text: {flag['text'][:50]!r}"


def _revisions(wanted: Row, row: Row) -> Iterator[str]:
    for revision in wanted.get("revisions", ()):
        if revision not in [{key: each.get(key) for key in revision} for each in row.get("revisions", ())]:
            yield f"no revision {revision}"
        if revision["kind"] == "deleted" and holds(row, revision["text"]):
            yield f"deleted words read as text: {revision['text']!r}"


def _attachments(wanted: Row, row: Row) -> Iterator[str]:
    for attachment in wanted.get("attachments", ()):
        found = [each for each in row.get("attachments", ()) if each["name"] == attachment["name"]]
        if not found:
            yield f"no attachment {attachment['name']!r} among {[each['name'] for each in row.get('attachments', ())]}"
        for text in attachment["must_contain"]:
            if found and not holds(found[0], text):
                yield f"attachment lacks {text[:40]!r}"


def _statements(wanted: Row, row: Row) -> Iterator[str]:
    for statement in wanted.get("statements", ()):
        found = [each for each in row.get("statements", ()) if fold(statement["text"]) in fold(each["text"])]
        asked = {key: statement[key] for key in ("speaker", "date") if key in statement}
        if not any({key: each.get(key) for key in asked} == asked for each in found):
            yield f"statement {statement['text'][:40]!r} is {[(e.get('speaker'), e.get('date')) for e in found]}"
    witnesses = {pin["speaker"] for pin in wanted.get("pins", ()) if pin.get("under_oath")}
    for statement in wanted.get("not_statements", ()):
        for each in row.get("statements", ()):
            if fold(statement["text"]) in fold(each["text"]) and each["speaker"] in witnesses:
                yield f"{each['speaker']} is said to have said {statement['text'][:40]!r}"


def _cells(wanted: Row, row: Row) -> Iterator[str]:
    for cell in wanted.get("cells", ()):
        if not any(all(each.get(key) == cell[key] for key in cell) for each in row.get("cells", ())):
            yield f"no cell {cell}"
    for cells in wanted.get("table_rows", ()):
        if cells not in row.get("table_rows", ()):
            yield f"no row {cells}"


def _documents(wanted: Row, row: Row) -> Iterator[str]:
    for document in wanted.get("documents", ()):
        asked = {key: value for key, value in document.items() if key != "must_contain"}
        found = [d for d in row.get("documents", ()) if {key: d.get(key) for key in asked} == asked]
        if not found:
            yield f"no document {asked}"
        elif not all(holds(found[0], text) for text in document["must_contain"]):
            yield f"document {document['begdoc']} lacks its words"


def predict(folder: Path, out: Path, *options: str, **environment: str) -> dict[str, Row]:
    command = [sys.executable, "-m", "belie", "predict", "documents", str(folder), str(out), *options]
    subprocess.run(command, check=True, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    return {row["file"]: row for row in rows}


def report(title: str, files: Iterable[Row], rows: dict[str, Row]) -> int:
    """Print the files that are not as expected and return how many there are."""
    wrong = total = 0
    for wanted in files:
        total += 1
        problems = list(check(wanted, rows.get(wanted["file"])))
        wrong += bool(problems)
        for problem in problems:
            print(f"  {wanted['file']}: {problem}")
    print(f"{title}: {total - wrong} of {total} right", flush=True)
    return wrong


def with_passwords(files: Iterable[Row]) -> Iterator[Row]:
    for wanted in files:
        if "with_password" in wanted:
            yield {"file": wanted["file"], "outcome": "text", **wanted["with_password"]}


def without_ocr(files: Iterable[Row]) -> Iterator[Row]:
    """Yield what is expected with OCR off: no text is told by an error or a warning, a page by its warning."""
    for wanted in files:
        if "without_ocr" in wanted:
            off = wanted["without_ocr"]
            pages = [f"page {number}" for number in off.get("page_warnings", ())]
            outcome = "error_or_partial" if off["outcome"] in ("warning", "text") else off["outcome"]
            yield {
                "file": wanted["file"], "error_kind": "needs_ocr", **off, "outcome": outcome, "warnings": pages,
            }  # fmt: skip


def main(folder: Path) -> None:
    files = json.loads((folder / "expected.json").read_text("utf-8"))["files"]
    with tempfile.TemporaryDirectory() as place:
        kit, out = Path(place) / "kit", Path(place) / "out.jsonl"
        copy(folder, kit)
        wrong = report("as they are", files, predict(kit, out))
        passwords = Path(place) / "passwords.txt"
        passwords.write_text("\n".join(row["password"] for row in files if "password" in row), "utf-8")
        rows = predict(kit, out, "--passwords", str(passwords))
        wrong += report("with passwords", with_passwords(files), rows)
        wrong += report("with OCR off", without_ocr(files), predict(kit, out, BELIE_OCR="off"))
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else KIT)
