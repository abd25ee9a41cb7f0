"""Signing is cut short: the visit ends, the platform is away; what nobody confirmed is gone, and nobody signs it."""

from __future__ import annotations

import io
import queue
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from kiosk.ask_errors import AskError
from kiosk.catalogue.model import Titled
from kiosk.central import signing_requests as wire
from kiosk.form_paper import FormPaper
from kiosk.log import Log
from kiosk.session import events as e
from kiosk.session import signing_effects as sx
from kiosk.session.form.signers import Signer
from kiosk.session.model import AskFailure, EffectId
from kiosk.session.signatures import CallState, FormInHand, SignedBy, WaitingForm
from kiosk.session_store import SessionStore
from kiosk.signed_parts import Missing, form_material, with_drawings
from kiosk.signing_hands import SigningHands
from kiosk.workers import Worker
from tests.support.people import ELDER
from tests.support.signing_situations import EXPIRES, STROKES
from tests.support.terminal_around import SETTING
from tests.support.waiting import wait_until

FORM = FormInHand("form", ("form-1",), "0" * 64, "1" * 64)
SELLER = Signer("seller", ELDER.name, ELDER.number, "", Titled(**{"zh-CN": "卖方", "en": "Seller"}))
LATER = datetime.now(UTC) + timedelta(hours=1)


@dataclass
class Platform:
    """What the terminal asks of the platform about signatures, in memory."""

    away: bool = False
    state: wire.SignerState = wire.SignerState.WAITING
    placed: list[wire.SigningRequestOrder] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)

    def in_session(self, generation: int, ask: Any) -> Any:
        if self.away:
            raise AskError(AskFailure.NO_LINK)
        return ask(self, UUID(int=1))

    def place_signing_request(self, order: wire.SigningRequestOrder) -> wire.SigningRequestAccepted:
        self.placed.append(order)
        return wire.SigningRequestAccepted(request_id=order.request_id, **dict(self._state(order)))

    def signing_request(self, request: str) -> wire.SigningRequestState:
        if self.away:
            raise AskError(AskFailure.NO_LINK)
        return self._state(next(one for one in self.placed if str(one.request_id) == request))

    def withdraw_signing_request(self, request: str) -> None:
        self.withdrawn.append(request)

    def waiting_form(self, session: UUID, request: UUID) -> bytes:
        return b"%PDF another one"

    def _state(self, order: wire.SigningRequestOrder) -> wire.SigningRequestState:
        signed = self.state is wire.SignerState.SIGNED
        status = wire.SignerStatus(
            key="seller", state=self.state, way=wire.SigningWay.CARD if signed else None, at=LATER if signed else None
        )
        return wire.SigningRequestState(
            signing_request_id=order.request_id, digest=order.digest, expires_at=LATER, over=signed, signers=(status,)
        )


class Desk:
    def __init__(self) -> None:
        self.answers: queue.SimpleQueue[e.Event] = queue.SimpleQueue()
        self.mistakes: list[BaseException] = []
        self.platform, self.store = Platform(), SessionStore()
        self.worker = Worker("signing", lambda _, error: self.mistakes.append(error))
        self.worker.start()
        self.hands = SigningHands(
            asking=self.platform,  # type: ignore[arg-type]
            papers=FormPaper(self.store, SETTING, datetime.now),
            store=self.store,
            platform=self.worker,
            drawing=self.worker,
            log=Log(io.StringIO()),
            answer=self.answers.put,
        )

    def do(self, effect: sx.SigningEffect) -> e.Event:
        self.hands.do(effect)
        return self.answers.get(timeout=20)

    def place(self, generation: int = 1) -> e.Event:
        self.store.put(generation, FORM.handle, b"%PDF")
        effect = sx.PlaceCall(
            EffectId(generation, 1), "410715902000", "t", "r", SELLER, "2" * 64, FORM, (), EXPIRES.replace(year=2099)
        )
        return self.do(effect)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.hands.let_go()
    assert desk.worker.stop(10)
    assert desk.mistakes == []


def test_a_drawing_is_held_as_lines_and_gone_with_the_visit(desk: Desk) -> None:
    kept = desk.do(sx.KeepStrokes(EffectId(1, 2), STROKES))
    assert isinstance(kept, e.StrokesKept)
    drawing = desk.store.get(1, kept.handle)
    assert drawing is not None and drawing.startswith(b"<svg") and drawing.count(b"<path") == 2
    desk.store.forget(1)
    desk.hands.forget(1)
    assert desk.store.get(1, kept.handle) is None
    late = desk.do(sx.KeepStrokes(EffectId(1, 3), STROKES))
    assert isinstance(late, e.StrokesLost), "of a visit that is over nothing is held"


def test_whom_a_visit_called_is_called_off_with_it_unless_it_was_handed_in(desk: Desk) -> None:
    first = desk.place(1)
    assert isinstance(first, e.CallPlaced)
    desk.hands.forget(1)
    wait_until(lambda: desk.platform.withdrawn == [first.call.request], "it is withdrawn")
    second = desk.place(2)
    assert isinstance(second, e.CallPlaced)
    desk.hands.confirmed(2)
    desk.hands.forget(2)
    desk.do(sx.KeepStrokes(EffectId(3, 1), STROKES))  # the worker has come so far
    assert desk.platform.withdrawn == [first.call.request]


def test_without_the_platform_nobody_is_called_and_that_is_said(desk: Desk) -> None:
    desk.platform.away = True
    assert isinstance(desk.place(), e.CallFailed)


def test_who_signs_while_the_platform_was_away_is_heard_of_when_it_is_back(desk: Desk) -> None:
    placed = desk.place()
    assert isinstance(placed, e.CallPlaced)
    desk.platform.away = True
    desk.hands.do(sx.AwaitSigners(EffectId(1, 5), (placed.call,)))
    desk.platform.state, desk.platform.away = wire.SignerState.SIGNED, False
    moved = desk.answers.get(timeout=20)
    assert isinstance(moved, e.SignersMoved)
    assert (moved.calls[0].state, moved.calls[0].by) == (CallState.SIGNED, SignedBy.TERMINAL)


def test_a_form_that_was_changed_on_its_way_is_not_shown(desk: Desk) -> None:
    waiting = WaitingForm(str(UUID(int=7)), "t", "r", "林*梅", "2" * 64, "3" * 64, EXPIRES)
    assert isinstance(desk.do(sx.FetchForm(EffectId(1, 6), waiting)), e.FormNotFetched)


def test_without_the_drawing_or_the_form_nothing_is_handed_in() -> None:
    content = {"signature": {"by": "finger", "strokes": "s-1"}, "parties": [{"signature": {"strokes": "s-2"}}]}
    held = {"s-1": b"<svg/>", "s-2": b"<svg/>"}
    sealed = with_drawings(content, held.get)
    assert "strokes" not in str(sealed) and sealed["parties"][0]["signature"]["picture"]["content"]
    with pytest.raises(Missing):
        with_drawings(content, {"s-1": b"<svg/>"}.get)
    with pytest.raises(Missing):
        form_material("form", dict[str, bytes]().get)


def test_nothing_of_a_person_is_in_what_a_signature_says_of_itself() -> None:
    effect = sx.KeepStrokes(EffectId(1, 1), STROKES)
    waiting = WaitingForm("r", "t", "卖方", "林*梅", "2" * 64, "3" * 64, EXPIRES)
    said = f"{effect}{SELLER}{waiting}{replace(FORM)}{e.Drawn(STROKES, 200.0)}"
    assert ELDER.name not in said and ELDER.number not in said and STROKES not in said
