"""The sandbox as an application: its calls, how it says no, and how it misbehaves."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from kiosk.central.sandbox.assistance_calls import assistance
from kiosk.central.sandbox.behaviour import BehaviourMiddleware, Stage
from kiosk.central.sandbox.calls import enrolment, public, terminals
from kiosk.central.sandbox.case_calls import cases
from kiosk.central.sandbox.catalogue_calls import catalogues
from kiosk.central.sandbox.contract import describe
from kiosk.central.sandbox.form_phone_calls import form_phones
from kiosk.central.sandbox.identification_calls import identities
from kiosk.central.sandbox.intake_calls import intake, keys, pieces
from kiosk.central.sandbox.licence_calls import licences
from kiosk.central.sandbox.patrol_calls import patrol
from kiosk.central.sandbox.phone.calls import phones
from kiosk.central.sandbox.phone.routes import phone_pages
from kiosk.central.sandbox.phone.visitors import PageEnds
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal, problem_response
from kiosk.central.sandbox.signing_calls import signing
from kiosk.central.sandbox.update_calls import releases, reports
from kiosk.central.wire import ProblemCode


def create_app(platform: Platform | None, stage: Stage) -> FastAPI:
    """The platform as an ASGI application. ``platform`` None is good for describing the contract alone."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.platform = platform
    everything = (
        enrolment, identities, terminals, form_phones, licences, catalogues, intake, pieces, keys, cases, signing,
        phones, phone_pages, assistance, releases, reports, patrol, public,
    )  # fmt: skip
    for router in everything:
        app.include_router(router)
    app.add_middleware(BehaviourMiddleware, stage=stage)

    @app.exception_handler(Refusal)
    def refused(request: Request, refusal: Refusal) -> Response:
        return problem_response(request, refusal)

    @app.exception_handler(PageEnds)
    def page_ends(request: Request, ended: PageEnds) -> Response:
        return ended.page

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: RequestValidationError) -> Response:
        """Says where the mistake is and of which kind, never what was written there."""
        places = sorted({f"{_place(one['loc'], one['type'])}: {one['type']}" for one in error.errors()})
        return problem_response(request, Refusal(ProblemCode.BAD_PARAMETERS, "; ".join(places)[:500]))

    @app.exception_handler(HTTPException)
    def not_here(request: Request, error: HTTPException) -> Response:
        code = ProblemCode.NOT_FOUND if error.status_code == 404 else ProblemCode.BAD_REQUEST
        return problem_response(request, Refusal(code, status=error.status_code))

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        return problem_response(request, Refusal(ProblemCode.INTERNAL, type(error).__name__))

    describe(app)
    return app


def _place(loc: tuple[int | str, ...], kind: str) -> str:
    """Where in the request, as far as the contract names it: keys that the sender chose may be anything."""
    known = loc[:-1] if kind == "extra_forbidden" else loc
    if "parameters" in known:
        known = known[: known.index("parameters") + 1]
    return ".".join(str(part) for part in known)
