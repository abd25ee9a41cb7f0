"""The terminal's user and its folders. What the package brings is brought by the package."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.profile import Profile
from kiosk.provisioning.ground import CommandFailed, Ground
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, so, to_do
from kiosk.texts import Text

_ALONE, _READ_BY_TERMINAL = 0o700, 0o750


@dataclass(frozen=True)
class _Folder:
    path: Path
    mode: int
    owned: bool  # by the terminal's user; otherwise root's, with the terminal's group


class SystemStep:
    """Made by sysusers.d where there is none, folders by us; rights that are too wide are narrowed."""

    name = StepName.SYSTEM
    foundation = True

    def __init__(self, ground: Ground, profile: Profile) -> None:
        self._ground = ground
        self._profile = profile

    def look(self) -> Look:
        said = []
        if self._ground.owner() is None:
            said.append(Text.of("provision-user-to-do", user=self._ground.user))
        said += [Text.of("provision-folder-to-do", folder=str(folder.path)) for folder in self._wrong()]
        return to_do(*said) if said else so(Text.of("provision-system-so", user=self._ground.user))

    def do(self) -> None:
        if self._ground.owner() is None:
            try:
                self._ground.run(["systemd-sysusers", "civic-kiosk.conf"])
            except CommandFailed as failed:
                raise StepFailed(_command(failed)) from None
        for folder in list(self._wrong()):
            folder.path.mkdir(parents=True, exist_ok=True)
            owner = self._ground.owner()
            if owner is not None and os.geteuid() == 0:
                os.chown(folder.path, owner.uid if folder.owned else 0, owner.gid, follow_symlinks=False)
            folder.path.chmod(folder.mode)

    def _wrong(self) -> Iterator[_Folder]:
        owner = self._ground.owner()
        for folder in self._folders():
            try:
                found = folder.path.lstat()
            except OSError:
                yield folder
                continue
            uid = owner.uid if owner is not None and folder.owned else 0
            strange = os.geteuid() == 0 and found.st_uid != uid
            if strange or stat.S_IMODE(found.st_mode) & ~folder.mode or not stat.S_ISDIR(found.st_mode):
                yield folder

    def _folders(self) -> Iterator[_Folder]:
        folders = self._profile.folders
        yield _Folder(self._ground.etc, _READ_BY_TERMINAL, owned=False)
        for path in (folders.state, folders.cache):  # the runtime folder is made at each start
            yield _Folder(path, _ALONE, owned=True)


def _command(failed: CommandFailed) -> Problem:
    return Problem(
        Text.of("provision-command", name=failed.name, words=failed.words),
        Text.of("provision-command-cure", name=failed.name),
    )
