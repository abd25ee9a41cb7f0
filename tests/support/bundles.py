"""A city's keys, and bundles that are right or wrong in one thing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.bundles import container
from kiosk.bundles.keys import make_root, make_signer, make_trust
from kiosk.bundles.kinds import ROLE_OF, Kind, Role
from kiosk.bundles.making import About, make
from kiosk.bundles.manifest import Envelope, File, Head
from kiosk.bundles.trust import Trust, trust_of
from kiosk.central.key_holder import KeyHolder
from kiosk.central.role_signature import sign

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BRAND = Path(__file__).parents[2] / "config" / "brands" / "lotus"


@dataclass(frozen=True)
class City:
    """A root, a signer for each role, and the first list of trust."""

    root: KeyHolder
    signers: Mapping[Role, KeyHolder]
    trust: Trust = field(repr=False)

    @property
    def first(self) -> Envelope:
        return self.trust.envelope

    def next_list(self, version: int = 2, *, revoked: tuple[str, ...] = (), **more: timedelta) -> Envelope:
        return make_trust(version, (self.root.certificate,), (self.signers[Role.TRUST],), NOW, revoked=revoked, **more)


def make_city(name: str = "City", now: datetime = NOW) -> City:
    root = make_root(name, now)
    signers = {role: make_signer(root, role, name, now) for role in Role}
    return City(root, signers, trust_of(make_trust(1, (root.certificate,), (signers[Role.TRUST],), now)))


@cache
def city() -> City:
    return make_city()


def signer_of(holder: KeyHolder) -> Signing:
    return Signing(holder)


@dataclass(frozen=True)
class Signing:
    holder: KeyHolder

    def __call__(self, what: bytes) -> bytes:
        return self.holder.key.sign(what, ec.ECDSA(hashes.SHA256()))


def about(kind: Kind = Kind.BRAND, sequence: int = 1, **more: object) -> About:
    said = {
        "name": "lotus",
        "version": f"1.{sequence}",
        "valid_from": NOW - timedelta(hours=1),
        "valid_for": timedelta(days=30),
        "minimum_product": "0",
    } | more
    return About(kind=kind, sequence=sequence, **said)  # type: ignore[arg-type]


def make_bundle(
    out: Path,
    source: Path = BRAND,
    *,
    kind: Kind = Kind.BRAND,
    sequence: int = 1,
    by: KeyHolder | None = None,
    trust: tuple[Envelope, ...] = (),
    now: datetime = NOW,
    **more: object,
) -> Path:
    holder = by or city().signers[ROLE_OF[kind]]
    make(source, out, about(kind, sequence, **more), signer_of(holder), (holder.certificate,), now=now, trust=trust)
    return out


def forged(out: Path, manifest: dict[str, object], contents: Mapping[str, bytes], holder: KeyHolder) -> Path:
    """A bundle whose manifest says anything at all, rightly signed. ``contents`` in their order."""
    text = json.dumps(manifest)
    envelope = Envelope(signed=text, signatures=[sign(text.encode(), holder.key, (holder.certificate,))])
    head = Head(manifest=envelope).model_dump_json().encode()
    folder = out.with_name("forged-files")
    folder.mkdir(exist_ok=True)
    files = []
    for number, (path, content) in enumerate(contents.items()):
        source = folder / str(number)
        source.write_bytes(content)
        files.append((File.model_construct(path=path, size=len(content), sha256="0" * 64), source))
    with out.open("wb") as stream:
        container.write(stream, head, files)
    return out
