"""Keys of a platform and of a terminal, and submissions to keep, all of them synthetic."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import ECKey

from offline_queue.identifiers import new_id
from offline_queue.keys import Terminal, parse_sealing_keys
from offline_queue.kinds import Kind
from offline_queue.model import Material, Submission
from offline_queue.sealing import Sealer

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PERSONAL = "张三丰 410000199001010008 13800000000"


@dataclass
class PlatformKeys:
    """The platform's key pairs, by id."""

    private: dict[str, ECKey] = field(default_factory=dict)
    issued: dict[str, datetime] = field(default_factory=dict)

    def add(self, key_id: str, issued_at: datetime = NOON) -> None:
        self.private[key_id] = ECKey.generate_key("P-256")
        self.issued[key_id] = issued_at

    def published(self) -> bytes:
        keys = [
            dict(key.as_dict(private=False), kid=name, use="enc", issued_at=self.issued[name].isoformat())
            for name, key in self.private.items()
        ]
        return json.dumps({"keys": keys}).encode()


def platform_keys(*names: str) -> PlatformKeys:
    keys = PlatformKeys()
    for name in names or ("seal-1",):
        keys.add(name)
    return keys


def new_terminal(name: str = "HALL24-0001") -> Terminal:
    return Terminal(name, ec.generate_private_key(ec.SECP256R1()))


def sealer(keys: PlatformKeys, terminal: Terminal | None = None) -> Sealer:
    return Sealer(terminal or new_terminal(), parse_sealing_keys(keys.published()))


def material(content: bytes, name: str = "身份证正面") -> Material:
    return Material(name, "image/jpeg", lambda: io.BytesIO(content))


def submission(
    kind: Kind = Kind.APPLICATION,
    *materials: Material,
    body: bytes = json.dumps({"name": PERSONAL}, ensure_ascii=False).encode(),
    follows: UUID | None = None,
    confirmed_at: datetime = NOON,
) -> Submission:
    return Submission(new_id(), kind, body, confirmed_at, "11410000MB0000001X", materials, follows)


@dataclass
class Collected:
    """Takes sealed materials into memory."""

    files: dict[int, bytes] = field(default_factory=dict)

    def write(self, number: int, chunks: Iterable[bytes]) -> None:
        self.files[number] = b"".join(chunks)


def write_keys(file: Path, keys: PlatformKeys) -> None:
    file.write_bytes(keys.published())
