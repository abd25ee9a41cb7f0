"""A terminal's certificate is renewed before it ends, for its own key alone, and nobody notices."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk import platform_access
from kiosk.central import wire
from kiosk.central.client import PlatformClient
from kiosk.central.credentials import Credentials, certificate_request
from kiosk.central.faults import PlatformError
from kiosk.central.renewing import ends_at, renew
from kiosk.central.wire import ProblemCode
from kiosk.log import Log
from kiosk.platform_access import PlatformAccess
from kiosk.profile import load_profile
from tests.support.platform import TERMINAL, Sandbox, heartbeat, running_sandbox
from tests.support.provisioning import Bench


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with running_sandbox(tmp_path_factory.mktemp("renewing") / "state") as running:
        yield running


@pytest.fixture
def credentials(sandbox: Sandbox, tmp_path: Path) -> Credentials:
    return sandbox.enrol(tmp_path / "own")


@pytest.fixture
def client(sandbox: Sandbox, credentials: Credentials) -> Iterator[PlatformClient]:
    made = sandbox.client(credentials)
    yield made
    made.close()


def test_the_next_certificate_is_for_the_same_key_and_holds_at_once(
    sandbox: Sandbox, credentials: Credentials, client: PlatformClient
) -> None:
    before = credentials.certificate_file.read_bytes()
    key = credentials.key_file.read_bytes()
    renewed = renew(client, credentials)
    assert renewed.certificate_file.read_bytes() != before
    assert renewed.key_file.read_bytes() == key
    assert ends_at(renewed) >= ends_at(credentials)
    again = sandbox.client(renewed)
    try:
        again.send_heartbeat(heartbeat())
        client.send_heartbeat(heartbeat())  # and who has the connection of before goes on
    finally:
        again.close()


@pytest.mark.parametrize("whose", ["another key", "another terminal"])
def test_nothing_but_the_terminals_own_key_is_renewed(client: PlatformClient, whose: str) -> None:
    terminal = "TEST-0999" if whose == "another terminal" else TERMINAL
    request = certificate_request(terminal, ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(PlatformError) as refused:
        client.renew(wire.RenewalRequest(terminal_id=terminal, certificate_request=request))
    assert refused.value.code in (ProblemCode.BAD_PARAMETERS, ProblemCode.NOT_AUTHORISED, ProblemCode.BAD_REQUEST)


def test_a_terminal_looks_once_a_day_and_renews_in_the_last_month(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, platform={"url": sandbox.url, "ca_file": str(sandbox.ca_file)})
    profile = load_profile(bench.write_profile())
    credentials = sandbox.enrol(profile.platform.credentials, "TEST-0001")
    first = credentials.certificate_file.read_bytes()
    said, clock = io.StringIO(), [0.0]
    access = PlatformAccess(profile, Log(said), monotonic=lambda: clock[0])
    access.renew_when_due()
    assert credentials.certificate_file.read_bytes() == first  # it holds for long

    monkeypatch.setattr(platform_access, "RENEW_BEFORE", timedelta(days=4000))
    access.renew_when_due()
    assert credentials.certificate_file.read_bytes() == first  # it has looked today
    clock[0] += 86_401.0
    access.renew_when_due()
    assert credentials.certificate_file.read_bytes() != first
    assert [json.loads(line)["event"] for line in said.getvalue().splitlines()] == ["certificate_renewed"]
    access.client().send_heartbeat(heartbeat("TEST-0001"))
    access.close()
