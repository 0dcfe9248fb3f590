"""`belie examine`, `add` and `run`: files in, findings out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from belie.app.cli.options import (
    AsJson,
    Cites,
    For,
    ForumOption,
    JudgePairs,
    KeyFile,
    Label,
    LabelledBy,
    Passwords,
    Published,
    Workers,
    hints_from,
)
from belie.app.cli.show import TerminalProgress, print_json, say, tell
from belie.app.settings import Settings, house_settings, settings_with
from belie.custody.intake import MATTER_FILE, Skipped
from belie.domain.access import Audience
from belie.domain.documents import Access, Hints
from belie.domain.ledger import IntakeLine
from belie.engine.progress import Progress, Silent
from belie.errors import INCOMPLETE, UsageError

if TYPE_CHECKING:
    from belie.exhibits.report import Report

Paths = Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)]

SHOWN_ON_TERMINAL = 10
SHOWN_IN_REPORT = 100
TAKE_IN = "take in"


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
    access: Label = None,
    by: LabelledBy = "",
    audience: For = None,
    key_file: KeyFile = None,
    passwords: Passwords = None,
    workers: Workers = None,
    judge_pairs: JudgePairs = None,
    cites: Cites = None,
    as_json: AsJson = False,
) -> None:
    """Read PATHS, find the statements the record belies, print them and write a report.

    Without --matter a fresh matter is kept beside the report.
    """
    settings = settings_with(
        audience=audience,
        key_file=key_file,
        passwords=passwords,
        workers=workers,
        judge_pairs=judge_pairs,
        cites=cites,
    )
    hints = hints_from(published, forum)
    _check(paths, matter)
    _check_report(report, paths, matter)
    folder = matter or _fresh_matter(report)
    skipped = _bring_up_to_date(folder, settings, paths, hints, access, by)
    _show(folder, settings, report, skipped, as_json=as_json)


def add(
    paths: Paths,
    matter: Annotated[Path, typer.Option("--matter", help="Folder of the matter; made when there is none.")],
    published: Published = None,
    forum: ForumOption = None,
    given_by: Annotated[str, typer.Option("--given-by", help="Who handed the files over.")] = "",
    obtained: Annotated[str, typer.Option("--obtained", help="How they were obtained.")] = "",
    access: Label = None,
    by: LabelledBy = "",
    key_file: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Hash PATHS, keep a copy of each file, and write each to the intake ledger."""
    from belie.app.sealing import label_added
    from belie.app.wiring import open_house
    from belie.custody.intake import take_in

    settings = house_settings(key_file=key_file)
    hints = hints_from(published, forum)
    _check(paths, matter)
    with open_house(matter, settings, create=True, writing=True) as house, TerminalProgress() as progress:
        taken = take_in(
            paths,
            blobs=house.blobs,
            store=house.store,
            clock=house.clock,
            given_by=given_by,
            obtained=obtained,
            hints=hints,
            progress=_on(progress),
        )
        label_added(house, taken.lines, access, by)
    if as_json:
        print_json(taken)
    else:
        say(f"{taken.new} new, {taken.known} known already, {taken.duplicates} duplicates, {taken.denied} denied.")
        for line in taken.lines:
            if line.unread:
                _tell_unread(line)
        _tell_skipped(taken.skipped)
        say(f"Next: belie run {matter}")
    if taken.denied:
        raise typer.Exit(INCOMPLETE)


def run(
    matter: Annotated[Path, typer.Argument(help="Folder of the matter.", show_default=False)],
    report: Annotated[Path | None, typer.Option("--report", help="HTML file to write.")] = None,
    audience: For = None,
    key_file: KeyFile = None,
    passwords: Passwords = None,
    workers: Workers = None,
    judge_pairs: JudgePairs = None,
    cites: Cites = None,
    as_json: AsJson = False,
) -> None:
    """Bring a matter up to date: read, analyse and check what changed."""
    settings = settings_with(
        audience=audience,
        key_file=key_file,
        passwords=passwords,
        workers=workers,
        judge_pairs=judge_pairs,
        cites=cites,
    )
    if report is not None:
        _check_report(report, [], matter)
    _bring_up_to_date(matter, settings, [], Hints())
    _show(matter, settings, report, [], as_json=as_json)


def _fresh_matter(report: Path) -> Path:
    """Return the first free folder name beside the report."""
    for number in range(1, 10_000):
        folder = report.with_name(f"{report.stem}-matter{'' if number == 1 else f'-{number}'}")
        if not folder.exists():
            return folder
    raise UsageError(f"{report}: ten thousand matters stand beside it. Name one with --matter.")


def _check(paths: list[Path], matter: Path | None) -> None:
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: no such file or folder. Check the path.")
        if os.path.lexists(path / MATTER_FILE):
            raise UsageError(f"{path}: a matter, not papers. Name the folder that the papers are in.")
        if matter and _real(path) == _real(matter):
            raise UsageError(f"{path}: papers and matter cannot share a folder. Name another one with --matter.")


