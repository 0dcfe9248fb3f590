"""The annotators' tool: notes to statements with offsets, and the agreement of two passes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

TOOL = Path(__file__).parents[2] / "training" / "annotate.py"
PAPERS = Path(__file__).parents[2] / "training" / "documents"
NOTE = """id: news-x
genre: news
date: 2031-03-05
sworn: no
---
Storm drain was blocked, says Ulla Brandt

Brandt said the grate was shut. "Nobody came," said Ivo Reyes, who lives
nearby. "Not once." He denied that he had called the works office.

Q. Was it raining?
A. Yes. It rained.
"""
FIRST = """Storm drain was blocked | says | Ulla Brandt | Ulla Brandt
the grate was shut | said | Brandt | Ulla Brandt
Nobody came || Not once. | said | Ivo Reyes | Ivo Reyes
that he had [...] works office | denied | He | Ivo Reyes | denied
Yes. It rained. | | A. | Ulla Brandt | direct sworn form=testimony
"""


def annotate(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, TOOL, *arguments], capture_output=True, text=True, check=False)


def compiled(folder: Path, text: str = NOTE, **passes: str) -> dict[str, Any]:
    (folder / "x.txt").write_text(text, "utf-8")
    for name, lines in passes.items():
        (folder / f"x.{name}").write_text(lines, "utf-8")
    made = annotate("compile", folder / "x.txt", "--out", folder / "x.jsonl")
    assert made.returncode == 0, made.stderr
    paper: dict[str, Any] = json.loads((folder / "x.jsonl").read_text("utf-8"))
    return paper


def said(paper: dict[str, Any], at: int, field: str) -> list[str]:
    return [paper["text"][start:end] for start, end in paper["statements"][at][field]]


def test_a_note_becomes_statements_with_offsets(tmp_path: Path) -> None:
    paper = compiled(tmp_path, first=FIRST)
    assert (paper["date"], paper["sworn"]) == ("2031-03-05", False)
    assert said(paper, 2, "content") == ["Nobody came", "Not once."]
    assert said(paper, 3, "content") == ["that he had called the works office"]
    kinds = [(one["type"], one["negated"], one["speaker"]) for one in paper["statements"]]
    assert kinds[2:] == [
        ("direct", False, "Ivo Reyes"),
        ("indirect", True, "Ivo Reyes"),
        ("direct", False, "Ulla Brandt"),
    ]
    assert (paper["statements"][4]["sworn"], paper["statements"][4]["forum"]) == (True, "testimony")


def test_cue_and_source_are_those_that_stand_together(tmp_path: Path) -> None:
    paper = compiled(tmp_path, first=FIRST)
    assert paper["statements"][1]["cue"][0][0] == NOTE.index("said the grate") - NOTE.index("Storm")
    assert paper["statements"][2]["cue"][0][0] == NOTE.index("said Ivo") - NOTE.index("Storm")
    assert said(paper, 4, "source") == ["A."]


def test_a_long_source_after_the_content_keeps_its_own_cue(tmp_path: Path) -> None:
    text = NOTE.replace(
        "Q. Was", "He gave no date, Reyes said. The drain was full, two men who work in the market said.\n\nQ. Was"
    )
    paper = compiled(tmp_path, text, first="The drain was full | said | two men who work in the market |\n")
    assert paper["statements"][0]["cue"][0][0] == paper["text"].index("said.\n\nQ. Was")


def test_a_word_is_never_found_inside_another(tmp_path: Path) -> None:
    paper = compiled(tmp_path, first="Not once. | said | Ivo Reyes | Ivo Reyes\nHe denied | | he @1 |\n")
    assert said(paper, 1, "source") == ["he"]
    assert paper["statements"][1]["source"][0][0] == NOTE.index("he had called") - NOTE.index("Storm")


def test_the_final_pass_wins_and_all_passes_are_kept(tmp_path: Path) -> None:
    paper = compiled(tmp_path, first=FIRST, second="Not once. | said | Ivo Reyes |\n", final=FIRST.splitlines()[1])
    assert [len(paper[name]) for name in ("first", "second", "statements")] == [5, 1, 1]


def test_words_that_are_not_in_the_text_are_all_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(NOTE, "utf-8")
    (tmp_path / "x.first").write_text("no such words | said | Brandt |\nNobody came | shouted | Ivo Reyes |\n", "utf-8")
    made = annotate("compile", tmp_path / "x.txt", "--out", tmp_path / "x.jsonl")
    assert made.returncode == 1
    assert "no such words" in made.stderr and "shouted" in made.stderr
    assert not (tmp_path / "x.jsonl").exists()


def test_a_flag_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(NOTE, "utf-8")
    (tmp_path / "x.first").write_text("Nobody came | said | Ivo Reyes | | denyed\n", "utf-8")
    made = annotate("compile", tmp_path / "x.txt", "--out", tmp_path / "x.jsonl")
    assert made.returncode == 1 and "denyed" in made.stderr


def test_agreement_counts_what_both_found_and_from_whom(tmp_path: Path) -> None:
    second = "the grate was shut | said | Brandt |\nNobody came || Not once. | said | nearby |\n"
    compiled(tmp_path, first="\n".join(FIRST.splitlines()[1:4]) + "\n", second=second)
    lines = annotate("agree", tmp_path / "x.jsonl").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["all", "news"]
    assert "statements    3 and    2  detected F1 0.800  same source 0.500" in lines[0]


def test_every_delivered_paper_is_whole() -> None:
    seen: set[str] = set()
    for file in sorted(PAPERS.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            paper = json.loads(line)
            assert paper["id"] not in seen, f"{file.name}: {paper['id']} stands twice"
            seen.add(paper["id"])
            assert {"genre", "doc_type", "text", "first", "statements"} <= set(paper), f"{file.name}: {paper['id']}"
            for one in paper["statements"]:
                for start, end in [*one["content"], *one["cue"], *one["source"]]:
                    assert 0 <= start < end <= len(paper["text"]), f"{file.name}: {paper['id']}: {start}-{end}"
