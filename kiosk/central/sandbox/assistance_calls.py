"""The reference platform's calls about people who are called to a terminal."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Response

from kiosk.central import wire
from kiosk.central.assistance import AssistanceCall, AssistanceRequest, AssistanceState, AssistanceStatus
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identification_calls import own
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.wire import ProblemCode

assistance = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])
CallId = Annotated[UUID, Path()]


@assistance.post("/assistance-calls", status_code=201, responses=answers(403))
def call_for_assistance(body: AssistanceRequest, request_id: RequestId, caller: Caller, here: Here) -> AssistanceCall:
    """Whoever is on duty is told that somebody waits. The same call again is the same call."""
    own(body.terminal_id, caller)
    return AssistanceCall(request_id=request_id, call_id=body.call_id, state=here.assistance.call(body, here.now()))


@assistance.get("/assistance-calls/{call_id}", responses=answers(404))
def assistance_call(call_id: CallId, caller: Caller, here: Here) -> AssistanceStatus:
    """What has become of a call."""
    state = here.assistance.state(call_id, caller)
    if state is None:
        raise Refusal(ProblemCode.NOT_FOUND)
    return AssistanceStatus(call_id=call_id, state=state)


@assistance.delete("/assistance-calls/{call_id}", status_code=204, responses=answers())
def cancel_assistance(call_id: CallId, caller: Caller, here: Here) -> Response:
    """Nobody needs to come. A call that never arrived is taken back as well."""
    here.assistance.move(call_id, AssistanceState.CANCELLED, caller)
    return Response(status_code=204)
