"""The originals of a matter: files in `blobs/`, written once, read-only, never changed in place.

A plain matter names a blob by its SHA-256. A keyed one encrypts it (AES-256-GCM under a random key that only the
encrypted database holds) and names it by a keyed hash, so that neither bytes nor names tell what is kept.

    keyed file:  nonce (12 bytes) | ciphertext | tag (16 bytes)
"""

from __future__ import annotations

import hashlib
import hmac
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from belie.domain.ids import SourceId
from belie.errors import BlobMissing, HashMismatch, StoreError
from belie.store.connect import from_os_error

FOLDER = "blobs"
PARTIAL = ".part-"  # a file being written; one left behind was never finished
DAMAGED = ".damaged"
CHUNK_BYTES = 1 << 20
NONCE_BYTES, TAG_BYTES, DATA_KEY_BYTES = 12, 16, 32  # NIST SP 800-38D
READ_ONLY = 0o444


class FileBlobs:
    """A `BlobStore` on a folder."""

    def __init__(self, matter: Path, *, data_key: bytes | None = None, readonly: bool = False) -> None:
        """`data_key`: 32 random bytes; None keeps plain files."""
        self._matter, self._folder, self._readonly = matter, matter / FOLDER, readonly
        self._cipher_key = _subkey(data_key, b"content") if data_key else None
        self._name_key = _subkey(data_key, b"name") if data_key else None
        if not readonly:
            self._sweep()

    def put(self, data: bytes) -> SourceId:
        """Keep the bytes (a second time is no error) and return their SHA-256."""
        sha256 = SourceId(hashlib.sha256(data).hexdigest())
        if not self._sound(sha256):
            self._write(iter((data,)))
        return sha256

    def put_file(self, path: Path) -> tuple[SourceId, int]:
        """Keep a file's bytes without holding them in memory.

        Returns:
            The SHA-256 and the size of what was kept.

        Raises:
            OSError: The file cannot be read.
            StoreError: The blob cannot be written.
        """
        with path.open("rb") as file:
            whole, size = hashlib.sha256(), 0
            for chunk in _chunks(file):
                whole.update(chunk)
                size += len(chunk)
            sha256 = SourceId(whole.hexdigest())
            if self._sound(sha256):
                return sha256, size
            file.seek(0)
            return self._write(_chunks(file))

    def get(self, sha256: SourceId) -> bytes:
        """Return the bytes; see the port."""
        try:
            stored = self._path(sha256).read_bytes()
        except FileNotFoundError as err:
            raise BlobMissing(sha256) from err
        except OSError as err:
            raise from_os_error(self._matter, err) from err
        data = self._decrypt(sha256, stored) if self._cipher_key else stored
        found = hashlib.sha256(data).hexdigest()
        if found != sha256:
            raise HashMismatch(self._path(sha256).name, sha256, found)
        return data

    def plain_file(self, sha256: SourceId) -> Path | None:
        """Return the file of the bytes, None in a keyed matter; see the port."""
        if self._cipher_key:
            return None
        path = self._path(sha256)
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError as err:
            raise BlobMissing(sha256) from err
        except OSError as err:
            raise from_os_error(self._matter, err) from err
        if found != sha256:
            raise HashMismatch(path.name, sha256, found)
        return path

    def has(self, sha256: SourceId) -> bool:
        """True when something is kept under this hash."""
        return self._path(sha256).exists()

    def _sound(self, sha256: SourceId) -> bool:
        """True when the bytes are kept and still hash right; a damaged file is set aside, not thrown away."""
        try:
            self.get(sha256)
        except BlobMissing:
            return False
        except HashMismatch:
            path = self._path(sha256)
            path.replace(path.with_name(path.name + DAMAGED))
            return False
        return True

    def _path(self, sha256: str) -> Path:
        name = hmac.digest(self._name_key, bytes.fromhex(sha256), "sha256").hex() if self._name_key else sha256
        return self._folder / name[:2] / name

    def _write(self, chunks: Iterator[bytes]) -> tuple[SourceId, int]:
        """Write to a temporary file in `blobs/`, then move it to the name that its bytes turn out to have."""
        if self._readonly:
            raise StoreError(f"{self._matter}: opened for reading only; nothing can be added.")
        partial = None
        try:
            self._folder.mkdir(exist_ok=True)
            descriptor, partial = tempfile.mkstemp(prefix=PARTIAL, dir=self._folder)
            with os.fdopen(descriptor, "wb") as file:
                sha256, size = self._fill(file, _guarded(chunks))
            path = self._path(sha256)
            path.parent.mkdir(exist_ok=True)
            Path(partial).replace(path)
            partial = None
            _sync_folder(path.parent)
        except _CannotReadError as err:
            raise err.error from None
        except OSError as err:
            raise from_os_error(self._matter, err) from err
        finally:
            if partial:
                Path(partial).unlink(missing_ok=True)
        return sha256, size

    def _fill(self, file: BinaryIO, chunks: Iterator[bytes]) -> tuple[SourceId, int]:
        """Write the chunks, encrypted in a keyed matter, and see that they are on the disk."""
        whole, size, nonce = hashlib.sha256(), 0, os.urandom(NONCE_BYTES)
        cipher = Cipher(algorithms.AES(self._cipher_key), modes.GCM(nonce)).encryptor() if self._cipher_key else None
        if cipher:
            file.write(nonce)
        for chunk in chunks:
            whole.update(chunk)
            size += len(chunk)
            file.write(cipher.update(chunk) if cipher else chunk)
        if cipher:
            file.write(cipher.finalize() + cipher.tag)
        file.flush()
        os.fchmod(file.fileno(), READ_ONLY)
        os.fsync(file.fileno())
        return SourceId(whole.hexdigest()), size

    def _decrypt(self, sha256: str, stored: bytes) -> bytes:
        assert self._cipher_key is not None
        nonce, tag = stored[:NONCE_BYTES], stored[-TAG_BYTES:]
        if len(stored) < NONCE_BYTES + TAG_BYTES:
            raise HashMismatch(self._path(sha256).name, sha256, "no encrypted file")
        cipher = Cipher(algorithms.AES(self._cipher_key), modes.GCM(nonce, tag)).decryptor()
        try:
            return cipher.update(memoryview(stored)[NONCE_BYTES:-TAG_BYTES]) + cipher.finalize()
        except InvalidTag as err:
            raise HashMismatch(self._path(sha256).name, sha256, "altered ciphertext") from err

    def _sweep(self) -> None:
        """Remove what a killed run left half written; the caller is the matter's only writer."""
        for left in self._folder.glob(PARTIAL + "*"):
            left.unlink(missing_ok=True)


def _subkey(data_key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(data_key, b"belie blobs " + purpose, "sha256")


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(CHUNK_BYTES):
        yield chunk


class _CannotReadError(Exception):
    """The file being kept failed, not the matter."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


def _guarded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the chunks; their own `OSError` comes as `_CannotReadError`, apart from those of writing."""
    try:
        yield from chunks
    except OSError as err:
        raise _CannotReadError(err) from err


def _sync_folder(folder: Path) -> None:
    """Make the new name outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
