"""Kept TLS connections on which a whole exchange has one deadline.

The timeouts of requests and urllib3 are per read: an answer that drips in never runs into them. Here every read and
write of a thread's exchange gets what is left of its deadline.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from requests.adapters import HTTPAdapter

_exchange = threading.local()


@contextmanager
def deadline(at: float) -> Iterator[None]:
    """Until ``at`` (monotonic seconds) this thread's reads and writes may take."""
    _exchange.deadline = at
    try:
        yield
    finally:
        _exchange.deadline = None


class _DeadlineSocket(ssl.SSLSocket):
    """``recv`` and ``recv_into`` end in ``read``, ``sendall`` in ``send``."""

    def read(self, len: int = 1024, buffer: Any = None) -> Any:
        self._allow_what_is_left()
        return super().read(len, buffer)

    def send(self, data: Any, flags: int = 0) -> int:
        self._allow_what_is_left()
        return super().send(data, flags)

    def _allow_what_is_left(self) -> None:
        at = getattr(_exchange, "deadline", None)
        if at is None:
            return
        left = at - time.monotonic()
        if left <= 0:
            raise TimeoutError("the deadline of the exchange has passed")
        self.settimeout(left)


def tls_context(platform_ca: Path, certificate_file: Path | None, key_file: Path | None) -> ssl.SSLContext:
    """Trusts ``platform_ca`` and nothing else; shows the terminal's certificate when there is one.

    Raises OSError (ssl.SSLError is one) when a file is missing or bad.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = _DeadlineSocket
    context.load_verify_locations(platform_ca)
    if certificate_file is not None and key_file is not None:
        context.load_cert_chain(certificate_file, key_file)
    return context


class PlatformAdapter(HTTPAdapter):
    """The pool of kept connections, all of them through one TLS context."""

    def __init__(self, context: ssl.SSLContext, connections: int) -> None:
        self._context = context
        super().__init__(pool_connections=1, pool_maxsize=connections)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, ssl_context=self._context, **options)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        """The proxy sees an encrypted connection to the platform, and nothing that is in it."""
        return super().proxy_manager_for(proxy, ssl_context=self._context, **options)
