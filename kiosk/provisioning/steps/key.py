"""The terminal's key: made here, kept as the profile says, and it never leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.central.credentials import KEY_FILE, CredentialsError, new_key, read_key, write_private
from kiosk.operations.whole_file import erase
from kiosk.profile import Profile
from kiosk.profile.model import KeyAtRest
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, cannot, so, to_do
from kiosk.sealed_key import SealingFailed
from kiosk.texts import Text


class KeyStep:
    """Made before the platform is asked, so that an enrolment whose answer got lost can be asked for again.

    The key stays the same when the profile has it kept in the other way. It is taken away in one place once it is in
    the other, so that a cut between the two leaves it in both. ``hand_over`` gets a sealed key, for what comes after.
    """

    name = StepName.KEY
    foundation = False

    def __init__(
        self, ground: Ground, profile: Callable[[], Profile], hand_over: Callable[[bytes], None] = lambda key: None
    ) -> None:
        self._ground = ground
        self._profile = profile
        self._hand_over = hand_over

    def look(self) -> Look:
        try:
            plain, sealed = self._found()
        except StepFailed as failed:
            return cannot(*failed.problems)
        folder, file = str(self._folder), str(self._ground.sealed_key.file)
        if plain is not None and sealed is not None and plain != sealed:
            both = Text.of("provision-key-two", file=file, folder=folder)
            return cannot(Problem(both, Text.of("provision-key-two-cure")))
        match self._profile().platform.key:
            case KeyAtRest.FILE:
                if sealed is not None:
                    return to_do(Text.of("provision-key-to-do-unseal", file=file, folder=folder))
                if plain is None:
                    return to_do(Text.of("provision-key-to-do", folder=folder))
                return so(Text.of("provision-key-so", folder=folder))
            case KeyAtRest.SEALED:
                if plain is not None:
                    return to_do(Text.of("provision-key-to-do-seal", folder=folder, file=file, how=self._how()))
                if sealed is None:
                    return to_do(Text.of("provision-key-to-do-sealed", file=file, how=self._how()))
                self._hand_over(sealed)
                return so(Text.of("provision-key-so-sealed", file=file))

    def do(self) -> None:
        plain, sealed = self._found()
        key = plain or sealed or new_key()
        match self._profile().platform.key:
            case KeyAtRest.FILE:
                self._keep_plain(key, is_there=plain is not None)
            case KeyAtRest.SEALED:
                self._keep_sealed(key, is_there=sealed is not None)

    # --- what is there ------------------------------------------------------------------------------------------------

    @property
    def _folder(self) -> Path:
        return self._profile().platform.credentials

    def _how(self) -> str:
        return "tpm2" if self._ground.sealed_key.has_tpm2() else "host"

    def _found(self) -> tuple[bytes | None, bytes | None]:
        """The key as a file of the terminal's, and as it was sealed. Raises StepFailed for one that is no key."""
        return self._plain(), self._unsealed()

    def _plain(self) -> bytes | None:
        file = self._folder / KEY_FILE
        with self._ground.as_owner():
            try:
                content = file.read_bytes()
            except FileNotFoundError:
                return None
        try:
            read_key(content, str(file))
        except CredentialsError:
            raise StepFailed(_bad(file)) from None
        return content

    def _unsealed(self) -> bytes | None:
        kept = self._ground.sealed_key
        if not kept.is_there():
            return None
        try:
            return kept.unseal()
        except CredentialsError:
            raise StepFailed(_bad(kept.file)) from None
        except SealingFailed as failed:
            what = Text.of("provision-key-unsealing", file=str(kept.file), words=failed.words)
            cure = Text.of("provision-key-unsealing-cure", file=str(kept.file), folder=str(self._folder))
            raise StepFailed(Problem(what, cure)) from None

    # --- what is done -------------------------------------------------------------------------------------------------

    def _keep_plain(self, key: bytes, *, is_there: bool) -> None:
        if not is_there:
            with self._ground.as_owner():
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                write_private(self._folder / KEY_FILE, key)
        erase(self._ground.sealed_key.file)

    def _keep_sealed(self, key: bytes, *, is_there: bool) -> None:
        if not is_there:
            try:
                self._ground.sealed_key.seal(key)
            except SealingFailed as failed:
                what = Text.of("provision-key-sealing", words=failed.words)
                raise StepFailed(Problem(what, Text.of("provision-key-sealing-cure"))) from None
        with self._ground.as_owner():
            erase(self._folder / KEY_FILE)


def _bad(file: Path) -> Problem:
    return Problem(Text.of("provision-key-bad", file=str(file)), Text.of("provision-key-bad-cure", file=str(file)))
