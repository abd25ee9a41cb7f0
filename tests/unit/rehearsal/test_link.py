"""The line between kiosk and platform: what passes, what breaks, what comes back."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest

from drivers.transports.serving import TcpHost
from kiosk.rehearsal.link import LinkProxy, LinkState


@pytest.fixture
def link() -> Iterator[LinkProxy]:
    echo = TcpHost(lambda received: [received])
    proxy = LinkProxy()
    proxy.set_target(echo.host, echo.port)
    yield proxy
    proxy.close()
    echo.close()


def connect(link: LinkProxy) -> socket.socket:
    return socket.create_connection((link.host, link.port), timeout=5)


def exchange(connection: socket.socket, words: bytes) -> bytes:
    connection.sendall(words)
    return connection.recv(100)


def test_bytes_pass_both_ways(link: LinkProxy) -> None:
    with connect(link) as connection:
        assert exchange(connection, b"\x16\x03\x01 as they are \x00\xff") == b"\x16\x03\x01 as they are \x00\xff"


def test_a_link_that_goes_down_breaks_what_is_open_and_refuses_what_is_new(link: LinkProxy) -> None:
    with connect(link) as connection:
        assert exchange(connection, b"a") == b"a"
        link.set_state(LinkState.DOWN)
        with suppress(ConnectionResetError):
            assert connection.recv(100) == b""
    with pytest.raises(ConnectionRefusedError):
        connect(link)


def test_a_link_that_is_back_has_its_old_port(link: LinkProxy) -> None:
    port = link.port
    link.set_state(LinkState.DOWN)
    link.set_state(LinkState.UP)
    assert link.port == port
    with connect(link) as connection:
        assert exchange(connection, b"again") == b"again"


def test_a_slow_link_loses_nothing_and_is_hurried_by_getting_well(link: LinkProxy) -> None:
    link.set_state(LinkState.SLOW, 600)
    with connect(link) as connection:
        connection.sendall(b"patience")
        connection.settimeout(0.2)
        with pytest.raises(TimeoutError):
            connection.recv(100)
        link.set_state(LinkState.UP)
        connection.settimeout(5)
        assert connection.recv(100) == b"patience"


def test_the_end_of_one_side_reaches_the_other(link: LinkProxy) -> None:
    with connect(link) as connection:
        assert exchange(connection, b"a") == b"a"
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(100) == b""


def test_without_a_target_a_connection_is_closed_at_once() -> None:
    link = LinkProxy()
    try:
        with connect(link) as connection:
            assert connection.recv(100) == b""
    finally:
        link.close()
        link.close()  # may be called twice
