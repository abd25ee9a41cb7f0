"""Why an exchange with the central platform failed, in one closed set, whatever the libraries below called it."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator
from enum import StrEnum

import requests
import urllib3

from kiosk.central.wire import ProblemCode

#: OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID.
_NOT_YET_VALID = 9


class PlatformFault(StrEnum):
    """What went wrong, as far as it matters for what to do next."""

    NO_LINK = "no_link"  # nobody could be reached, or the line broke
    TIMEOUT = "timeout"  # the deadline passed; the request may have had its effect
    BUSY = "busy"  # 429 or 503: later, see retry_after
    SERVER_ERROR = "server_error"
    NOT_AUTHORISED = "not_authorised"  # the platform does not accept this terminal
    NOT_ENROLLED = "not_enrolled"  # this terminal has nothing to prove itself with: the platform was not asked
    NOT_THE_PLATFORM = "not_the_platform"  # captive portal, garbage, somebody else's answer
    REFUSED = "refused"  # the platform understood and said no, see code
    TLS = "tls"  # the other end did not prove who it is, or did not accept our proof
    CLOCK = "clock"  # this terminal's clock is too far off


class PlatformError(Exception):
    """A call to the platform failed. Holds no personal data, and neither does anything chained to it.

    ``retry_after`` is in seconds. ``reference`` is short enough to be read out to a hotline; the platform logs it.
    """

    def __init__(
        self,
        fault: PlatformFault,
        code: ProblemCode | None = None,
        retry_after: float | None = None,
        reference: str = "",
    ) -> None:
        super().__init__(f"{fault}: {code}" if code else str(fault))
        self.fault = fault
        self.code = code
        self.retry_after = retry_after
        self.reference = reference


def fault_of(error: BaseException) -> PlatformFault:
    """Which fault an exception of requests, urllib3, http.client or ssl stands for."""
    causes = tuple(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return PlatformFault.CLOCK if cause.verify_code == _NOT_YET_VALID else PlatformFault.TLS
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return PlatformFault.TLS
    if any(isinstance(cause, requests.ConnectTimeout | urllib3.exceptions.ConnectTimeoutError) for cause in causes):
        return PlatformFault.NO_LINK
    if any(isinstance(cause, TimeoutError | requests.Timeout | urllib3.exceptions.TimeoutError) for cause in causes):
        return PlatformFault.TIMEOUT
    if any(isinstance(cause, ConnectionError | http.client.IncompleteRead) for cause in causes):
        return PlatformFault.NO_LINK
    garbage = (http.client.HTTPException, urllib3.exceptions.InvalidHeader, urllib3.exceptions.DecodeError)
    if any(isinstance(cause, garbage) for cause in causes):
        return PlatformFault.NOT_THE_PLATFORM
    return PlatformFault.NO_LINK


def went_stale(error: BaseException) -> bool:
    """True when the connection was gone before a byte of an answer came: a kept one that the other end had closed."""
    causes = tuple(_causes(error))
    gone = (ConnectionResetError, BrokenPipeError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
    return any(isinstance(cause, gone) for cause in causes) and not any(
        isinstance(cause, http.client.IncompleteRead) for cause in causes
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """``error`` and all that it wraps: these libraries hide the cause in four different places."""
    waiting, seen = [error], set[int]()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        inside = (current.__cause__, current.__context__, getattr(current, "reason", None), *current.args)
        waiting.extend(one for one in inside if isinstance(one, BaseException))
