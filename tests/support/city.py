"""A city as large as the real one: 171 items as its departments share them, and the places of ``config/regions.yaml``.

The items are copies of one definition under codes of their own: for what is about numbers and time, and not about
words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from kiosk.catalogue.model import Service
from kiosk.catalogue.regions import Regions, make_regions
from kiosk.catalogue.regions_file import read_regions

CONFIG = Path(__file__).parents[2] / "config"
ITEMS = 171
GUIDES = 2144
#: How many items each department has.
SHARES = {
    "human_resources": 21, "one_thing": 8, "public_security": 18, "tax": 9, "education": 8, "government_services": 11,
    "market": 9, "medical_insurance": 11, "housing_fund": 9, "civil_affairs": 7, "health": 10, "housing": 9,
    "real_estate": 7, "bank": 3, "gas": 2, "disabled": 3, "justice": 5, "transport": 4, "post": 1, "telecom": 1,
    "veterans": 2, "natural_resources": 1, "electricity": 2, "environment": 1, "water": 2, "archives": 1, "culture": 1,
    "urban_management": 2, "agriculture": 2, "heating": 1,
}  # fmt: skip


def regions() -> Regions:
    found, problems = read_regions(CONFIG / "regions.yaml")
    assert problems == ()
    return make_regions(found)


def definitions() -> Iterator[dict[str, object]]:
    """As a file would hold them."""
    source = next(CONFIG.rglob("pension_contribution_details.yaml"))
    known = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    number = 0
    for department, share in SHARES.items():
        for _ in range(share):
            number += 1
            # One of health is withdrawn, as in the definitions that ship: it is an item, and has no guides.
            gone = department == "health" and number % share == 0
            hall = known["channels"]["hall"] | {"terminal_item_id": f"CITY-{number:03d}"}
            yield {
                **known,
                "code": f"412099{number:03d}000",
                "department": department,
                "state": "withdrawn" if gone else "published",
                "title": {"zh-CN": f"第{number}号事项查询", "en": f"Item number {number}"},
                "channels": {"hall": hall},
            }


def services() -> tuple[Service, ...]:
    return tuple(Service.model_validate(definition) for definition in definitions())


def write_folder(folder: Path) -> None:
    """The 171 as files, and the departments."""
    folder.mkdir(parents=True)
    (folder / "departments.yaml").write_bytes((CONFIG / "services" / "departments.yaml").read_bytes())
    (folder.parent / "regions.yaml").write_bytes((CONFIG / "regions.yaml").read_bytes())
    for definition in definitions():
        text = yaml.dump(definition, allow_unicode=True, Dumper=_Plain)
        (folder / f"{definition['code']}.yaml").write_text(text, "utf-8")


class _Plain(yaml.SafeDumper):
    """Definitions refuse what is written once and used again."""

    def ignore_aliases(self, data: object) -> bool:
        return True
