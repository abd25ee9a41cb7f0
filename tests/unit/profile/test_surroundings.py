"""Network, time and log as a profile says them: mistakes at their line, and what becomes of what is right."""

from __future__ import annotations

import io
import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.log import Log, LogEvent
from kiosk.operations.diagnosis import Finding, Outcome
from kiosk.operations.surroundings import Surroundings, network_findings, settings_findings, time_findings
from kiosk.platform_way import proxy_of
from kiosk.profile import Profile, ProfileInvalid, load_profile
from kiosk.profile.secrets import SecretUnreadable
from kiosk.remote_log import RemoteLog
from kiosk.settings_helper.standing import NetworkPlaces
from tests.support.technician import profile_text

SAMPLES = Path(__file__).parents[3] / "config" / "profiles"


def written(folder: Path, **sections: str) -> Path:
    file = folder / "terminal.toml"
    text = "".join(f"[{name}]\n{lines}\n" for name, lines in sections.items())
    file.write_text(profile_text(folder, text), "utf-8")
    return file


def profile(folder: Path, **sections: str) -> Profile:
    return load_profile(written(folder, **sections))


@pytest.mark.parametrize(
    ("section", "line", "key"),
    [
        ("network", 'proxy = "https://proxy:3128"', "network.proxy"),
        ("network", 'proxy = "http://proxy"', "network.proxy"),
        ("network", 'interface = "a name that is much too long"', "network.interface"),
        ("network", 'platform_addresses = ["platform.example.gov"]', "network.platform_addresses"),
        ("network", 'proxy_login = "user:password"', "network.proxy_login"),
        ("network", 'gateway = "10.0.0.1"', "network.gateway"),
        ("time", "servers = []", "time.servers"),
        ("time", 'servers = ["ntp example"]', "time.servers"),
        ("time", 'servers = ["ntp.example.gov"]\nmost_seconds_off = 0.5', "time.most_seconds_off"),
        ("time", "most_seconds_off = 5.0", "time.servers"),
        ("logging", 'level = "debug"', "logging.level"),
        ("logging", "days = 0", "logging.days"),
        ("logging", 'remote = "log.example.gov"', "logging.remote"),
    ],
)
def test_a_mistake_is_told_with_its_key(tmp_path: Path, section: str, line: str, key: str) -> None:
    with pytest.raises(ProfileInvalid) as invalid:
        profile(tmp_path, **{section: line})
    assert key in {problem.key.partition("[")[0] for problem in invalid.value.problems} | {
        problem.key.rpartition(".")[0] for problem in invalid.value.problems
    }


# --- the proxy --------------------------------------------------------------------------------------------------------


def test_a_login_for_the_proxy_is_read_where_it_lies_and_quoted(tmp_path: Path) -> None:
    login = tmp_path / "login"
    login.write_text("hall:p@ss/word", "ascii")
    login.chmod(0o600)
    opened = profile(
        tmp_path, network='proxy = "http://proxy.example.gov:3128"\nproxy_login = { file = "login" }'
    )  # fmt: skip
    assert proxy_of(opened) == "http://hall:p%40ss%2Fword@proxy.example.gov:3128"
    login.chmod(0o644)
    with pytest.raises(SecretUnreadable):
        proxy_of(opened)


# --- what the doctor finds --------------------------------------------------------------------------------------------


def outcomes(found: Iterator[Finding]) -> list[Outcome]:
    return [finding.outcome for finding in found]


@pytest.mark.parametrize(
    ("state", "outcome"),
    [("up", Outcome.INTERFACE_UP), ("down", Outcome.INTERFACE_DOWN), (None, Outcome.INTERFACE_MISSING)],
)
def test_an_interface_that_is_down_or_not_there_is_told(tmp_path: Path, state: str | None, outcome: Outcome) -> None:
    if state is not None:
        (tmp_path / "net" / "enp1s0").mkdir(parents=True)
        (tmp_path / "net" / "enp1s0" / "operstate").write_text(state + "\n", "ascii")
    opened = profile(tmp_path, network='interface = "enp1s0"')
    assert outcomes(network_findings(opened, Surroundings(interfaces=tmp_path / "net")))[0] is outcome


