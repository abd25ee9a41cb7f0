"""Every device of the profile is asked how it is, by the terminal's own user: with its rights, and not with root's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.operations.instance import AlreadyRunning, SingleInstance
from kiosk.profile import Profile
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.step import Look, Problem, StepName, cannot, so
from kiosk.technician.checking import Checked, check, cures_of, words_of
from kiosk.technician.fitted import Fitted, fitted_devices
from kiosk.technician.wording import family_name
from kiosk.texts import Text, Words

Checker = Callable[[Sequence[Fitted]], tuple[Checked, ...]]


class DevicesStep:
    """Asks and changes nothing; asked once a run, so that what the slip says is what was seen."""

    name = StepName.DEVICES
    foundation = False

    def __init__(self, ground: Ground, profile: Callable[[], Profile], words: Words, checker: Checker = check) -> None:
        self._ground = ground
        self._profile = profile
        self._words = words
        self._check = checker
        self.rows: tuple[Checked, ...] = ()

    def look(self) -> Look:
        profile = self._profile()
        devices = fitted_devices(profile)
        if not devices:
            return so(Text.of("provision-no-devices"))
        try:
            with self._ground.as_owner(), SingleInstance(profile.folders.state, beside=True):
                self.rows = self._check(devices)
        except AlreadyRunning:
            return so(Text.of("provision-devices-in-use"))
        bad = tuple(self._problem(row) for row in self.rows if not row.usable)
        if bad:
            return cannot(*bad)
        return so(Text.of("provision-devices-so", count=len(devices)))

    def do(self) -> None:
        """Nothing: ``look`` never finds something to do."""

    def _problem(self, row: Checked) -> Problem:
        said = self._words
        what = Text.of("provision-device", device=family_name(said, row.fitted.family), words=words_of(row, said))
        return Problem(what, Text.of("provision-device-cure", cures=" ".join(cures_of(row, said))))
