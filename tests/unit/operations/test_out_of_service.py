"""The page of last resort: it stands whatever is wrong with the profile, says what can be known, and ends when told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import out_of_service
from kiosk.qt.plain_page import Line, page
from tests.support.waiting import wait_until
from tests.unit.profile.test_mistakes import GOOD

ROOT = Path(__file__).parents[3]
HALL = (ROOT / "config" / "profiles" / "hall-24h.toml").read_text("utf-8")


def said(profile: str, folder: Path) -> tuple[str, ...]:
    """The lines of the page, without a screen."""
    file = folder / "terminal.toml"
    file.write_text(profile, "utf-8")
    return tuple(line.text for line in out_of_service.lines(out_of_service.whatever_can_be_read(file)))


def test_it_says_who_to_call_which_terminal_this_is_and_where_another_stands(tmp_path: Path) -> None:
    lines = said(HALL, tmp_path)
    assert lines[:2] == ("暂停服务", "Out of service")
    assert "服务电话 12345" in lines
    assert "终端编号 HALL24-0001" in lines
    assert "The nearest other terminal: Citizens' Home, ground floor, 88 Jianshe Road" in lines


@pytest.mark.parametrize(
    "spoilt",
    [
        HALL + "\n[devices.camera\n",
        HALL.replace("[screen]", "[[screen]"),
        HALL.replace("1080", "true"),
        'layers = ["lost.toml"]\n' + HALL,
        HALL.replace("width_mm = 267.8", 'width_mm = "wide"'),
    ],
    ids=["cut off", "a heading that is none", "a wrong value", "a layer is lost", "no size"],
)
def test_a_spoilt_profile_still_says_its_numbers(spoilt: str, tmp_path: Path) -> None:
    assert {"服务电话 12345", "终端编号 HALL24-0001"} <= set(said(spoilt, tmp_path))


@pytest.mark.parametrize("profile", ["", "\x00\x00", "terminal = 7", "[terminal]\nid = 7\nnearest = 3\n"])
def test_without_anything_to_read_it_is_still_a_page(profile: str, tmp_path: Path) -> None:
    lines = said(profile, tmp_path)
    assert lines[:2] == ("暂停服务", "Out of service")
    assert not any("终端编号" in line for line in lines)


def test_what_is_read_from_afar_is_largest() -> None:
    title, words, number = page(("t",), ("w",), ("n",))
    assert title.height_mm > number.height_mm > words.height_mm >= 7
    assert isinstance(title, Line)


@pytest.mark.parametrize("profile", [GOOD, "nothing of a profile ["], ids=["right", "spoilt"])
def test_it_stands_until_it_is_told_to_end(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(profile, "utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kiosk", "out-of-service", "--profile", str(file)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        maps = Path(f"/proc/{process.pid}/maps")
        wait_until(lambda: "libqoffscreen" in maps.read_text("utf-8"), "Qt draws")
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")
