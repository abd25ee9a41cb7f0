"""The program of the package that shows the one window, with stand-ins for what it starts: they note how."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SESSION = Path(__file__).parents[3] / "packaging" / "system" / "session"
#: What cage 0.1.4 (Debian 12) says of itself, and what a later one does.
OLD_CAGE, NEW_CAGE = " -r\\t Rotate the output 90 degrees clockwise", " -s\\t Allow VT switching"
#: Each notes how it was called; what shows a window then starts what it was told to.
NOTE = '#!/bin/sh\nprintf "%s\\n" "${0##*/} $*" >> "$NOTED"\n'
CAGE = '[ "$1" != -h ] || {{ printf "{help}\\n"; exit 0; }}\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "$@"\n'
XINIT = 'set -- "$1" "$2" "$3" "$4"\nexec "$@"\n'
SCREENS = "Screen 0\\nDP-1 disconnected\\nHDMI-1 connected primary 1920x1080+0+0\\n   1920x1080 60\\n"
XRANDR = f'[ $# -gt 0 ] || printf "{SCREENS}"\n'
WLR_RANDR = """[ $# -gt 0 ] || printf 'HDMI-A-1 "Some panel"\\n  Enabled: yes\\n'\n"""


def played(folder: Path, *, cage: str = OLD_CAGE, **said: str) -> list[str]:
    """How what it starts was called, one by one; questions left out."""
    programs = folder / "programs"
    programs.mkdir()
    parts = {"cage": CAGE.format(help=cage), "xinit": XINIT, "xrandr": XRANDR, "wlr-randr": WLR_RANDR, "kiosk": ""}
    for name, more in parts.items():
        (programs / name).write_text(NOTE + more, "utf-8")
        (programs / name).chmod(0o755)
    noted = folder / "noted"
    surroundings = {"PATH": f"{programs}:{os.defpath}", "NOTED": str(noted), "KIOSK_PROFILE": "/hall.toml", **said}
    subprocess.run(["/bin/sh", SESSION], env=surroundings, timeout=30, check=True)
    questions = ("cage -h", "xrandr ", "wlr-randr ")
    return [line for line in noted.read_text("utf-8").splitlines() if line not in questions]


KIOSK = "kiosk run --profile /hall.toml"
INSIDE = f"-- /bin/sh {SESSION} run inside"


@pytest.mark.parametrize(
    ("rotate", "turns"),
    [("", ""), ("0", ""), ("normal", ""), ("90", "-r -r -r "), ("180", "-r -r "), ("270", "-r "), ("45", "")],
)
def test_the_cage_of_debian_12_turns_by_a_flag_for_each_quarter(tmp_path: Path, rotate: str, turns: str) -> None:
    assert played(tmp_path, KIOSK_ROTATE=rotate) == [f"cage -d {turns}{INSIDE}", KIOSK]


@pytest.mark.parametrize(("rotate", "transform"), [("90", "270"), ("180", "180"), ("270", "90")])
def test_a_cage_without_that_flag_is_told_from_within(tmp_path: Path, rotate: str, transform: str) -> None:
    turned = f"wlr-randr --output HDMI-A-1 --transform {transform}"
    assert played(tmp_path, cage=NEW_CAGE, KIOSK_ROTATE=rotate) == [f"cage -d {INSIDE}", turned, KIOSK]


def test_a_cage_without_that_flag_is_left_alone_where_nothing_is_turned(tmp_path: Path) -> None:
    assert played(tmp_path, cage=NEW_CAGE) == [f"cage -d {INSIDE}", KIOSK]


@pytest.mark.parametrize(("rotate", "turn"), [("90", "right"), ("180", "inverted"), ("270", "left")])
def test_x_turns_the_output_that_shows_something(tmp_path: Path, rotate: str, turn: str) -> None:
    begun, *rest = played(tmp_path, KIOSK_SESSION="x11", KIOSK_ROTATE=rotate)
    assert begun.startswith("xinit /bin/sh")
    assert rest == [f"xrandr --output HDMI-1 --rotate {turn}", KIOSK]


def test_an_output_that_is_named_is_the_one(tmp_path: Path) -> None:
    rest = played(tmp_path, KIOSK_SESSION="x11", KIOSK_ROTATE="90", KIOSK_OUTPUT="DP-2")
    assert rest[1:] == ["xrandr --output DP-2 --rotate right", KIOSK]


def test_x_that_is_not_turned_is_not_spoken_to(tmp_path: Path) -> None:
    assert played(tmp_path, KIOSK_SESSION="x11")[1:] == [KIOSK]


def test_where_a_display_is_there_nothing_else_is_started(tmp_path: Path) -> None:
    assert played(tmp_path, KIOSK_SESSION="present", KIOSK_ROTATE="90") == [KIOSK]
