"""Signed catalogues without a server: the platform's own publisher, and a terminal's trust in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests
import yaml

from kiosk.catalogue.receiving import Trust
from kiosk.central.catalogue import Catalogue, CatalogueChanges
from kiosk.central.sandbox.authority import Authority
from kiosk.central.sandbox.publishing import Changes, Publisher
from kiosk.central.sandbox.spoiling import Spoilt, bundle_text, changes_text, spoil
from tests.support.city import CONFIG
from tests.support.platform import Sandbox

QUERY = "412014902000"
CERTIFICATE = "412014903000"


class City:
    """A platform with the two items of the demonstration and their places, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.services = folder / "config" / "services"
        copy_services(self.services)
        self.authority = Authority(folder / "certificates", ("localhost",))
        self.publisher = Publisher(self.services, folder, self.authority.catalogue_signer, kept_versions=2)
        self.trust = Trust((self.authority.document_root.certificate,), datetime.now(UTC))

    def bundle(self, how: Spoilt = Spoilt.NOT) -> str:
        return bundle_text(spoil(self.publisher.published(), how, self.authority), how)

    def catalogue(self, how: Spoilt = Spoilt.NOT) -> Catalogue:
        return Catalogue.model_validate_json(self.bundle(how))

    def changes(self, since: int, how: Spoilt = Spoilt.NOT) -> CatalogueChanges:
        told = self.publisher.changes(since)
        assert told is not None
        return changes_of(self, told, since, how)

    def change(self, code: str = QUERY) -> None:
        """Publish a newer version of an item."""
        service = self.publisher.services().services[code]
        self.publisher.give(service.model_copy(update={"version": service.version + 1}))


def changes_of(city: City, told: Changes, since: int, how: Spoilt) -> CatalogueChanges:
    published = spoil(told.published, how, city.authority)
    return CatalogueChanges.model_validate_json(changes_text(told, published, since, how))


def copy_services(folder: Path) -> None:
    """The two items, the departments and the places, as a folder of services."""
    folder.mkdir(parents=True)
    names = ("pension_contribution_details.yaml", "insurance_certificate.yaml", "departments.yaml")
    for name in names:
        source = next((CONFIG / "services").rglob(name))
        (folder / name).write_bytes(source.read_bytes())
    (folder.parent / "regions.yaml").write_bytes((CONFIG / "regions.yaml").read_bytes())


def definition(code: str = QUERY, **changes: Any) -> dict[str, Any]:
    """A definition of the demonstration as a file would hold it, with ``changes``."""
    name = {QUERY: "pension_contribution_details.yaml", CERTIFICATE: "insurance_certificate.yaml"}[code]
    source = next((CONFIG / "services").rglob(name))
    known: dict[str, Any] = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    return known | changes


def another(code: str = "412014999000", **changes: Any) -> dict[str, Any]:
    """A new item, like the query of the demonstration."""
    known = definition()
    hall = known["channels"]["hall"] | {"terminal_item_id": f"TEST-{code}"}
    return known | {"code": code, "channels": {"hall": hall}} | changes


def write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def send_spoilt(sandbox: Sandbox, how: Spoilt) -> None:
    answer = requests.put(f"{sandbox.admin_url}/catalogue/spoilt", json={"how": how}, timeout=5)
    assert answer.status_code == 200
