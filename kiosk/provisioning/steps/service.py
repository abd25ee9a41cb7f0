"""The terminal begins with the machine, and now."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from kiosk.provisioning.ground import CommandFailed, Ground
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, cannot, so, to_do
from kiosk.texts import Text

UNIT = "kiosk.service"


class ServiceStep:
    """Enabled, and started where a service manager runs; a terminal that runs is not started again."""

    name = StepName.SERVICE
    foundation = False

    def __init__(self, ground: Ground, has_changed: Callable[[], bool]) -> None:
        """``has_changed``: in this run, what a running terminal has read already."""
        self._ground = ground
        self._has_changed = has_changed

    def look(self) -> Look:
        if not self._ground.package.exists():
            return cannot(Problem(Text.of("provision-no-package"), Text.of("provision-no-package-cure")))
        said = []
        if not self._is_enabled():
            said.append(Text.of("provision-service-enable"))
        if self._manager_runs() and not self._is_active():
            said.append(Text.of("provision-service-start"))
        if said:
            return to_do(*said)
        late = [Text.of("provision-service-late")] if self._manager_runs() and self._has_changed() else []
        return so(Text.of("provision-service-so"), *late)

    def do(self) -> None:
        try:
            if not self._is_enabled():
                self._ground.run(["systemctl", "enable", UNIT])
            if self._manager_runs() and not self._is_active():
                with suppress(CommandFailed):  # one that did not fail may not be known
                    self._ground.run(["systemctl", "reset-failed", UNIT])
                self._ground.run(["systemctl", "start", "--no-block", UNIT])
        except CommandFailed as failed:
            what = Text.of("provision-command", name=failed.name, words=failed.words)
            raise StepFailed(Problem(what, Text.of("provision-service-cure"))) from None

    def _is_enabled(self) -> bool:
        return (self._ground.wanted_units / UNIT).is_symlink()

    def _manager_runs(self) -> bool:
        return self._ground.service_manager.is_dir()

    def _is_active(self) -> bool:
        try:
            self._ground.run(["systemctl", "is-active", "--quiet", UNIT])
        except CommandFailed:
            # Begun a moment ago, it is on its way: that is no reason to start it once more.
            return self._is_activating()
        return True

    def _is_activating(self) -> bool:
        try:
            self._ground.run(["sh", "-c", f"systemctl show -p ActiveState --value {UNIT} | grep -q ^activating$"])
        except CommandFailed:
            return False
        return True
