"""The platform's certificate for the terminal's key: by a one-time code over the network, or on a stick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from kiosk.central.client import PlatformClient, enrol
from kiosk.central.credentials import (
    CredentialsError,
    CredentialsMissing,
    key_file_of,
    load_credentials,
    own_key,
    prepare_key,
)
from kiosk.central.faults import PlatformError
from kiosk.central.renewing import RENEW_BEFORE, ends_at, renew
from kiosk.platform_way import proxy_of
from kiosk.profile import Profile
from kiosk.profile.model import KeyAtRest
from kiosk.profile.secrets import SecretUnreadable
from kiosk.provisioning.carried import AnswerUnusable, is_request_of, number_of, take_answer, write_request
from kiosk.provisioning.faults import problem_of
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.order import ANSWER_FILE, CODE_FILE, REQUEST_FILE, Order
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, cannot, left, so, to_do
from kiosk.texts import Text


class EnrolmentStep:
    """With a stick, the first run leaves a request on it, and the run after the answer came takes that."""

    name = StepName.ENROLMENT
    foundation = False

    def __init__(
        self,
        ground: Ground,
        order: Order,
        profile: Callable[[], Profile],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._ground = ground
        self._order = order
        self._profile = profile
        self._now = now

    def look(self) -> Look:
        profile = self._profile()
        terminal, url = profile.terminal.id, profile.platform.url
        try:
            with self._ground.as_owner():
                until, issued_to = self._certificate(profile)
        except CredentialsMissing:
            return self._without_one(Text.of("provision-enrol-to-do", terminal=terminal, url=url))
        except (CredentialsError, OSError, ValueError):
            folder = str(profile.platform.credentials)
            what = Text.of("provision-credentials-bad", folder=folder)
            return cannot(Problem(what, Text.of("provision-credentials-bad-cure", folder=folder)))
        if issued_to != terminal:
            return self._without_one(Text.of("provision-enrol-other", terminal=terminal, other=issued_to))
        if until - self._now() > RENEW_BEFORE:
            return so(Text.of("provision-enrolled", terminal=terminal, until=until.date()))
        if until <= self._now():
            return self._without_one(Text.of("provision-enrol-ended", until=until.date()))
        if self._order.stick is not None:  # it still holds; the terminal has it renewed when there is a network
            return so(Text.of("provision-enrolled", terminal=terminal, until=until.date()))
        return to_do(Text.of("provision-enrol-ends", until=until.date()))

    def do(self) -> None:
        profile = self._profile()
        if profile.platform.key is KeyAtRest.SEALED and not self._has_key(profile):  # none is made beside it, in clear
            raise StepFailed(Problem(Text.of("provision-key-missing"), Text.of("provision-key-missing-cure")))
        try:
            if self._order.stick is not None:
                self._by_stick(profile)
            else:
                self._by_network(profile)
        except (SecretUnreadable, CredentialsError) as error:
            raise StepFailed(_not_usable(error)) from None

    # --- what is there ------------------------------------------------------------------------------------------------

    def _certificate(self, profile: Profile) -> tuple[datetime, str]:
        """Until when it holds, and for whom it was made out."""
        credentials = load_credentials(profile.platform.credentials)
        return ends_at(credentials), credentials.terminal_id

    def _has_key(self, profile: Profile) -> bool:
        with self._ground.as_owner():
            return key_file_of(profile.platform.credentials).exists()

    def _without_one(self, why: Text) -> Look:
        """What can be done where there is no certificate that holds."""
        if self._order.stick is not None:
            if self._order.on_stick(ANSWER_FILE).exists() and not self._answer_is_used():
                return to_do(why, Text.of("provision-answer-to-do", file=str(self._order.on_stick(ANSWER_FILE))))
            if self._request_is_there():
                return left(Text.of("provision-answer-awaited", file=str(self._order.on_stick(REQUEST_FILE))))
        try:
            code = self._code()
        except SecretUnreadable as error:
            return cannot(_not_usable(error))
        if code is None and self._order.ask is None:
            return cannot(Problem(Text.of("provision-no-code"), Text.of("provision-no-code-cure")))
        if self._order.stick is not None:
            return to_do(why, Text.of("provision-request-to-do", file=str(self._order.on_stick(REQUEST_FILE))))
        return to_do(why)

    def _code(self) -> str | None:
        """The one-time code: from the call, from the stick, or where the profile says that it lies."""
        if self._order.code is not None:
            return self._order.code.strip().upper()
        if self._order.stick is not None:
            for file in (self._order.on_stick(CODE_FILE), self._order.stick / CODE_FILE):
                if file.is_file():
                    return file.read_text("utf-8", "replace").strip().upper()[:40]
        reference = self._profile().platform.enrolment_code
        if reference is None:
            return None
        try:
            with self._ground.as_owner():
                return reference.read()
        except SecretUnreadable:
            if self._order.ask is None:
                raise
            return None  # somebody is there to type it

    def _code_or_asked(self) -> str:
        """Raises StepFailed when nobody has one, SecretUnreadable."""
        code = self._code()
        if code is None and self._order.ask is not None:
            code = self._order.ask()
        if not code:
            raise StepFailed(Problem(Text.of("provision-no-code"), Text.of("provision-no-code-cure")))
        return code.strip().upper()

    def _request_is_there(self) -> bool:
        file = self._order.on_stick(REQUEST_FILE)
        if not file.is_file():
            return False
        profile = self._profile()
        try:
            code = self._code()
        except SecretUnreadable:
            code = None
        with self._ground.as_owner():
            try:
                key = own_key(profile.platform.credentials)
            except (CredentialsError, OSError):
                return False
        return code is None or is_request_of(file, profile.terminal.id, key, code)

    def _answer_is_used(self) -> bool:
        """Whether the answer on the stick is older than the request beside it: an earlier enrolment's."""
        answer, request = self._order.on_stick(ANSWER_FILE), self._order.on_stick(REQUEST_FILE)
        return request.is_file() and answer.stat().st_mtime < request.stat().st_mtime

    # --- what is done -------------------------------------------------------------------------------------------------

    def _by_network(self, profile: Profile) -> None:
        platform = profile.platform
        try:
            if self._still_holds(profile):
                self._renew(profile)
                return
            code = self._code_or_asked()
            with self._ground.as_owner():
                enrol(
                    platform.url,
                    platform.ca_file,
                    profile.terminal.id,
                    code,
                    platform.credentials,
                    answer_seconds=platform.answer_seconds,
                    proxy=proxy_of(profile),
                )
        except PlatformError as error:
            raise StepFailed(problem_of(error, platform.url)) from None
        except ValueError:
            raise StepFailed(_malformed_code()) from None

    def _still_holds(self, profile: Profile) -> bool:
        with self._ground.as_owner():
            try:
                until, issued_to = self._certificate(profile)
            except (CredentialsError, OSError, ValueError):
                return False
        return issued_to == profile.terminal.id and until > self._now()

    def _renew(self, profile: Profile) -> None:
        """With the certificate that still holds; no code is needed. Raises PlatformError."""
        platform = profile.platform
        with self._ground.as_owner():
            credentials = load_credentials(platform.credentials)
            client = PlatformClient(
                platform.url,
                platform.ca_file,
                credentials,
                answer_seconds=platform.answer_seconds,
                proxy=proxy_of(profile),
            )
            try:
                renew(client, credentials)
            finally:
                client.close()

    def _by_stick(self, profile: Profile) -> None:
        terminal, folder = profile.terminal.id, profile.platform.credentials
        with self._ground.as_owner():
            key = prepare_key(folder)
        answer = self._order.on_stick(ANSWER_FILE)
        if not answer.exists() or self._answer_is_used():
            try:
                write_request(self._order.on_stick(REQUEST_FILE), terminal, key, self._code_or_asked())
            except ValueError:
                raise StepFailed(_malformed_code()) from None
            return
        number = number_of(answer)
        if not self._order.compare(number):
            told = Text.of("provision-answer-not-compared", number=number)
            raise StepFailed(Problem(told, Text.of("provision-answer-not-compared-cure")))
        content = answer.read_bytes()  # read by whoever may read the stick, kept by the terminal's user
        with self._ground.as_owner():
            try:
                take_answer(content, terminal, key, folder)
            except AnswerUnusable:
                told = Text.of("provision-answer-unusable", file=str(answer), terminal=terminal)
                raise StepFailed(Problem(told, Text.of("provision-answer-unusable-cure"))) from None


def _malformed_code() -> Problem:
    return Problem(Text.of("provision-code-malformed"), Text.of("provision-no-code-cure"))


def _not_usable(error: SecretUnreadable | CredentialsError) -> Problem:
    if isinstance(error, SecretUnreadable):
        return Problem(error.text, Text.of("provision-no-code-cure"))
    return Problem(Text.of("provision-key-unusable"), Text.of("provision-unreadable-cure"))
