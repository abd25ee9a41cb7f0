"""One module per kind of step."""

from __future__ import annotations

from kiosk.session.step import Step
from kiosk.session.steps import (
    asking,
    attendant,
    browsing,
    guide,
    identifying,
    leaving,
    parameters,
    printing,
    results,
    starting,
)

STEPS: tuple[Step, ...] = (
    *starting.STEPS,
    *browsing.STEPS,
    *guide.STEPS,
    *identifying.STEPS,
    *parameters.STEPS,
    *asking.STEPS,
    *results.STEPS,
    *printing.STEPS,
    *leaving.STEPS,
    *attendant.STEPS,
)
