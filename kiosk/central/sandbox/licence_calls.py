"""The sandbox's store of e-licences: which of a kind somebody has, and one of them attached.

A token is kept nowhere here: it says whose it is and what for, and is looked at when an application comes with it
(``licence_tokens``). This platform attaches nothing; a real one gives the department the licence that stands behind it.
"""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Depends

from kiosk.catalogue.model import Kind, Mode
from kiosk.central import licences as li
from kiosk.central import wire
from kiosk.central.sandbox.calls import known_session, published
from kiosk.central.sandbox.contract import answers
from kiosk.central.sandbox.door import TerminalRoute
from kiosk.central.sandbox.given import Caller, Here, RequestId, required_key
from kiosk.central.sandbox.identification_calls import holder, require_trust
from kiosk.central.sandbox.platform import Platform
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.sandbox.store import KnownSession
from kiosk.central.wire import ProblemCode
from kiosk.rules.masking import mask_name

licences = APIRouter(prefix=wire.API_ROOT, route_class=TerminalRoute, dependencies=[Depends(required_key)])

#: A token is good for as long as what was confirmed may be on its way.
_TOKEN_LIFE = timedelta(days=30)
_SHOWN_DIGITS = 4


@licences.post("/licence-lists", status_code=200, responses=answers(403, 404, 422))
def list_licences(body: li.LicenceListRequest, request_id: RequestId, caller: Caller, here: Here) -> li.LicenceList:
    """The session's resident's e-licences of the kind that a material of an item names; none is an answer."""
    session = known_session(body.session_id, caller, here)
    found = _licences(body.item, body.material, session, here)
    return li.LicenceList(request_id=request_id, licences=found, demonstration=True)


@licences.post("/licence-grants", status_code=201, responses=answers(403, 404, 422))
def grant_licence(body: li.LicenceGrantRequest, request_id: RequestId, caller: Caller, here: Here) -> li.LicenceGrant:
    """Attach one of them to an application, for one material of it."""
    session = known_session(body.session_id, caller, here)
    found = _licences(body.item, body.material, session, here)
    if body.licence_id not in {one.licence_id for one in found}:
        raise Refusal(ProblemCode.NO_RECORD)
    until = here.now() + _TOKEN_LIFE
    return li.LicenceGrant(
        request_id=request_id,
        token=here.licences.grant(session.number, body.item, body.material, until),
        expires_at=until,
        demonstration=True,
    )


def _licences(item: str, key: str, session: KnownSession, here: Platform) -> tuple[li.Licence, ...]:
    service = published(item, Kind.APPLY, session, here)
    require_trust(session.session_id, service, here)
    material = next((one for one in service.materials if one.key == key), None)
    if material is None or Mode.LICENCE not in material.modes or material.source is None:
        raise Refusal(ProblemCode.BAD_PARAMETERS, "the item takes no e-licence for this")
    number, name = holder(session, service, here)
    person = here.book.people.get(number)
    kind = here.book.licences.get(material.source)
    own = kind.own.get(person.role) if kind is not None and person is not None else None
    if kind is None or own is None:
        return ()
    language = session.language
    issuer = here.book.issuers[kind.issuer].said(language)
    shown = own.number[-_SHOWN_DIGITS:].rjust(len(own.number), "*")
    return (
        li.Licence(
            licence_id=f"{material.source}.{own.number[-_SHOWN_DIGITS:]}",
            title=kind.title.said(language),
            issuer=issuer,
            valid_until=None if own.days is None else here.today() + timedelta(days=own.days),
            facts=(
                li.LicenceFact(label=_HOLDER.get(language, _HOLDER["en"]), value=mask_name(name)),
                li.LicenceFact(label=_NUMBER.get(language, _NUMBER["en"]), value=shown),
            ),
        ),
    )


_HOLDER = {"zh-CN": "持证人", "zh-Hant": "持證人", "en": "Holder"}
_NUMBER = {"zh-CN": "证照编号", "zh-Hant": "證照編號", "en": "Number"}
