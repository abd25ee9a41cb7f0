"""The door for whoever rehearses: choose the behaviour, see what arrived, play the office. On loopback alone."""

from __future__ import annotations

import json
import secrets
from collections import Counter
from datetime import timedelta
from uuid import UUID, uuid4

from fastapi import FastAPI, HTTPException, Response
from pydantic import AwareDatetime

from kiosk.catalogue.model import Service
from kiosk.central.assistance import AssistanceState
from kiosk.central.blocks import Key, WireModel, Words
from kiosk.central.catalogue_names import EntryKind
from kiosk.central.sandbox.behaviour import Behaviour, Stage
from kiosk.central.sandbox.calls import code_hash
from kiosk.central.sandbox.identities import IDENTITIES
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.proof_store import Proof, ProofKind, ProofState
from kiosk.central.sandbox.publishing import NotPublished, Published
from kiosk.central.sandbox.spoiling import Spoilt, bundle_text
from kiosk.central.sealing_keys import SealingKey
from kiosk.central.submissions import AskedFor, CaseState, SubmissionKind
from kiosk.central.wire import JSON, RefusalReason


class Held(WireModel):
    """A submission as the platform holds it, without anything that tells whose. ``content_sha256`` is of what was
    confirmed, opened: the same twice was confirmed once."""

    submission_id: UUID
    terminal_id: str
    kind: SubmissionKind
    state: CaseState
    reason: RefusalReason | None
    case_number: str | None
    missing: tuple[int, ...]
    deliveries: int
    content_sha256: str
    received_at: AwareDatetime


class Holdings(WireModel):
    """What the platform holds: how many of each kind, and which."""

    counts: dict[SubmissionKind, int]
    submissions: tuple[Held, ...]


class Decision(WireModel):
    """What an office says of a case; ``wanted``: keys of materials, ``asked``: what it wants besides."""

    state: CaseState
    reason: RefusalReason | None = None
    note: Words = ""
    wanted: tuple[Key, ...] = ()
    asked: tuple[AskedFor, ...] = ()


class AppScan(WireModel):
    """``content`` is what the terminal shows; "" is the code that was issued last."""

    number: str
    content: str = ""
    confirm: bool = True


class Edition(WireModel):
    """What of the catalogue is published."""

    version: int
    counts: dict[EntryKind, int]


class Spoiling(WireModel):
    how: Spoilt


def _edition(published: Published) -> Edition:
    return Edition(version=published.version, counts=dict(Counter(kind for kind, _ in published.entries)))


class AssistanceAnswer(WireModel):
    """What somebody on duty says to a call."""

    state: AssistanceState


class Outage(WireModel):
    """Whether the systems of a department are down."""

    down: bool


def _add_phones(app: FastAPI, platform: Platform) -> None:
    """What people do with their phones, and what is sent to them."""

    @app.post("/people/{number}/app-code", status_code=201)
    def app_shows(number: str) -> dict[str, str]:
        """The code that somebody's App shows now."""
        if number not in IDENTITIES:
            raise HTTPException(404)
        content, now = f"CKAPP1:{secrets.token_urlsafe(12)}", platform.now()
        until = now + timedelta(minutes=10)
        platform.proofs.add(
            Proof(str(uuid4()), "", ProofKind.APP, ProofState.WAITING, number, now, until, secret=content)
        )
        return {"content": content}

    @app.put("/app-codes", status_code=204)
    def app_scans(body: AppScan) -> None:
        """Somebody's App has scanned a code that a terminal shows, and they confirm or refuse."""
        shown = platform.proofs.waiting_app_code(body.content, platform.now())
        if shown is None or body.number not in IDENTITIES:
            raise HTTPException(404)
        state = ProofState.GOOD if body.confirm else ProofState.BAD
        platform.proofs.decide(
            shown.proof_id, state, number=body.number, life=timedelta(minutes=30), now=platform.now()
        )

    def sent_last(number: str, kind: ProofKind) -> dict[str, str]:
        sent = platform.proofs.latest(number, kind, platform.now())
        if sent is None:
            raise HTTPException(404)
        return {"code": sent.secret}

    @app.get("/people/{number}/phone-code")
    def phone_code(number: str) -> dict[str, str]:
        """The code that was sent to somebody last."""
        return sent_last(number, ProofKind.PHONE)

    @app.get("/phones/{phone}/digits")
    def form_digits(phone: str) -> dict[str, str]:
        """The digits that were sent last to the phone of a form."""
        return sent_last(phone, ProofKind.FORM_PHONE)


