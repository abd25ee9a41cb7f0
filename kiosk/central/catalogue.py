"""The catalogue as it travels, by the wire or on a stick: entries, and a signed manifest that says what is whole.

An entry is a department, a region, an item or a guide. Its hash is SHA-256 over its content in canonical form; the
manifest's hash is SHA-256 over all entries' hashes in order, so that a full catalogue, and an old one with a delta
applied, are proved by the same signature.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, JsonValue, StringConstraints

from kiosk.central.blocks import WireModel
from kiosk.central.catalogue_names import EntryKind, canonical, sha256_of

#: Of one catalogue: a city has some thousand guides, and a hundred thousand are looked through in tests.
MOST_ENTRIES = 200_000
#: Bytes of a whole catalogue, by the wire or on a stick.
LARGEST = 64 * 1024 * 1024

Sha256: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Version: TypeAlias = Annotated[int, Field(ge=1, le=2**31 - 1)]
EntryKey: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_@]{1,64}$")]
#: A time in UTC in one form, since the signature is over its letters.
UtcTime: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]


class EntryName(WireModel):
    """Which entry."""

    kind: EntryKind
    key: EntryKey


class Entry(EntryName):
    """What an entry holds is a definition of the kind's own schema; the terminal checks it."""

    content: dict[str, JsonValue]

    @property
    def name(self) -> tuple[EntryKind, str]:
        return self.kind, self.key

    def text(self) -> str:
        """The content in its canonical form."""
        return canonical(self.content)


class Manifest(WireModel):
    """What the platform vouches for: a version, and what makes it whole."""

    format: Literal[1] = 1
    version: Version = Field(description="grows with every change; an older one is refused")
    published_at: UtcTime
    entries: Annotated[int, Field(ge=0, le=MOST_ENTRIES)]
    sha256: Sha256 = Field(description="over the lines `kind key sha256`, sorted, each ended by a line feed")

    def signed_bytes(self) -> bytes:
        """What the signature is over."""
        return canonical(self.model_dump(mode="json")).encode("utf-8")


Signature: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,16000}\.\.[A-Za-z0-9_-]{86}$"),
    Field(description="detached JWS (RFC 7515, appendix F), ES256, with the certificates in x5c, over the manifest"),
]


class Catalogue(WireModel):
    """All of it. The ETag of the answer is the version in quotes. The same on a stick."""

    manifest: Manifest
    signature: Signature
    entries: Annotated[tuple[Entry, ...], Field(max_length=MOST_ENTRIES)]


class CatalogueChanges(WireModel):
    """What makes the catalogue of ``since`` the one of the manifest."""

    since: Version
    manifest: Manifest
    signature: Signature
    changed: Annotated[tuple[Entry, ...], Field(max_length=MOST_ENTRIES)]
    removed: Annotated[tuple[EntryName, ...], Field(max_length=MOST_ENTRIES)]


def hashes_of(entries: Iterable[Entry]) -> dict[tuple[EntryKind, str], str]:
    """Raises ValueError when two entries have one name."""
    hashes: dict[tuple[EntryKind, str], str] = {}
    for entry in entries:
        if entry.name in hashes:
            raise ValueError(f"{entry.kind} {entry.key} is there twice")
        hashes[entry.name] = sha256_of(entry.text())
    return hashes
