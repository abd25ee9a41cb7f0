"""The catalogue: all of it, or what has changed. Whether it is the city's word, its own signature says."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Response

from kiosk.central import wire
from kiosk.central.catalogue import Catalogue, CatalogueChanges, Version
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.given import Here, required_key
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.spoiling import Spoilt, bundle_text, changes_text, spoil
from kiosk.central.wire import ProblemCode

catalogues = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])

IfNoneMatch = Annotated[str | None, Header(description="the ETag of the catalogue that the terminal has")]
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Not modified"}}


@catalogues.get("/catalogue", response_model=Catalogue, responses={**_UNCHANGED, **answers()})
def catalogue(here: Here, if_none_match: IfNoneMatch = None) -> Response:
    """Departments, regions, items and guides of the city, whole and signed."""
    how = here.spoilt()
    published = spoil(here.publisher.published(), how, here.authority)
    if if_none_match == published.etag and how is Spoilt.NOT:
        return Response(status_code=304, headers={"ETag": published.etag})
    return Response(bundle_text(published, how), 200, {"ETag": published.etag}, wire.JSON)


@catalogues.get("/catalogue/changes", response_model=CatalogueChanges, responses={**_UNCHANGED, **answers(410)})
def catalogue_changes(
    here: Here,
    since: Annotated[Version, Query(description="the version that the terminal has")],
    if_none_match: IfNoneMatch = None,
) -> Response:
    """What makes the catalogue of that version the present one; `too_old` when that is not known any more."""
    told = here.publisher.changes(since)
    if told is None:
        raise Refusal(ProblemCode.TOO_OLD)
    how = here.spoilt()
    published = spoil(told.published, how, here.authority)
    if if_none_match == published.etag and how is Spoilt.NOT:
        return Response(status_code=304, headers={"ETag": published.etag})
    return Response(changes_text(told, published, since, how), 200, {"ETag": published.etag}, wire.JSON)
