"""Secrets that the profile names as files: read by the terminal's user, and by nobody else."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.profile import Profile
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.placing import secrets
from kiosk.provisioning.step import Look, StepName, so, to_do
from kiosk.texts import Text

_ALONE = 0o600


class SecretsStep:
    """A secret that is not there is its user's to miss: a one-time code is without a meaning once it was used."""

    name = StepName.SECRETS
    foundation = False

    def __init__(self, ground: Ground, profile: Callable[[], Profile]) -> None:
        self._ground = ground
        self._profile = profile

    def look(self) -> Look:
        wide = [Text.of("provision-secret-to-do", file=str(file)) for file in self._wide()]
        return to_do(*wide) if wide else so(Text.of("provision-secrets-so"))

    def do(self) -> None:
        owner = self._ground.owner()
        for file in self._wide():
            file.chmod(_ALONE)
            if owner is not None and os.geteuid() == 0:
                os.chown(file, owner.uid, owner.gid)

    def _wide(self) -> Iterator[Path]:
        owner = self._ground.owner()
        for file in secrets(self._profile()):
            try:
                found = file.stat()
            except OSError:
                continue
            strange = owner is not None and os.geteuid() == 0 and found.st_uid != owner.uid
            if strange or stat.S_IMODE(found.st_mode) & 0o077:
                yield file
