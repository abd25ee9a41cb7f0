"""A person is called: the desk of the hall is told, and what it says comes back. Whatever happens to the link, the
resident learns within seconds whether the message got through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from kiosk.central.assistance import AssistanceRequest, AssistanceState
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.identifiers import new_id
from kiosk.link_watch import LinkWatch
from kiosk.session import events as e
from kiosk.session.afterwards import CallState, Known
from kiosk.session.values import EffectId
from kiosk.session.world import Link
from kiosk.workers import Worker

_LOOK_SECONDS = 3.0
_STATES = {
    AssistanceState.CALLED: CallState.CALLED,
    AssistanceState.COMING: CallState.COMING,
    AssistanceState.UNANSWERED: CallState.UNANSWERED,
}


@dataclass
class _Open:
    """A call that is followed. ``arrived``: the platform has it."""

    effect: EffectId
    request: AssistanceRequest
    arrived: bool = False


class Calling:
    """Has a worker of its own: a platform that is slow to answer a call stands before no question."""

    def __init__(
        self,
        *,
        client: Callable[[], PlatformClient],
        link: LinkWatch,
        worker: Worker,
        terminal_id: str,
        answer: Callable[[e.Event], None],
        look_seconds: float = _LOOK_SECONDS,
    ) -> None:
        self._client = client
        self._link = link
        self._worker = worker
        self._terminal_id = terminal_id
        self._answer = answer
        self._look_seconds = look_seconds
        self._open: _Open | None = None  # lives on the worker

    def call(self, effect: EffectId, known: Known) -> None:
        """Tell the desk. Returns at once; CallMoved comes as often as there is something new."""
        request = AssistanceRequest(
            call_id=new_id(),
            terminal_id=self._terminal_id,
            called_at=datetime.now(UTC),
            step=known.step,
            item=known.item or None,
        )
        self._worker.run(lambda: self._begin(_Open(effect, request)))

    def cancel(self, effect: EffectId) -> None:
        """Nobody needs to come."""
        self._worker.run(lambda: self._end(effect))

    def _begin(self, call: _Open) -> None:
        self._open = call
        self._tell(call)
        self._look_later(call)

    def _tell(self, call: _Open) -> None:
        """While the link is down it is tried again: whoever waits is there for a while."""
        try:
            state = self._client().call_assistance(call.request)
        except PlatformError as error:
            self._link.failed(error)
            self._answer(e.CallMoved(call.effect, CallState.NOT_REACHED))
            return
        call.arrived = True
        self._link.answered()
        self._say(call, state)

    def _look_later(self, call: _Open) -> None:
        self._worker.run_later(lambda: self._look(call), self._look_seconds)

    def _look(self, call: _Open) -> None:
        if self._open is not call:
            return
        if not call.arrived:
            if self._link.link is not Link.OFFLINE:
                self._tell(call)
        else:
            self._ask(call)
        self._look_later(call)

    def _ask(self, call: _Open) -> None:
        try:
            state = self._client().assistance_state(call.request.call_id)
        except PlatformError as error:
            if error.fault is not PlatformFault.REFUSED:
                self._link.failed(error)
            return
        self._say(call, state)

    def _say(self, call: _Open, state: AssistanceState) -> None:
        said = _STATES.get(state)
        if said is not None:
            self._answer(e.CallMoved(call.effect, said))
        if state in (AssistanceState.UNANSWERED, AssistanceState.CANCELLED):
            self._open = None

    def _end(self, effect: EffectId) -> None:
        call, self._open = self._open, None
        if call is None or call.effect != effect:
            self._open = call
            return
        self._withdraw(call.request.call_id, tries=5)

    def _withdraw(self, call_id: UUID, tries: int) -> None:
        """A message that says that somebody waits is taken back, when the link allows."""
        try:
            self._client().cancel_assistance(call_id)
        except PlatformError as error:
            self._link.failed(error)
            if tries > 1:
                self._worker.run_later(lambda: self._withdraw(call_id, tries - 1), self._look_seconds * 2)
