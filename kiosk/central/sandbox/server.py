"""The sandbox as a running server: one door for terminals and the public, one on loopback for whoever rehearses."""

from __future__ import annotations

import asyncio
import json
import secrets
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

import h11
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from kiosk.central.sandbox.admin import admin_app
from kiosk.central.sandbox.app import create_app
from kiosk.central.sandbox.assistance import Assistance
from kiosk.central.sandbox.authority import Authority
from kiosk.central.sandbox.behaviour import Stage
from kiosk.central.sandbox.calls import code_hash
from kiosk.central.sandbox.case_history import CaseHistory
from kiosk.central.sandbox.draft_store import DraftStore
from kiosk.central.sandbox.intake import Intake
from kiosk.central.sandbox.licence_tokens import LicenceTokens
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.proof_store import ProofStore
from kiosk.central.sandbox.publishing import Publisher
from kiosk.central.sandbox.records.book import records
from kiosk.central.sandbox.releases import Releases
from kiosk.central.sandbox.reviews import Reviews
from kiosk.central.sandbox.sealing import SealingKeyring
from kiosk.central.sandbox.signing_store import SigningStore
from kiosk.central.sandbox.store import Store
from kiosk.central.sandbox.submission_store import SubmissionStore
from kiosk.central.sandbox.update_calls import add_releases

_WARM_UP_SECONDS = 20.0
_LOOPBACK = "127.0.0.1"
#: For the head of a request: a phone on a bad line needs a second.
_HEAD_SECONDS = 15.0


@dataclass(frozen=True)
class SandboxSettings:
    """Where the sandbox listens and keeps its things. A port of 0 is any free one."""

    state_dir: Path
    services_dir: Path
    host: str = _LOOPBACK
    port: int = 0
    admin_port: int = 0
    public_url: str | None = None  # where it is reached from outside, terminals and phones; None: where it listens
    enrolment_code: str | None = None  # None: a new one at every start
    database_url: str | None = None  # SQLAlchemy's; None: SQLite in state_dir


class _CertificateProtocol(H11Protocol):
    """Puts the client's certificate, and how to hang up, where a request finds them.

    uvicorn copies ``app_state`` into every scope's state.
    """

    _head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()
        connection: ssl.SSLObject = transport.get_extra_info("ssl_object")
        self.app_state = {
            **self.app_state,
            "peer_certificate": connection.getpeercert(binary_form=True),
            "hang_up": transport.abort,
        }

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        between = self.cycle is None or self.cycle.response_complete
        if between and self.conn.their_state is h11.IDLE:
            self._await_head()
        elif self._head is not None:
            self._head.cancel()
            self._head = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._head is not None:
            self._head.cancel()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        """Whoever has said something, or come just now, says what they want soon: a request that drips in would hold
        its connection for ever, and a phone's page is open to everybody."""
        if self._head is None:
            self._head = self.loop.call_later(_HEAD_SECONDS, self.transport.abort)

    def shutdown(self) -> None:
        """A kept connection has nothing to lose, and its other end may be slow to say goodbye."""
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()
        else:
            super().shutdown()


class _Server(uvicorn.Server):
    """One of two: signals are for ``serve`` to see. uvicorn would raise a caught one again, over our own end."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        self.should_exit = True


def serve(settings: SandboxSettings, ready: TextIO | None = None) -> None:
    """Serve until SIGINT or SIGTERM, on the main thread.

    One line of JSON on ``ready`` (standard output) says how to reach it, once it can be.
    Raises DefinitionsInvalid for bad service definitions, OSError for a port that is taken.
    """
    settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        socket.create_server((settings.host, settings.port)) as door,
        socket.create_server((_LOOPBACK, settings.admin_port)) as admin_door,
    ):
        for listener in (door, admin_door):  # inherited by what they accept; asyncio sets it on sockets of its own only
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        port, admin_port = door.getsockname()[1], admin_door.getsockname()[1]
        url = f"https://{_url_host(settings.host)}:{port}"
        public_url = urlsplit(settings.public_url or url)
        names = tuple(
            dict.fromkeys((settings.host, "localhost", _LOOPBACK, "::1", public_url.hostname or settings.host))
        )
        authority = Authority(settings.state_dir / "certificates", names)
        store = Store(settings.database_url or f"sqlite:///{settings.state_dir / 'sandbox.db'}")
        code = settings.enrolment_code or secrets.token_hex(8).upper()
        store.add_enrolment_code(code_hash(code))
        publisher = Publisher(settings.services_dir, settings.state_dir, authority.catalogue_signer)
        sealing_keys = SealingKeyring(settings.state_dir / "sealing-keys", datetime.now(UTC))
        stage = Stage()
        signing = SigningStore(store.engine)
        proofs = ProofStore(store.engine)
        licences = LicenceTokens(settings.state_dir / "licence-tokens.key")
        platform = Platform(
            store=store,
            proofs=proofs,
            signing=signing,
            intake=Intake(
                SubmissionStore(store.engine),
                sealing_keys,
                store.terminal_key,
                publisher,
                signing,
                drafts=DraftStore(store.engine),
                reviews=Reviews(store.engine),
                licences=licences,
                proofs=proofs,
            ),
            licences=licences,
            assistance=Assistance(store.engine),
            history=CaseHistory(store.engine),
            sealing_keys=sealing_keys,
            authority=authority,
            publisher=publisher,
            releases=Releases(settings.state_dir / "releases"),
            book=records(),
            public_url=public_url.geturl().rstrip("/"),
            spoilt=lambda: stage.spoilt,
            authorities=frozenset({public_url.netloc, *(f"{_url_host(name)}:{port}" for name in names)}),
        )
        server = _Server(_config(create_app(platform, stage), authority))
        behind = admin_app(stage, platform)
        add_releases(behind, platform)
        admin = _Server(_config(behind))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: server.stop())
        admin_thread = threading.Thread(target=admin.run, args=([admin_door],), name="sandbox-admin", daemon=True)
        admin_thread.start()
        line = {
            "url": url,
            "admin_url": f"http://{_LOOPBACK}:{admin_port}",
            "ca_file": str(authority.server_root_file),
            "enrolment_code": code,
        }
        print(json.dumps(line), file=ready or sys.stdout, flush=True)
        warm_up = threading.Timer(_WARM_UP_SECONDS, _load_document_libraries)
        warm_up.daemon = True
        warm_up.start()
        try:
            server.run([door])
        finally:
            warm_up.cancel()
            admin.stop()
            admin_thread.join(5)
            store.close()


def _load_document_libraries() -> None:
    """They take a second: while nobody waits for a document yet, and not where it is over before one is asked for."""
    import kiosk.central.sandbox.pdf_signing  # noqa: PLC0415
    import kiosk.documents.a4  # noqa: F401, PLC0415


def _config(app: FastAPI, authority: Authority | None = None) -> uvicorn.Config:
    """Nothing is logged but faults of the server itself: paths hold ids of sessions and documents."""
    if authority is None:
        return uvicorn.Config(app, log_level="error", access_log=False, lifespan="off")
    return uvicorn.Config(
        app,
        http=_CertificateProtocol,
        log_level="error",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
        ssl_certfile=authority.server_certificate_file,
        ssl_keyfile=authority.server_key_file,
        ssl_ca_certs=str(authority.terminal_root_file),
        ssl_cert_reqs=ssl.CERT_OPTIONAL,
    )


def _url_host(name: str) -> str:
    return f"[{name}]" if ":" in name else name
