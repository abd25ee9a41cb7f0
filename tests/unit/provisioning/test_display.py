"""What shows the window on a terminal: a machine without it is told so, with what to install."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.profile import ProfileKind
from kiosk.provisioning.step import Look, Standing
from kiosk.provisioning.steps.machine import MachineStep
from tests.support.provisioning import ENGLISH, Bench

X_PACKAGES = "xserver-xorg-core xinit xserver-xorg-input-libinput"
TURNED_X_PACKAGES = "xserver-xorg-core xinit x11-xserver-utils xserver-xorg-input-libinput"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def look(bench: Bench, *installed: str, rotate: int = 0, kind: ProfileKind = ProfileKind.PRODUCTION) -> Look:
    """Of a machine that has these programs; "touch" is the driver with which X hears it."""
    bench.programs = set(installed)
    if "touch" in installed:
        bench.write("machine/xorg/libinput_drv.so", "")
    whole = bench.order().profile
    screen = whole.screen.model_copy(update={"rotate": rotate})
    step = MachineStep(bench.ground(), whole.model_copy(update={"kind": kind, "screen": screen}))
    found = step.look()
    assert not step.foundation, "the other steps are tried all the same"
    return found


def about_the_window(found: Look) -> list[str]:
    """What is said of it, and its cure."""
    return [
        ENGLISH.say(text)
        for problem in found.problems
        if problem.what.id == "provision-no-display"
        for text in (problem.what, problem.cure)
    ]


def test_a_machine_with_neither_cage_nor_x_is_told_what_to_install(bench: Bench) -> None:
    found = look(bench)
    assert found.standing is Standing.CANNOT
    what, cure = about_the_window(found)
    assert what.endswith("cage")
    assert "apt install cage." in cure
    assert f"apt install {X_PACKAGES}, and write KIOSK_SESSION=x11 into {bench.folder}/etc/session.env" in cure


def test_where_x_alone_is_installed_the_cure_says_how_it_is_used(bench: Bench) -> None:
    found = look(bench, "Xorg", "xinit", "touch")
    assert "X is installed: to use it, write KIOSK_SESSION=x11" in about_the_window(found)[1]
    bench.write("etc/session.env", "KIOSK_SESSION=x11\n")
    assert about_the_window(look(bench, "Xorg", "xinit", "touch")) == []


def test_x_without_its_driver_for_touch_is_not_enough(bench: Bench) -> None:
    bench.write("etc/session.env", 'KIOSK_SESSION="x11"\n')
    assert about_the_window(look(bench, "cage", "Xorg", "xinit"))[1] == "apt install xserver-xorg-input-libinput"


@pytest.mark.parametrize(
    ("release", "installed", "missing"),
    [
        ("12", ("cage",), None),
        ("13", ("cage",), "apt install wlr-randr."),
        ("13", ("cage", "wlr-randr"), None),
        ("12", (), f"apt install {TURNED_X_PACKAGES},"),
    ],
)
def test_a_turned_panel_needs_what_turns_it(
    bench: Bench, release: str, installed: tuple[str, ...], missing: str | None
) -> None:
    bench.write("machine/os-release", f'ID=debian\nVERSION_ID="{release}"\n')
    told = about_the_window(look(bench, *installed, rotate=90))
    assert (missing in told[1]) if missing else told == []


def test_a_display_that_is_there_needs_nothing(bench: Bench) -> None:
    bench.write("etc/session.env", "KIOSK_SESSION=present\n")
    assert about_the_window(look(bench)) == []


def test_a_rehearsal_is_shown_on_a_desk(bench: Bench) -> None:
    assert about_the_window(look(bench, kind=ProfileKind.REHEARSAL)) == []


def test_a_queue_of_a_machine_without_cups_is_told(bench: Bench) -> None:
    bench.devices = {"document_printer": {"driver": "ipp", "uri": "ipp://localhost:631/printers/a4"}}
    doctor = replace(bench.ground().doctor, cupsd_conf=bench.folder / "none")
    found = MachineStep(bench.ground(doctor=doctor), bench.order().profile).look()
    assert found.standing is Standing.CANNOT
    assert any("apt install cups" in ENGLISH.say(problem.cure) for problem in found.problems)


def test_a_chip_card_reader_without_its_service_is_told(bench: Bench) -> None:
    bench.devices = {"card": {"driver": "pcsc"}}
    doctor = replace(bench.ground().doctor, smart_card_service=bench.folder / "none")
    found = MachineStep(bench.ground(doctor=doctor), bench.order().profile).look()
    assert found.standing is Standing.CANNOT
    assert any("apt install pcscd" in ENGLISH.say(problem.cure) for problem in found.problems)
