"""Sync with a real platform: whole once, then changes; what is bad is refused and the last good one goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from typer.testing import CliRunner, Result

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.keeper import PlatformTask, Task, work
from kiosk.catalogue.outcomes import Ended, Outcome
from kiosk.catalogue.refusing import Refused
from kiosk.catalogue.store import catalogue_of, read_stored
from kiosk.central.sandbox.behaviour import Behaviour, Kind
from kiosk.central.sandbox.spoiling import Spoilt
from kiosk.cli import main
from tests.support.catalogues import CERTIFICATE, QUERY, another, copy_services, definition, send_spoilt
from tests.support.platform import Sandbox, running_sandbox
from tests.unit.profile.test_mistakes import GOOD


@dataclass
class Terminal:
    """An enrolled terminal's catalogue."""

    sandbox: Sandbox
    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / "cache" / "catalogue.sqlite"

    def sync(self) -> Outcome:
        outcomes = self.sync_all()
        assert len(outcomes) == 1
        return outcomes[0]

    def sync_all(self) -> tuple[Outcome, ...]:
        platform = PlatformTask(
            url=self.sandbox.url,
            ca_file=self.sandbox.ca_file,
            credentials=self.folder / "credentials",
            connect_seconds=3,
        )
        return work(Task(store=self.store, platform=platform))

    def catalogue(self) -> Catalogue:
        return catalogue_of(read_stored(self.store))

    def admin(self, method: str, path: str, body: dict[str, Any] | None = None) -> int:
        answer = requests.request(method, f"{self.sandbox.admin_url}{path}", json=body, timeout=5)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["version"])

    def publish(self) -> int:
        """A newer version of the query; answers the catalogue's."""
        known = self.admin("GET", "/catalogue")
        return self.admin("PUT", "/catalogue/items", definition(version=known + 10))

    def kiosk(self, *arguments: str) -> Result:
        """``kiosk catalogue …`` for this terminal."""
        profile = self.folder / "terminal.toml"
        text = GOOD.replace('credentials = "credentials"', f'credentials = "{self.folder / "credentials"}"')
        text = text.replace('folder = "services"', "").replace("https://127.0.0.1:8443", self.sandbox.url)
        profile.write_text(text.replace('ca_file = "ca.pem"', f'ca_file = "{self.sandbox.ca_file}"'), "utf-8")
        command = ["catalogue", *arguments, "--profile", str(profile)]
        return CliRunner().invoke(main, command, env={"LC_ALL": "C.UTF-8"})


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("platform")
    copy_services(folder / "config" / "services")
    with running_sandbox(folder / "state", folder / "config" / "services") as running:
        yield running


@pytest.fixture
def terminal(sandbox: Sandbox, tmp_path: Path) -> Iterator[Terminal]:
    sandbox.enrol(tmp_path / "credentials")
    yield Terminal(sandbox, tmp_path)
    send_spoilt(sandbox, Spoilt.NOT)
    sandbox.behave(Behaviour())


def test_whole_once_then_changes_then_nothing(terminal: Terminal) -> None:
    before = terminal.sandbox.received()
    whole = terminal.sync()
    assert (whole.ended, whole.entries, whole.changed) == (Ended.TAKEN, 125, 125)
    assert len(terminal.catalogue().guides) == 62
    version = terminal.publish()
    changed = terminal.sync()
    assert (changed.ended, changed.version, changed.changed, changed.removed) == (Ended.TAKEN, version, 1, 0)
    assert terminal.sync().ended is Ended.UNCHANGED
    assert terminal.catalogue().version == str(version)
    now = terminal.sandbox.received()
    assert now["GET /v1/catalogue"] - before.get("GET /v1/catalogue", 0) == 3


def test_an_item_is_withdrawn_and_a_new_one_comes(terminal: Terminal) -> None:
    terminal.sync()
    terminal.admin("PUT", "/catalogue/items", another())
    terminal.admin("DELETE", f"/catalogue/items/{CERTIFICATE}")
    outcome = terminal.sync()
    assert (outcome.changed, outcome.removed) == (33, 31)
    codes = {service.code for service in terminal.catalogue().published()}
    assert (CERTIFICATE in codes, QUERY in codes, "412014999000" in codes) == (False, True, True)


BAD = {
    Spoilt.CUT_OFF: Refused.NOT_A_CATALOGUE,
    Spoilt.MISSING_ENTRY: Refused.NOT_WHOLE,
    Spoilt.WRONG_KEY: Refused.WRONG_KEY,
    Spoilt.WRONG_ROLE: Refused.WRONG_ROLE,
    Spoilt.BAD_SIGNATURE: Refused.NOT_SIGNED,
    Spoilt.CIRCULAR: Refused.BAD_DEFINITION,
}


