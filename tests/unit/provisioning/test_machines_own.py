"""Who keeps the clock, swap that goes, and a print server that forgets."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.document_printer import cups_check
from kiosk.operations.doctor import Machine
from kiosk.profile import Profile, ProfileKind
from kiosk.provisioning.ground import CommandFailed
from kiosk.provisioning.step import Look, Standing, StepFailed
from kiosk.provisioning.steps.machine import MachineStep
from kiosk.provisioning.steps.surroundings import SurroundingsStep
from tests.support.provisioning import ENGLISH, Bench

_SWAP = "Filename\tType\tSize\tUsed\tPriority\n/dev/sda3 partition 1048572 0 -2\n/dev/zram0 partition 9 0 5\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def real(bench: Bench) -> Profile:
    return bench.order().profile.model_copy(update={"kind": ProfileKind.PRODUCTION})


def words(look: Look) -> str:
    lines = [*look.said, *(text for problem in look.problems for text in (problem.what, problem.cure))]
    return "\n".join(ENGLISH.say(line) for line in lines)


def test_time_servers_that_nobody_asks_are_an_obstacle(bench: Bench) -> None:
    bench.write_profile(time={"servers": ["ntp1.example.gov"]})
    (bench.folder / "machine/systemd-timesyncd").unlink()
    look = SurroundingsStep(bench.ground(), lambda: bench.order().profile).look()
    assert look.standing is Standing.CANNOT
    assert "apt install systemd-timesyncd" in words(look)


def test_a_clock_that_nothing_corrects_is_told(bench: Bench) -> None:
    (bench.folder / "machine/systemd-timesyncd").unlink()
    assert "apt install systemd-timesyncd" in words(MachineStep(bench.ground(), real(bench)).look())


# --- swap -------------------------------------------------------------------------------------------------------------


def test_swap_in_clear_is_switched_off_on_a_terminal(bench: Bench) -> None:
    bench.write("machine/swaps", _SWAP)
    step = SurroundingsStep(bench.ground(), lambda: real(bench))
    look = step.look()
    assert look.standing is Standing.TO_DO
    assert "switch off /dev/sda3" in words(look)
    assert "zram" not in words(look)
    step.do()
    assert bench.commands == [("swapoff", "/dev/sda3")]


def test_swap_that_stays_is_no_terminal_and_a_developers_is_left(bench: Bench) -> None:
    bench.write("machine/swaps", _SWAP)

    def refuses(command: object) -> None:
        raise CommandFailed("swapoff", "Cannot allocate memory")

    step = SurroundingsStep(bench.ground(run=refuses), lambda: real(bench))
    with pytest.raises(StepFailed) as failed:
        step.do()
    assert "Cannot allocate memory" in ENGLISH.say(failed.value.problems[0].what)
    assert step.look().standing is Standing.TO_DO
    assert SurroundingsStep(bench.ground(), lambda: bench.order().profile).look().standing is Standing.SO


# --- the print server -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("uri", ["ipp://localhost/printers/a4", "ipp://127.0.0.1:631/classes/all"])
def test_this_machines_print_server_is_made_to_forget(bench: Bench, uri: str) -> None:
    bench.devices["document_printer"] = {"driver": "ipp", "uri": uri}
    bench.write_profile()
    file = bench.write("machine/cupsd.conf", "LogLevel warn\nPreserveJobFiles Yes\n<Location />\n</Location>\n")
    (manager := bench.folder / "run").mkdir()
    ground = bench.ground(doctor=Machine(cupsd_conf=file), service_manager=manager)
    step = SurroundingsStep(ground, lambda: bench.order().profile)
    assert step.look().standing is Standing.TO_DO
    assert "cupsd.conf" not in words(MachineStep(ground, bench.order().profile).look())
    step.do()
    assert cups_check.check(file.read_text("utf-8")) == ()
    assert "LogLevel warn" in file.read_text("utf-8")
    assert ("systemctl", "try-restart", "cups.service") in bench.commands
    assert step.look().standing is Standing.SO


@pytest.mark.parametrize("uri", ["ipp://192.0.2.7/printers/a4", "ipp://192.0.2.7/ipp/print", ""])
def test_another_machines_print_server_is_not_ours(bench: Bench, uri: str) -> None:
    if uri:
        bench.devices["document_printer"] = {"driver": "ipp", "uri": uri}
    bench.write_profile()
    file = bench.write("machine/cupsd.conf", "PreserveJobFiles Yes\n")
    step = SurroundingsStep(bench.ground(doctor=Machine(cupsd_conf=file)), lambda: bench.order().profile)
    assert step.look().standing is Standing.SO
