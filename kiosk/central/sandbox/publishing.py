"""The city's catalogue as the platform publishes it: read from its folder, with its guides, in versions, signed."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.catalogue.checking import check_service
from kiosk.catalogue.collection import Catalogue as Services
from kiosk.catalogue.collection import make_catalogue
from kiosk.catalogue.fingerprint import fingerprint
from kiosk.catalogue.folder import region_text
from kiosk.catalogue.loading import read_folder, read_what_is_right
from kiosk.catalogue.model import Service, State
from kiosk.catalogue.problems import DefinitionProblem, DefinitionsInvalid
from kiosk.catalogue.references import check_references
from kiosk.catalogue.regions import Regions, make_regions
from kiosk.catalogue.regions_file import FILE, read_regions
from kiosk.central.catalogue_names import EntryKind, canonical, sha256_of, whole_sha256
from kiosk.central.catalogue_signature import sign_manifest
from kiosk.central.key_holder import KeyHolder
from kiosk.central.sandbox.guides import make_guides, unknown_parameters
from kiosk.central.sandbox.versions import Name, Versions
from kiosk.traditional import fill

#: A file that is dropped into the folder is published after so long.
_LOOK_SECONDS = 1.0
_KEPT_VERSIONS = 200


@dataclass(frozen=True)
class Published:
    """One version: its entries in canonical form, and the manifest signed."""

    version: int
    manifest: Mapping[str, Any]
    signature: str
    entries: Mapping[Name, str]

    @property
    def etag(self) -> str:
        return f'"{self.version}"'


@dataclass(frozen=True)
class Changes:
    """What makes an earlier version the one that is published."""

    published: Published
    changed: tuple[Name, ...]
    removed: tuple[Name, ...]


class NotPublished(Exception):
    """A definition that is not right; the words say why."""


class Publisher:
    """May be used from every thread. Raises DefinitionsInvalid at first for a folder with mistakes; later what is right
    of it is published and the rest stays as it was."""

    def __init__(self, folder: Path, state: Path, signer: KeyHolder, *, kept_versions: int = _KEPT_VERSIONS) -> None:
        """``regions.yaml`` stands beside the folder; without it there are no places, and no guides."""
        self._folder = folder
        regions = folder.parent / FILE
        self._regions_file = regions if regions.exists() else None
        self._signer = signer
        self._versions = Versions(state / "catalogue-versions.json", kept_versions)
        self._lock = threading.RLock()
        self._given: dict[str, Service] = {}  # by the admin door, in place of the folder's
        self._looked_at = time.monotonic()
        self._mark = fingerprint(folder, self._regions_file)
        self._read = read_folder(folder, fill)
        self._regions = self._read_regions()
        self._services, self._published = self._publish()

    def services(self) -> Services:
        """What the platform answers for."""
        self._look()
        return self._services

    def published(self) -> Published:
        self._look()
        return self._published

    def changes(self, since: int) -> Changes | None:
        """None when what has changed since then is not known."""
        with self._lock:
            published = self.published()
            told = self._versions.since(since)
            if told is None:
                return None
            return Changes(published, tuple(sorted(told.changed)), tuple(sorted(told.removed)))

    def __contains__(self, item: object) -> bool:
        return item in self._services.services

    def one_at_a_time(self, item: str) -> bool:
        """Whether somebody may have one of it under way, and not two."""
        service = self._services.services.get(item)
        return service is not None and service.one_at_a_time

    def give(self, service: Service) -> Published:
        """Publish an item that is new or other than the folder's, with the traditional Chinese it lacks, as those of
        the folder are. Raises NotPublished."""
        service = Service.model_validate(fill(service.model_dump(mode="json", by_alias=True, exclude_unset=True)))
        mistakes = [mistake.message for mistake in check_service(service)]
        with self._lock:
            together = {**self._services.services, service.code: service}
            mistakes += [mistake.message for code, mistake in check_references(together) if code == service.code]
            if service.department not in self._read.departments:
                mistakes.append(f"there is no {service.department}")
            if mistakes:
                raise NotPublished("; ".join(mistakes))
            self._given[service.code] = service
            self._services, self._published = self._publish()
            return self._published

    def withdraw(self, code: str) -> Published:
        """The item stays known, so that a terminal can say that it is gone; its guides go. Raises KeyError."""
        with self._lock:
            service = self._services.services[code]
            changes = {"state": State.WITHDRAWN, "version": service.version + 1}
            return self.give(service.model_copy(update=changes))

    def _look(self) -> None:
        """Read the folder again when it is another."""
        with self._lock:
            if time.monotonic() < self._looked_at + _LOOK_SECONDS:
                return
            self._looked_at = time.monotonic()
            mark = fingerprint(self._folder, self._regions_file)
            if not mark or mark == self._mark:
                return
            self._mark = mark
            read = read_what_is_right(self._folder, fill=fill)
            if not read.problems:
                with suppress(DefinitionsInvalid):  # whoever runs the checker on the folder is told; the city goes on
                    self._regions = self._read_regions()
                self._read = read.catalogue
                self._services, self._published = self._publish()

    def _read_regions(self) -> Regions:
        regions, problems = read_regions(self._regions_file, fill) if self._regions_file is not None else ((), ())
        made = make_regions(regions)
        unknown = unknown_parameters(made, self._read.services)
        problems += tuple(DefinitionProblem(self._folder.parent / FILE, 1, "regions", said) for said in unknown)
        if problems:
            raise DefinitionsInvalid(problems)
        return made

    def _publish(self) -> tuple[Services, Published]:
        services = {**self._read.services, **self._given}
        departments = self._read.departments
        entries: dict[Name, str] = {
            (EntryKind.DEPARTMENT, key): canonical(name.model_dump(mode="json", by_alias=True))
            for key, name in departments.items()
        }
        entries |= {(EntryKind.REGION, region.code): region_text(region) for region in self._regions}
        entries |= {(EntryKind.ITEM, code): canonical(service.as_json()) for code, service in services.items()}
        entries |= {
            (EntryKind.GUIDE, guide.key): canonical(guide.model_dump(mode="json", by_alias=True, exclude_none=True))
            for guide in make_guides(services.values(), departments, self._regions)
        }
        hashes = {name: sha256_of(text) for name, text in entries.items()}
        self._versions.publish(hashes, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
        manifest = {
            "format": 1,
            "version": self._versions.version,
            "published_at": self._versions.published_at,
            "entries": len(entries),
            "sha256": whole_sha256(hashes),
        }
        signature = sign(manifest, self._signer)
        published = Published(self._versions.version, manifest, signature, entries)
        return make_catalogue(services.values(), departments, str(published.version), self._regions), published


def sign(manifest: Mapping[str, Any], signer: KeyHolder) -> str:
    return sign_manifest(canonical(manifest).encode("utf-8"), signer.key, (signer.certificate,))
