"""The trail: appended, chained, and found out when somebody changes it; and what a patrol scans."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.central.patrol import CheckIn, read, signed
from kiosk.maintenance.loudspeaker import play, tone
from kiosk.maintenance.network import gateway, host_and_port, proxy
from kiosk.maintenance.refills import Refills
from kiosk.maintenance.trail import FILE, Trail, check
from kiosk.session.technician import Work

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    trail = Trail(tmp_path)
    for action, count in ((Work.ENTERED, 0), (Work.REFILLED, 500), (Work.LEFT, 0)):
        trail.add(AT, "S-0042", "T-1", action.value, count)
    return tmp_path


def test_a_trail_is_whole_as_it_was_written_and_goes_on_after_a_restart(folder: Path) -> None:
    assert (check(folder).lines, check(folder).broken) == (3, None)
    Trail(folder).add(AT, "S-0043", "T-2", "technician_entered")
    assert (check(folder).lines, check(folder).broken) == (4, None)
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("what", ["changed", "taken out", "put in", "turned round"])
def test_who_changes_a_line_is_found_out(folder: Path, what: str) -> None:
    file = folder / FILE
    lines = file.read_bytes().splitlines(keepends=True)
    match what:
        case "changed":
            lines[1] = lines[1].replace(b'"500"', b'"100"')
        case "taken out":
            del lines[1]
        case "put in":
            lines.insert(1, lines[0])
        case _:
            lines[0], lines[1] = lines[1], lines[0]
    file.write_bytes(b"".join(lines))
    assert check(folder).broken is not None


def test_a_line_that_a_power_cut_has_halved_breaks_nothing_that_comes_after(folder: Path) -> None:
    file = folder / FILE
    with file.open("ab") as half:
        half.write(b'{"at":"2026-11-22T08:')
    Trail(folder).add(AT, "S-0043", "T-2", "technician_entered")
    assert check(folder).broken == 4, "the half line itself is told of"
    lines = file.read_bytes().splitlines()
    assert json.loads(lines[-1])["who"] == "S-0043"


def test_the_last_refills_are_somebodys(folder: Path) -> None:
    refill = Refills(folder).last()[0]
    assert (refill.key, refill.who, refill.sheets) == ("paper", "S-0042", 500)
    assert Refills(folder / "none").last() == ()


def test_a_check_in_is_the_terminals_and_says_when() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    said = CheckIn("XC-0117", AT, "T-1", 412, 96, 45)
    text = signed(said, key)
    assert read(text, key.public_key()) == said
    assert len(text) < 160, "it has to be read from a low screen by a phone"
    with pytest.raises(ValueError, match="not signed"):
        read(text, ec.generate_private_key(ec.SECP256R1()).public_key())
    with pytest.raises(ValueError, match="not signed"):
        read(text.replace(".412.", ".413."), key.public_key())


def test_a_tone_is_on_one_side_alone() -> None:
    left, right = tone(left=True, right=False)[44:], tone(left=False, right=True)[44:]
    assert any(left[0::4]) and not any(left[2::4] + left[3::4])
    assert any(right[2::4]) and not any(right[0::4] + right[1::4])


def test_a_player_that_is_not_there_has_played_nothing() -> None:
    assert not play(tone(left=True, right=True), "default", program="no-such-player")


def test_the_gateway_is_read_from_the_kernels_table(tmp_path: Path) -> None:
    table = tmp_path / "route"
    table.write_text(
        "Iface\tDestination\tGateway\tFlags\nenp1s0\t0004200A\t00000000\t0001\nenp1s0\t00000000\t0104200A\t0003\n",
        "ascii",
    )
    assert gateway(table) == "10.32.4.1"
    assert gateway(tmp_path / "none") == ""


def test_a_proxys_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://user:secret@proxy.example:3128")
    assert proxy() == "proxy.example:3128"
    assert host_and_port("https://zwfw.example.gov/api") == ("zwfw.example.gov", 443)
