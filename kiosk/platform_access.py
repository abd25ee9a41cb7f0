"""The terminal's way to the platform: enrolled once, then one client for everybody."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from kiosk.central.client import PlatformClient, enrol
from kiosk.central.credentials import Credentials, CredentialsError, CredentialsMissing, load_credentials
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.log import Log, LogEvent
from kiosk.platform_way import proxy_of
from kiosk.profile import Profile
from kiosk.profile.secrets import SecretUnreadable


class PlatformAccess:
    """Makes the client when it can; may be used from every thread."""

    def __init__(self, profile: Profile, log: Log) -> None:
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
            if settings.enrolment_code is None:
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
