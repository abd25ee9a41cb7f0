"""A step of a journey in words, for the progress lines."""

from __future__ import annotations

from drivers.id_card.simulated import Fault as CardFault
from kiosk.rehearsal import journey_model as j
from kiosk.texts import Text, Words


def step_words(step: j.Step, words: Words) -> str:
    """One short line."""
    return words.say(_text(step))


def _text(step: j.Step) -> Text:
    match step:
        case j.Tap(control=control):
            return Text.of("journey-step-tap", control=control)
        case j.Hold(control=control):
            return Text.of("journey-step-hold", control=control)
        case j.Draw(control=control):
            return Text.of("journey-step-draw", control=control)
        case j.Type(into=into):
            return Text.of("journey-step-type", control=into)
        case j.Press(press=key, until=control):
            if control is not None:
                return Text.of("journey-step-key-until", key=key.value, control=control)
            return Text.of("journey-step-key", key=key.value)
        case j.Hears():
            return Text.of("journey-step-hears")
        case j.Card(do="take"):
            return Text.of("journey-step-card-take")
        case j.Card(lay=card) if card is not None:
            return Text.of("journey-step-card-lay", card=card.value)
        case j.Card(fault=fault):
            return Text.of("journey-step-card-fault", fault=fault.value if isinstance(fault, CardFault) else str(fault))
        case j.Face(to=to):
            return Text.of("journey-step-face", to=to.value)
        case j.Plate(to=to):
            return Text.of("journey-step-plate", to=to.value)
        case j.Phone(to=to):
            return Text.of("journey-step-phone", to=to.value)
        case j.MobileStep(do=do, press=press, into=into, draw=draw):
            return Text.of("journey-step-mobile", what=do or press or into or draw or "…")
        case j.Device():
            settings = step.model_dump(mode="json", exclude_none=True)
            return Text.of("journey-step-device", what=", ".join(f"{key} {value}" for key, value in settings.items()))
        case j.Link(to=to):
            return Text.of("journey-step-link", to=to.value)
        case j.Platform(to=behaviour):
            return Text.of("journey-step-platform", to=behaviour.value)
        case j.Office(says=state):
            return Text.of("journey-step-office", state=state)
        case j.Paper():
            return Text.of("journey-step-paper")
        case j.Attendant():
            return Text.of("journey-step-attendant")
        case j.Kiosk(do=what):
            return Text.of("journey-step-kiosk", do=what.value)
        case j.Picture(name=name):
            return Text.of("journey-step-picture", name=name)
        case j.Expect(page=page) | j.Wait(page=page) if page is not None:
            return Text.of("journey-step-page", page=page.value)
        case j.Expect(receipt=receipt, paper=paper) | j.Wait(receipt=receipt, paper=paper) if receipt or paper:
            return Text.of("journey-step-output")
        case j.Expect() | j.Wait():
            return Text.of("journey-step-screen")
