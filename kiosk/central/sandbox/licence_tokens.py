"""What a token of an e-licence says, and whether it holds: signed by this platform, for one person, one material of one
item, and for a time.

A token is opaque to everybody else (``kiosk.central.licences``): a version, its end, whose it is and what it is for as
digests under the platform's own key, and a signature (HMAC-SHA-256, RFC 2104) over all of that, in base64url.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from enum import StrEnum
from pathlib import Path

_VERSION = 1
_SHAPE = struct.Struct(">BQ8s16s16s")  # version, end (seconds), random, whose, what for
_MARK = 32


class LicenceFault(StrEnum):
    """Why a licence does not go with an application; the values stand in the texts of `said`."""

    FORGED = "forged"
    EXPIRED = "expired"
    OTHER_PURPOSE = "other_purpose"
    OTHER_HOLDER = "other_holder"


#: As an office says it: a note on the case, in both languages of the sandbox's notes.
_SAID = {
    LicenceFault.FORGED: "授权凭据无效，请重新选择电子证照。The permission is not this platform's: choose it again.",
    LicenceFault.EXPIRED: "授权已过期，请重新选择电子证照。The permission is over: choose the e-licence again.",
    LicenceFault.OTHER_PURPOSE: "授权用于其他事项或材料，请重新选择。Permitted for something else: choose it again.",
    LicenceFault.OTHER_HOLDER: "电子证照不是申请人的，请使用本人证照。It is somebody else's: use the applicant's own.",
}


def said(fault: LicenceFault) -> str:
    return _SAID[fault]


class LicenceTokens:
    """Makes tokens and reads them. The key stays when the platform starts anew: what was granted is on its way."""

    def __init__(self, key_file: Path) -> None:
        """Raises OSError."""
        if not key_file.exists():
            key_file.touch(mode=0o600)
            key_file.write_bytes(secrets.token_bytes(32))
        self._key = key_file.read_bytes()

    def grant(self, number: str, item: str, material: str, until: datetime) -> str:
        said = _SHAPE.pack(
            _VERSION, int(until.timestamp()), secrets.token_bytes(8), self._digest(number), self._digest(item, material)
        )
        return base64.urlsafe_b64encode(said + self._mark(said)).decode().rstrip("=")

    def fault(self, token: str, number: str, item: str, material: str, now: datetime) -> LicenceFault | None:
        """What is wrong with a token that came with ``material`` of ``item``, of ``number``; None: nothing."""
        try:
            whole = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (binascii.Error, ValueError):
            return LicenceFault.FORGED
        said, mark = whole[:-_MARK], whole[-_MARK:]
        if len(said) != _SHAPE.size or not hmac.compare_digest(mark, self._mark(said)) or said[0] != _VERSION:
            return LicenceFault.FORGED
        _, until, _, whose, purpose = _SHAPE.unpack(said)
        if not hmac.compare_digest(whose, self._digest(number)):
            return LicenceFault.OTHER_HOLDER
        if not hmac.compare_digest(purpose, self._digest(item, material)):
            return LicenceFault.OTHER_PURPOSE
        return LicenceFault.EXPIRED if now.timestamp() >= until else None

    def _digest(self, *words: str) -> bytes:
        return hmac.digest(self._key, "\0".join(words).encode(), hashlib.sha256)[:16]

    def _mark(self, said: bytes) -> bytes:
        return hmac.digest(self._key, b"token\0" + said, hashlib.sha256)
