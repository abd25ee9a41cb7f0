"""The reference platform's calls about releases of the terminal's software, and its admin door to them."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Path, Query, Request, Response

from kiosk.central import wire
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identification_calls import own
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.submissions import OCTETS
from kiosk.central.updates import (
    MOST_PIECE,
    ReleaseHash,
    ReleaseOffer,
    ReleaseVersion,
    Ring,
    UpdateOffer,
    UpdateReport,
    UpdateReportAccepted,
)
from kiosk.central.wire import ProblemCode


class PlainRoute(TerminalRoute):
    """What is the same for everybody is remembered for nobody."""

    remembers_answers = False


releases = APIRouter(prefix=wire.API_ROOT, route_class=PlainRoute, dependencies=[Depends(required_key)])
reports = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])

_RANGE = r"^bytes=[0-9]{1,12}-[0-9]{1,12}$"
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Not modified"}}
_PART: dict[int | str, dict[str, Any]] = {
    206: {"description": "A part of the bundle", "content": {OCTETS: {"schema": {"type": "string"}}}}
}


@releases.get("/updates", response_model=UpdateOffer, responses={**_UNCHANGED, **answers()})
def update_offer(
    here: Here,
    ring: Annotated[Ring, Query(description="the terminal's own")],
    if_none_match: Annotated[str | None, Header(description="the ETag of the last answer")] = None,
) -> Response:
    """The newest release for terminals of this ring."""
    offer = UpdateOffer(release=here.releases.newest(ring)).model_dump_json()
    etag = f'"{hashlib.sha256(offer.encode()).hexdigest()[:32]}"'
    if if_none_match == etag:
        return Response(status_code=304, headers={"ETag": etag})
    return Response(offer, 200, {"ETag": etag}, wire.JSON)


@releases.get(
    "/releases/{sha256}/content", status_code=206, response_class=Response, responses={**_PART, **answers(404)}
)
def release_content(
    sha256: Annotated[ReleaseHash, Path()],
    here: Here,
    range_: Annotated[
        str, Header(alias="Range", pattern=_RANGE, description="bytes=first-last; at most 1 MiB is answered")
    ],
) -> Response:
    """A part of a release's bundle, which is known by its SHA-256."""
    first, last = map(int, range_.removeprefix("bytes=").split("-"))
    piece = here.releases.piece(sha256, first, min(last - first + 1, MOST_PIECE)) if last >= first else None
    if piece is None or not piece[0]:
        raise Refusal(ProblemCode.NOT_FOUND)
    content, size = piece
    headers = {"Content-Range": f"bytes {first}-{first + len(content) - 1}/{size}", "Accept-Ranges": "bytes"}
    return Response(content, 206, headers, OCTETS)


@reports.post("/update-reports", status_code=201, responses=answers(403))
def update_report(body: UpdateReport, request_id: RequestId, caller: Caller, here: Here) -> UpdateReportAccepted:
    """How far a release has come at a terminal."""
    own(body.terminal_id, caller)
    here.store.keep_report("updates", caller, body.model_dump_json())
    return UpdateReportAccepted(request_id=request_id)


def add_releases(app: FastAPI, platform: Platform) -> None:
    """What whoever makes releases does, on the admin door."""

    @app.get("/releases")
    def published() -> list[ReleaseOffer]:
        return list(platform.releases.all())

    @app.put("/releases/{sequence}")
    async def publish(sequence: int, version: ReleaseVersion, ring: Ring, request: Request) -> ReleaseOffer:
        """The bundle is the body. Offered to the terminals of this ring and the earlier ones."""
        bundle = await request.body()
        if not bundle:
            raise HTTPException(422, "no bundle")
        return platform.releases.publish(version, sequence, ring, bundle)

    @app.delete("/releases/{sequence}", status_code=204)
    def withdraw(sequence: int) -> None:
        platform.releases.withdraw(sequence)
