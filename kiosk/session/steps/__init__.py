"""One module per kind of step."""

from __future__ import annotations

from kiosk.session.step import Step
from kiosk.session.steps import (
    app_code,
    asking,
    attendant,
    browsing,
    chip_card,
    choosing,
    face,
    guide,
    identifying,
    leaving,
    licence,
    parameters,
    phone_code,
    principal,
    printing,
    results,
    starting,
    verifying,
)

STEPS: tuple[Step, ...] = (
    *starting.STEPS,
    *browsing.STEPS,
    *choosing.STEPS,
    *guide.STEPS,
    *identifying.STEPS,
    *face.STEPS,
    *app_code.STEPS,
    *phone_code.STEPS,
    *chip_card.STEPS,
    *licence.STEPS,
    *principal.STEPS,
    *verifying.STEPS,
    *parameters.STEPS,
    *asking.STEPS,
    *results.STEPS,
    *printing.STEPS,
    *leaving.STEPS,
    *attendant.STEPS,
)
