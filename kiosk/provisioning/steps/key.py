"""The terminal's key: made here, and it never leaves."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.central.credentials import KEY_FILE, CredentialsError, prepare_key
from kiosk.profile import Profile
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, cannot, so, to_do
from kiosk.texts import Text


class KeyStep:
    """Made before the platform is asked, so that an enrolment whose answer got lost can be asked for again."""

    name = StepName.KEY
    foundation = False

    def __init__(self, ground: Ground, profile: Callable[[], Profile]) -> None:
        self._ground = ground
        self._profile = profile

    def look(self) -> Look:
        folder = self._profile().platform.credentials
        with self._ground.as_owner():
            if not (folder / KEY_FILE).exists():
                return to_do(Text.of("provision-key-to-do", folder=str(folder)))
            try:
                prepare_key(folder)  # reads the one that is there
            except CredentialsError:
                return cannot(self._bad())
        return so(Text.of("provision-key-so", folder=str(folder)))

    def do(self) -> None:
        with self._ground.as_owner():
            try:
                prepare_key(self._profile().platform.credentials)
            except CredentialsError:
                raise StepFailed(self._bad()) from None

    def _bad(self) -> Problem:
        file = str(self._profile().platform.credentials / KEY_FILE)
        return Problem(Text.of("provision-key-bad", file=file), Text.of("provision-key-bad-cure", file=file))
