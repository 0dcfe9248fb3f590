"""LibreOffice as a converter: a file in, a DOCX or PDF out, with no macros, no links followed and no network.

What it needs on disk stands in a private folder (mode 0700) that is removed at the end, also when the process that
made it was killed: see `remove_folders`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from belie.domain.ledger import Unread, UnreadKind

SECONDS = 120.0  # for one file; the first start takes some five seconds, a page some tenths of one
MOST_BYTES = 1 << 30  # of what comes out
_MEMORY_KB = 8 << 20  # of address space, of which it takes much more than of memory
_PREFIX = "belie-office-"
_ALONE = (
    "unshare",
    "--map-root-user",
    "--net",
    "--pid",
    "--fork",
    "--kill-child",
)  # no network; all end with the first
_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "pptx": "pptx:Impress MS PowerPoint 2007 XML",
    "pdf": 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}',
}
_SETTINGS = (  # path, name, value; main.xcd of LibreOffice names them
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "2"),  # never
    ("Calc/Content/Update", "Link", "1"),  # never
    ("Common/Misc", "UseLocking", "false"),
    ("Common/Save/Document", "CreateBackup", "false"),
)


def find_office() -> str:
    """Return the program, "" where it is not on PATH."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def convert(data: bytes, extension: str, to: str) -> bytes | Unread:
    """Return the file as DOCX, PPTX or PDF, or why it could not be had.

    Args:
        data: The bytes.
        extension: What LibreOffice knows such files by: "doc".
        to: "docx", "pptx" or "pdf".
    """
    program = find_office()
    if not program:
        detail = "read with the help of LibreOffice, which is not installed: install it and run again"
        return Unread(kind=UnreadKind.NEEDS_LIBREOFFICE, detail=detail)
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    try:
        return _convert(program, folder, data, extension, to)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _convert(program: str, folder: Path, data: bytes, extension: str, to: str) -> bytes | Unread:
    paper, made = folder / f"paper.{extension}", folder / "out" / f"paper.{to}"
    paper.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_profile(), "utf-8")
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nologo",
        "--nodefault", "--nofirststartwizard", "--convert-to", _FILTERS[to], "--outdir", str(made.parent), str(paper),
    ]  # fmt: skip
    if not _run(command, folder):
        detail = f"LibreOffice took more than {SECONDS:.0f} seconds over it; save it as DOCX or PDF"
        return Unread(kind=UnreadKind.LIMIT, detail=detail)
    if not made.is_file() or not made.stat().st_size:
        return Unread(kind=UnreadKind.CORRUPT, detail="LibreOffice cannot open it; ask for the file again")
    if made.stat().st_size > MOST_BYTES:
        return Unread(kind=UnreadKind.LIMIT, detail="too large once it is converted; save it as DOCX or PDF")
    return made.read_bytes()


def _run(command: list[str], folder: Path) -> bool:
    """Run the program in the folder; return whether it ended in time."""
    if sys.platform != "win32":  # the reading process may take less memory than LibreOffice needs
        command = ["/bin/sh", "-c", f'ulimit -S -v {_MEMORY_KB} 2>/dev/null; exec "$@"', "sh", *_alone(), *command]
    nowhere = "http://127.0.0.1:9"  # the port "discard": where the network cannot be taken away, nobody answers
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    own = {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "TEMP": str(folder),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), nowhere)
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**kept, **own, **proxies},
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started."""
    below = _descendants(process.pid)
    process.kill()
    for pid in below:
        with suppress(OSError):
            os.kill(pid, 9)
    process.wait()


def _descendants(pid: int) -> list[int]:
    if sys.platform == "win32":
        return []
    told = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=False).stdout
    children: dict[int, list[int]] = {}
    for line in told.splitlines():
        child, parent = map(int, line.split())
        children.setdefault(parent, []).append(child)
    found, waiting = [], [pid]
    while waiting:
        held = children.get(waiting.pop(), [])
        found += held
        waiting += held
    return found


@cache
def _alone() -> tuple[str, ...]:
    """Return how a program is run without a network, () where this system lets nobody do that."""
    try:
        worked = subprocess.run([*_ALONE, "true"], capture_output=True, timeout=20, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return _ALONE if worked else ()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>'
    )


def remove_folders(ended: int) -> None:
    """Remove what processes left that were killed while LibreOffice worked for them: this one, and any that is gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        pid = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if pid.isdecimal() and (int(pid) == ended or not _runs(int(pid))):
            shutil.rmtree(folder, ignore_errors=True)


def _runs(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # os.kill would end it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
