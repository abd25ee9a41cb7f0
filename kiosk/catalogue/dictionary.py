"""The dictionary of fields (一表机): what a key means in every form, so that a value can be carried between them.

A field that is filled in from earlier filings stands here, and has the kind that is written here; ``kiosk catalogue
check`` says where it does not. Other keys are their form's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.service import Service
from kiosk.catalogue.problems import Mistake, Path

#: How what comes of an item is fetched: a choice of SELF, MAIL and LOCKER.
DELIVERY = "delivery"
SELF, MAIL, LOCKER = "self", "mail", "locker"
#: By key, the kind that a field has in every form.
DICTIONARY: Mapping[str, str] = MappingProxyType(
    {
        "address": "address",
        "contact": "party",
        "contact_name": "text",
        "contact_phone": "text",
        DELIVERY: "choice",
        "deliver_to": "address",
        "director": "party",
        "education": "choice",
        "finance": "party",
        "hospital": "text",
        "job_intent": "group",
        "landlord": "party",
        "legal_person": "party",
        "liaison": "party",
        "live_address": "address",
        "live_at": "address",
        "living_at": "address",
        "mail_address": "address",
        "mail_receiver": "party",
        "manager": "party",
        "maternity_card": "text",
        "medical_place": "region",
        "other_phone": "text",
        "phone": "text",
        "premises": "address",
        "receiver": "party",
        "residence": "address",
        "supervisor": "party",
        "where": "address",
    }
)
_EARLIER = "earlier"


def check_dictionary(service: Service, fields: Iterator[tuple[Path, f.Field_]]) -> Iterator[Mistake]:
    """Fields that are carried between forms and mean something else there; and ways of delivery that nobody knows."""
    for path, field in fields:
        if field.key == DELIVERY and isinstance(field, f.ChoiceField):
            for index, choice in enumerate(field.choices):
                if choice.key not in (SELF, MAIL, LOCKER):
                    yield Mistake((*path, "choices", index), f"there is no way of delivery {choice.key}")
        if any(prefill.source == _EARLIER for prefill in field.prefill):
            kind = DICTIONARY.get(field.key)
            if kind is None:
                yield Mistake((*path, "key"), f"{field.key} is filled in from other forms and not in the dictionary")
            elif kind != field.kind:
                yield Mistake((*path, "kind"), f"{field.key} is a {kind} in every form, and a {field.kind} here")
