"""The process that reads untrusted bytes for another one: `python -P -m belie.sources.worker`.

Requests come on standard input and answers go to what was standard output, each a pickle after its length. It ends
when its input does. It may die at any moment on a hostile file; `belie.sources.limits` starts the next one.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
import threading
from collections.abc import Callable
from typing import IO

from belie.sources.registry import read_source

TASKS: dict[str, Callable[..., object]] = {"read": read_source}  # what another process may ask for
READY = b"ready"  # the first answer, before any request
LENGTH = struct.Struct(">Q")


def main() -> None:
    """Answer requests until the input ends; the first argument is the memory limit in bytes."""
    _limit_memory(int(sys.argv[1]))
    # Libraries that print must not break into the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    requests = sys.stdin.buffer
    threading.Thread(target=end_with_parent, args=(requests.fileno(),), daemon=True).start()
    send(answers, READY)
    while (request := receive(requests)) is not None:
        task, arguments = pickle.loads(request)
        send(answers, pickle.dumps(TASKS[task](*arguments), pickle.HIGHEST_PROTOCOL))


def end_with_parent(pipe: int) -> None:
    """End this process when nobody holds the other end of `pipe`: a file it loops over must not outlive the run."""
    if sys.platform == "win32":
        return  # Windows cannot wait for the end of a pipe
    import select

    waiting = select.poll()
    waiting.register(pipe, 0)  # for nothing but the hang-up, which is always told
    waiting.poll()
    os._exit(1)


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message."""
    stream.write(LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Return the next message, None when the stream ends before or inside it."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    message = stream.read(length)
    return message if len(message) == length else None


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return  # Windows has no such limit for a process
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard < 0 else min(memory, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
