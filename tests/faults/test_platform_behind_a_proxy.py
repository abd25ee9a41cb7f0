"""The platform is reached through the proxy that the profile names, which sees who talks to whom and nothing else."""

from __future__ import annotations

import base64
import select
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.central.client import PlatformClient, enrol
from kiosk.central.faults import PlatformError, PlatformFault
from tests.support.platform import TERMINAL, Sandbox, heartbeat, running_sandbox

_LOGIN = base64.b64encode(b"hall:secret").decode("ascii")


class Proxy:
    """A real one for CONNECT (RFC 9110, 9.3.6) that asks for a login; ``heads`` is what it was told."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self.heads: list[str] = []
        self.carried = b""
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(line,), daemon=True).start()

    def _one(self, line: socket.socket) -> None:
        with line:
            head = b""
            while b"\r\n\r\n" not in head:
                head += line.recv(4096)
            self.heads.append(head.decode("ascii"))
            if f"Proxy-Authorization: Basic {_LOGIN}".lower() not in head.decode("ascii").lower():
                line.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
                return
            host, _, port = head.split()[1].decode("ascii").partition(":")
            with socket.create_connection((host, int(port))) as there:
                line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                self._carry(line, there)

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        while True:
            for readable in select.select([one, other], [], [])[0]:
                try:
                    content = readable.recv(65536)
                except OSError:
                    return
                if not content:
                    return
                self.carried += content
                (other if readable is one else one).sendall(content)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    running = Proxy()
    yield running
    running.close()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("proxy")
    with running_sandbox(folder / "state") as running:
        yield running


def test_a_terminal_enrols_and_reports_through_its_proxy(tmp_path: Path, sandbox: Sandbox, proxy: Proxy) -> None:
    way = f"http://hall:secret@{proxy.address}"
    code = sandbox.new_code()
    credentials = enrol(sandbox.url, sandbox.ca_file, TERMINAL, code, tmp_path / "own", proxy=way)
    client = PlatformClient(sandbox.url, sandbox.ca_file, credentials, proxy=way)
    try:
        client.send_heartbeat(heartbeat())
        assert abs((client.its_time() - client.platform_now()).total_seconds()) < 5
    finally:
        client.close()
    assert {head.split()[0] for head in proxy.heads} == {"CONNECT"}
    assert code.encode("ascii") not in proxy.carried
    assert b"heartbeats" not in proxy.carried


def test_a_proxy_that_says_no_is_a_platform_that_is_not_reached(tmp_path: Path, sandbox: Sandbox, proxy: Proxy) -> None:
    way = f"http://hall:wrong@{proxy.address}"
    with pytest.raises(PlatformError) as failed:
        enrol(sandbox.url, sandbox.ca_file, TERMINAL, sandbox.new_code(), tmp_path / "own", proxy=way)
    assert failed.value.fault is PlatformFault.NO_LINK
    assert "wrong" not in str(failed.value)
