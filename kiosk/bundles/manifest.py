"""What a bundle says of itself: its manifest, and the list of trust that may come with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import from_json

from kiosk.bundles.kinds import LARGEST, Kind
from kiosk.bundles.refusing import BundleRefused, Refused

FORMAT = 1
MOST_FILES = 10_000
_MOST_SIGNATURES = 8
#: Letters that every file system knows, and no part that is "." or "..": what does not fit cannot lead anywhere.
_PATH = re.compile(r"(?!.{93})[A-Za-z0-9_][A-Za-z0-9._+~-]*(/[A-Za-z0-9_][A-Za-z0-9._+~-]*)*")

Sha256: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
UtcTime: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
Name: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Sequence: TypeAlias = Annotated[int, Field(ge=1, le=2**53 - 1)]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class File(_Said):
    path: Annotated[str, StringConstraints(max_length=400)]
    size: Annotated[int, Field(ge=0, le=2**33 - 1)]  # bytes
    sha256: Sha256


class Manifest(_Said):
    """What the signature is over. ``sequence`` grows with every bundle of a name; ``version`` is for people."""

    format: Literal[1] = 1
    kind: Kind
    name: Name
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+~-]{0,39}$")]
    sequence: Sequence
    created: UtcTime
    valid_from: UtcTime
    valid_until: UtcTime
    minimum_product: Annotated[str, StringConstraints(pattern=r"^\d{1,5}(\.\d{1,5}){0,3}$")]
    files: Annotated[list[File], Field(min_length=1, max_length=MOST_FILES)]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


class TrustList(_Said):
    """Whom to trust: the operator's roots, and certificates and single bundles that do not count any more."""

    format: Literal[1] = 1
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    created: UtcTime
    expires: UtcTime
    roots: Annotated[list[str], Field(min_length=1, max_length=8)]  # PEM
    # SHA-256 of certificates, and of single bundles: of what their signatures are over
    revoked: Annotated[list[Sha256], Field(max_length=1000)] = []


class Envelope(_Said):
    """``signed`` is the very text that the signatures are over; any one that counts is enough."""

    signed: str
    signatures: Annotated[list[str], Field(min_length=1, max_length=_MOST_SIGNATURES)]

    @property
    def sha256(self) -> str:
        """By which it is known, and taken back."""
        return hashlib.sha256(self.signed.encode("utf-8")).hexdigest()


class Head(_Said):
    """The first file of a bundle. ``trust``: newer lists, for a terminal that has missed them."""

    manifest: Envelope
    trust: Annotated[list[Envelope], Field(max_length=16)] = []


def time_of(text: UtcTime) -> datetime:
    """Raises ValueError for the 31st of February."""
    return datetime.fromisoformat(text)


def utc_text(moment: datetime) -> UtcTime:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def read_head(content: bytes) -> Head:
    """Raises BundleRefused (NOT_A_BUNDLE)."""
    try:
        return Head.model_validate_json(content)
    except ValidationError as error:
        raise BundleRefused(Refused.NOT_A_BUNDLE, first_of(error)) from None


def read_manifest(text: str) -> Manifest:
    """What stands in a manifest whose form and kind are looked at first: they decide what the rest means.

    Raises BundleRefused.
    """
    try:
        said: Any = from_json(text)
        form, kind = said["format"], said["kind"]
    except (ValueError, KeyError, TypeError):
        raise BundleRefused(Refused.BAD_MANIFEST, "no manifest that can be read") from None
    if isinstance(form, int) and form > FORMAT:
        raise BundleRefused(Refused.NEWER_FORMAT, f"{form}, and this release knows {FORMAT}")
    if kind not in list(Kind):
        raise BundleRefused(Refused.UNKNOWN_KIND, _plain(kind))
    try:
        manifest = Manifest.model_validate_json(text)
        begins, ends = time_of(manifest.valid_from), time_of(manifest.valid_until)
        time_of(manifest.created)
    except ValidationError as error:
        raise BundleRefused(Refused.BAD_MANIFEST, first_of(error)) from None
    except ValueError:
        raise BundleRefused(Refused.BAD_MANIFEST, "a date that is none") from None
    if ends <= begins:
        raise BundleRefused(Refused.BAD_MANIFEST, "valid_until is not after valid_from")
    for reason, detail in _mistakes_in_paths(manifest):
        raise BundleRefused(reason, detail)
    if manifest.size > LARGEST[manifest.kind]:
        raise BundleRefused(Refused.TOO_LARGE, f"{manifest.size} bytes, and {LARGEST[manifest.kind]} are the most")
    return manifest


def _mistakes_in_paths(manifest: Manifest) -> Iterator[tuple[Refused, str]]:
    files: set[str] = set()
    folders: set[str] = set()
    for file in manifest.files:
        if _PATH.fullmatch(file.path) is None:
            yield Refused.BAD_PATH, _plain(file.path)
        # A disk that does not tell capitals apart would have one file of them.
        low = file.path.lower()
        if low in files:
            yield Refused.TWICE, _plain(file.path)
        files.add(low)
        parts = low.split("/")
        folders.update("/".join(parts[:count]) for count in range(1, len(parts)))
    for clash in sorted(files & folders):
        yield Refused.TWICE, _plain(clash)


def good_path(path: str) -> bool:
    return _PATH.fullmatch(path) is not None


def first_of(error: ValidationError) -> str:
    """Where the first mistake is, and which: never what was written there, which is not ours."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"[:200]


def _plain(text: object) -> str:
    """What somebody wrote, in letters that do no harm on a screen."""
    return ascii(str(text))[:120]
