"""A printer behind TLS: asked when its certificate is the one to trust, and told apart from a broken one when not."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from drivers.document_printer.eve_printer import EvePrinter
from drivers.document_printer.ipp import IppPrinter
from drivers.document_printer.ipp_messages import Attribute, Group, GroupTag, Message, ValueTag, decode, encode
from drivers.protocols import PLAIN, Condition, JobState
from tests.support.pdf import PDF_OF_TWO_PAGES
from tests.support.waiting import wait_until

SECONDS = 5.0


def _self_signed(folder: Path, name: str) -> Path:
    """A PEM file with a certificate, as printers make them for themselves, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
    return file


def _answer(connection: socket.socket) -> None:
    """One Get-Printer-Attributes: idle."""
    received = b""
    while b"\r\n\r\n" not in received or not received.endswith(b"\x03"):
        received += connection.recv(65536)
    state = Attribute("printer-state", ValueTag.ENUM, (3,))
    request = decode(received.partition(b"\r\n\r\n")[2])
    body = encode(Message(0, request.request_id, (Group(GroupTag.PRINTER, (state,)),)))
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: {len(body)}\r\n\r\n"
    connection.sendall(head.encode() + body)


Serve = Callable[[socket.socket], None]


@pytest.fixture
def listen() -> Iterator[Callable[[Serve], str]]:
    """Lets a function serve every connection, and answers where."""
    opened: list[tuple[socket.socket, threading.Thread]] = []

    def run(listener: socket.socket, serve: Serve) -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection, suppress(OSError):
                    serve(connection)

    def start(serve: Serve) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        thread = threading.Thread(target=run, args=(listener, serve), daemon=True)
        thread.start()
        opened.append((listener, thread))
        return f"127.0.0.1:{listener.getsockname()[1]}/ipp/print"

    yield start
    for listener, thread in opened:
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(SECONDS)
        listener.close()


@pytest.fixture
def printer_pem(tmp_path: Path) -> Path:
    return _self_signed(tmp_path, "A4-PRINTER")


@pytest.fixture
def encrypted(listen: Callable[[Serve], str], printer_pem: Path) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(printer_pem)

    def serve(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as line:
            _answer(line)

    return listen(serve)


def test_its_own_certificate_is_trusted_whatever_its_name(encrypted: str, printer_pem: Path) -> None:
    assert IppPrinter(f"ipps://{encrypted}", certificate=printer_pem).status(SECONDS).condition is Condition.READY


def test_a_real_printer_answers_over_tls(tmp_path: Path) -> None:
    eve = EvePrinter(tmp_path / "printer")
    pem = tmp_path / "eve.pem"
    pem.write_text(ssl.get_server_certificate(("localhost", eve.port)))
    printer = IppPrinter(eve.uri.replace("ipp://", "ipps://"), certificate=pem)
    job_id = printer.submit(PDF_OF_TWO_PAGES, "over-tls", PLAIN, SECONDS)
    wait_until(lambda: printer.job(job_id, SECONDS).state is JobState.COMPLETED, "the end of the job")
    eve.close()


def test_an_unknown_certificate_is_refused_in_its_own_words(encrypted: str) -> None:
    status = IppPrinter(f"ipps://{encrypted}").status(SECONDS)
    assert status.condition is Condition.FAULTY
    assert "certificate" in status.original


def test_somebody_elses_certificate_is_refused(encrypted: str, tmp_path: Path) -> None:
    other = _self_signed(tmp_path, "ANOTHER")
    assert IppPrinter(f"ipps://{encrypted}", certificate=other).status(SECONDS).condition is Condition.FAULTY


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_certificate_that_cannot_be_read_is_said(encrypted: str, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "file.pem"
    if content is not None:
        file.write_bytes(content)
    status = IppPrinter(f"ipps://{encrypted}", certificate=file).status(SECONDS)
    assert status.condition is Condition.FAULTY
    assert "cannot be read" in status.original


def test_a_printer_without_tls_is_not_understood(listen: Callable[[Serve], str]) -> None:
    address = listen(lambda connection: connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
    assert IppPrinter(f"ipps://{address}").status(SECONDS).condition is Condition.UNKNOWN


def test_one_that_says_nothing_is_off_line(listen: Callable[[Serve], str]) -> None:
    address = listen(lambda connection: _ignore(connection.recv(65536), connection.recv(1)))
    assert IppPrinter(f"ipps://{address}").status(0.3).condition is Condition.OFFLINE


def _ignore(*_: object) -> None:
    pass
