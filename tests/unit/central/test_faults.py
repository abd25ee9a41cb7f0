"""Exceptions of four libraries, sorted into one closed set."""

from __future__ import annotations

import http.client
import ssl

import pytest
import requests
import urllib3

from kiosk.central.faults import PlatformFault, fault_of, went_stale

POOL: urllib3.HTTPConnectionPool = urllib3.HTTPConnectionPool("127.0.0.1")


def certificate_error(verify_code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = verify_code
    return error


def wrapped(error: Exception) -> requests.ConnectionError:
    """As urllib3 and requests hand it on."""
    return requests.ConnectionError(urllib3.exceptions.ProtocolError("Connection aborted.", error))


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (requests.ConnectTimeout(), PlatformFault.NO_LINK),
        (requests.ReadTimeout(), PlatformFault.TIMEOUT),
        (requests.ConnectionError(urllib3.exceptions.ReadTimeoutError(POOL, "/", "late")), PlatformFault.TIMEOUT),
        (wrapped(TimeoutError()), PlatformFault.TIMEOUT),
        (wrapped(ConnectionRefusedError()), PlatformFault.NO_LINK),
        (wrapped(http.client.RemoteDisconnected("")), PlatformFault.NO_LINK),
        (wrapped(http.client.IncompleteRead(b"")), PlatformFault.NO_LINK),
        (wrapped(http.client.BadStatusLine("SSH")), PlatformFault.NOT_THE_PLATFORM),
        (requests.exceptions.ContentDecodingError(urllib3.exceptions.DecodeError()), PlatformFault.NOT_THE_PLATFORM),
        (requests.exceptions.SSLError(ssl.SSLError(1, "wrong version number")), PlatformFault.TLS),
        (requests.exceptions.SSLError(certificate_error(10)), PlatformFault.TLS),  # expired
        (requests.exceptions.SSLError(certificate_error(18)), PlatformFault.TLS),  # self-signed
        (requests.exceptions.SSLError(certificate_error(9)), PlatformFault.CLOCK),  # not yet valid
        (requests.exceptions.SSLError(ssl.SSLEOFError(8, "EOF")), PlatformFault.NO_LINK),
        (OSError(), PlatformFault.NO_LINK),
    ],
    ids=repr,
)
def test_every_exception_is_one_fault(error: Exception, fault: PlatformFault) -> None:
    assert fault_of(error) is fault


def test_only_a_connection_that_was_gone_before_an_answer_is_stale() -> None:
    assert went_stale(wrapped(http.client.RemoteDisconnected("")))
    assert went_stale(wrapped(ConnectionResetError()))
    assert went_stale(requests.exceptions.SSLError(ssl.SSLEOFError(8, "EOF")))
    assert not went_stale(wrapped(ConnectionRefusedError()))
    assert not went_stale(wrapped(http.client.IncompleteRead(b"")))
    assert not went_stale(requests.ReadTimeout())


def test_an_exception_that_wraps_itself_ends() -> None:
    error = OSError()
    error.__context__ = ValueError()
    error.__context__.__context__ = error
    assert fault_of(error) is PlatformFault.NO_LINK
