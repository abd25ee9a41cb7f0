"""An IPP address behind which something else answers, answers nonsense, answers slowly, or does not answer."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from drivers.document_printer.ipp import IppPrinter
from drivers.document_printer.ipp_messages import Attribute, Group, GroupTag, Message, ValueTag, decode, encode
from drivers.protocols import PLAIN, Condition, DeviceError, DeviceFault, JobState

SECONDS = 5.0
Serve = Callable[[socket.socket, bytes], None]


@pytest.fixture
def serve() -> Iterator[Callable[[Serve], IppPrinter]]:
    """Makes a printer at whose address a function answers: it gets the connection and the whole request."""
    listeners: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def run(listener: socket.socket, answer: Serve) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    answer(connection, _request(connection))
                except OSError:
                    continue

    def start(answer: Serve) -> IppPrinter:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        threads.append(threading.Thread(target=run, args=(listener, answer), daemon=True))
        threads[-1].start()
        return IppPrinter(f"ipp://127.0.0.1:{listener.getsockname()[1]}/ipp/print")

    yield start
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    for thread in threads:
        thread.join(SECONDS)
        assert not thread.is_alive()


def _request(connection: socket.socket) -> bytes:
    """The body of the HTTP request that comes in."""
    connection.settimeout(SECONDS)
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    (length,) = (int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    while len(body) < length:
        body += connection.recv(65536)
    return body


def _http(body: bytes, content_type: str = "application/ipp", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _ipp(request: bytes, code: int, *groups: Group) -> bytes:
    return _http(encode(Message(code, decode(request).request_id, groups)))


ANSWERS: dict[str, tuple[Callable[[bytes], bytes], DeviceFault]] = {
    "somebody else's page": (lambda _: _http(b"<!doctype html><title>Login</title>", "text/html"), DeviceFault.GARBLED),
    "not found": (lambda _: _http(b"", "text/html", "404 Not Found"), DeviceFault.GARBLED),
    "a login": (lambda _: _http(b"", "text/html", "401 Unauthorized"), DeviceFault.REFUSED),
    "a redirection": (lambda _: b"HTTP/1.1 302 Found\r\nLocation: http://portal.invalid/\r\n\r\n", DeviceFault.GARBLED),
    "a page that calls itself IPP": (lambda _: _http(b"<!doctype html>"), DeviceFault.GARBLED),
    "an empty body": (lambda _: _http(b""), DeviceFault.GARBLED),
    "another protocol": (lambda _: b"220 mail.invalid ESMTP\r\n", DeviceFault.GARBLED),
    "noise": (lambda _: bytes(range(256)) * 4 + b"\n", DeviceFault.GARBLED),
    "nothing": (lambda _: b"", DeviceFault.LOST),
    "half an answer": (lambda request: _ipp(request, 0)[:-4], DeviceFault.LOST),
    "an answer to another request": (
        lambda request: _http(struct.pack(">BBHI", 1, 1, 0, decode(request).request_id + 1) + b"\x03"),
        DeviceFault.GARBLED,
    ),
    "an answer without a printer": (lambda request: _ipp(request, 0), DeviceFault.GARBLED),
    "an error of the printer's": (lambda request: _ipp(request, 0x0500), DeviceFault.REFUSED),
    "a printer that is busy": (lambda request: _ipp(request, 0x0507), DeviceFault.BUSY),
}
CONDITIONS = {
    DeviceFault.GARBLED: Condition.UNKNOWN,
    DeviceFault.REFUSED: Condition.FAULTY,
    DeviceFault.LOST: Condition.OFFLINE,
    DeviceFault.BUSY: Condition.BUSY,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_it_is_never_taken_for_a_printer(serve: Callable[[Serve], IppPrinter], name: str) -> None:
    answer, fault = ANSWERS[name]
    printer = serve(lambda connection, request: connection.sendall(answer(request)))
    assert printer.status(SECONDS).condition is CONDITIONS[fault]
    calls: list[Callable[[], object]] = [
        lambda: printer.submit(b"%PDF", "job", PLAIN, SECONDS),
        lambda: printer.job(1, SECONDS),
        lambda: printer.cancel(1, SECONDS),
    ]
    for call in calls:
        with pytest.raises(DeviceError) as caught:
            call()
        assert caught.value.fault is fault


def test_a_server_that_sends_a_byte_now_and_then_holds_nobody_up(serve: Callable[[Serve], IppPrinter]) -> None:
    def trickle(connection: socket.socket, request: bytes) -> None:
        for value in _ipp(request, 0):
            connection.sendall(bytes([value]))
            time.sleep(0.02)

    printer = serve(trickle)
    with pytest.raises(DeviceError) as caught:
        printer.job(1, 0.3)
    assert caught.value.fault is DeviceFault.TIMEOUT


def test_a_server_that_says_nothing_is_a_timeout(serve: Callable[[Serve], IppPrinter]) -> None:
    def silent(connection: socket.socket, request: bytes) -> None:
        connection.recv(1)  # until the other side gives up

    printer = serve(silent)
    assert printer.status(0.2).condition is Condition.OFFLINE


def test_an_answer_that_comes_late_is_not_the_answer_to_the_next_question(serve: Callable[[Serve], IppPrinter]) -> None:
    nobody_waits = threading.Event()
    printer_group = Group(GroupTag.PRINTER, (Attribute("printer-state", ValueTag.ENUM, (3,)),))
    stopped = Group(GroupTag.PRINTER, (Attribute("printer-state", ValueTag.ENUM, (5,)),))

    def late(connection: socket.socket, request: bytes) -> None:
        if not nobody_waits.is_set():
            nobody_waits.wait(SECONDS)
            connection.sendall(_ipp(request, 0, printer_group))
        connection.sendall(_ipp(request, 0, stopped))

    printer = serve(late)
    assert printer.status(0.2).condition is Condition.OFFLINE
    nobody_waits.set()
    assert printer.status(SECONDS).condition is Condition.NEEDS_ATTENTION


def test_an_answer_without_end_is_cut_off(serve: Callable[[Serve], IppPrinter]) -> None:
    def endless(connection: socket.socket, request: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n\r\n")
        while True:
            connection.sendall(bytes(65536))

    with pytest.raises(DeviceError) as caught:
        serve(endless).job(1, SECONDS)
    assert caught.value.fault is DeviceFault.GARBLED


def test_a_refusal_before_the_whole_document_was_taken_is_understood() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def refuse_early() -> None:
            connection, _ = listener.accept()
            with connection:
                head = connection.recv(65536)
                body = head.partition(b"\r\n\r\n")[2] or connection.recv(65536)
                request_id = struct.unpack(">I", body[4:8])[0]
                connection.sendall(_http(encode(Message(0x0507, request_id, ()))))
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(1 << 20):
                    pass

        thread = threading.Thread(target=refuse_early)
        thread.start()
        printer = IppPrinter(f"ipp://127.0.0.1:{listener.getsockname()[1]}/ipp/print")
        with pytest.raises(DeviceError) as caught:
            printer.submit(b"%PDF" + bytes(3_000_000), "job", PLAIN, SECONDS)
        thread.join(SECONDS)
    assert caught.value.fault is DeviceFault.BUSY


def test_the_printers_own_words_reach_the_technician(serve: Callable[[Serve], IppPrinter]) -> None:
    message = Group(GroupTag.OPERATION, (Attribute("status-message", ValueTag.TEXT, ("media not supported",)),))
    printer = serve(lambda connection, request: connection.sendall(_ipp(request, 0x040B, message)))
    with pytest.raises(DeviceError) as caught:
        printer.submit(b"%PDF", "job", PLAIN, SECONDS)
    assert caught.value.original == "IPP 040B media not supported"


def test_a_job_in_a_state_of_no_known_meaning_is_unknown(serve: Callable[[Serve], IppPrinter]) -> None:
    job = Group(GroupTag.JOB, (Attribute("job-state", ValueTag.ENUM, (99,)),))
    printer_group = Group(GroupTag.PRINTER, (Attribute("printer-state", ValueTag.ENUM, (3,)),))
    printer = serve(lambda connection, request: connection.sendall(_ipp(request, 0, job, printer_group)))
    status = printer.job(1, SECONDS)
    assert (status.state, status.pages_done) == (JobState.UNKNOWN, None)
    assert not status.state.ended
