"""From an annotator's notation to statements with offsets, and how far two annotators agree.

    python annotate.py compile NOTES... --out OUT.jsonl
    python annotate.py agree OUT.jsonl

A note file holds one paper: lines "key: value" (id, genre, doc_type, date, author, sworn), a line "---", the text to
the end. Beside it `NAME.first`, `NAME.second` and `NAME.final` hold one statement a line, by place of its content:

    content | cue | source | speaker | flags

Each of content, cue and source is copied from the text; "||" parts pieces, " [...] " stands for words left out in the
middle, and "@2" at the end means the second place where the words stand; without a number a content is looked for
from the one before it on, and cue and source nearest to the content and to each other. `source` is the mention as
printed ("he", "A."), `speaker` the resolved name; both may be empty. Flags, parted by blanks: `thought` (no speech or
writing), `denied`, `direct` (unmarked words that are someone's own), `form=FORUM`, `sworn`, `date=YYYY-MM-DD` (of
saying).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

Span = tuple[int, int]
GAP = " [...] "
PASSES = ("first", "second", "final")
FLAGS = ("thought", "denied", "direct", "sworn")
FIELDS = {"form": "forum", "date": "date"}
_PLACE = re.compile(r"\s*@(\d+)$")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_IN_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"")


def places(text: str, words: str) -> list[Span]:
    """Return every place of the words; white space matches any white space."""
    head, _, tail = words.partition(GAP)
    found = []
    for start in re.finditer(_loose(head), text):
        if not tail:
            found.append(start.span())
        elif end := re.compile(_loose(tail)).search(text, start.end()):
            found.append((start.start(), end.end()))
    return found


def _loose(words: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    before, after = words.lstrip()[:1], words.rstrip()[-1:]
    return (r"(?<!\w)" if before.isalnum() else "") + pattern + (r"(?!\w)" if after.isalnum() else "")


def candidates(text: str, words: str) -> list[Span]:
    """Return the places the words may mean: all of them, or the one that "@2" numbers.

    Raises:
        ValueError: The words stand nowhere.
        IndexError: They stand at fewer places than the number says.
    """
    found = places(text, _PLACE.sub("", words).strip())
    if not found:
        raise ValueError(f"not in the text: {words!r}")
    numbered = _PLACE.search(words)
    return [found[int(numbered[1]) - 1]] if numbered else found


def contents(text: str, field: str, near: int) -> list[Span]:
    """Return the pieces of a content, each the first place at `near`, or after the piece before it."""
    spans: list[Span] = []
    for piece in pieces(field):
        near = spans[-1][1] if spans else near
        found = candidates(text, piece)
        later = [span for span in found if span[0] >= near]
        spans.append(later[0] if later else min(found, key=lambda span: abs(span[0] - near)))
    if not spans:
        raise ValueError("a statement without content")
    return spans


def attribution(text: str, cue: str, source: str, spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """Return where cue and source stand: the places nearest to each other and to the content, outside of it.

    The way to the content, from whichever of the two is nearer, counts double.
    """
    cues, sources = pieces(cue), pieces(source)

    def to_content(span: Span) -> int:
        return min(distance(span, piece) for piece in spans)

    def cost(pair: tuple[Span | None, Span | None]) -> int:
        told = [span for span in pair if span]
        inside = sum(start < span[1] and span[0] < end for span in told for start, end in spans)
        apart = distance(told[0], told[-1]) if told else 0
        return inside * len(text) + 2 * min(map(to_content, told), default=0) + apart

    first_cues = candidates(text, cues[0]) if cues else [None]
    first_sources = candidates(text, sources[0]) if sources else [None]
    said, by = min(((one, other) for one in first_cues for other in first_sources), key=cost)
    return _with_rest(text, said, cues), _with_rest(text, by, sources)


def _with_rest(text: str, first: Span | None, words: list[str]) -> list[Span]:
    found = [first] if first else []
    for piece in words[1:]:
        last = found[-1]
        found.append(min(candidates(text, piece), key=lambda span: (span == last, distance(span, last))))
    return sorted(found)


def distance(one: Span, other: Span) -> int:
    """Return how many characters part two spans; 0 when they touch or overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def pieces(field: str) -> list[str]:
    """Return the pieces of a field that "||" parts."""
    return [piece.strip() for piece in field.split("||") if piece.strip()]