def test_a_platform_whose_name_stands_for_another_address_is_not_asked(tmp_path: Path) -> None:
    opened = profile(tmp_path, network='platform_addresses = ["203.0.113.7"]')
    assert outcomes(network_findings(opened, Surroundings())) == [Outcome.PLATFORM_ELSEWHERE]


def test_a_technician_is_told_before_he_sets_a_network_that_it_would_have_no_effect(tmp_path: Path) -> None:
    there = Surroundings(network=NetworkPlaces(networkd=tmp_path / "state", resolv_conf=tmp_path / "resolv.conf"))
    opened = load_profile(SAMPLES / "hall-24h.toml")
    assert outcomes(settings_findings(opened, there)) == [Outcome.SETTINGS_NO_NETWORKD]
    assert outcomes(settings_findings(opened.model_copy(update={"technician": None}), there)) == []


def test_whether_somebody_listens_at_the_proxy_is_looked_at(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        opened = profile(tmp_path, network=f'proxy = "http://127.0.0.1:{listening.getsockname()[1]}"')
        assert outcomes(network_findings(opened, Surroundings())) == [Outcome.PLATFORM_REACHED]
    assert outcomes(network_findings(opened, Surroundings())) == [Outcome.PLATFORM_NOT_REACHED]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("timesyncd.conf", "[Time]\nNTP=a.example.gov b.example.gov\n"),
        ("chrony.conf", "# ours\nserver a.example.gov iburst\n"),
    ],
)
def test_time_servers_are_found_where_timesyncd_and_chrony_have_them(tmp_path: Path, name: str, text: str) -> None:
    opened = profile(tmp_path, time='servers = ["a.example.gov"]')
    there = Surroundings(time_settings=(tmp_path / name,))
    assert outcomes(time_findings(opened, there))[0] is Outcome.TIME_SERVERS_MISSING
    (tmp_path / name).write_text(text, "utf-8")
    assert outcomes(time_findings(opened, there))[0] is Outcome.TIME_SERVERS_NAMED


@pytest.mark.parametrize(
    ("offset", "outcome"),
    [
        (timedelta(seconds=-4), Outcome.CLOCK_AGREES),
        (timedelta(seconds=-90), Outcome.CLOCK_APART),
        (None, Outcome.CLOCK_NOT_COMPARED),
    ],
)
def test_a_clock_far_from_the_platforms_is_told(tmp_path: Path, offset: timedelta | None, outcome: Outcome) -> None:
    opened = profile(tmp_path, time='servers = ["a.example.gov"]')
    there = Surroundings(time_settings=(), platform_offset=lambda: offset)
    assert outcomes(time_findings(opened, there))[1] is outcome


# --- the log ----------------------------------------------------------------------------------------------------------


def test_what_happens_every_day_is_left_out_where_the_profile_says_so() -> None:
    kept = io.StringIO()
    log = Log(kept, everything=False)
    log.write(LogEvent.VISIT_ENDED)
    log.write(LogEvent.ATTENDANT, action="entered")
    log.write(LogEvent.LINK_LOST)
    assert [json.loads(line)["event"] for line in kept.getvalue().splitlines()] == ["attendant", "link_lost"]


def test_each_line_is_sent_as_a_syslog_message_of_its_own() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as collector:
        collector.bind(("127.0.0.1", 0))
        collector.settimeout(10)
        remote = RemoteLog(f"udp://127.0.0.1:{collector.getsockname()[1]}", "HALL24-0001")
        log = Log(io.StringIO(), copy=lambda line, warning: remote.send(line, warning=warning))
        log.write(LogEvent.LINK_LOST)
        log.write(LogEvent.LINK_BACK)
        lost, back = collector.recv(4096).decode("utf-8"), collector.recv(4096).decode("utf-8")
    assert lost.startswith("<132>1 ")
    assert back.startswith("<134>1 ")
    assert " HALL24-0001 kiosk - - - {" in lost
    assert json.loads(lost[lost.index("{") :])["event"] == "link_lost"


def test_a_collector_that_is_not_there_stops_nobody() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    remote = RemoteLog(f"udp://127.0.0.1:{port}", "HALL24-0001")
    for _ in range(3000):
        remote.send("{}", warning=False)
