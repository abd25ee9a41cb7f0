"""Whom this terminal believes: the operator's roots, as the newest list of trust that it has seen names them.

The first list is given by hand: the profile names it. Every later one is signed by somebody with the role for it under
the list before, and under itself, so that nobody takes over roots that nobody holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from pydantic import ValidationError

from kiosk.bundles.kinds import Role
from kiosk.bundles.manifest import Envelope, TrustList, first_of, time_of
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.bundles.usages import USAGE
from kiosk.central.role_signature import (
    NotSigned,
    Revoked,
    SignatureRefused,
    Signer,
    WrongKey,
    WrongRole,
    begins_at,
    check,
)

_LARGEST = 256 * 1024
_REASONS: dict[type[SignatureRefused], Refused] = {
    NotSigned: Refused.NOT_SIGNED,
    WrongKey: Refused.WRONG_KEY,
    Revoked: Refused.REVOKED,
    WrongRole: Refused.WRONG_ROLE,
}


@dataclass(frozen=True)
class Trust:
    """``envelope`` is what ``list_`` was read from, and is what is kept."""

    list_: TrustList
    envelope: Envelope
    roots: tuple[x509.Certificate, ...] = field(repr=False)

    def check(self, envelope: Envelope, role: Role, now: datetime) -> Signer:
        """Who of ``role`` has signed; any one is enough. Raises BundleRefused with what is wrong with the first."""
        if envelope.sha256 in self.list_.revoked:
            raise BundleRefused(Refused.REVOKED, f"{role}: this very one")
        first: SignatureRefused | None = None
        for signature in envelope.signatures:
            try:
                return check(
                    signature,
                    envelope.signed.encode("utf-8"),
                    self.roots,
                    now,
                    USAGE[role],
                    revoked=self.list_.revoked,
                )
            except SignatureRefused as refused:
                first = first or refused
        assert first is not None  # noqa: S101 - an envelope has a signature
        raise BundleRefused(_REASONS[type(first)], f"{role}: {first}")

    def has_taken_back(self, envelope: Envelope, role: Role) -> bool:
        """Whether it counted once and was taken back: itself, or everybody of ``role`` who has signed it.

        A signer whose time is over, or whose root is not trusted any more, is not taken back by that.
        """
        if envelope.sha256 in self.list_.revoked:
            return True
        gone: list[bool] = []
        for signature in envelope.signatures:
            try:
                at, content = begins_at(signature), envelope.signed.encode("utf-8")
                check(signature, content, self.roots, at, USAGE[role], revoked=self.list_.revoked)
                gone.append(False)
            except Revoked:
                gone.append(True)
            except SignatureRefused:
                continue
        return bool(gone) and all(gone)

    def is_over(self, now: datetime) -> bool:
        return now >= time_of(self.list_.expires)


def read_trust(file: Path) -> Trust:
    """A list in a file. Raises BundleRefused, OSError."""
    content = file.read_bytes()[: _LARGEST + 1]
    if len(content) > _LARGEST:
        raise BundleRefused(Refused.TOO_LARGE, "a list of trust")
    try:
        return trust_of(Envelope.model_validate_json(content))
    except ValidationError as error:
        raise BundleRefused(Refused.BAD_MANIFEST, first_of(error)) from None


def trust_of(envelope: Envelope) -> Trust:
    """What a list says, whoever signed it. Raises BundleRefused."""
    try:
        said = TrustList.model_validate_json(envelope.signed)
        time_of(said.expires)
        roots = tuple(x509.load_pem_x509_certificate(pem.encode("ascii")) for pem in said.roots)
    except ValidationError as error:
        raise BundleRefused(Refused.BAD_MANIFEST, f"list of trust: {first_of(error)}") from None
    except ValueError:
        raise BundleRefused(Refused.BAD_MANIFEST, "list of trust: a root or a date that cannot be read") from None
    return Trust(said, envelope, roots)


def follow(trust: Trust, newer: Iterable[Envelope], now: datetime) -> Trust:
    """What ``newer`` lists make of it, one after another; those that are known already are passed over.

    Raises BundleRefused: one that is missing between, one that is not signed by both. Whether the last is over is for
    whoever uses it.
    """
    lists = sorted((trust_of(envelope) for envelope in newer), key=lambda one: one.list_.version)
    for after in lists:
        if after.list_.version <= trust.list_.version:
            continue
        if after.list_.version != trust.list_.version + 1:
            raise BundleRefused(
                Refused.TRUST_GAP, f"list {after.list_.version}, and {trust.list_.version} is the last one here"
            )
        trust.check(after.envelope, Role.TRUST, now)
        after.check(after.envelope, Role.TRUST, now)
        trust = after
    return trust
