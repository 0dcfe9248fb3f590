"""`belie predict`: answers in the formats of annotated data, so that scorers can measure belie."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from belie.app.cli.options import JudgePairs, Passwords, Workers
from belie.app.cli.show import TerminalProgress, tell
from belie.app.settings import house_settings, settings_with

predict = typer.Typer(
    name="predict", help="Answer annotated questions, one JSON line each.", no_args_is_help=True, rich_markup_mode=None
)


@predict.callback()
def _whole() -> None:
    """Answer annotated questions, one JSON line each."""
    house_settings()  # the answers are made of whole papers


In = Annotated[Path, typer.Argument(metavar="IN.jsonl", help="Questions, one JSON object a line.", show_default=False)]
Out = Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="File to write.", show_default=False)]
Dir = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of documents.", show_default=False)]
Top = Annotated[int, typer.Option("--top", min=1, help="Answers at most.")]


class Spans(StrEnum):
    """What a span of a time expression takes in."""

    PHRASE = "phrase"
    TIMEX3 = "timex3"


def _tell(failed: int) -> None:
    if failed:
        tell(f"{failed} of the inputs failed; their lines say why.")


@predict.command()
def statements(source: In, target: Out) -> None:
    """{"id","text"} and, where known, "doc_type" and "date": the statements of the text."""
    from belie.app.predictions import answer_each, read_lines, with_texts
    from belie.engine.inference.syntax import SpacySyntax
    from belie.statements.predict import StatementPredictor

    rows = read_lines(source)
    _tell(answer_each(rows, target, with_texts(StatementPredictor(rows, SpacySyntax(), (Exception,)), "text")))


@predict.command()
def time(
    source: In,
    target: Out,
    spans: Annotated[
        Spans, typer.Option("--spans", help="phrase takes signal words in, timex3 leaves them out.")
    ] = Spans.PHRASE,
) -> None:
    """{"id","text","dct"}: the time expressions of the text."""
    from belie.app.predictions import answer_each, read_lines, with_texts
    from belie.timex.predict import predict_line
    from belie.timex.types import SpanStyle

    style = SpanStyle(spans.value)
    _tell(answer_each(read_lines(source), target, with_texts(lambda row: predict_line(row, style), "text")))


@predict.command()
def contradiction(source: In, target: Out) -> None:
    """{"id","premise","hypothesis"}: label and probabilities."""
    from belie.app.predictions import Row, answer_each, read_lines, with_texts
    from belie.engine.inference.judge import Judge

    judge = Judge()

    def answer(row: Row) -> Row:
        (verdict,) = judge.judge([(row["premise"], row["hypothesis"])])
        chances = {
            "entailment": verdict.entailment,
            "neutral": verdict.neutral,
            "contradiction": verdict.contradiction,
        }
        label = max(chances, key=lambda name: chances[name])
        return {"id": row["id"], "label": label, **{f"p_{name}": chance for name, chance in chances.items()}}

    _tell(answer_each(read_lines(source), target, with_texts(answer, "premise", "hypothesis")))


@predict.command()
def pairs(
    folder: Dir,
    target: Out,
    top: Top = 1000,
    passwords: Passwords = None,
    workers: Workers = None,
    judge_pairs: JudgePairs = None,
) -> None:
    """Pairs of quotes in DIR that cannot both hold, best first."""
    from belie.app.predictions import check_target, examined, write_pairs

    check_target(target)
    settings = settings_with(passwords=passwords, workers=workers, judge_pairs=judge_pairs, findings=top)
    with TerminalProgress() as progress, examined(folder, settings, progress) as (house, _):
        write_pairs(house, target, top)


@predict.command()
def against(
    folder: Dir, source: In, target: Out, top: Top = 1000, passwords: Passwords = None, workers: Workers = None
) -> None:
    """{"id","doc","quote"}: what in DIR stands against each quote, best first."""
    from belie.app.asking import Asker
    from belie.app.predictions import answer_against, answer_each, check_target, examined, read_lines, with_texts

    rows = read_lines(source)
    check_target(target)
    settings = settings_with(passwords=passwords, workers=workers, judge_pairs=0)
    with TerminalProgress() as progress, examined(folder, settings, progress) as (house, judge):
        asker = Asker(house, judge)
        _tell(answer_each(rows, target, with_texts(lambda row: answer_against(asker, row, top), "quote")))


@predict.command()
def documents(folder: Dir, target: Out, passwords: Passwords = None, workers: Workers = None) -> None:
    """What came out of every file of DIR: text, pages, names, flags, cells, or why nothing did."""
    from belie.app.document_predictions import write_documents
    from belie.app.predictions import check_target, read_in

    check_target(target)
    settings = settings_with(passwords=passwords, workers=workers)
    with TerminalProgress() as progress, read_in(folder, settings, progress) as (house, flow):
        flow.read()
        flow.recognise()
        flow.analyse()
        flow.identify()
        failed = write_documents(house, target)
    if failed:
        tell(f"{failed} of the files gave no text; their lines say why.")
