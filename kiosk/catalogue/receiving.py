"""Judging a catalogue that came from outside, by the wire or on a stick, before a word of it is kept.

In this order: is it of the form, who signed it, is it older, is it whole, is every definition in it right.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from cryptography import x509
from pydantic import BaseModel, ValidationError

from kiosk.catalogue.checking import check_service
from kiosk.catalogue.definition.codes import State
from kiosk.catalogue.guides import RegionalGuide
from kiosk.catalogue.model import Service, Titled
from kiosk.catalogue.problems import Mistake
from kiosk.catalogue.references import check_references
from kiosk.catalogue.refusing import CatalogueRefused, Refused
from kiosk.catalogue.regions import Region, RegionMistake, in_order, make_regions
from kiosk.catalogue.store import Part, Row, Writer, rows_sha256
from kiosk.catalogue.store import Source as StoreSource
from kiosk.central.catalogue import LARGEST, Catalogue, CatalogueChanges, Entry, Manifest
from kiosk.central.catalogue_names import EntryKind, canonical
from kiosk.central.catalogue_signature import NotSigned, SignatureRefused, WrongKey, WrongRole, check_signature
from kiosk.central.credentials import CredentialsError, load_credentials

#: So many mistakes are told; whoever mends them runs the checker on all.
_TOLD = 5
_REASONS = {NotSigned: Refused.NOT_SIGNED, WrongKey: Refused.WRONG_KEY, WrongRole: Refused.WRONG_ROLE}

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Trust:
    """Whose word counts: the roots of this terminal's enrolment, at this time."""

    roots: tuple[x509.Certificate, ...]
    now: datetime


@dataclass(frozen=True)
class Judged:
    """A catalogue that may be kept."""

    manifest: Manifest
    signature: str
    rows: tuple[Row, ...]

    def keep(self, writer: Writer, *, older: bool = False) -> None:
        """Within the writer's transaction, where nobody else has a newer one meanwhile; ``older``: one may be here.

        Raises CatalogueRefused.
        """
        present = writer.version()
        if not older and present is not None and self.manifest.version < present:
            raise _older(self.manifest.version, present)
        writer.replace(
            StoreSource.PLATFORM,
            self.rows,
            version=self.manifest.version,
            manifest=canonical(self.manifest.model_dump(mode="json")),
            signature=self.signature,
        )


def trust_of(credentials: Path, now: datetime) -> Trust:
    """What enrolment left. Raises CatalogueRefused (NOT_ENROLLED)."""
    try:
        found = load_credentials(credentials)
        roots = tuple(x509.load_pem_x509_certificate(pem.encode("ascii")) for pem in found.document_roots)
    except (CredentialsError, ValueError) as error:
        raise CatalogueRefused(Refused.NOT_ENROLLED, type(error).__name__) from None
    return Trust(roots, now)


def read_bundle(file: Path) -> Catalogue:
    """A catalogue in a file. Raises CatalogueRefused, OSError."""
    with file.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise CatalogueRefused(Refused.NOT_A_CATALOGUE, f"more than {LARGEST} bytes")
    try:
        return Catalogue.model_validate_json(content)
    except ValidationError as error:
        raise CatalogueRefused(Refused.NOT_A_CATALOGUE, _first(error)) from None


def judge(catalogue: Catalogue, present: Part | None, trust: Trust) -> Judged:
    """A whole catalogue. Raises CatalogueRefused."""
    _check_manifest(catalogue.manifest, catalogue.signature, present, trust)
    rows = _rows(catalogue.entries, catalogue.manifest)
    _check_whole(rows, catalogue.manifest, Refused.NOT_WHOLE)
    _check_definitions(rows, rows, catalogue.manifest)
    return Judged(catalogue.manifest, catalogue.signature, rows)


def judge_changes(changes: CatalogueChanges, present: Part, trust: Trust) -> Judged:
    """What ``present`` becomes by ``changes``. Raises CatalogueRefused."""
    manifest = changes.manifest
    _check_manifest(manifest, changes.signature, present, trust)
    if changes.since != present.version:
        raise CatalogueRefused(
            Refused.DOES_NOT_FIT, f"changes since {changes.since}, and {present.version} is here", manifest.version
        )
    changed = _rows(changes.changed, manifest)
    after = {(row.kind, row.key): row for row in present.rows}
    for name in changes.removed:
        after.pop((name.kind, name.key), None)
    after |= {(row.kind, row.key): row for row in changed}
    rows = tuple(after.values())
    _check_whole(rows, manifest, Refused.DOES_NOT_FIT)
    _check_definitions(rows, changed, manifest)
    return Judged(manifest, changes.signature, rows)


# --- the manifest -----------------------------------------------------------------------------------------------------


