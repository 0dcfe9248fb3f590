"""The process that reads untrusted bytes for another one: `python -P -m belie.sources.worker`.

Requests come on standard input and answers go to what was standard output. A message is its kind (a letter), its
length and its bytes. What is found inside a container goes out one by one before the answer:

    in    Q (task, arguments), pickled
    out   N its name, then D its bytes or U an `Unread`, pickled     for each attachment
    out   A the answer, pickled

The process ends when its input does. It may die at any moment on a hostile file; `belie.sources.limits` starts the
next one.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import IO

from belie.domain.ledger import Attachment, ReadResult, hand_over
from belie.sources.load_files.branding import brand_page, brand_text
from belie.sources.load_files.pages import read_parts
from belie.sources.load_files.parse import parse_load_file
from belie.sources.ocr.recognise import recognise_pages
from belie.sources.pictures import render_page
from belie.sources.registry import read_file, read_source

# What another process may ask for.
TASKS: dict[str, Callable[..., object]] = {
    "read": read_source,
    "read file": read_file,
    "load file": parse_load_file,
    "production": read_parts,
    "recognise": recognise_pages,
    "picture": render_page,
    "brand page": brand_page,
    "brand text": brand_text,
}
REQUEST, READY, NAME, DATA, UNREAD, ANSWER = b"Q", b"R", b"N", b"D", b"U", b"A"  # kinds of message
HEAD = struct.Struct(">cQ")
MOST_BYTES = 4 << 30  # of one message; a longer one is the claim of a child that a hostile file has taken over


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
        task, arguments = pickle.loads(request[1])
        answer = TASKS[task](*arguments)
        if isinstance(answer, ReadResult):
            answer = hand_over(answer, partial(_send_found, answers))
        send(answers, ANSWER, pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
        del request, arguments, answer  # before the next one comes


def _send_found(answers: IO[bytes], found: Attachment) -> None:
    name, data = found
    send(answers, NAME, name.encode("utf-8", "surrogatepass"))
    if isinstance(data, bytes):
        send(answers, DATA, data)
    else:
        send(answers, UNREAD, pickle.dumps(data, pickle.HIGHEST_PROTOCOL))


def end_with_parent(pipe: int) -> None:
    """End this process when nobody holds the other end of `pipe`: a file it loops over must not outlive the run.

    Nor must a converter that it has started; where it leads a process group of its own, all of that ends.
    """
    if sys.platform == "win32":
        return  # Windows cannot wait for the end of a pipe
    import select

    waiting = select.poll()
    waiting.register(pipe, 0)  # for nothing but the hang-up, which is always told
    waiting.poll()
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def send(stream: IO[bytes], kind: bytes, message: bytes = b"") -> None:
    """Write one message."""
    stream.write(HEAD.pack(kind, len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """Return the kind and bytes of the next message, None when the stream ends before or inside one that can be."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    kind, length = HEAD.unpack(head)
    if length > MOST_BYTES:
        return None
    message = stream.read(length)
    return (kind, message) if len(message) == length else None


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return  # Windows has no such limit for a process
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard < 0 else min(memory, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
