"""What is handed in, as text: the form as the department gets it, and its digest, which is what is signed. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.who import DisputeWay
from kiosk.catalogue.facts import deciding_facts, material_fact
from kiosk.catalogue.model import Field_, Mode, Service
from kiosk.rules.expressions import Scope
from kiosk.session.application import Application, Dispute, FactState
from kiosk.session.form.checking import visible_fields
from kiosk.session.form.entries import entries, entry_fields, entry_scope
from kiosk.session.form.following import along, identity_unverified, signers_unverified
from kiosk.session.form.handing import optional, wanted
from kiosk.session.form.phones import is_phone, proven_phones
from kiosk.session.form.signed_text import Json, signature_text, signers_text
from kiosk.session.form.slots import slots
from kiosk.session.form.verified import unproven
from kiosk.session.form.whole import calculated_text, shown_sections
from kiosk.session.identity import Resident
from kiosk.session.sheets import Sheet, Via
from kiosk.session.signatures import FormInHand


@dataclass(frozen=True, repr=False)
class Content:
    """``text`` is JSON; ``digest`` the SHA-256 of the part that is signed, in hexadecimal."""

    text: str
    digest: str

    def __repr__(self) -> str:
        return f"Content({self.digest[:8]})"


def content_digest(service: Service, application: Application, scope: Scope) -> str:
    """The digest of form, materials and consents as they stand: another letter, and it is another one."""
    return hashlib.sha256(_text(_signed_part(service, application, scope)).encode()).hexdigest()


def form_of(service: Service, application: Application, scope: Scope) -> FormInHand | None:
    """The PDF of exactly what stands there, None while it is not laid out, or cannot be."""
    form = application.form
    return form if form is not None and form.content == content_digest(service, application, scope) else None


def signed_digest(service: Service, application: Application, scope: Scope) -> str:
    """What everybody signs: the digest of the content and that of its PDF, in one. Where no PDF could be drawn it is
    the content alone, and says so."""
    form = form_of(service, application, scope)
    signed: dict[str, Json] = {
        "content": content_digest(service, application, scope),
        "form": form.sha256 if form is not None else None,
    }
    return hashlib.sha256(_text(signed).encode()).hexdigest()


def content_of(service: Service, application: Application, resident: Resident, scope: Scope) -> Content:
    """All that is handed in beside who hands it in."""
    digest = signed_digest(service, application, scope)
    form = form_of(service, application, scope)
    whole: dict[str, Json] = {
        **_signed_part(service, application, scope),
        "digest": digest,
        "content_digest": content_digest(service, application, scope),
        "form_pdf": {"sha256": form.sha256, "pages": form.pages} if form is not None else None,
        "identified": {"way": resident.way.value, "trust": resident.trust.value, "proof": resident.proof or None},
        "on_behalf": _on_behalf(resident),
        "body": {"credit_code": resident.body.credit_code, "role": resident.body.chosen} if resident.body else None,
        "sources": dict(application.origins),
        "proven_phones": dict[str, Json](proven_phones(service, application, scope)),
        "to_check": list(unverified(service, application, scope)),
        "identity_to_verify": identity_unverified(service, resident),
        "signers_to_verify": signers_unverified(service, application, digest),
        "along": [item.key for item in along(service, scope)],
        "signature": signature_text(application.signature) if application.signature is not None else None,
        **signers_text(service, application, resident, scope, digest),
    }
    return Content(_text(whole), digest)


def unverified(service: Service, application: Application, scope: Scope) -> tuple[str, ...]:
    """What the department must still check itself: fields that should have come from a source and were typed, phones
    whose digits were not typed here, departments that did not answer, e-licences that were not to be had. Keys of
    fields and materials, names of facts."""
    typed = [
        field.key
        for section in shown_sections(service, scope)
        for field in visible_fields(section.fields, scope)
        if (field.read_only and not isinstance(field, f.CalculatedField) and not application.origin(field.key))
        or (is_phone(field) and application.values.get(field.key) and not application.phone_proof(field.key))
    ]
    deciding = deciding_facts(service)
    down = (fact.name for fact in application.facts if fact.state is FactState.DOWN and fact.name in deciding)
    looked_up = unproven(service, application, scope)
    fetched = (held.material for held in application.held if held.via is Via.WALLET and not held.token)
    return (*typed, *(one.about for one in application.disputes if one.about not in typed), *down, *looked_up, *fetched)


def _signed_part(service: Service, application: Application, scope: Scope) -> dict[str, Json]:
    return {
        "item": service.code,
        "version": service.version,
        "form": dict(_form(service, application, scope)),
        "materials": dict(_materials(service, application, scope)),
        "consents": dict(application.consents),
        "disputes": [_dispute(dispute, application) for dispute in application.disputes],
        "left_as_it_is": [*sorted({key for key, _, _ in application.passed})],
    }


def _dispute(dispute: Dispute, application: Application) -> Json:
    """What is on record and what is said instead, side by side."""
    return {
        "about": dispute.about,
        "way": dispute.way.value,
        "recorded": dispute.recorded,
        "source": dispute.source,
        "as_of": dispute.as_of or None,
        "said": None if dispute.way is DisputeWay.COUNTER else application.values.one(dispute.about) or None,
    }


def _materials(service: Service, application: Application, scope: Scope) -> Iterator[tuple[str, Json]]:
    """How each comes, and of what was given here every page by its hash: these pages are signed, and no others."""
    given = (one for one in optional(service, scope) if application.mode(one.key) is not None)
    for material in (*wanted(service, scope), *given):
        mode, held = application.mode(material.key), application.given(material.key)
        said: dict[str, Json] = {"mode": mode.value if mode is not None else None}
        if held is not None:
            said["via"] = held.via.value
            said["pages"] = [_page(sheet) for sheet in held.sheets]
            if held.token:
                said["token"] = held.token
        elif mode is Mode.VERIFIED and material.source is not None:
            fact = application.fact(material_fact(material.key))
            said["verified"] = {"state": fact.state.value, "as_of": fact.as_of or None} if fact is not None else None
        yield material.key, said


def _page(sheet: Sheet) -> Json:
    return {"sha256": sheet.sha256, "flaws": list[Json](sorted(flaw.value for flaw in sheet.flaws))}


def _form(service: Service, application: Application, scope: Scope) -> Iterator[tuple[str, Json]]:
    for section in shown_sections(service, scope):
        yield from _fields(section.fields, application, scope)


def _fields(fields: tuple[Field_, ...], application: Application, scope: Scope) -> Iterator[tuple[str, Json]]:
    values = application.values
    for field in visible_fields(fields, scope):
        if isinstance(field, f.CalculatedField):
            if text := calculated_text(field, scope):
                yield field.key, text
        elif isinstance(field, f.GroupField):
            yield field.key, [dict(_entry(field, entry, application, scope)) for entry in entries(field, values)]
        else:
            for slot in slots([field]):
                value = values.get(slot.key)
                if value and not slot.again:
                    yield slot.key, list(value) if _is_many(field) else value[0]


def _entry(group: f.GroupField, entry: str, application: Application, scope: Scope) -> Iterator[tuple[str, Json]]:
    start = f"{group.key}.{entry}."
    inner = entry_scope(group, entry, application.values, scope)
    for key, value in _fields(entry_fields(group, entry), application, inner):
        yield key.removeprefix(start), value


def _is_many(field: Field_) -> bool:
    return isinstance(field, f.ChoicesField) or (isinstance(field, f.SelectField) and field.several)


def _on_behalf(resident: Resident) -> Json:
    principal = resident.principal
    if principal is None:
        return None
    return {
        "as": principal.behalf.value,
        "name": principal.card.name or principal.card.english_name,
        "number": principal.card.number,
        "proof": principal.proof or None,
        "authority": principal.authority or None,
    }


def _text(value: Json) -> str:
    """One spelling for one content, so that its digest is one, too."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