def _check_report(report: Path, paths: list[Path], matter: Path | None) -> None:
    """Raise before any work when the report could not be written, or would be read as evidence the next time."""
    where, aside = _real(report), matter and _real(matter)
    for path in paths:
        root = _real(path)
        in_matter = aside and where.is_relative_to(aside) and aside.is_relative_to(root)  # which is never taken in
        if where.is_relative_to(root) and not in_matter:
            raise UsageError(
                f"{report}: the report would stand among the papers of {path} and be read as one of them the next "
                "time. Name a file elsewhere with --report."
            )
    if where.is_dir():
        raise UsageError(f"{report}: a folder. Name the HTML file to write with --report.")
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _no_report(report, error) from error


def _no_report(report: Path, error: OSError) -> UsageError:
    return UsageError(f"{report}: the report cannot be written ({error.strerror}). Name another file with --report.")


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _on(progress: Progress) -> Callable[[int, int, str], None]:
    """Return what tells `progress` of the files taken in."""

    def tell(done: int, total: int, _name: str) -> None:
        if done == 1:
            progress.start(TAKE_IN, total)
        progress.advance(TAKE_IN)
        if done == total:
            progress.end(TAKE_IN)

    return tell


def _bring_up_to_date(
    folder: Path, settings: Settings, paths: list[Path], hints: Hints, access: Access | None = None, by: str = ""
) -> Sequence[Skipped]:
    """Take in the paths, run every step, and return what was left aside."""
    from belie.app.sealing import label_added
    from belie.app.wiring import open_house
    from belie.custody.intake import take_in

    skipped: Sequence[Skipped] = ()
    shown = settings.audience is Audience.HOUSE  # how many files and statements there are is the house's to know
    with (
        open_house(folder, settings, create=bool(paths), writing=True) as house,
        TerminalProgress() if shown else nullcontext(Silent()) as progress,
    ):
        if paths:
            taken = take_in(
                paths,
                blobs=house.blobs,
                store=house.store,
                clock=house.clock,
                hints=hints,
                progress=_on(progress),
            )
            label_added(house, taken.lines, access, by)
            skipped = taken.skipped if shown else ()
        with house.flow(progress) as flow:
            done = flow.run()
    if shown and done.proposals.passages:
        tell(f"Model {settings.model}: {done.proposals}.")
    return skipped


def _show(folder: Path, settings: Settings, report: Path | None, skipped: Sequence[Skipped], *, as_json: bool) -> None:
    """Print the findings and coverage of a matter, and write its report when one is asked for.

    Raises:
        typer.Exit: Something in the matter could not be read or analysed, in this run or an earlier one.
    """
    from belie.app.cli.listing import finding_rows, print_findings
    from belie.app.reporting import build_report
    from belie.app.wiring import open_house
    from belie.exhibits.report import render_report

    with open_house(folder, settings) as house:
        built = build_report(house, shown=SHOWN_IN_REPORT, with_missing=report is not None)
    if report is not None:
        try:
            report.write_text(render_report(built), encoding="utf-8")
        except OSError as error:
            raise _no_report(report, error) from error
    if as_json:
        print_json(
            {
                "matter": str(folder),
                "audience": settings.audience,
                "report": str(report or ""),
                "files": {"in": len(built.intake), **dict(built.outcomes)},
                "unread": built.unread,
                "warned": built.warned,
                "failed": built.failed,
                "flags": built.flags,
                "skipped": skipped,
                "findings": finding_rows(built.rows),
                "left_out": built.left_out,
            }
        )
    else:
        print_findings(built.rows[:SHOWN_ON_TERMINAL], total=len(built.rows) + built.left_out)
        outcomes = ", ".join(f"{count} {outcome}" for outcome, count in built.outcomes)
        say(f"\n{len(built.intake)} files in: {outcomes or 'none'}.")
        for line in built.unread:
            _tell_unread(line)
        for line in built.warned:
            tell(f"  {line.name}: {'; '.join(line.warnings)}")
        _say_noticed(built, folder)
        for name in built.failed:
            tell(f"  could not analyse {name}; it was read, and can be searched")
        _tell_skipped(skipped)
        say(f"Matter: {folder}")
        if report is not None:
            say(f"Report: {report}")
    if not built.complete:
        raise typer.Exit(INCOMPLETE)


def _say_noticed(built: Report, folder: Path) -> None:
    from belie.exhibits.flags import count_flags

    noticed, lists = count_flags(built.flags), [f"`belie flags {folder}`"] if built.flags else []
    if built.revisions:
        count, papers = len(built.revisions), len({change.document for change in built.revisions})
        noticed.append(f"{count} tracked change{'s' * (count > 1)} in {papers} paper{'s' * (papers > 1)}")
        lists.append(f"`belie revisions {folder}`")
    if noticed:
        say(f"Noticed: {'; '.join(noticed)}. {' and '.join(lists)} list{'s' * (len(lists) == 1)} them.")


def _tell_unread(line: IntakeLine) -> None:
    reason = f"{line.unread.kind.value}: {line.unread.detail}" if line.unread else "; ".join(line.warnings)
    tell(f"  could not read {line.name} ({reason})")


def _tell_skipped(skipped: Sequence[Skipped]) -> None:
    skipped = list(dict.fromkeys(skipped))
    for left in skipped[:SHOWN_ON_TERMINAL]:
        tell(f"  left out {left.name} ({left.why})")
    if len(skipped) > SHOWN_ON_TERMINAL:
        tell(f"  and {len(skipped) - SHOWN_ON_TERMINAL} more; `--json` lists them all")
