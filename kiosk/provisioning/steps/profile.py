"""The profile, with what belongs to it, put where the terminal reads it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kiosk.operations.whole_file import write_whole
from kiosk.profile import Profile, ProfileInvalid, load_profile
from kiosk.profile.layers import read_layers
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.order import Order
from kiosk.provisioning.placing import Misplaced, Placed, plan
from kiosk.provisioning.step import Look, Problem, Standing, StepFailed, StepName, cannot, so, to_do
from kiosk.texts import Text

_READ_BY_TERMINAL, _ALONE = 0o640, 0o600


class ProfileStep:
    """Copies what is another; a profile that stands in its place already is only looked at."""

    name = StepName.PROFILE
    foundation = True

    def __init__(self, ground: Ground, order: Order) -> None:
        self._ground = ground
        self._order = order

    def look(self) -> Look:
        try:
            placed, misplaced = self._plan()
            other = [one for one in placed if _is_another(one)]
        except OSError as error:
            return cannot(_unreadable(Path(str(error.filename)), error))
        if misplaced:
            return cannot(*map(_misplaced, misplaced))
        if not other:
            return so(Text.of("provision-profile-so", file=str(self._ground.profile)), problems=self._old_forms())
        return to_do(*(Text.of("provision-profile-to-do", name=one.source.name, to=str(one.target)) for one in other))

    def do(self) -> None:
        placed, _ = self._plan()
        for one in placed:
            if _is_another(one):
                self._put(one)
        try:
            load_profile(self._ground.profile)
        except ProfileInvalid:
            file = str(self._ground.profile)
            raise StepFailed(
                Problem(Text.of("provision-profile-broken", file=file), Text.of("provision-profile-broken-cure"))
            ) from None

    def in_force(self) -> Profile:
        """The profile as the terminal will read it; before it stands in its place, as it was given."""
        try:
            if self.look().standing is Standing.CANNOT or any(map(_is_another, self._plan()[0])):
                return self._order.profile
            return load_profile(self._ground.profile)
        except (OSError, ProfileInvalid):
            return self._order.profile

    def _old_forms(self) -> tuple[Problem, ...]:
        """A file that says something in its old form is used as it is, and told."""
        files = dict.fromkeys(old.place.file for old in read_layers(self._ground.profile).old_forms)
        return tuple(
            Problem(
                Text.of("provision-profile-old", file=str(file)),
                Text.of("provision-profile-old-cure", file=str(file)),
            )
            for file in files
        )

    def _plan(self) -> tuple[tuple[Placed, ...], tuple[Misplaced, ...]]:
        return plan(read_layers(self._order.file), self._order.profile, self._ground.profile)

    def _put(self, one: Placed) -> None:
        folder = one.target.parent
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(one.target, one.source.read_bytes())
        one.target.chmod(_ALONE if one.secret else _READ_BY_TERMINAL)
        owner = self._ground.owner()
        if os.geteuid() == 0 and owner is not None:
            os.chown(one.target, owner.uid if one.secret else 0, owner.gid)
            for each in missing:
                os.chown(each, 0, owner.gid)
                each.chmod(stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP)


def _is_another(one: Placed) -> bool:
    """Whether the target is not the source to the byte. Raises OSError when the source cannot be read."""
    if one.source.resolve() == one.target.resolve():
        return False
    wanted = one.source.read_bytes()
    try:
        return one.target.read_bytes() != wanted
    except OSError:
        return True


def _misplaced(one: Misplaced) -> Problem:
    place = {"key": one.key, "path": str(one.path)}
    what = Text.of("provision-file-missing", **place) if one.missing else Text.of("provision-file-outside", **place)
    return Problem(what, Text.of("provision-file-cure", name=one.path.name))


def _unreadable(file: Path, error: OSError) -> Problem:
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    what = Text.of("provision-unreadable", file=str(file), reason=reason)
    return Problem(what, Text.of("provision-unreadable-cure"))
