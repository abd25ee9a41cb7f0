"""What a package can be built for, and that a tree that is kept from build to build holds nothing of another source."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).parents[3] / "packaging"


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module("build_deb")


def release(version: str, name: str = "debian") -> dict[str, str]:
    return {"ID": name, "VERSION_ID": version}


@pytest.mark.parametrize(("version", "processor"), [("12", "amd64"), ("13", "amd64"), ("13", "arm64")])
def test_what_can_be_built_where(build: ModuleType, version: str, processor: str) -> None:
    assert build.unfit(release(version), processor) == ""


@pytest.mark.parametrize(
    ("where", "processor", "why"),
    [
        (release("12"), "arm64", "glibc 2.39"),
        (release("11"), "amd64", "no package for debian 11 on amd64"),
        (release("24.04", "ubuntu"), "amd64", "debian 12 for amd64; debian 13 for amd64 and arm64"),
        (release("13"), "riscv64", "packaging/build-for"),
    ],
)
def test_what_cannot_be_built_is_said(build: ModuleType, where: dict[str, str], processor: str, why: str) -> None:
    assert why in build.unfit(where, processor)


def test_nothing_of_another_source_stays_in_a_tree(build: ModuleType, tmp_path: Path) -> None:
    python = tmp_path / build.HOME / "venv" / "bin" / "python"
    stale = tmp_path / "usr/lib/systemd/system/of-before.service"
    for file in (python, stale, tmp_path / "DEBIAN/control", tmp_path / build.HOME / "app/old.py"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    (tmp_path / "etc/systemd/system").mkdir(parents=True)
    (tmp_path / "etc/systemd/system/old.target").symlink_to("/dev/null")
    build.clear(tmp_path)
    assert [file for file in tmp_path.rglob("*") if not file.is_dir()] == [python]
    build.clear(tmp_path / "not-there")


def test_units_that_are_drawn_in_by_the_systems_are_ours(build: ModuleType) -> None:
    for unit in build.WANTED:
        assert (PACKAGING / "systemd" / unit).exists()
