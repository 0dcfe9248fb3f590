"""`belie examine`, `add` and `run`: files in, findings out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from belie.app.cli.options import AsJson, ForumOption, JudgePairs, KeyFile, Published, Workers, hints_from
from belie.app.cli.show import TerminalProgress, err, out, print_json
from belie.app.settings import Settings, settings_with
from belie.domain.documents import Hints
from belie.errors import INCOMPLETE, UsageError

Paths = Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)]

SHOWN_ON_TERMINAL = 10
SHOWN_IN_REPORT = 100


def register(cli: typer.Typer) -> None:
    """Hang the commands on the command line."""
    cli.command()(examine)
    cli.command()(add)
    cli.command()(run)


def examine(
    paths: Paths,
    matter: Annotated[Path | None, typer.Option("--matter", help="Folder to keep the matter in.")] = None,
    report: Annotated[Path, typer.Option("--report", help="HTML file to write.")] = Path("belie-report.html"),
    published: Published = None,
    forum: ForumOption = None,
    key_file: KeyFile = None,
    workers: Workers = None,
    judge_pairs: JudgePairs = None,
    as_json: AsJson = False,
) -> None:
    """Read PATHS, find the statements the record belies, print them and write a report.

    Without --matter a fresh matter is kept beside the report.
    """
    folder = matter or _fresh_matter(report)
    settings = settings_with(key_file=key_file, workers=workers, judge_pairs=judge_pairs)
    incomplete = _bring_up_to_date(folder, settings, paths, hints_from(published, forum))
    _show(folder, settings, report, as_json=as_json)
    if incomplete:
        raise typer.Exit(INCOMPLETE)


def add(
    paths: Paths,
    matter: Annotated[Path, typer.Option("--matter", help="Folder of the matter; made when there is none.")],
    published: Published = None,
    forum: ForumOption = None,
    given_by: Annotated[str, typer.Option("--given-by", help="Who handed the files over.")] = "",
    obtained: Annotated[str, typer.Option("--obtained", help="How they were obtained.")] = "",
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Hash PATHS, keep a copy of each file, and write each to the intake ledger."""
    from belie.app.wiring import open_house
    from belie.custody.intake import take_in

    settings = settings_with(key_file=key_file)
    hints = hints_from(published, forum)
    _check(paths)
    with open_house(matter, settings, create=True, writing=True) as house:
        taken = take_in(
            paths,
            blobs=house.blobs,
            store=house.store,
            clock=house.clock,
            given_by=given_by,
            obtained=obtained,
            hints=hints,
        )
    if as_json:
        print_json(taken)
    else:
        out.print(
            f"{taken.new} new, {taken.known} known already, {taken.duplicates} duplicates, {taken.denied} denied."
        )
        out.print(f"Next: belie run {matter}")
    if taken.denied:
        raise typer.Exit(INCOMPLETE)


def run(
    matter: Annotated[Path, typer.Argument(help="Folder of the matter.", show_default=False)],
    report: Annotated[Path | None, typer.Option("--report", help="HTML file to write.")] = None,
    key_file: KeyFile = None,
    workers: Workers = None,
    judge_pairs: JudgePairs = None,
    as_json: AsJson = False,
) -> None:
    """Bring a matter up to date: read, analyse and check what changed."""
    settings = settings_with(key_file=key_file, workers=workers, judge_pairs=judge_pairs)
    incomplete = _bring_up_to_date(matter, settings, [], Hints())
    _show(matter, settings, report, as_json=as_json)
    if incomplete:
        raise typer.Exit(INCOMPLETE)


def _fresh_matter(report: Path) -> Path:
    """Return the first free folder name beside the report."""
    for number in range(1, 10_000):
        folder = report.with_name(f"{report.stem}-matter{'' if number == 1 else f'-{number}'}")
        if not folder.exists():
            return folder
    raise UsageError(f"{report}: ten thousand matters stand beside it. Name one with --matter.")


def _check(paths: list[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder. Check the path.")


def _bring_up_to_date(folder: Path, settings: Settings, paths: list[Path], hints: Hints) -> bool:
    """Take in the paths, run every step, and return True when something could not be read or analysed."""
    from belie.app.wiring import open_house
    from belie.custody.intake import take_in

    _check(paths)
    with open_house(folder, settings, create=bool(paths), writing=True) as house, TerminalProgress() as progress:
        if paths:
            take_in(paths, blobs=house.blobs, store=house.store, clock=house.clock, hints=hints)
        with house.flow(progress) as flow:
            done = flow.run()
        unread = any(line.unread or line.warnings for line in house.store.iter_intake())
    return unread or done.failed > 0


def _show(folder: Path, settings: Settings, report: Path | None, *, as_json: bool) -> None:
    """Print the findings and coverage of a matter, and write its report when one is asked for."""
    from belie.app.cli.listing import finding_rows, print_findings
    from belie.app.reporting import build_report
    from belie.app.wiring import open_house
    from belie.exhibits.report import render_report

    with open_house(folder, settings) as house:
        built = build_report(house, shown=SHOWN_IN_REPORT)
        if report is not None:
            try:
                report.parent.mkdir(parents=True, exist_ok=True)
                report.write_text(render_report(built), encoding="utf-8")
            except OSError as error:
                raise UsageError(
                    f"{report}: the report cannot be written ({error.strerror}). Name another file."
                ) from error
        if as_json:
            print_json({"matter": str(folder), "report": str(report or ""), "findings": finding_rows(built.rows)})
            return
        print_findings(built.rows[:SHOWN_ON_TERMINAL], total=len(built.rows) + built.left_out)
        outcomes = ", ".join(f"{count} {outcome}" for outcome, count in built.outcomes)
        out.print(f"\n{len(built.intake)} files in: {outcomes or 'none'}.")
        for line in built.unread:
            reason = f"{line.unread.kind.value}: {line.unread.detail}" if line.unread else "; ".join(line.warnings)
            err.print(f"  could not read {line.name} ({reason})", soft_wrap=True)
        out.print(f"Matter: {folder}", soft_wrap=True)
        if report is not None:
            out.print(f"Report: {report}", soft_wrap=True)
