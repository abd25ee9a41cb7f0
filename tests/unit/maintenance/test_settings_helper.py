"""The settings helper: a closed set, every value looked at, nothing of a request becomes a command, and a way back."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_interface
from pathlib import Path

import pytest

from kiosk.maintenance.settings import Answer, SettingsHelper
from kiosk.settings_helper.applying import HasNoEffect, Machine, apply, network_text
from kiosk.settings_helper.requests import MOST_BYTES, ForgetKey, RefusedError, SetNetwork, SetTime, read_request
from kiosk.settings_helper.serving import Helper
from kiosk.settings_helper.standing import Hindered, NetworkPlaces, hindrance

RELEASED = datetime(2026, 6, 1, tzinfo=UTC)
STATIC = {"method": "static", "address": "10.1.2.3/24", "gateway": "10.1.2.1", "dns": "10.1.2.1"}


def request(action: str, **values: str) -> bytes:
    return json.dumps({"action": action, "values": values}).encode() + b"\n"


def test_what_is_asked_for_is_understood() -> None:
    assert read_request(request("network", method="dhcp"), RELEASED) == SetNetwork()
    assert read_request(request("network", **STATIC), RELEASED) == SetNetwork(
        ip_interface("10.1.2.3/24"), ip_address("10.1.2.1"), ip_address("10.1.2.1")
    )
    later = RELEASED + timedelta(days=10)
    assert read_request(request("time", at=later.isoformat()), RELEASED) == SetTime(later)
    assert read_request(request("forget_key"), RELEASED) == ForgetKey()


REFUSED = {
    "nothing": b"\n",
    "no JSON": b"reboot\n",
    "a list": b"[]\n",
    "too long": b'{"action": "time", "values": {"at": "' + b"0" * MOST_BYTES + b'"}}',
    "another action": request("reboot"),
    "a command": request("network; reboot", method="dhcp"),
    "a key of somebody's choice": request("forget_key", file="/etc/shadow"),
    "no method": request("network"),
    "more than is asked": request("network", method="dhcp", run="reboot"),
    "less than is asked": request("network", method="static", address="10.1.2.3/24"),
    "no prefix": request("network", **STATIC | {"address": "10.1.2.3"}),
    "the network's own address": request("network", **STATIC | {"address": "10.1.2.0/24"}),
    "broadcast": request("network", **STATIC | {"address": "10.1.2.255/24"}),
    "loopback": request("network", **STATIC | {"address": "127.0.0.2/8", "gateway": "127.0.0.1"}),
    "a gateway elsewhere": request("network", **STATIC | {"gateway": "10.9.9.9"}),
    "itself for a gateway": request("network", **STATIC | {"gateway": "10.1.2.3"}),
    "a name for a name server": request("network", **STATIC | {"dns": "dns.example.org"}),
    "another line in a value": request("network", **STATIC | {"dns": "10.1.2.1\nDHCP=yes"}),
    "a number for a value": b'{"action": "time", "values": {"at": 1}}\n',
    "no zone": request("time", at="2026-06-10T10:00:00"),
    "before it was made": request("time", at="1999-01-01T00:00:00+00:00"),
    "far ahead": request("time", at="2099-01-01T00:00:00+00:00"),
    "no time": request("time", at="soon"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_anything_else_is_refused_and_not_quoted(name: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_request(REFUSED[name], RELEASED)
    assert "10." not in str(refused.value)


class Played:
    """A machine that is not there."""

    def __init__(self, folder: Path, *, reload_works: bool = True) -> None:
        self.commands: list[tuple[str, ...]] = []
        self.clock: list[float] = []
        self._works = reload_works
        self.machine = Machine(
            network_file=folder / "20-kiosk.network",
            interface="",
            run=self._run,
            set_clock=self.clock.append,
            sealed_key=folder / "kiosk.terminal-key",
            hindrance=lambda: None,
        )

    def _run(self, command: Sequence[str]) -> bool:
        self.commands.append(tuple(command))
        return self._works


def static() -> SetNetwork:
    made = read_request(request("network", **STATIC), RELEASED)
    assert isinstance(made, SetNetwork)
    return made


def test_a_network_that_works_stays(tmp_path: Path) -> None:
    played = Played(tmp_path)
    assert apply(static(), played.machine, lambda: True)
    assert "Address=10.1.2.3/24\nGateway=10.1.2.1\nDNS=10.1.2.1\n" in played.machine.network_file.read_text("ascii")
    assert played.commands == [("/usr/bin/networkctl", "reload")], "the same command, whatever was asked"


def test_a_network_that_does_not_work_goes_and_the_one_of_before_comes_back(tmp_path: Path) -> None:
    played = Played(tmp_path)
    played.machine.network_file.write_text(network_text(SetNetwork()), "ascii")
    assert not apply(static(), played.machine, lambda: False)
    assert played.machine.network_file.read_text("ascii") == network_text(SetNetwork())
    assert len(played.commands) == 2


def test_where_there_was_none_none_is_left(tmp_path: Path) -> None:
    played = Played(tmp_path, reload_works=False)
    assert not apply(static(), played.machine, lambda: True)
    assert not played.machine.network_file.exists()


def test_the_profile_may_name_the_interface() -> None:
    assert "[Match]\nName=enp1s0\n" in network_text(static(), "enp1s0")
    assert "[Match]\nType=ether\n" in network_text(static())


def test_the_clock_is_set_to_the_second(tmp_path: Path) -> None:
    played = Played(tmp_path)
    at = RELEASED + timedelta(days=1)
    assert apply(SetTime(at), played.machine, lambda: False)
    assert played.clock == [at.timestamp()]


def test_the_sealed_key_goes_and_nothing_else(tmp_path: Path) -> None:
    played = Played(tmp_path)
    played.machine.sealed_key.write_bytes(b"sealed")
    (tmp_path / "another").write_bytes(b"another's")
    assert apply(ForgetKey(), played.machine, lambda: False)
    assert [file.name for file in tmp_path.iterdir()] == ["another"]
    assert apply(ForgetKey(), played.machine, lambda: False), "twice is well"
    assert played.commands == []


# --- over the socket --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dry_run", "users", "answer"),
    [
        (True, frozenset({os.getuid()}), Answer.DRY_RUN),
        (False, frozenset({os.getuid()}), Answer.DONE),
        (False, frozenset({os.getuid() + 1}), Answer.REFUSED),
    ],
)
def test_the_terminal_asks_and_is_answered(
    tmp_path: Path, dry_run: bool, users: frozenset[int], answer: Answer
) -> None:
    played = Played(tmp_path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(tmp_path / "socket"))
    listener.listen()
    helper = Helper(played.machine, dry_run=dry_run, users=users, released=RELEASED)
    thread = threading.Thread(target=helper.serve, args=(listener, 0.5))
    thread.start()
    asking = SettingsHelper(tmp_path / "socket")
    assert asking.ask("network", STATIC) is answer
    assert asking.ask("reboot", {}) is Answer.REFUSED
    thread.join(10)
    listener.close()
    assert played.machine.network_file.exists() == (answer is Answer.DONE)


def test_a_network_over_which_the_platform_is_not_reached_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.maintenance.settings._PROVE_SECONDS", 0.0)
    played = Played(tmp_path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(tmp_path / "socket"))
    listener.listen()
    helper = Helper(played.machine, dry_run=False, users=frozenset({os.getuid()}), released=RELEASED)
    thread = threading.Thread(target=helper.serve, args=(listener, 0.5))
    thread.start()
    assert SettingsHelper(tmp_path / "socket", works=lambda: False).ask("network", STATIC) is Answer.REFUSED
    thread.join(10)
    listener.close()
    assert not played.machine.network_file.exists()


def test_without_a_helper_the_terminal_says_so(tmp_path: Path) -> None:
    assert SettingsHelper(tmp_path / "none").ask("network", STATIC) is Answer.ABSENT


# --- whether it would count -------------------------------------------------------------------------------------------


@pytest.fixture
def ours(tmp_path: Path) -> NetworkPlaces:
    """A machine whose network is systemd-networkd's and resolved's."""
    places = NetworkPlaces(
        networkd=tmp_path / "netif" / "state",
        resolved=tmp_path / "resolve",
        resolv_conf=tmp_path / "resolv.conf",
        ifupdown=tmp_path / "ifstate",
        network_manager=tmp_path / "devices",
    )
    places.networkd.parent.mkdir()
    places.networkd.touch()
    places.resolved.mkdir()
    (places.resolved / "stub-resolv.conf").touch()
    places.resolv_conf.symlink_to(places.resolved / "stub-resolv.conf")
    places.ifupdown.write_text("lo=lo\n", "ascii")
    return places


def test_where_networkd_and_resolved_have_the_network_settings_count(ours: NetworkPlaces) -> None:
    assert hindrance(ours) is None


def test_without_networkd_they_do_not(ours: NetworkPlaces) -> None:
    ours.networkd.unlink()
    assert hindrance(ours) is Hindered.NO_NETWORKD


def test_with_name_servers_of_somebody_else_they_do_not(ours: NetworkPlaces) -> None:
    ours.resolv_conf.unlink()
    ours.resolv_conf.write_text("nameserver 192.0.2.1\n", "ascii")
    assert hindrance(ours) is Hindered.NO_RESOLVED


def test_an_interface_of_ifupdown_or_network_manager_stands_against_them(ours: NetworkPlaces) -> None:
    ours.ifupdown.write_text("lo=lo\nenp1s0=enp1s0\n", "ascii")
    assert hindrance(ours) is Hindered.OTHER_HANDS
    ours.networkd.unlink()
    assert hindrance(ours) is Hindered.OTHER_HANDS, "who switches networkd on beside it makes two hands of one"
    ours.networkd.touch()
    ours.ifupdown.unlink()
    ours.network_manager.mkdir()
    assert hindrance(ours) is None
    (ours.network_manager / "2").touch()
    assert hindrance(ours) is Hindered.OTHER_HANDS


@pytest.mark.parametrize("why", Hindered)
def test_a_network_that_would_have_no_effect_is_not_written_and_the_answer_says_why(
    why: Hindered, tmp_path: Path
) -> None:
    played = Played(tmp_path)
    with pytest.raises(HasNoEffect):
        apply(static(), replace(played.machine, hindrance=lambda: why), lambda: True)
    assert played.commands == []
    assert not played.machine.network_file.exists()
    assert Answer(why.value)
    machine = replace(played.machine, hindrance=lambda: why)
    assert apply(SetTime(RELEASED + timedelta(days=1)), machine, lambda: False), "the clock is another thing"