def _add_desk(app: FastAPI, platform: Platform) -> None:
    """What whoever is on duty sees, and says."""

    @app.get("/reviews")
    def reviews() -> list[dict[str, object]]:
        """The ratings, opened, oldest first."""
        return platform.intake.reviews.all()

    @app.get("/assistance-calls")
    def assistance_calls() -> list[dict[str, object]]:
        """Who waits where, oldest first."""
        return platform.assistance.all()

    @app.put("/assistance-calls/{call_id}", status_code=204)
    def answer_call(call_id: UUID, body: AssistanceAnswer) -> None:
        """Somebody at the desk answers."""
        if not platform.assistance.move(call_id, body.state):
            raise HTTPException(404)


def admin_app(stage: Stage, platform: Platform) -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None)
    store, submissions = platform.store, platform.intake.store
    _add_phones(app, platform)
    _add_desk(app, platform)

    @app.get("/behaviour")
    def behaviour() -> Behaviour:
        return stage.behaviour

    @app.put("/behaviour")
    def behave(body: Behaviour) -> Behaviour:
        stage.set(body)
        return body

    @app.get("/catalogue")
    def catalogue() -> Edition:
        return _edition(platform.publisher.published())

    @app.get("/catalogue/bundle")
    def bundle() -> Response:
        """The file for a stick."""
        return Response(bundle_text(platform.publisher.published(), stage.spoilt), media_type=JSON)

    @app.put("/catalogue/items")
    def publish(body: Service) -> Edition:
        """Publish an item that is new or changed."""
        try:
            return _edition(platform.publisher.give(body))
        except NotPublished as mistakes:
            raise HTTPException(422, str(mistakes)) from None

    @app.delete("/catalogue/items/{code}")
    def withdraw(code: str) -> Edition:
        try:
            return _edition(platform.publisher.withdraw(code))
        except KeyError:
            raise HTTPException(404) from None

    @app.put("/catalogue/spoilt")
    def spoil_catalogue(body: Spoiling) -> Spoiling:
        """How the catalogue is sent from now on."""
        stage.spoilt = body.how
        return body

    @app.get("/outages")
    def outages() -> list[str]:
        """The departments whose systems do not answer."""
        return sorted(platform.outages.departments)

    @app.put("/outages/{department}")
    def outage(department: str, body: Outage) -> list[str]:
        """Let the systems of a department be down, or up again."""
        if department not in platform.catalogue.departments:
            raise HTTPException(404)
        platform.outages.set(department, body.down)
        return sorted(platform.outages.departments)

    @app.get("/received")
    def received() -> dict[str, int]:
        """Requests by call, however they were answered."""
        return stage.received()

    @app.get("/reports/{kind}")
    def reports(kind: str) -> list[object]:
        """The heartbeats that were accepted, or the visit records or statistics that were handed in, oldest first."""
        handed_in = {"visit-records": SubmissionKind.VISIT_RECORD, "statistics": SubmissionKind.STATISTICS}.get(kind)
        bodies = submissions.bodies(handed_in) if handed_in is not None else store.reports(kind)
        return [json.loads(body) for body in bodies]

    @app.get("/submissions")
    def held() -> Holdings:
        """In the order in which they came."""
        everything = tuple(
            Held(
                submission_id=UUID(one.submission_id),
                terminal_id=one.terminal_id,
                kind=one.kind,
                state=one.state,
                reason=one.reason,
                case_number=one.case_number,
                missing=one.missing,
                deliveries=one.deliveries,
                content_sha256=one.content_sha256,
                received_at=one.received_at,
            )
            for one in submissions.all()
        )
        return Holdings(counts=dict(Counter(one.kind for one in everything)), submissions=everything)

    @app.put("/submissions/{submission_id}", status_code=204)
    def decide(submission_id: UUID, body: Decision) -> None:
        if not submissions.decide(
            str(submission_id),
            platform.now(),
            body.state,
            body.reason,
            body.note,
            wanted=body.wanted,
            asked=body.asked,
        ):
            raise HTTPException(404)

    @app.delete("/submissions", status_code=204)
    def forget() -> None:
        """Nobody has handed anything in, or begun anything."""
        submissions.forget_cases()

    @app.post("/sealing-keys", status_code=201)
    def rotate() -> SealingKey:
        """A new sealing key; the platform still opens what was sealed to the others."""
        return platform.sealing_keys.rotate(platform.now())

    @app.post("/enrolment-codes", status_code=201)
    def enrolment_code(seconds: float | None = None) -> dict[str, str]:
        """``seconds``: so long it can be used; otherwise for ever."""
        code = secrets.token_hex(8).upper()
        store.add_enrolment_code(
            code_hash(code), None if seconds is None else platform.now() + timedelta(seconds=seconds)
        )
        return {"code": code}

    return app
