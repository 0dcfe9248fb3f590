"""Files embedded in Office files, out of the wrapper that OLE puts round them."""

from __future__ import annotations

import io
import struct

import olefile

NATIVE = "\x01Ole10Native"  # the stream of the "Packager": name, path, and the file ([MS-OLEDS] 2.3.6)
CONTENTS = ("Package", "CONTENTS")  # streams that hold a whole file: OOXML, PDF


def unwrap(data: bytes, name: str) -> tuple[str, bytes]:
    """Return the embedded file and its own name where the wrapper gives them, else the bytes as they are."""
    if not data.startswith(olefile.MAGIC):
        return name, data
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if ole.exists(NATIVE):
                return _native(ole.openstream(NATIVE).read(), name)
            for stream in CONTENTS:
                if ole.exists(stream):
                    return name, ole.openstream(stream).read()
    except (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError):
        pass  # damaged: the wrapper itself is handed on, and its own reader says what is wrong with it
    return name, data


def _native(stream: bytes, name: str) -> tuple[str, bytes]:
    """Return name and bytes of a packaged file: size, flags, label, path, flags, size of the second path, it, bytes."""
    at = 6
    label, at = _text(stream, at)
    _, at = _text(stream, at)
    at += 4
    (length,) = struct.unpack_from("<I", stream, at)
    at += 4 + length
    (size,) = struct.unpack_from("<I", stream, at)
    held = stream[at + 4 : at + 4 + size]
    if len(held) < size:
        raise ValueError("cut short")
    return label.replace("\\", "/").rpartition("/")[2] or name, held


def _text(stream: bytes, at: int) -> tuple[str, int]:
    end = stream.index(b"\x00", at)
    return stream[at:end].decode("cp1252", "replace"), end + 1