def test_a_first_one_that_is_bad_is_refused_with_its_reason(terminal: Terminal) -> None:
    for how, reason in BAD.items():
        send_spoilt(terminal.sandbox, how)
        assert terminal.sync().reason is reason, how
    assert terminal.catalogue().services == {}
    send_spoilt(terminal.sandbox, Spoilt.NOT)
    assert terminal.sync().ended is Ended.TAKEN


def test_changes_that_are_bad_are_refused_and_the_last_good_one_goes_on(terminal: Terminal) -> None:
    terminal.sync()
    good = terminal.catalogue()
    terminal.publish()
    for how, reason in {**BAD, Spoilt.OLDER: Refused.OLDER, Spoilt.CHANGED_ENTRY: Refused.NOT_WHOLE}.items():
        if how is Spoilt.MISSING_ENTRY:
            continue
        send_spoilt(terminal.sandbox, how)
        assert terminal.sync_all()[-1].reason is reason, how
        assert terminal.catalogue().version == good.version
    send_spoilt(terminal.sandbox, Spoilt.NOT)
    assert terminal.sync().ended is Ended.TAKEN


def test_changes_that_do_not_fit_are_told_and_all_of_it_is_asked_for(terminal: Terminal) -> None:
    terminal.sync()
    version = terminal.publish()
    send_spoilt(terminal.sandbox, Spoilt.MISSING_ENTRY)
    refused, then = terminal.sync_all()
    assert refused.reason is Refused.DOES_NOT_FIT
    assert then.reason is Refused.NOT_WHOLE, "what is sent whole lacks one, too"
    send_spoilt(terminal.sandbox, Spoilt.NOT)
    assert terminal.sync().version == version


@pytest.mark.parametrize(
    ("kind", "reason"),
    [(Kind.FAIL, None), (Kind.DROP, None), (Kind.GARBAGE, Refused.NOT_A_CATALOGUE), (Kind.CAPTIVE_PORTAL, None)],
)
def test_a_platform_in_trouble_changes_nothing(terminal: Terminal, kind: Kind, reason: Refused | None) -> None:
    terminal.sync()
    good = terminal.catalogue()
    terminal.publish()
    terminal.sandbox.behave(Behaviour(kind=kind))
    outcome = terminal.sync()
    assert outcome.ended in (Ended.UNREACHABLE, Ended.REFUSED)
    assert reason is None or outcome.reason is reason
    assert terminal.catalogue().version == good.version


def test_a_platform_that_was_restarted_goes_on_where_it_was(tmp_path: Path) -> None:
    services = tmp_path / "config" / "services"
    copy_services(services)
    with running_sandbox(tmp_path / "platform", services) as first:
        first.enrol(tmp_path / "credentials")
        terminal = Terminal(first, tmp_path)
        terminal.sync()
        version = terminal.publish()
    with running_sandbox(tmp_path / "platform", services) as second:
        terminal.sandbox = second
        outcome = terminal.sync()
        # What was published by hand is the folder's again, and that is a version of its own.
        assert (outcome.ended, outcome.version, outcome.changed) == (Ended.TAKEN, version + 1, 0)
        assert terminal.sync().ended is Ended.UNCHANGED


def test_a_terminal_that_is_not_enrolled_trusts_nobody(terminal: Terminal) -> None:
    (terminal.folder / "credentials" / "terminal.key.pem").unlink()
    assert terminal.sync().reason is Refused.NOT_ENROLLED


# --- by command, and on a stick ---------------------------------------------------------------------------------------


def test_a_catalogue_is_carried_on_a_stick_from_terminal_to_terminal(terminal: Terminal, tmp_path: Path) -> None:
    stick, other = tmp_path / "stick.json", Terminal(terminal.sandbox, tmp_path / "other")
    other.folder.mkdir()
    terminal.sandbox.enrol(other.folder / "credentials", "TEST-002")
    assert other.kiosk("export", str(stick)).exit_code == 1, "there is nothing yet"
    assert terminal.kiosk("sync").exit_code == 0
    assert terminal.kiosk("export", str(stick)).exit_code == 0
    assert other.kiosk("import", str(stick)).exit_code == 0
    assert other.catalogue().services == terminal.catalogue().services
    stick.write_bytes(stick.read_bytes()[:-100])
    refused = other.kiosk("import", str(stick))
    assert (refused.exit_code, "cut off" in refused.stderr) == (1, True)
    assert isinstance(refused.exception, SystemExit), "said in words, and not by Python"
    status = json.loads(other.kiosk("status", "--json").stdout)
    assert status["platform"]["refused"] == "not_a_catalogue"
    assert status["platform"]["entries"]["item"] == len(other.catalogue().services)
    assert status["folder"]["version"] is None
    assert "Platform: version" in other.kiosk("status").stdout
    assert other.kiosk("import", str(tmp_path / "nothing")).exit_code == 2
