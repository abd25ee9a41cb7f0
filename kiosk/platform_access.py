"""The terminal's way to the platform: enrolled once, then one client for everybody."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from kiosk.central.client import PlatformClient, enrol
from kiosk.central.credentials import Credentials, CredentialsError, CredentialsMissing, key_file_of, load_credentials
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.renewing import RENEW_BEFORE, ends_at, renew
from kiosk.log import Log, LogEvent
from kiosk.platform_way import proxy_of
from kiosk.profile import Profile, ProfileKind
from kiosk.profile.model import KeyAtRest
from kiosk.profile.secrets import SecretUnreadable
from offline_queue.moments import boot_seconds

_A_DAY = 86_400.0


class PlatformAccess:
    """Makes the client when it can; may be used from every thread."""

    def __init__(self, profile: Profile, log: Log, monotonic: Callable[[], float] = boot_seconds) -> None:
        self._monotonic = monotonic
        self._looked_at = -math.inf
        self._profile = profile
        self._log = log
        self._lock = threading.Lock()
        self._client: PlatformClient | None = None
        self._told = False
        self.document_roots: tuple[str, ...] = ()

    def client(self) -> PlatformClient:
        """The client of the enrolled terminal, enrolling it first where that was never done. Raises PlatformError."""
        with self._lock:
            if self._client is None:
                self._client = self._make()
            return self._client

    def renew_when_due(self) -> None:
        """Look once a day whether the certificate ends soon, and have it renewed; what fails is tried again tomorrow.

        Whoever has the client of before goes on with it: its certificate still holds.
        """
        now = self._monotonic()
        if now < self._looked_at + _A_DAY:
            return
        self._looked_at = now
        try:
            credentials = load_credentials(self._profile.platform.credentials)
            if ends_at(credentials) - datetime.now(UTC) > RENEW_BEFORE:
                return
            renew(self.client(), credentials)
        except PlatformError as error:
            self._log.write(LogEvent.PLATFORM_REFUSED, fault=error.fault.value, reference=error.reference)
            return
        except (CredentialsError, OSError, ValueError) as error:
            self._log.write(LogEvent.NOT_ENROLLED, fault=type(error).__name__)
            return
        with self._lock:
            self._client = None
        self._log.write(LogEvent.CERTIFICATE_RENEWED)

    def clock_offset(self) -> timedelta:
        """What to add to this machine's clock to get the platform's; nothing until it has answered once."""
        client = self._client
        if client is None:
            return timedelta()
        now = client.platform_now()
        return now - datetime.now(now.tzinfo)

    def close(self) -> None:
        with self._lock:
            if self._client is not None:
                self._client.close()

    def _make(self) -> PlatformClient:
        settings = self._profile.platform
        try:
            credentials = self._credentials()
            self.document_roots = credentials.document_roots
            return PlatformClient(
                settings.url,
                settings.ca_file,
                credentials,
                connect_seconds=settings.connect_seconds,
                answer_seconds=settings.answer_seconds,
                proxy=proxy_of(self._profile),
            )
        except (CredentialsError, SecretUnreadable, OSError, ValueError) as error:
            if not self._told:
                self._told = True
                self._log.write(LogEvent.NOT_ENROLLED, fault=type(error).__name__)
            raise PlatformError(PlatformFault.NOT_ENROLLED) from None

    def _credentials(self) -> Credentials:
        settings = self._profile.platform
        try:
            return load_credentials(settings.credentials)
        except CredentialsMissing:
            if settings.enrolment_code is None or self._waits_for_a_sealed_key():
                raise
        code = settings.enrolment_code.read()
        credentials = enrol(
            settings.url,
            settings.ca_file,
            self._profile.terminal.id,
            code,
            settings.credentials,
            answer_seconds=settings.answer_seconds,
            proxy=proxy_of(self._profile),
        )
        self._log.write(LogEvent.ENROLLED)
        return credentials

    def _waits_for_a_sealed_key(self) -> bool:
        """Root seals one (`kiosk provision`); the terminal makes no other beside it, which would lie there in clear."""
        settings = self._profile.platform
        sealed = self._profile.kind is ProfileKind.PRODUCTION and settings.key is KeyAtRest.SEALED
        return sealed and not key_file_of(settings.credentials).exists()
