"""The whole is GPL-3.0-only; what it stands on must fit, and drivers and outbox stay usable by closed libraries."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

#: Licences that may stand in a GPL-3.0-only whole. AGPL is not among them, and neither is GPL-2.0-only.
ALLOWED = (
    r"MIT(-0|-CMU)?( License)?",
    r"(The )?MIT License.*",
    r"BSD( License)?",
    r"BSD[ -][23][- ]Clause.*",
    r"0BSD",
    r"Apache(-2\.0| 2\.0| Software License| License 2\.0| License, Version 2\.0).*",
    r"ISC.*",
    r"PSF.*|Python Software Foundation License",
    r"MPL[- ]2\.0.*|Mozilla Public License 2\.0.*",
    r"LGPL.*|GNU Lesser General Public License.*",
    r"GPL-3\.0.*|GPLv3.*",
    r"Unlicense|The Unlicense.*|CC0.*|Zlib|HPND|Public Domain",
)
#: Distributions that do not say it in their metadata, with what their own licence file says.
KNOWN = {
    "huey": "MIT",
    "pyscard": "LGPL-2.1-or-later",
    "PySide6_Addons": "LGPL-3.0-only",
    "PySide6_Essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}


def installed() -> list[str]:
    """Every distribution that the lock names and this machine has."""
    lock = (ROOT / "packaging" / "locks" / "development.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z0-9._-]+)==", lock, flags=re.MULTILINE)
    found = []
    for name in names:
        try:
            found.append(distribution(name).metadata["Name"])
        except PackageNotFoundError:
            continue  # of another platform
    return found


def licences_of(found: Distribution) -> list[str]:
    said = found.metadata
    if "License-Expression" in said:
        return [said["License-Expression"]]
    classified = [
        line.rsplit("::", 1)[1].strip()
        for line in said.get_all("Classifier") or []
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    stated = said["License"].strip().splitlines() if "License" in said else []
    return classified or stated[:1]


def may_stand_here(licence: str) -> bool:
    """Every part of an AND, or any part of an OR, must be allowed."""
    if " OR " in licence:
        return any(may_stand_here(part.strip(" ()")) for part in licence.split(" OR "))
    parts = re.split(r" AND | WITH ", licence)
    return all(
        any(re.fullmatch(pattern, part.strip(" ()"), flags=re.IGNORECASE) for pattern in ALLOWED) for part in parts
    )


@pytest.mark.parametrize("name", installed())
def test_a_dependency_may_stand_in_a_gpl_3_whole(name: str) -> None:
    licences = [KNOWN[name]] if name in KNOWN else licences_of(distribution(name))
    assert licences, f"{name} does not say its licence: read its licence file and add it to KNOWN"
    assert any(may_stand_here(licence) for licence in licences), f"{name}: {licences}"


@pytest.mark.parametrize(
    "licence", ["AGPL-3.0-only", "GNU Affero General Public License v3", "GPL-2.0-only", "SSPL-1.0"]
)
def test_what_does_not_fit_is_refused(licence: str) -> None:
    assert not may_stand_here(licence)


def test_the_project_says_its_own_licences() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "GPL-3.0-only"
    assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    for room in ("drivers", "offline_queue"):
        assert "Apache License" in (ROOT / room / "LICENSE").read_text(encoding="utf-8")
        for module in (ROOT / room).rglob("*.py"):
            text = module.read_text(encoding="utf-8")
            assert not text or text.startswith("# SPDX-License-Identifier: Apache-2.0"), module.relative_to(ROOT)


def test_the_keyboard_is_one_removable_folder() -> None:
    """Qt Virtual Keyboard is GPL: one folder alone may import it, so that an operator can take it out."""
    users = {
        file.parent.relative_to(ROOT).as_posix()
        for file in (ROOT / "screens").rglob("*.qml")
        if "QtQuick.VirtualKeyboard" in file.read_text(encoding="utf-8")
    }
    assert users == {"screens/keyboard"}
