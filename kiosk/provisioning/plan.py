"""All steps, in their order, for one order on one machine."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from kiosk.provisioning.ground import Ground
from kiosk.provisioning.order import Order
from kiosk.provisioning.step import Step, StepName
from kiosk.provisioning.steps.catalogue import CatalogueStep
from kiosk.provisioning.steps.devices import DevicesStep
from kiosk.provisioning.steps.enrolment import EnrolmentStep
from kiosk.provisioning.steps.index import IndexStep
from kiosk.provisioning.steps.key import KeyStep
from kiosk.provisioning.steps.machine import MachineStep
from kiosk.provisioning.steps.profile import ProfileStep
from kiosk.provisioning.steps.secrets import SecretsStep
from kiosk.provisioning.steps.service import ServiceStep
from kiosk.provisioning.steps.slip import SlipStep
from kiosk.provisioning.steps.surroundings import SurroundingsStep
from kiosk.provisioning.steps.system import SystemStep
from kiosk.provisioning.working import Ended, Result
from kiosk.texts import Words


class Plan:
    """The steps, and what has come of them so far, which the slip is made of.

    To be closed: until then a sealed key is there unsealed, in memory, for the steps that need it.
    """

    def __init__(self, ground: Ground, order: Order, words: Words) -> None:
        self.results: list[Result] = []
        self._ground = ground
        self._handed_over = ExitStack()
        self._key: bytes | None = None
        placed = ProfileStep(ground, order)
        profile = placed.in_force

        def profile_file() -> Path:
            return ground.profile if ground.profile.exists() else order.file

        steps: tuple[Step, ...] = (
            MachineStep(ground, order.profile),
            SystemStep(ground, order.profile),
            placed,
            SecretsStep(ground, profile),
            SurroundingsStep(ground, profile),
            KeyStep(ground, profile, self._hand_over),
            EnrolmentStep(ground, order, profile),
            CatalogueStep(ground, order, profile),
            IndexStep(ground, profile),
            DevicesStep(ground, profile, words),
            SlipStep(ground, profile, lambda: tuple(self.results), words, profile_file),
            ServiceStep(ground, self._is_newer_than_what_runs),
        )
        self.steps = tuple(sorted(steps, key=lambda step: list(StepName).index(step.name)))

    def close(self) -> None:
        self._handed_over.close()
        self._key = None

    def _hand_over(self, key: bytes) -> None:
        """For this process and those it starts, once. Raises OSError."""
        if key == self._key:
            return
        self.close()
        owner = self._ground.owner() if os.geteuid() == 0 else None
        whose = (owner.uid, owner.gid) if owner is not None else None
        self._handed_over.enter_context(self._ground.sealed_key.handed_over(key, whose))
        self._key = key

    def _is_newer_than_what_runs(self) -> bool:
        read_at_start = (StepName.PROFILE, StepName.KEY)
        return any(result.name in read_at_start and result.ended is Ended.DONE for result in self.results)
