"""Office papers locked with a password ([MS-OFFCRYPTO]): opened with one of those that the user lends."""

from __future__ import annotations

import io
import struct

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile

from belie.domain.ledger import Unread, UnreadKind

# What Excel locks a workbook with that is protected against changes alone ([MS-OFFCRYPTO] 2.4.2.4)
_KNOWN_TO_ALL = "VelvetSweatshop"
_DAMAGE = (
    FileFormatError, ParseError, DecryptionError, OSError, ValueError, LookupError, TypeError, AttributeError,
    AssertionError, OverflowError, struct.error,
)  # fmt: skip


def is_locked(data: bytes) -> bool:
    """True for an old Office file, or the wrapper of a new one, that is encrypted."""
    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(data)).is_encrypted())
    except _DAMAGE:
        return False


def unlock(data: bytes, passwords: tuple[str, ...]) -> tuple[bytes, str] | Unread:
    """Return the file as it is without its lock and the password that opened it ("" for none of the user's)."""
    for password in (*passwords, _KNOWN_TO_ALL):
        opened = _open(data, password)
        if isinstance(opened, Unread):
            return opened
        if opened is not None:
            return opened, "" if password == _KNOWN_TO_ALL else password
    tried = f", and none of the {len(passwords)} given opens it" if passwords else ""
    return Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail=f"opens only with a password{tried}")


def _open(data: bytes, password: str) -> bytes | Unread | None:
    """Return the file without its lock, None when this password does not open it."""
    plain = io.BytesIO()
    try:
        held = msoffcrypto.OfficeFile(io.BytesIO(data))
        # New files check the password only when asked to
        held.load_key(password=password, **({"verify_password": True} if isinstance(held, OOXMLFile) else {}))
        held.decrypt(plain)
    except InvalidKeyError:
        return None
    except _DAMAGE as err:
        detail = f"locked, and its lock is damaged or of a kind that cannot be opened ({type(err).__name__})"
        return Unread(kind=UnreadKind.PASSWORD_REQUIRED, detail=detail)
    return plain.getvalue()
