"""The lists that fields are chosen from. The city's own places are known here; for every other list a department is
asked, and what it said is kept as long as the visit.
"""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.facts import fact_name
from kiosk.catalogue.model import Field_
from kiosk.session.form.mail import MailPlace
from kiosk.session.form.slots import Slot, SlotKind, slots
from kiosk.session.model import Fill, Offer, OfferList, Parameters, Session, Values
from kiosk.session.world import World

#: So many offers stand on one leaf of a list.
OFFERS_A_LEAF = 8
#: The platform's list of all provinces and their cities.
PLACES = "regions.places"
_LEVELS = ("province", "city", "county", "town", "village")


def source_of(field: Field_) -> str:
    """Which list of the platform's a field is chosen from; "" for a field that is not chosen from one."""
    match field:
        case f.SelectField() | f.SlotField():
            return field.source
        case f.RegionField():
            return PLACES
        case _:
            return ""


def unanswered(fields: Iterable[Field_], slot: Slot, values: Values) -> Field_ | None:
    """The first field that the list of ``slot`` hangs on and that has no answer yet."""
    wanted = slot.field.depends_on if isinstance(slot.field, f.SelectField) else ()
    return next((field for field in fields if field.key in wanted and not values.one(field.key)), None)


def asked_with(field: Field_, values: Values) -> Values:
    """The answers that the list of ``field`` hangs on."""
    wanted = field.depends_on if isinstance(field, f.SelectField) else ()
    return Values(tuple((key, values.get(key)) for key in sorted(wanted)))


def offers_at(session: Session, stage: Parameters | Fill, slot: Slot, path: tuple[str, ...], world: World) -> (
    tuple[Offer, ...] | None
):  # fmt: skip
    """What is offered at the end of ``path``; None where the platform has not been asked yet."""
    field = slot.field
    if isinstance(field, f.RegionField) and field.only_here and world.catalogue.regions:
        return _places_here(field, path, session.looks.language, world)
    within, answers = path[-1] if path else "", asked_with(field, stage.values)
    for known in session.offered:
        if (known.code, known.field, known.within, known.asked_with) == (stage.code, field.key, within, answers):
            return known.offers
    return None


def chosen_offers(session: Session, stage: Parameters | Fill, slot: Slot, world: World) -> tuple[Offer, ...]:
    """The offers that stand in the form as they were offered; one that is not known any more by its key alone."""
    field, seen = slot.field, dict[str, Offer]()
    if isinstance(field, f.RegionField):
        named = (world.catalogue.regions.by_code.get(key) for key in stage.values.get(slot.key))
        language = session.looks.language
        seen |= {region.code: Offer(region.code, region.name.said(language)) for region in named if region is not None}
    for known in session.offered:
        if (known.code, known.field) == (stage.code, field.key):
            seen |= {offer.key: offer for offer in known.offers}
    application = session.application
    if application is not None and (origin := application.origin(slot.key)):
        known_facts = (fact for fact in application.facts if fact.name == fact_name(origin))
        seen |= {fact.key: Offer(fact.key, fact.label) for fact in known_facts if fact.label}
    chosen = stage.values.get(slot.key)
    if isinstance(field, MailPlace):
        return tuple(Offer(key, _way_down(key, seen, session)) for key in chosen)
    return tuple(seen.get(key, Offer(key, key)) for key in chosen)


def _way_down(code: str, seen: dict[str, Offer], session: Session) -> str:
    """A place from its province on, as it was offered level by level."""
    codes = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code[:6], code))
    labels = [seen[one].label for one in codes if one in seen]
    chinese = session.looks.language.startswith("zh")
    return ("".join(labels) if chinese else ", ".join(reversed(labels))) or code


def leads_on(field: Field_, offer: Offer) -> bool:
    """Whether touching ``offer`` shows what lies within it, and does not choose it."""
    if isinstance(field, f.RegionField):
        return offer.opens and _level(offer.key) < _LEVELS.index(field.down_to)
    return offer.opens


def keep(session: Session, came: OfferList) -> tuple[OfferList, ...]:
    """All lists of the visit, with ``came`` in the place of an older answer to the same question."""
    question = (came.code, came.field, came.within, came.asked_with)
    others = [one for one in session.offered if (one.code, one.field, one.within, one.asked_with) != question]
    return (*others, came)


def without_answers_that_hang_on(fields: Iterable[Field_], values: Values, key: str) -> Values:
    """``values`` after the answer of ``key`` has changed: what was chosen from a list that hangs on it is gone."""
    for slot in slots(fields):
        hangs = slot.kind is SlotKind.SELECT and isinstance(slot.field, f.SelectField) and key in slot.field.depends_on
        if hangs and values.get(slot.key):
            values = without_answers_that_hang_on(fields, values.put(slot.key, ()), slot.key)
    return values


def _places_here(field: f.RegionField, path: tuple[str, ...], language: str, world: World) -> tuple[Offer, ...]:
    regions = world.catalogue.regions
    way_up = regions.way_up(world.standing.region or "")
    city = way_up[-1] if way_up else next(iter(regions)).code
    if not path and _level(city) >= _LEVELS.index(field.down_to):
        return (Offer(city, regions.by_code[city].name.said(language)),)
    below = regions.below(path[-1] if path else city)
    return tuple(Offer(one.code, one.name.said(language), opens=bool(regions.below(one.code))) for one in below)


def _level(code: str) -> int:
    """How far down a code of GB/T 2260 (six digits) or a longer one of a town or a village reaches."""
    if len(code) > 6:
        return _LEVELS.index("town" if len(code) == 9 else "village")
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2