def _check_manifest(manifest: Manifest, signature: str, present: Part | None, trust: Trust) -> None:
    try:
        check_signature(signature, manifest.signed_bytes(), trust.roots, trust.now)
    except SignatureRefused as refused:
        raise CatalogueRefused(_REASONS[type(refused)], str(refused), manifest.version) from None
    if present is not None and manifest.version < present.version:
        raise _older(manifest.version, present.version)


def _older(version: int, present: int) -> CatalogueRefused:
    return CatalogueRefused(Refused.OLDER, f"version {version}, and {present} is here", version)


def _rows(entries: Iterable[Entry], manifest: Manifest) -> tuple[Row, ...]:
    try:
        rows = {entry.name: Row(entry.kind, entry.key, entry.text()) for entry in entries}
    except ValueError as error:
        raise CatalogueRefused(Refused.NOT_A_CATALOGUE, type(error).__name__, manifest.version) from None
    return tuple(rows.values())


def _check_whole(rows: Sequence[Row], manifest: Manifest, reason: Refused) -> None:
    if len(rows) != manifest.entries:
        detail = f"{len(rows)} entries, and the manifest says {manifest.entries}"
        raise CatalogueRefused(reason, detail, manifest.version)
    if rows_sha256(rows) != manifest.sha256:
        raise CatalogueRefused(reason, "the entries are not those of the manifest", manifest.version)


# --- what is in it ----------------------------------------------------------------------------------------------------


def _check_definitions(rows: Sequence[Row], fresh: Sequence[Row], manifest: Manifest) -> None:
    """``fresh`` rows are read and checked by themselves; what entries say of each other is checked for all."""
    mistakes: list[str] = []
    new = {(row.kind, row.key) for row in fresh}
    services: dict[str, Service] = {}
    names: dict[EntryKind, set[str]] = {kind: set() for kind in EntryKind}
    regions: list[Region] = []
    for row in rows:
        names[row.kind].add(row.key)
        try:
            if row.kind is EntryKind.ITEM:
                services[row.key] = service = Service.model_validate_json(row.content)
                if (row.kind, row.key) in new:
                    mistakes += _item_mistakes(row.key, service)
            elif row.kind is EntryKind.REGION:
                regions.append(Region.model_validate_json(row.content))
            elif (row.kind, row.key) in new:
                mistakes += _other_mistakes(row)
        except ValidationError as error:
            mistakes.append(f"{row.kind} {row.key}: {_first(error)}")
    mistakes += _between(services, regions, names)
    if mistakes:
        more = f" (and {len(mistakes) - _TOLD} more)" if len(mistakes) > _TOLD else ""
        raise CatalogueRefused(Refused.BAD_DEFINITION, "; ".join(mistakes[:_TOLD]) + more, manifest.version)


def _item_mistakes(key: str, service: Service) -> Iterator[str]:
    if service.code != key:
        yield f"item {key}: it is {service.code}"
    yield from (_said(key, mistake) for mistake in check_service(service))


def _other_mistakes(row: Row) -> Iterator[str]:
    if row.kind is EntryKind.DEPARTMENT:
        Titled.model_validate_json(row.content)
    elif row.kind is EntryKind.GUIDE:
        guide = RegionalGuide.model_validate_json(row.content)
        if guide.key != row.key:
            yield f"guide {row.key}: it is {guide.key}"


def _between(
    services: Mapping[str, Service], regions: Sequence[Region], names: Mapping[EntryKind, set[str]]
) -> Iterator[str]:
    yield from (_said(code, mistake) for code, mistake in check_references(services))
    for code, service in services.items():
        if service.department not in names[EntryKind.DEPARTMENT]:
            yield f"item {code}: there is no department {service.department}"
    try:
        make_regions(in_order(regions))
    except RegionMistake as mistake:
        yield f"regions: {mistake}"
    for key in sorted(names[EntryKind.GUIDE]):
        item, _, region = key.partition("@")
        if item not in services or services[item].state is State.WITHDRAWN:
            yield f"guide {key}: there is no such item"
        elif region not in names[EntryKind.REGION]:
            yield f"guide {key}: there is no such region"


def _said(code: str, mistake: Mistake) -> str:
    return f"item {code}: {'.'.join(map(str, mistake.path))}: {mistake.message}"


def _first(error: ValidationError) -> str:
    """Where the first mistake is, and which: never what was written there, which is not ours."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"[:300]


def bundle_text(part: Part) -> str:
    """The platform's catalogue as it is kept, to be carried to another terminal."""
    bundle = {
        "manifest": json.loads(part.manifest),
        "signature": part.signature,
        "entries": [{"kind": row.kind.value, "key": row.key, "content": json.loads(row.content)} for row in part.rows],
    }
    return json.dumps(bundle, ensure_ascii=False)
