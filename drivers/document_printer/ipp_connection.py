# SPDX-License-Identifier: Apache-2.0
"""One IPP request over HTTP (RFC 8010 4), under one deadline for all of it.

http.client knows a time-out for each read only, so that a server which sends one byte every few seconds could hold a
worker for ever. Here every read and write gets what is left of the whole budget.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import urlsplit

from drivers.document_printer.ipp_messages import IppFormatError, Message, decode, encode
from drivers.protocols import DeviceError, DeviceFault
from drivers.transports.deadline import Deadline
from drivers.transports.tcp import connect

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_IPP_PORT = 631
# Answers are a few kilobytes; a printer's whole attributes about thirty.
_LONGEST_ANSWER = 4 * 1024 * 1024


class PrinterAddress:
    """Where a printer's IPP service is, from ``ipp[s]://host[:port]/path``. ValueError for another kind of URI."""

    def __init__(self, uri: str, certificate: Path | None = None) -> None:
        """``certificate``: a PEM file to trust instead of the system's, whatever name it bears: the printer's own."""
        parts = urlsplit(uri)
        if parts.scheme not in ("ipp", "ipps") or not parts.hostname:
            raise ValueError("not an ipp:// or ipps:// address")
        self.host = parts.hostname
        self.port = parts.port or _IPP_PORT
        self.path = parts.path or "/"
        self.uri = f"{parts.scheme}://{parts.netloc}{self.path}"
        self.encrypted = parts.scheme == "ipps"
        self._certificate = certificate

    def trust(self) -> ssl.SSLContext:
        """What makes a connection to an ipps address encrypted. Raises DeviceError when the certificate is no PEM."""
        if self._certificate is None:
            return ssl.create_default_context()
        try:
            context = ssl.create_default_context(cafile=str(self._certificate))
        except OSError as error:  # not there, or (SSLError) no certificate in it
            raise DeviceError(DeviceFault.REFUSED, "the certificate to trust cannot be read") from error
        context.check_hostname = False  # it is this printer's and nobody else's
        return context


def exchange(address: PrinterAddress, request: Message, deadline: Deadline) -> Message:
    """Send ``request`` and read the answer. Raises DeviceError.

    ABSENT means that nothing was sent; after any other fault but BUSY and REFUSED the printer may have the request.
    """
    trust = address.trust() if address.encrypted else None
    with _encrypted(connect(address.host, address.port, deadline), address, trust, deadline) as line:
        try:
            response, body = _post(address, encode(request), _DeadlineSocket(line, deadline))
        except TimeoutError as error:
            raise DeviceError(DeviceFault.TIMEOUT, "no answer") from error
        except OSError as error:  # also http.client.RemoteDisconnected: closed without an answer
            raise DeviceError(DeviceFault.LOST, error.strerror or type(error).__name__) from error
        except (http.client.HTTPException, ValueError) as error:
            raise DeviceError(DeviceFault.GARBLED, type(error).__name__) from error
    return _message(response, body, request.request_id)


def _encrypted(
    line: socket.socket, address: PrinterAddress, trust: ssl.SSLContext | None, deadline: Deadline
) -> socket.socket:
    """``line`` itself, or TLS on it. Raises DeviceError, and then it is closed."""
    if trust is None:
        return line
    try:
        line.settimeout(_left(deadline))
        return trust.wrap_socket(line, server_hostname=address.host)
    except TimeoutError as error:
        line.close()
        raise DeviceError(DeviceFault.TIMEOUT, "no answer to TLS") from error
    except ssl.SSLCertVerificationError as error:
        line.close()
        raise DeviceError(DeviceFault.REFUSED, f"its certificate is not trusted: {error.verify_message}") from error
    except ssl.SSLError as error:
        line.close()
        raise DeviceError(DeviceFault.GARBLED, "no TLS") from error
    except OSError as error:
        line.close()
        raise DeviceError(DeviceFault.LOST, error.strerror or type(error).__name__) from error


def _post(address: PrinterAddress, data: bytes, line: _DeadlineSocket) -> tuple[http.client.HTTPResponse, bytes]:
    """The response to ``data``, and as much of its body as we care to read."""
    connection = http.client.HTTPConnection(address.host, address.port)
    # http.client sends, makes a file to read from, and closes: that is what the wrapper has.
    connection.sock = cast(socket.socket, line)
    # A printer that says no (busy, say) may do so and close before it has taken the whole document.
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.request("POST", address.path, data, {"Content-Type": "application/ipp"})
    response = connection.getresponse()
    return response, response.read(_LONGEST_ANSWER + 1)


def _message(response: http.client.HTTPResponse, body: bytes, request_id: int) -> Message:
    """The IPP answer in an HTTP response; GARBLED for somebody else's page."""
    if response.status in (401, 403):
        raise DeviceError(DeviceFault.REFUSED, f"HTTP {response.status}")
    content_type = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if response.status != 200 or content_type != "application/ipp":
        raise DeviceError(DeviceFault.GARBLED, f"HTTP {response.status}, not IPP")
    if len(body) > _LONGEST_ANSWER:
        raise DeviceError(DeviceFault.GARBLED, "answer too long")
    if response.length:  # what its Content-Length promised and did not come
        raise DeviceError(DeviceFault.LOST, "answer cut short")
    try:
        message = decode(body)
    except IppFormatError as error:
        raise DeviceError(DeviceFault.GARBLED, str(error)) from error
    if message.request_id != request_id:
        raise DeviceError(DeviceFault.GARBLED, "answer to another request")
    return message


class _DeadlineSocket:
    """A socket whose reads and writes share one deadline."""

    def __init__(self, inner: socket.socket, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._inner.settimeout(_left(self._deadline))
        self._inner.sendall(data)

    def makefile(self, mode: str) -> IO[bytes]:
        return io.BufferedReader(_DeadlineReader(self._inner, self._deadline))

    def close(self) -> None:
        """http.client closes after the head of an answer that ends with the connection: ``exchange`` does it later."""


class _DeadlineReader(io.RawIOBase):
    def __init__(self, inner: socket.socket, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._inner.settimeout(_left(self._deadline))
        return self._inner.recv_into(buffer)


def _left(deadline: Deadline) -> float:
    """Seconds for a socket, for which 0 would mean "do not wait at all"."""
    if deadline.passed:
        raise TimeoutError
    return deadline.remaining()
