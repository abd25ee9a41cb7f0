"""What follows from an application as it stands: what it costs, what is done along with it, how its result is fetched,
and what the department must check itself. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kiosk.catalogue.definition.money_and_time import Fee
from kiosk.catalogue.definition.service import JointItem
from kiosk.catalogue.dictionary import DELIVERY
from kiosk.catalogue.facts import fact_name
from kiosk.catalogue.model import WORTH, Service, Titled
from kiosk.rules.expressions import ExpressionMistake, Scope, evaluate, holds, names_in
from kiosk.session.application import Application
from kiosk.session.form.slots import slots
from kiosk.session.form.whole import form_fields_of
from kiosk.session.identity import Resident

#: Among what must be checked: who it was, where nobody could be asked.
IDENTITY = "identity"
#: The same of others who sign.
SIGNERS = "signers"


@dataclass(frozen=True)
class Due:
    """A fee. ``amount`` in yuan; None: the department says how much."""

    fee: Fee
    amount: Decimal | None


def dues(service: Service, scope: Scope) -> tuple[Due, ...]:
    """The fees of what is applied for; one whose condition cannot be told is not there yet."""
    return tuple(
        Due(fee, _amount(fee, scope)) for fee in service.fees if fee.when is None or holds(fee.when, scope) is True
    )


def _amount(fee: Fee, scope: Scope) -> Decimal | None:
    if fee.amount is not None:
        return Decimal(fee.amount)
    value = evaluate(fee.calculated, scope) if fee.calculated is not None else None
    return value if isinstance(value, Decimal) else None


def along(service: Service, scope: Scope) -> tuple[JointItem, ...]:
    """What is done along with it, as it was ticked; each has a clock of its own."""
    return tuple(item for item in service.joint_items if item.when is None or holds(item.when, scope) is True)


def delivery(application: Application) -> str:
    """How the result is fetched, by its key in the dictionary; "" where nothing is asked."""
    return application.values.one(DELIVERY)


def identity_unverified(service: Service, resident: Resident) -> bool:
    """Whether somebody was taken at less than the item asks, because nobody could be asked."""
    return service.who.to_verify and not service.who.is_enough(resident.way, resident.trust)


def signers_unverified(service: Service, application: Application, digest: str) -> bool:
    """Whether somebody else has signed here with their card alone, because nobody could be asked about their face."""
    return any(
        one.signature.digest == digest and not service.who.is_enough(one.way, WORTH[one.way])
        for one in application.parties
    )


def check_names(service: Service, keys: tuple[str, ...]) -> Iterator[Titled | None]:
    """What the department must check, in words and each once: fields by their label, facts by what hangs on them; None
    for what has no words of its own."""
    titles = {material.key: material.title for material in service.materials}
    labels = titles | {slot.key: slot.label for field in form_fields_of(service) for slot in slots([field])}
    of_fact = {fact_name(one.source): field.label for field in form_fields_of(service) for one in field.prefill}
    said: set[str] = set()
    for key in keys:
        found = labels.get(key) or of_fact.get(key) or _condition(service, key)
        words = found.zh if found is not None else ""
        if words not in said:
            said.add(words)
            yield found


def _condition(service: Service, key: str) -> Titled | None:
    """The condition that a dispute is about, or that hangs on a fact."""
    for number, condition in enumerate(service.conditions):
        try:
            names = names_in(condition.holds)
        except ExpressionMistake:  # the checker has told it
            continue
        if key in names or key == f"condition:{number}":
            return condition.title
    return None
