"""Signatures as they are handed in. What was drawn is named by its handle, for which the runner puts the drawing."""

from __future__ import annotations

from typing import TypeAlias

from kiosk.catalogue.model import WORTH, Service
from kiosk.rules.expressions import Scope
from kiosk.session.application import Application
from kiosk.session.form.signers import Signer, call_of, minors, signature_of, signers
from kiosk.session.identity import Resident
from kiosk.session.signatures import Call, CallState, PartySignature, Signature

Json: TypeAlias = str | bool | int | list["Json"] | dict[str, "Json"] | None
#: The key under which the handle of a drawing stands.
STROKES = "strokes"


def signature_text(signature: Signature) -> dict[str, Json]:
    witness = signature.witness
    said: dict[str, Json] = {
        "by": signature.by.value,
        "at": signature.at.isoformat(timespec="seconds"),
        "digest": signature.digest,
    }
    if signature.strokes:
        said[STROKES] = signature.strokes
    if witness is not None:
        said["witness"] = {"name": witness.name, "number": witness.number, "relation": witness.relation}
    if signature.request:
        said["request"] = signature.request
    return said


def signers_text(
    service: Service, application: Application, resident: Resident, scope: Scope, digest: str
) -> dict[str, Json]:
    """Who else signs: those who have, those who are waited for, and minors, who do not. Empty for an item of one."""
    there = signers(service, application, scope, resident, scope.today)
    young = minors(service, application, scope, scope.today)
    if not there and not young:
        return {}
    signed: list[Json] = []
    awaited: list[Json] = []
    for signer in there:
        own = signature_of(signer, application, digest)
        call = call_of(signer, application, digest)
        if own is not None:
            signed.append({**_person(signer), **_party(own)})
        elif call is not None and call.state is CallState.SIGNED:
            signed.append({**_person(signer), **_remote(call)})
        elif call is not None:
            until = call.expires.isoformat(timespec="seconds")
            awaited.append({**_person(signer), "request": call.request, "expires": until})
    return {"parties": signed, "awaited": awaited, "minors": [_person(one) for one in young]}


def _person(signer: Signer) -> dict[str, Json]:
    return {"key": signer.key, "name": signer.name, "number": signer.number}


def _party(party: PartySignature) -> dict[str, Json]:
    return {
        "signature": signature_text(party.signature),
        "consents": dict(party.consents),
        "identified": {"way": party.way.value, "trust": WORTH[party.way].value, "proof": party.proof or None},
    }


def _remote(call: Call) -> dict[str, Json]:
    at = call.at.isoformat(timespec="seconds") if call.at is not None else None
    return {
        "signature": {
            "by": call.by.value if call.by else None,
            "at": at,
            "digest": call.digest,
            "request": call.request,
        }
    }
