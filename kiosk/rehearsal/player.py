"""Plays the steps of a journey on a kiosk that runs: looks through its inspection socket, acts through the X server.

It waits for what it sees, never for time to pass; every wait has a deadline.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from kiosk.rehearsal import journey_model as j
from kiosk.rehearsal import messages as m
from kiosk.rehearsal.control import ControlClient, StageError
from kiosk.rehearsal.inspection import InspectionClient, InspectionGone, SeenControl, SeenPage
from kiosk.rehearsal.mobile import MobileFailed
from kiosk.rehearsal.mobile_hand import MobileHand
from kiosk.rehearsal.pointer import Hand, WindowPlace
from kiosk.rehearsal.seeing import contained, differences

_LOOK = 0.04  # seconds between two looks
_SETTLE_SECONDS = 5.0
_MOST_DRAGS = 20
#: Nobody touches a second time sooner, and the page has long answered by then.
_FINGER_SECONDS = 0.3
#: Between two keys of the keypad; fast for a practised hand.
_KEY_SECONDS = 0.12
#: Nobody types sooner after the keyboard has come.
_KEYBOARD_SECONDS = 0.5
#: A hand takes so long from one movement of a card to the next; the terminal looks for cards three times as often.
_CARD_SECONDS = 1.0


class StepFailed(Exception):
    """A step did not find what it needs: what was expected, and what was there."""


@dataclass(frozen=True)
class Parts:
    """What a player works with."""

    inspection: InspectionClient
    hand: Hand
    control: ControlClient
    window: Callable[[], WindowPlace]
    kiosk: Callable[[j.KioskDo], None]
    pictures: Path  # folder
    mobile: MobileHand | None = None  # the resident's own phone


class Player:
    """Plays one journey's steps, in order. ``taps`` counts what a person's finger did."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.taps = 0
        self._card_moved_at = self._tapped_at = 0.0
        self.pictures: list[Path] = []
        self._heard = len(parts.inspection.heard(0))  # sentences that earlier journeys brought about

    def play(self, step: j.Step) -> None:
        """Raises StepFailed."""
        try:
            self._play(step)
        except StageError as error:
            raise StepFailed(f"the stage says: {error}") from None
        except InspectionGone as error:
            raise StepFailed(f"the kiosk does not answer any more ({error})") from None

    def picture(self, name: str) -> Path:
        """A picture of the window now, numbered in the order of taking. Raises InspectionGone."""
        file = self._parts.pictures / f"{len(self.pictures) + 1:02d}-{name}.png"
        self._parts.inspection.grab(file)
        self.pictures.append(file)
        return file

    def _play(self, step: j.Step) -> None:
        do = self._parts.control.do
        match step:
            case j.Tap(control=control, within=within):
                self._tap(control, within)
            case j.Hold(control=control, seconds=seconds, within=within):
                self._tap(control, within, seconds)
            case j.Draw():
                self._draw(step)
            case j.Type():
                self._type(step)
            case j.Press():
                self._press(step)
            case j.Hears():
                self._listen(step)
            case j.Card(do="take"):
                self._move_card(m.TakeCard())
            case j.Card(lay=card) if card is not None:
                self._move_card(m.LayCard(card=card))
            case j.Card(fault=fault, answers=answers):
                do(m.PlayCardFault(fault=None if fault == "none" else fault, answers=answers))
            case j.Face(to=to, face=face):
                do(m.SetFace(to=to, face=face))
            case j.Plate(to=to):
                do(m.SetPlate(to=to))
            case j.Phone(to=to, person=person):
                do(m.UsePhone(to=to, person=person))
            case j.MobileStep():
                self._use_mobile(step)
            case j.Device():
                self._set_devices(step)
            case j.Link(to=to, seconds=seconds):
                do(m.SetLink(to=to, seconds=seconds))
            case j.Platform():
                do(m.SetPlatform(**step.model_dump()))
            case j.Office(says=state, note=note, wanted=wanted, asked=asked):
                do(m.SetCase(state=state, note=note, wanted=wanted, asked=asked))
            case j.Paper():
                do(m.TakePaper())
            case j.Attendant():
                do(m.ConfirmPaperPath())
            case j.Kiosk(do=what):
                self._parts.kiosk(what)
            case j.Expect() | j.Wait():
                self._wait_for(step)
            case j.Picture(name=name):
                self._settled(_SETTLE_SECONDS)
                self.picture(name)

    def _tap(self, name: str, within: float, seconds: float | None = None) -> None:
        """A touch, or ``seconds`` of it."""
        time.sleep(max(0.0, self._tapped_at + _FINGER_SECONDS - time.monotonic()))
        control = self._reach(name, within)
        window = self._parts.window()
        x, y = control.rectangle.centre
        if seconds is None:
            self._parts.hand.tap(window.x + x, window.y + y)
        else:
            self._parts.hand.hold(window.x + x, window.y + y, seconds)
        self._tapped_at = time.monotonic()
        self.taps += 1

    def _draw(self, step: j.Draw) -> None:
        time.sleep(max(0.0, self._tapped_at + _FINGER_SECONDS - time.monotonic()))
        box, window = self._reach(step.control, step.within).rectangle, self._parts.window()
        for stroke in step.strokes:
            places = [(window.x + box.x + x * box.width, window.y + box.y + y * box.height) for x, y in stroke]
            self._parts.hand.draw(places)
        self._tapped_at = time.monotonic()
        self.taps += len(step.strokes)

    def _press(self, step: j.Press) -> None:
        """A key is answered before the next is pressed."""
        until = time.monotonic() + step.within
        if step.until is None:
            for _ in range(step.times):
                self._settled(step.within)
                self._press_once(step)
            return
        while not self._stands_on(step.until):
            if time.monotonic() > until:
                raise StepFailed(f"the keys do not come to {step.until}. {_shown(self._parts.inspection.look())}")
            self._press_once(step)

    def _press_once(self, step: j.Press) -> None:
        self._parts.control.do(m.PressKey(key=step.press))
        self.taps += 1
        time.sleep(_KEY_SECONDS)

    def _stands_on(self, name: str) -> bool:
        seen = self._settled(_SETTLE_SECONDS)
        return fnmatchcase(seen.focused, name)

    def _listen(self, step: j.Hears) -> None:
        until = time.monotonic() + step.within
        while True:
            said = self._parts.inspection.heard(self._heard)
            missing = [text for text in step.texts if not contained(text, said)]
            wrong = [text for text in step.nothing if contained(text, said)]
            if wrong or (missing and time.monotonic() > until):
                told = [f"expected to hear “{text}”" for text in missing]
                told += [f"expected not to hear “{text}”" for text in wrong]
                raise StepFailed(f"{'; '.join(told)}. There was said: {' '.join(said) or 'nothing'}")
            if not missing:
                self._heard += len(said)
                return
            time.sleep(_LOOK)

    def _move_card(self, movement: m.LayCard | m.TakeCard) -> None:
        time.sleep(max(0.0, self._card_moved_at + _CARD_SECONDS - time.monotonic()))
        self._parts.control.do(movement)
        self._card_moved_at = time.monotonic()

    def _type(self, step: j.Type) -> None:
        text = step.text or self._read(step)
        self._tap(step.into, step.within)
        self._wait_for_keyboard()
        for character in text:
            if self._settled(_SETTLE_SECONDS).control(f"key:{character}") is not None:
                self._tap(f"key:{character}", step.within)
            else:
                self._parts.hand.type(character)

    def _read(self, step: j.Type) -> str:
        """What a person finds on their paper, or on their phone."""
        if not step.sent_to:
            return self._read_off_receipt(step.off_receipt)
        message = self._parts.control.do(m.ReadDigits(phone=step.sent_to))
        return message.digits if message is not None else ""

    def _read_off_receipt(self, pattern: str) -> str:
        """As a person reads a number off the paper in their hand."""
        receipts = self._parts.control.output().receipts
        lines = receipts[-1].lines if receipts else ()
        found = next((place for line in lines if (place := re.search(pattern, line))), None)
        if found is None:
            raise StepFailed(f"the last receipt says nothing like {pattern}")
        return found.group()

    def _wait_for_keyboard(self) -> None:
        """Until the same keys have stood in the same places for a moment: it comes in, and then changes its layout."""
        until = time.monotonic() + _SETTLE_SECONDS
        keys, since = self._keys(), time.monotonic()
        while time.monotonic() - since < _KEYBOARD_SECONDS:
            if time.monotonic() > until:
                raise StepFailed(f"the keyboard does not come to rest within {_SETTLE_SECONDS:g} s")
            time.sleep(_LOOK)
            if (now := self._keys()) != keys:
                keys, since = now, time.monotonic()

    def _keys(self) -> list[SeenControl]:
        return [control for control in self._parts.inspection.look().controls if control.name.startswith("key:")]

    def _use_mobile(self, step: j.MobileStep) -> None:
        mobile = self._parts.mobile
        if mobile is None:
            raise StepFailed("there is no phone")
        name = step.picture or "mobile"
        file = self._parts.pictures / f"{len(self.pictures) + 1:02d}-{name}.png"
        if step.do == "scan":
            self._settled(_SETTLE_SECONDS)
        try:
            taken = mobile.do(step, file)
        except MobileFailed as error:
            raise StepFailed(str(error)) from None
        if taken is not None:
            self.pictures.append(taken)

    def _set_devices(self, step: j.Device) -> None:
        do = self._parts.control.do
        if step.id_card_reader is not None:
            do(m.SetReader(to=step.id_card_reader))
        if step.receipt_printer is not None:
            do(m.SetReceiptPrinter(to=step.receipt_printer))
        if step.document_printer is not None:
            do(m.SetDocumentPrinter(to=step.document_printer, seconds_per_sheet=step.seconds_per_sheet))

    def _wait_for(self, step: j.Expect | j.Wait) -> None:
        until = time.monotonic() + step.within
        wants_output = step.receipt is not None or step.paper is not None
        while True:
            seen = self._parts.inspection.look()
            output = self._parts.control.output() if wants_output else m.Output()
            missing = differences(step, seen, output)
            if not missing:
                return
            if time.monotonic() > until:
                raise StepFailed("; ".join(missing) + f". {_shown(seen)}")
            time.sleep(_LOOK)

    def _settled(self, within: float) -> SeenPage:
        until = time.monotonic() + within
        while not (seen := self._parts.inspection.look()).settled:
            if time.monotonic() > until:
                raise StepFailed(f"the page {seen.page} does not come to rest within {within:g} s")
            time.sleep(_LOOK)
        return seen

    def _reach(self, name: str, within: float) -> SeenControl:
        """The control, standing still where a finger reaches it."""
        until = time.monotonic() + within
        drags = 0
        while True:
            seen = self._parts.inspection.look()
            control = seen.control(name)
            if seen.settled and control is not None and control.enabled:
                if control.on_screen:
                    return control
                if drags < _MOST_DRAGS:
                    drags += 1
                    self._pull_towards(control)
                    continue
            if time.monotonic() > until:
                raise StepFailed(f"{name}: {_why_not(seen, control)}. {_shown(seen)}")
            time.sleep(_LOOK)

    def _pull_towards(self, control: SeenControl) -> None:
        """Scroll with one finger, starting on the control's own column in the middle of the window."""
        window = self._parts.window()
        x, y = control.rectangle.centre
        start_x, start_y = window.width / 2, window.height / 2
        end_x, end_y = start_x, start_y
        if 0 <= x <= window.width:
            reach = window.height * 0.25
            end_y -= max(-reach, min(reach, y - start_y))
        else:
            reach = window.width * 0.3
            start_y = end_y = min(max(y, 0), window.height - 1)
            end_x -= max(-reach, min(reach, x - start_x))
        self._parts.hand.drag((window.x + start_x, window.y + start_y), (window.x + end_x, window.y + end_y))
        time.sleep(_FINGER_SECONDS)  # before it comes down again


def _why_not(seen: SeenPage, control: SeenControl | None) -> str:
    if control is None:
        return "there is no such control"
    if not control.enabled:
        return "it is off"
    if not control.on_screen:
        return "it cannot be scrolled to"
    return "the page does not come to rest"


def _shown(seen: SeenPage) -> str:
    names = ", ".join(sorted({control.name for control in seen.controls if not control.name.startswith("text:")}))
    return f"There is the page {seen.page} with {names or 'no control'}"
