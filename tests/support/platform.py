"""A sandbox platform in a process of its own, for tests that want to talk to it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from kiosk.central import wire
from kiosk.central.client import PlatformClient, enrol
from kiosk.central.credentials import Credentials
from kiosk.central.identifiers import new_id
from kiosk.central.sandbox.behaviour import Behaviour

ROOT = Path(__file__).parents[2]
TERMINAL = "TEST-001"
PENSION_QUERY = "412014902000"
CERTIFICATE = "412014903000"
ADULT = "410499198503150008"
ELDER = "410499195208200013"
CHILD = "410499201806150018"


def card(number: str = ADULT, name: str = "林晓梅", **changes: Any) -> wire.CardData:
    """What a reader would say of a synthetic person's card."""
    birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    sex = wire.CardSex.MALE if int(number[16]) % 2 else wire.CardSex.FEMALE
    values: dict[str, Any] = {
        "card_type": wire.CardType.RESIDENT,
        "name": name,
        "number": number,
        "birth": birth,
        "sex": sex,
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
    }
    return wire.CardData(**values | changes)


def heartbeat(terminal_id: str = TERMINAL) -> wire.Heartbeat:
    return wire.Heartbeat(
        terminal_id=terminal_id,
        sent_at=datetime.now(UTC),
        uptime_seconds=60,
        versions=wire.Versions(software="0.1.0", catalogue="files"),
        devices=(wire.DeviceReport(name="id_card", family="id_card", condition=wire.DeviceCondition.READY),),
    )


def arrivals(terminal: Terminal, beat: wire.Heartbeat) -> int:
    """How often ``beat`` is at the platform."""
    sent = [datetime.fromisoformat(report["sent_at"]) for report in terminal.sandbox.reports("heartbeats")]
    return sent.count(beat.sent_at)


def visit_record(terminal_id: str = TERMINAL) -> wire.VisitRecord:
    now = datetime.now(UTC)
    return wire.VisitRecord(
        record_id=new_id(),
        terminal_id=terminal_id,
        item=PENSION_QUERY,
        started_at=now,
        ended_at=now,
        outcome=wire.VisitOutcome.COMPLETED,
        language="zh-CN",
        pages_printed=1,
    )


@dataclass(frozen=True)
class Sandbox:
    """How to reach a running sandbox."""

    url: str
    admin_url: str
    ca_file: Path
    enrolment_code: str
    state_dir: Path

    def new_code(self) -> str:
        return str(requests.post(f"{self.admin_url}/enrolment-codes", timeout=5).json()["code"])

    def enrol(self, folder: Path, terminal_id: str = TERMINAL) -> Credentials:
        return enrol(self.url, self.ca_file, terminal_id, self.new_code(), folder)

    def client(self, credentials: Credentials, answer_seconds: float = 10.0) -> PlatformClient:
        return PlatformClient(self.url, self.ca_file, credentials, answer_seconds=answer_seconds)

    def behave(self, behaviour: Behaviour) -> None:
        body = behaviour.model_dump_json()
        answer = requests.put(
            f"{self.admin_url}/behaviour", data=body, headers={"Content-Type": "application/json"}, timeout=5
        )
        assert answer.status_code == 200

    def app_shows(self, number: str) -> str:
        """The code in somebody's App."""
        return str(requests.post(f"{self.admin_url}/people/{number}/app-code", timeout=5).json()["content"])

    def app_scans(self, number: str, content: str, *, confirm: bool = True) -> None:
        """Somebody scans a terminal's code, and confirms or refuses."""
        body = {"number": number, "content": content, "confirm": confirm}
        assert requests.put(f"{self.admin_url}/app-codes", json=body, timeout=5).status_code == 204

    def sent_digits(self, number: str) -> str:
        """What stands in the last message to somebody's phone."""
        return str(requests.get(f"{self.admin_url}/people/{number}/phone-code", timeout=5).json()["code"])

    def received(self) -> dict[str, int]:
        counts: dict[str, int] = requests.get(f"{self.admin_url}/received", timeout=5).json()
        return counts

    def reports(self, kind: str) -> list[dict[str, Any]]:
        reports: list[dict[str, Any]] = requests.get(f"{self.admin_url}/reports/{kind}", timeout=5).json()
        return reports


@contextmanager
def running_sandbox(
    state_dir: Path, services: Path = ROOT / "config/services", within: Sequence[str] = ()
) -> Iterator[Sandbox]:
    """A sandbox on free ports until the end of the block. ``within`` leads it into another network."""
    command = [*within, sys.executable, "-m", "kiosk.central.sandbox", "--state", str(state_dir)]
    with subprocess.Popen([*command, "--services", str(services)], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            line = json.loads(process.stdout.readline())
            yield Sandbox(line["url"], line["admin_url"], Path(line["ca_file"]), line["enrolment_code"], state_dir)
        finally:
            process.terminate()
            ended = process.wait(10)
        assert ended == 0


@dataclass(frozen=True)
class Terminal:
    """An enrolled terminal and its platform."""

    sandbox: Sandbox
    credentials: Credentials
    client: PlatformClient


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """One sandbox and one enrolled terminal for all tests of a module."""
    folder = tmp_path_factory.mktemp("platform")
    with running_sandbox(folder / "state") as sandbox:
        credentials = sandbox.enrol(folder / "credentials")
        client = sandbox.client(credentials)
        yield Terminal(sandbox, credentials, client)
        client.close()
