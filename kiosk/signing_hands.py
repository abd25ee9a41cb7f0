"""Does what signing wants: the form is laid out, drawings are held, others are called and awaited at the platform."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from uuid import UUID

from kiosk.ask_errors import AskError
from kiosk.asking import Asking
from kiosk.form_paper import FormPaper
from kiosk.log import Log
from kiosk.session import events as e
from kiosk.session import signing_effects as fx
from kiosk.session.form.strokes import as_svg, read_strokes
from kiosk.session.model import AskFailure, EffectId
from kiosk.session.signatures import Call, CallState
from kiosk.session_store import SessionStore
from kiosk.signing_wire import call_of, moved, order_of, signature_order, state_of, waiting_of
from kiosk.workers import Worker

#: Seconds between two questions how the calls stand.
_LOOK_SECONDS = 2.0
#: After these the same signature would be refused again.
_NOT_ANY_MORE = frozenset({AskFailure.NO_RECORD, AskFailure.NOT_ELIGIBLE})


class SigningHands:
    """``do`` is called by the hands; answers come from the workers' threads."""

    def __init__(
        self,
        *,
        asking: Asking,
        papers: FormPaper,
        store: SessionStore,
        platform: Worker,
        drawing: Worker,
        log: Log,
        answer: Callable[[e.Event], None],
        zone: tzinfo | None = None,
    ) -> None:
        """``drawing`` lays out, and holds what was drawn: it never waits for the platform."""
        self._asking = asking
        self._papers = papers
        self._store = store
        self._platform = platform
        self._drawing = drawing
        self._log = log
        self._answer = answer
        self._zone = zone
        self._watched: EffectId | None = None
        # Calls of a visit that nobody has confirmed yet: they end with it.
        self._open: dict[str, int] = {}

    def do(self, effect: fx.SigningEffect) -> None:
        """Start it and return at once."""
        match effect:
            case fx.LayOutForm():
                self._drawing.run(lambda: self._lay_out(effect))
            case fx.KeepStrokes():
                self._drawing.run(lambda: self._keep_strokes(effect))
            case fx.PlaceCall():
                self._platform.run(lambda: self._place(effect))
            case fx.WithdrawCalls():
                self._platform.run(lambda: self._withdraw(tuple(call.request for call in effect.calls)))
            case fx.AwaitSigners():
                self._watched = effect.id
                self._platform.run(lambda: self._look(effect))
            case fx.AskWaitingForms():
                self._platform.run(lambda: self._ask_waiting(effect))
            case fx.FetchForm():
                self._platform.run(lambda: self._fetch(effect))
            case fx.DeliverSignature():
                self._platform.run(lambda: self._deliver(effect))

    def let_go(self) -> None:
        """Nobody looks at the page of the others any more."""
        self._watched = None

    def confirmed(self, generation: int) -> None:
        """What was called in this visit goes on without it: it is handed in, and waits at the platform."""
        self._open = {request: number for request, number in self._open.items() if number != generation}

    def forget(self, generation: int) -> None:
        """The visit is over: whom it called, and what nobody confirmed, is called off."""
        self._watched = None
        left = tuple(request for request, number in self._open.items() if number <= generation)
        self._open = {request: number for request, number in self._open.items() if number > generation}
        if left:
            self._platform.run(lambda: self._withdraw(left))

    # --- here ---------------------------------------------------------------------------------------------------------

    def _lay_out(self, effect: fx.LayOutForm) -> None:
        try:
            form = self._papers.lay_out(effect)
        except Exception as error:
            self._log.mistake("form", error)
            self._answer(e.FormNotLaidOut(effect.id))
        else:
            self._answer(e.FormLaidOut(effect.id, form))

    def _keep_strokes(self, effect: fx.KeepStrokes) -> None:
        handle = f"strokes-{effect.id.generation}-{effect.id.number}"
        self._store.put(effect.id.generation, handle, as_svg(read_strokes(effect.strokes)).encode())
        if self._store.get(effect.id.generation, handle) is None:
            self._answer(e.StrokesLost(effect.id))  # the visit is over
        else:
            self._answer(e.StrokesKept(effect.id, handle))

    # --- others -------------------------------------------------------------------------------------------------------

    def _place(self, effect: fx.PlaceCall) -> None:
        generation = effect.id.generation
        pdf = self._papers.pdf(generation, effect.form)
        if pdf is None:
            self._answer(e.CallFailed(effect.id))
            return
        try:
            accepted = self._asking.in_session(
                generation,
                lambda client, session: client.place_signing_request(order_of(effect, session, pdf, self._zone)),
            )
        except AskError:
            self._answer(e.CallFailed(effect.id))
        except Exception as error:
            self._log.mistake("signing", error)
            self._answer(e.CallFailed(effect.id))
        else:
            call = call_of(accepted, effect, self._zone)
            self._open[call.request] = generation
            self._answer(e.CallPlaced(effect.id, call))

    def _withdraw(self, requests: tuple[str, ...]) -> None:
        """The platform lets them lapse by itself when this does not reach it."""
        for request in requests:
            self._open.pop(request, None)
            try:
                self._asking.withdraw_signing_request(request)
            except AskError as error:
                if error.failure is AskFailure.NO_LINK:
                    return

    def _look(self, effect: fx.AwaitSigners) -> None:
        if self._watched != effect.id:
            return
        changed: list[Call] = []
        for call in effect.calls:
            try:
                state = self._asking.signing_request(call.request)
            except AskError as error:
                if error.failure is AskFailure.NO_RECORD:  # the platform has forgotten it
                    changed.append(moved(call, None, self._zone))
                    continue
                break  # nobody answers: it is asked again
            now = moved(call, state, self._zone)
            if now.state is not CallState.WAITING:
                changed.append(now)
        if changed and self._watched == effect.id:
            self._watched = None
            self._answer(e.SignersMoved(effect.id, tuple(changed)))
            return
        self._platform.run_later(lambda: self._look(effect), _LOOK_SECONDS)

    # --- guests -------------------------------------------------------------------------------------------------------

    def _ask_waiting(self, effect: fx.AskWaitingForms) -> None:
        try:
            waiting = self._asking.in_session(
                effect.id.generation, lambda client, session: client.waiting_forms(session)
            )
        except AskError:
            self._answer(e.FormsWaiting(effect.id, ()))
        except Exception as error:
            self._log.mistake("signing", error)
            self._answer(e.FormsWaiting(effect.id, ()))
        else:
            here = tuple(waiting_of(one, self._zone) for one in waiting.waiting if one.item == effect.item)
            self._answer(e.FormsWaiting(effect.id, here))

    def _fetch(self, effect: fx.FetchForm) -> None:
        request = UUID(effect.waiting.request)
        try:
            pdf = self._asking.in_session(
                effect.id.generation, lambda client, session: client.waiting_form(session, request)
            )
            form = self._papers.held(effect.id, effect.waiting, pdf)
        except AskError:
            self._answer(e.FormNotFetched(effect.id))
        except Exception as error:
            self._log.mistake("signing", error)
            self._answer(e.FormNotFetched(effect.id))
        else:
            self._answer(e.FormFetched(effect.id, form))

    def _deliver(self, effect: fx.DeliverSignature) -> None:
        generation, request = effect.id.generation, UUID(effect.waiting.request)
        picture = None
        if effect.signature is not None and effect.signature.strokes:
            picture = self._store.get(generation, effect.signature.strokes)
        try:
            taken = self._asking.in_session(
                generation,
                lambda client, session: client.sign_request(request, signature_order(effect, session, picture)),
            )
        except AskError as error:
            gone = error.failure in _NOT_ANY_MORE
            self._answer(e.SignatureTaken(effect.id, CallState.LAPSED if gone else CallState.WAITING))
        except Exception as error:
            self._log.mistake("signing", error)
            self._answer(e.SignatureTaken(effect.id, CallState.WAITING))
        else:
            self._answer(e.SignatureTaken(effect.id, state_of(taken.state)))