def compile_line(text: str, line: str, near: int) -> dict[str, Any]:
    """Return the statement of one line; its content begins at `near` or after."""
    fields = [field.strip() for field in re.split(r"(?<!\|)\|(?!\|)", line)]
    content, cue, source, speaker, flags = [*fields, "", "", "", "", ""][:5]
    spans = contents(text, content, near)
    cues, sources = attribution(text, cue, source, spans)
    told = flags.split()
    if unknown := [flag for flag in told if flag not in FLAGS and flag.partition("=")[0] not in FIELDS]:
        raise ValueError(f"unknown flag: {unknown[0]!r}")
    statement: dict[str, Any] = {
        "content": spans,
        "cue": cues,
        "source": sources,
        "type": "direct" if "direct" in told else form_of(text, spans),
        "speech": "thought" not in told,
        "speaker": speaker or None,
        "negated": "denied" in told,
    }
    if "sworn" in told:
        statement["sworn"] = True
    for flag in told:
        key, equals, value = flag.partition("=")
        if equals:
            statement[FIELDS[key]] = value
    return statement


def form_of(text: str, spans: list[Span]) -> str:
    """Return direct, mixed or indirect by the share of letters inside marks, as data/statements does."""
    marked = {at for found in _IN_MARKS.finditer(text) for at in range(*found.span())}
    letters = [at for start, end in spans for at in range(start, end) if text[at].isalpha()]
    share = sum(at in marked for at in letters) / max(1, len(letters))
    return "direct" if share >= 0.95 else "indirect" if share <= 0.02 else "mixed"


def compile_paper(note: Path) -> dict[str, Any]:
    """Return one paper with its passes of annotation.

    Raises:
        ValueError: A line names words that are not in the text; all such lines are told at once.
    """
    head, _, text = note.read_text("utf-8").partition("\n---\n")
    paper: dict[str, Any] = {}
    for line in head.splitlines():
        key, _, value = line.partition(":")
        if value.strip():
            paper[key.strip()] = value.strip() == "yes" if key.strip() == "sworn" else value.strip()
    paper["text"] = text.strip("\n") + "\n"
    wrong = []
    for name in PASSES:
        file = note.with_suffix(f".{name}")
        if not file.exists():
            continue
        statements: list[dict[str, Any]] = []
        near = 0
        for line in file.read_text("utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            try:
                statements.append(compile_line(paper["text"], line, near))
                near = statements[-1]["content"][0][0]
            except (ValueError, IndexError) as error:
                wrong.append(f"{file}: {line}\n    {error}")
        paper[name] = statements
    if wrong:
        raise ValueError("\n".join(wrong))
    paper["statements"] = paper.pop("final", paper.get("first", []))
    return paper


def words_in(text: str, spans: list[list[int]]) -> set[int]:
    """Return the places of the words of the spans."""
    return {start + word.start() for start, end in spans for word in _WORD.finditer(text[start:end])}


def pairs_of(paper: dict[str, Any], one: str, other: str) -> list[tuple[int, int]]:
    """Return which statements of two passes are the same: words shared by at least half, each taken once."""
    left, right = ([words_in(paper["text"], s["content"]) for s in paper[name]] for name in (one, other))
    likely = sorted(
        ((len(a & b) / len(a | b), i, j) for i, a in enumerate(left) for j, b in enumerate(right) if a & b),
        reverse=True,
    )
    taken: list[tuple[int, int]] = []
    for share, i, j in likely:
        if share >= 0.5 and all(i != k and j != m for k, m in taken):
            taken.append((i, j))
    return sorted(taken)


def main() -> int:
    """Compile notes, or print the agreement between first and second pass by genre; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    made = commands.add_parser("compile")
    made.add_argument("notes", nargs="+", type=Path)
    made.add_argument("--out", type=Path, required=True)
    agree = commands.add_parser("agree")
    agree.add_argument("papers", nargs="+", type=Path)
    given = parser.parse_args()
    if given.command == "compile":
        try:
            papers = [compile_paper(note) for note in sorted(given.notes)]
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        given.out.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in papers), "utf-8")
        print(f"{len(papers)} papers, {sum(len(p['statements']) for p in papers)} statements")
        return 0
    by_genre: dict[str, list[int]] = {}
    for file in given.papers:
        for line in file.read_text("utf-8").splitlines():
            paper = json.loads(line)
            if "first" not in paper or "second" not in paper:
                continue
            both = pairs_of(paper, "first", "second")
            named = sum(
                words_in(paper["text"], paper["first"][i]["source"])
                == words_in(paper["text"], paper["second"][j]["source"])
                for i, j in both
            )
            for genre in (str(paper["genre"]), "all"):
                row = by_genre.setdefault(genre, [0, 0, 0, 0, 0])
                for at, more in enumerate((1, len(paper["first"]), len(paper["second"]), len(both), named)):
                    row[at] += more
    for genre, (count, first, second, both_found, same_source) in sorted(by_genre.items()):
        print(
            f"{genre:14} papers {count:3}  statements {first:4} and {second:4}  detected F1"
            f" {2 * both_found / max(1, first + second):.3f}  same source {same_source / max(1, both_found):.3f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
