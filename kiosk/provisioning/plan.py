"""All steps, in their order, for one order on one machine."""

from __future__ import annotations

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
    """The steps, and what has come of them so far, which the slip is made of."""

    def __init__(self, ground: Ground, order: Order, words: Words) -> None:
        self.results: list[Result] = []
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
            KeyStep(ground, profile),
            EnrolmentStep(ground, order, profile),
            CatalogueStep(ground, order, profile),
            IndexStep(ground, profile),
            DevicesStep(ground, profile, words),
            SlipStep(ground, profile, lambda: tuple(self.results), words, profile_file),
            ServiceStep(ground, self._profile_has_changed),
        )
        self.steps = tuple(sorted(steps, key=lambda step: list(StepName).index(step.name)))

    def _profile_has_changed(self) -> bool:
        return any(result.name is StepName.PROFILE and result.ended is Ended.DONE for result in self.results)
