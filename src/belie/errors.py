"""Every exception belie raises, with its exit code.

    BelieError ─┬─ UsageError ............ 2   a path, option or id that cannot be meant
                ├─ CustodyError ─┬──────── 5   a kept file is not what the ledger says
                │                └─ HashMismatch, BlobMissing
                ├─ StoreError ──┬───────── 6   the matter cannot be opened or written
                │               └─ MatterLocked, MatterTooNew, WrongKey, NotAMatter, DiskFull
                ├─ SourceError ........... 7   no file can be read: the reading process does not start
                ├─ ModelError ──┬───────── 8   weights missing or damaged
                │               └─ ModelUnavailable, ModelServerFailed
                ├─ EngineError ─┬──────── 10   the work cannot be done on this machine
                │               └─ WorkerDied, WorkersUnavailable
                └─ NotFound .............. 9   no such statement, document, finding

Exit codes 0, 1 and 3 are not errors of this tree: 0 done, 1 an unexpected failure, 3 finished but some
sources could not be read. Plain arguments go to `super().__init__`, so errors survive pickling between
processes.
"""

from __future__ import annotations

FAILED, WRONG_USAGE, INCOMPLETE = 1, 2, 3


class BelieError(Exception):
    """The root: what happened, to which file, and what to do."""

    exit_code = FAILED


class UsageError(BelieError):
    """What was asked for cannot be meant."""

    exit_code = WRONG_USAGE

    def __init__(self, message: str) -> None:
        super().__init__(message)


class CustodyError(BelieError):
    """The chain of custody is broken."""

    exit_code = 5


class HashMismatch(CustodyError):
    """A kept file no longer hashes to the value in the ledger."""

    def __init__(self, source: str, recorded: str, found: str) -> None:
        super().__init__(source, recorded, found)
        self.source, self.recorded, self.found = source, recorded, found

    def __str__(self) -> str:
        seen = f"ledger has {self.recorded[:12]}, file has {self.found[:12]}"
        return f"{self.source}: {seen}. Keep both and add the file again from the original."


class BlobMissing(CustodyError):
    """A file that the ledger names is not in the matter's `blobs/`."""

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256)
        self.sha256 = sha256

    def __str__(self) -> str:
        return (
            f"blob {self.sha256[:12]} is missing from the matter. Copy the whole matter folder again, blobs included."
        )


class StoreError(BelieError):
    """The matter cannot be opened or written."""

    exit_code = 6


class MatterLocked(StoreError):
    """Another process is writing to the matter."""

    def __init__(self, matter: str) -> None:
        super().__init__(matter)
        self.matter = matter

    def __str__(self) -> str:
        return (
            f"{self.matter}: another belie is writing to this matter. Wait for it to end, then run the command again."
        )


class MatterTooNew(StoreError):
    """The matter was written by a newer belie."""

    def __init__(self, matter: str, found: str, known: str) -> None:
        super().__init__(matter, found, known)
        self.matter, self.found, self.known = matter, found, known

    def __str__(self) -> str:
        return (
            f"{self.matter}: schema {self.found} was written by a newer belie (this one knows {self.known}). "
            "Nothing was changed. Install the newer belie."
        )


class WrongKey(StoreError):
    """The key does not open the matter, or an encrypted matter was opened without one."""

    def __init__(self, matter: str) -> None:
        super().__init__(matter)
        self.matter = matter

    def __str__(self) -> str:
        return (
            f"{self.matter}: not a belie matter under this key. Give the right key with --key-file or BELIE_KEY; "
            "a lost key cannot be recovered."
        )


class NotAMatter(StoreError):
    """The folder holds no matter."""

    def __init__(self, matter: str) -> None:
        super().__init__(matter)
        self.matter = matter

    def __str__(self) -> str:
        return f"{self.matter}: no matter here. Make one with `belie add PATH --matter {self.matter}`."


class DiskFull(StoreError):
    """The disk filled up while the matter was being written."""

    def __init__(self, matter: str) -> None:
        super().__init__(matter)
        self.matter = matter

    def __str__(self) -> str:
        return (
            f"{self.matter}: the disk is full. What was stored before is intact; free some space and run the "
            "command again, it goes on from where it stopped."
        )


class SourceError(BelieError):
    """No file can be read. A single bad file is an `Unread` line of the ledger and no error."""

    exit_code = 7


class ModelError(BelieError):
    """A model cannot be used."""

    exit_code = 8


class ModelUnavailable(ModelError):
    """A weights file is missing or damaged."""

    def __init__(self, model: str, detail: str) -> None:
        super().__init__(model, detail)
        self.model, self.detail = model, detail

    def __str__(self) -> str:
        return f"model {self.model}: {self.detail}. Install belie again; its weights come with the package."


class ModelServerFailed(ModelError):
    """The model server that the user named does not answer as one."""

    def __init__(self, url: str, detail: str) -> None:
        super().__init__(url, detail)
        self.url, self.detail = url, detail

    def __str__(self) -> str:
        return (
            f"model server {self.url}: {self.detail}. Start it, or unset BELIE_MODEL_SERVER to do without; "
            "what was done so far is kept."
        )


class EngineError(BelieError):
    """The work cannot be done on this machine."""

    exit_code = 10


class WorkerDied(EngineError):
    """A worker process ended in the middle of its work, and again when it did that work alone."""

    def __str__(self) -> str:
        return (
            "a worker process died, most likely because memory ran out. What was done is kept: close other programs "
            "and run the command again, with --workers 1 if need be; it goes on from where it stopped."
        )


class WorkersUnavailable(EngineError):
    """Worker processes cannot be started."""

    def __init__(self, executable: str, detail: str) -> None:
        super().__init__(executable, detail)
        self.executable, self.detail = executable, detail

    def __str__(self) -> str:
        return (
            f"worker processes cannot be started ({self.detail}). Nothing was lost. Check that this user may run "
            f"{self.executable} and write to the folder for temporary files, then run the command again."
        )


class NotFound(BelieError):
    """No such thing in the matter."""

    exit_code = 9

    def __init__(self, what: str, ident: str) -> None:
        super().__init__(what, ident)
        self.what, self.ident = what, ident

    def __str__(self) -> str:
        return f"no {self.what} {self.ident!r} in this matter. Check the id, or run `belie run MATTER` first."
