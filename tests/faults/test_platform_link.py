"""The line to the platform: nobody there, the wrong one there, one that drips, floods or hangs up."""

from __future__ import annotations

import itertools
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from kiosk.central.client import PlatformClient
from kiosk.central.credentials import Credentials, certificate_request, keep_enrolment, load_credentials, prepare_key
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.sandbox.authority import Authority
from kiosk.central.sealing_keys import SealingKeys
from tests.support.platform import TERMINAL, heartbeat

Conversation = Callable[[ssl.SSLSocket], None]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), ("127.0.0.1",))


@pytest.fixture(scope="module")
def credentials(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Credentials:
    folder = tmp_path_factory.mktemp("credentials")
    certificate = authority.issue_terminal(TERMINAL, certificate_request(TERMINAL, prepare_key(folder)))
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    chain, roots = (authority.terminal_root.certificate_pem,), (authority.document_root.certificate_pem,)
    keep_enrolment(folder, pem, chain, roots, SealingKeys(keys=()))
    return load_credentials(folder)


@contextmanager
def listening(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server on a free port of loopback that treats every connection by ``talk``, on a thread of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            for _ in itertools.count():
                try:
                    connection, _address = listener.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

        def serve(connection: socket.socket) -> None:
            with connection, suppress(OSError):  # the client hangs up, as it should
                talk(connection)

        threading.Thread(target=accept, daemon=True).start()
        try:
            yield f"https://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)


def over_tls(authority: Authority, talk: Conversation) -> Callable[[socket.socket], None]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.server_certificate_file, authority.server_key_file)

    def tls(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as wrapped:
            read_request(wrapped)
            talk(wrapped)

    return tls


def read_request(line: socket.socket) -> None:
    """All of it: closing a socket with something unread would reset the connection and lose the answer."""
    with line.makefile("rb") as stream:
        length = 0
        for header in iter(stream.readline, b"\r\n"):
            if not header:
                raise ConnectionAbortedError
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        stream.read(length)


def fault_at(url: str, authority: Authority, credentials: Credentials, seconds: float = 0.5) -> PlatformFault:
    client = PlatformClient(url, authority.server_root_file, credentials, connect_seconds=0.5, answer_seconds=seconds)
    try:
        with pytest.raises(PlatformError) as error:
            client.send_heartbeat(heartbeat())
        return error.value.fault
    finally:
        client.close()


def test_nobody_there_is_no_link(authority: Authority, credentials: Credentials) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert fault_at(f"https://127.0.0.1:{port}", authority, credentials) is PlatformFault.NO_LINK


def test_a_server_with_another_certificate_is_not_believed(
    authority: Authority, credentials: Credentials, tmp_path: Path
) -> None:
    portal = Authority(tmp_path, ("127.0.0.1",))
    with listening(over_tls(portal, lambda line: line.sendall(b"HTTP/1.1 200 OK\r\n\r\nlog in"))) as url:
        assert fault_at(url, authority, credentials) is PlatformFault.TLS


def test_a_certificate_for_another_name_is_not_believed(
    authority: Authority, credentials: Credentials, tmp_path: Path
) -> None:
    other = Authority(tmp_path, ("other.example",))
    with listening(over_tls(other, lambda line: None)) as url:
        assert fault_at(url, other, credentials) is PlatformFault.TLS


def test_a_plain_http_page_on_the_port_is_not_the_platform(authority: Authority, credentials: Credentials) -> None:
    with listening(lambda line: line.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\n\r\n")) as url:
        assert fault_at(url, authority, credentials) is PlatformFault.TLS


def test_a_redirect_is_not_followed(authority: Authority, credentials: Credentials) -> None:
    answer = b"HTTP/1.1 302 Found\r\nLocation: https://login.example/\r\nContent-Length: 0\r\n\r\n"
    with listening(over_tls(authority, lambda line: line.sendall(answer))) as url:
        assert fault_at(url, authority, credentials) is PlatformFault.NOT_THE_PLATFORM


def test_bytes_that_are_not_http_are_not_the_platform(authority: Authority, credentials: Credentials) -> None:
    with listening(over_tls(authority, lambda line: line.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"))) as url:
        assert fault_at(url, authority, credentials) is PlatformFault.NOT_THE_PLATFORM


def drip(line: socket.socket, *parts: bytes) -> None:
    """``parts``, then one byte after the other for ever: no single read ever waits long."""
    for part in parts:
        line.sendall(part)
    pause = threading.Event()
    while not pause.wait(0.02):
        line.sendall(b"x")


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((b"HTTP/1.1 200 OK\r\nX-Slow: ",), id="headers"),
        pytest.param((HEAD + b"Content-Length: 100000\r\n\r\n",), id="body"),
        pytest.param((HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"ffff\r\n"), id="chunk"),
        pytest.param((HEAD + b"\r\n",), id="body without length"),
    ],
)
def test_an_answer_that_drips_ends_at_the_deadline(
    authority: Authority, credentials: Credentials, parts: tuple[bytes, ...]
) -> None:
    """It would go on for ever: that the test ends is the proof."""
    with listening(over_tls(authority, lambda line: drip(line, *parts))) as url:
        assert fault_at(url, authority, credentials) is PlatformFault.TIMEOUT


def test_a_handshake_that_hangs_ends_at_the_deadline(authority: Authority, credentials: Credentials) -> None:
    hold = threading.Event()

    def wait(_line: socket.socket) -> None:
        hold.wait(60)

    try:
        with listening(wait) as url:
            assert fault_at(url, authority, credentials) in (PlatformFault.NO_LINK, PlatformFault.TIMEOUT)
    finally:
        hold.set()


def test_an_answer_without_end_is_cut_off(authority: Authority, credentials: Credentials) -> None:
    def flood(line: socket.socket) -> None:
        line.sendall(HEAD + b"\r\n")
        while True:
            line.sendall(b"x" * 65536)

    with listening(over_tls(authority, flood)) as url:
        assert fault_at(url, authority, credentials, seconds=30) is PlatformFault.NOT_THE_PLATFORM


def test_a_line_that_breaks_in_mid_answer_is_no_link(authority: Authority, credentials: Credentials) -> None:
    with listening(over_tls(authority, lambda line: line.sendall(HEAD + b"Content-Length: 100\r\n\r\n{"))) as url:
        assert fault_at(url, authority, credentials) is PlatformFault.NO_LINK


def test_a_kept_connection_that_the_platform_closed_is_opened_again_unseen(
    authority: Authority, credentials: Credentials
) -> None:
    """The first connection is closed without a word, the second answers: one call, and it arrives."""
    connections = itertools.count()
    arrived = threading.Event()

    def talk(line: socket.socket) -> None:
        if next(connections) > 0:
            arrived.set()
            line.sendall(b"HTTP/1.1 503 Later\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")

    with listening(over_tls(authority, talk)) as url:
        assert fault_at(url, authority, credentials, seconds=5) is PlatformFault.BUSY
    assert arrived.is_set()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Retry-After: 12\r\n", 12.0),
        ("Retry-After: 999999\r\n", 3600.0),
        ("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 0.0),
        ("Retry-After: soon\r\n", None),
        ("Retry-After: ٣\r\n", None),
        ("", None),
    ],
)
def test_retry_after_is_a_number_or_a_date_or_nothing(
    authority: Authority, credentials: Credentials, header: str, expected: float | None
) -> None:
    answer = f"HTTP/1.1 503 Later\r\n{header}Content-Length: 0\r\n\r\n".encode()
    with listening(over_tls(authority, lambda line: line.sendall(answer))) as url:
        client = PlatformClient(url, authority.server_root_file, credentials)
        with pytest.raises(PlatformError) as error:
            client.send_heartbeat(heartbeat())
        client.close()
    assert error.value.retry_after == expected


def test_the_environments_proxy_is_not_used(
    authority: Authority, credentials: Credentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with listening(
        over_tls(authority, lambda line: line.sendall(b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n"))
    ) as url:
        assert fault_at(url, authority, credentials) is PlatformFault.SERVER_ERROR


def test_only_https_is_spoken(authority: Authority) -> None:
    with pytest.raises(ValueError, match="https"):
        PlatformClient("http://127.0.0.1:1", authority.server_root_file, None)
