"""Which items somebody has handed in here, or kept for later, that have not been delivered yet, without keeping
anything of anybody.

A person and an item become one keyed hash, beside the row's id and its number, in a file of the state folder: so that
whoever comes back after a restart is told what waits here. The key comes from the terminal's own, which is sealed to
its machine where that can be done (``kiosk.sealed_key``), and every guess costs a computation made to be slow (scrypt,
RFC 7914), since numbers of identity cards can be counted through. What was delivered is taken out of the file.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives import serialization

from kiosk.central.credentials import CredentialsError, own_key
from kiosk.log import Log, LogEvent
from kiosk.operations.whole_file import write_whole
from offline_queue.kinds import Kind

FILE = "filed-here.json"
#: So many are remembered; the oldest goes first.
_MOST = 1000
_MOST_BYTES = 1_000_000
_PURPOSE = b"kiosk who filed here"
#: 16 MiB and some hundredths of a second for each person who is looked for, or guessed.
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**14, 8, 1


@dataclass(frozen=True)
class Waiting:
    row: UUID
    local_number: str


class FiledHere:
    """May be used from several threads."""

    def __init__(self, folder: Path, credentials: Path, is_waiting: Callable[[UUID], bool], log: Log) -> None:
        """``folder``: where the file is; ``credentials``: where the terminal's key is, or where it is handed over.

        ``is_waiting``: whether a row is on this terminal still.
        """
        self._file = folder / FILE
        self._credentials = credentials
        self._is_waiting = is_waiting
        self._log = log
        self._key: bytes | None = None
        self._lock = threading.Lock()
        self._filed = self._read()

    def filed(self, kind: Kind, number: str, item: str, row: UUID, local_number: str) -> None:
        """``number`` is that of the person's card. A disk that takes nothing costs no more than a restart did."""
        whose = self._hash(kind, number, item)
        if whose is None:
            return
        with self._lock:
            self._filed[Waiting(row, local_number)] = whose
            while len(self._filed) > _MOST:
                del self._filed[next(iter(self._filed))]
            self._forget_delivered()
            self._write()

    def waiting(self, kind: Kind, number: str, item: str) -> tuple[str, ...]:
        """Local numbers of what waits here still."""
        return tuple(one.local_number for one in self.rows(kind, number, item))

    def rows(self, kind: Kind, number: str, item: str) -> tuple[Waiting, ...]:
        """What waits here still."""
        with self._lock:
            if self._forget_delivered():
                self._write()
            filed = dict(self._filed)
        wanted = self._hash(kind, number, item) if filed else None
        if wanted is None:
            return ()
        return tuple(one for one, whose in filed.items() if hmac.compare_digest(whose, wanted))

    def _forget_delivered(self) -> bool:
        """Whether anything was forgotten."""
        before = len(self._filed)
        self._filed = {one: whose for one, whose in self._filed.items() if self._is_waiting(one.row)}
        return len(self._filed) < before

    # --- whose --------------------------------------------------------------------------------------------------------

    def _hash(self, kind: Kind, number: str, item: str) -> bytes | None:
        """None for a terminal that has no key yet: nothing is sealed, and so nothing is kept, without."""
        try:
            key = self._own_key()
        except CredentialsError:
            return None
        person = hashlib.scrypt(number.encode(), salt=key, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P, dklen=32)
        return hmac.new(person, f"{kind.value}:{item}".encode(), hashlib.sha256).digest()

    def _own_key(self) -> bytes:
        """Raises CredentialsError."""
        if self._key is None:
            secret = own_key(self._credentials).private_bytes(
                serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            self._key = hmac.new(secret, _PURPOSE, hashlib.sha256).digest()
        return self._key

    # --- the file -----------------------------------------------------------------------------------------------------

    def _read(self) -> dict[Waiting, bytes]:
        """What cannot be read is as if it had never been: the platform knows what reached it."""
        try:
            with self._file.open("rb") as opened:
                told = json.loads(opened.read(_MOST_BYTES))
            return {Waiting(UUID(row), str(number)): bytes.fromhex(whose) for row, (number, whose) in told.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
            self._trouble("read", error)
            return {}

    def _write(self) -> None:
        told = {str(one.row): (one.local_number, whose.hex()) for one, whose in self._filed.items()}
        try:
            write_whole(self._file, json.dumps(told, separators=(",", ":")).encode())
        except OSError as error:
            self._trouble("written", error)

    def _trouble(self, done: str, error: Exception) -> None:
        self._log.write(LogEvent.OUTBOX_TROUBLE, fault=f"{FILE} not {done}: {type(error).__name__}")
