"""A form that is not finished, as what is kept of it, and back again. Pure.

Only what somebody typed or chose is kept. What departments and the card filled in is asked anew; a signature, a
consent, a pledge and a declaration are given again; a picture is taken again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.model import Field_, Mode, Service
from kiosk.rules.expressions import Scope
from kiosk.rules.months import is_month
from kiosk.session.application import Application, Correction
from kiosk.session.application_stages import ApplicationStage, Fill
from kiosk.session.form.checking import visible_fields
from kiosk.session.form.content import Content
from kiosk.session.form.entries import entries, entry_fields, entry_scope, with_entry
from kiosk.session.form.filling import as_typed, is_year, offered_months, presets, year_bounds
from kiosk.session.form.handing import CAPTURED, modes_here
from kiosk.session.form.prefilling import is_settled
from kiosk.session.form.signed_text import Json
from kiosk.session.form.slots import Slot, SlotKind, slots
from kiosk.session.form.whole import form_fields_of, group_of, shown_sections
from kiosk.session.identity import Resident
from kiosk.session.matters import DraftInHand
from kiosk.session.world import World

#: What a draft can hold. A tick is a declaration; anything else needs a device.
_KEPT = frozenset(
    {
        SlotKind.CHOICES,
        SlotKind.CHOICE,
        SlotKind.MONTH,
        SlotKind.YEAR,
        SlotKind.DATE,
        SlotKind.TEXT,
        SlotKind.SELECT,
    }
)
#: Ways of handing in that are gone through again: somebody's own word, and pages that are kept nowhere.
_AGAIN = (Mode.PLEDGE, *CAPTURED)
#: More entries than any list may have are nobody's doing.
_MOST_ENTRIES = 100


def with_typed(service: Service, application: Application, before: ApplicationStage | None) -> Application:
    """The application with what stands on the page that somebody stops on, right or half."""
    if not isinstance(before, Fill) or before.code != application.code:
        return application
    group = group_of(service, before.group) if before.group else None
    values = with_entry(group, before.values, before.entry) if group is not None else before.values
    return application.edited(values)


def draft_of(service: Service, application: Application, resident: Resident, scope: Scope) -> Content:
    """What is kept, and its digest."""
    form = dict(_form(service, application, scope))
    modes = {key: mode.value for key, mode in application.modes if mode not in _AGAIN}
    correction = application.correction
    whole: dict[str, Json] = {
        "version": service.version,
        "form": form,
        "done": cast("list[Json]", sorted(application.done)),
        "materials": cast("dict[str, Json]", modes),
        "credit_code": resident.body.credit_code if resident.body is not None else None,
        "corrects": correction.submission if correction is not None else None,
    }
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Content(text, hashlib.sha256(f"draft:{service.code}:{text}".encode()).hexdigest())


def is_worth_keeping(service: Service, application: Application, scope: Scope) -> bool:
    """Whether somebody typed or chose anything that is not there at every beginning."""
    fields = (field for field in form_fields_of(service) if not isinstance(field, f.YearField))
    beginning = presets(fields, scope.today)
    typed = (key for key, _ in _form(service, application, scope))
    return bool(application.done) or any(application.values.get(key) != beginning.get(key) for key in typed)


def _form(service: Service, application: Application, scope: Scope) -> Iterator[tuple[str, Json]]:
    for section in shown_sections(service, scope):
        yield from _fields(section.fields, application, scope)


def _fields(fields: Iterable[Field_], application: Application, scope: Scope) -> Iterator[tuple[str, Json]]:
    values = application.values
    for field in visible_fields(fields, scope):
        if isinstance(field, f.GroupField):
            if there := entries(field, values):
                yield field.key, [dict(_entry(field, entry, application, scope)) for entry in there]
            continue
        for slot in slots([field]):
            value = values.get(slot.key)
            if value and slot.kind in _KEPT and not slot.again and not application.origin(slot.key):
                yield slot.key, list(value) if len(value) > 1 or slot.kind is SlotKind.CHOICES else value[0]


def _entry(group: f.GroupField, entry: str, application: Application, scope: Scope) -> Iterator[tuple[str, Json]]:
    start = f"{group.key}.{entry}."
    inner = entry_scope(group, entry, application.values, scope)
    for key, value in _fields(entry_fields(group, entry), application, inner):
        yield key.removeprefix(start), value


# --- and back ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class Restored:
    """``again``: keys of slots whose answer does not fit any more; ``no_more``: answers that nobody asks for now."""

    application: Application
    again: tuple[str, ...]
    no_more: int


def restored(service: Service, begun: Application, draft: DraftInHand, world: World) -> Restored:
    """``begun``, as it stands with what the card and departments say now, with what still fits of the draft.

    What a source filled in and nobody may change stays. Sections count as done only where the form is still the one
    that they were gone through in, and nothing of them is lost.
    """
    kept = _values_of(draft.form)
    fields = form_fields_of(service)
    values, taken = begun.values, dict[str, tuple[str, ...]]()
    lost: list[str] = []
    asked: set[str] = set()
    for field in fields:
        if isinstance(field, f.GroupField):
            names = kept.get(field.key, ())[: field.most]
            if names:
                values = values.put(field.key, names)
            asked |= {field.key, *(key for key in kept if key.startswith(f"{field.key}."))}
            inner: list[Field_] = [one for name in names for one in entry_fields(field, name)]
        else:
            inner = [field]
        for slot in slots(inner):
            asked.add(slot.key)
            answer = kept.get(slot.again or slot.key, ())
            # What was typed twice, so that it is right, is typed twice again; what a source says again stays its word.
            if not answer or slot.again or is_settled(slot.field, begun) or answer == begun.values.get(slot.key):
                continue
            fitting = _fitting(slot, answer, world)
            if fitting:
                taken[slot.key] = fitting
            if fitting != answer:
                lost.append(slot.key)
    for key, answer in taken.items():
        values = values.put(key, answer)
    origins = tuple((key, source) for key, source in begun.origins if values.get(key) == begun.values.get(key))
    same = draft.version == service.version
    sections = service.form.sections if service.form is not None else ()
    # Of what was handed in, every part was gone through.
    gone_through = draft.done or frozenset(section.key for section in sections if draft.saved.corrects)
    lost_in = {field.key for field in fields for slot in slots([field]) if slot.key in lost}
    done = frozenset(
        section.key
        for section in sections
        if same and section.key in gone_through and not any(field.key in lost_in for field in section.fields)
    )
    saved = draft.saved
    correction = Correction(saved.corrects, saved.case_number, saved.asked) if saved.corrects else None
    application = replace(
        begun,
        values=values,
        origins=origins,
        done=done,
        modes=tuple(_modes(service, draft)),
        listed=True,
        correction=correction,
    )
    return Restored(application, tuple(lost), len(set(kept) - asked))


def _modes(service: Service, draft: DraftInHand) -> Iterator[tuple[str, Mode]]:
    wanted_anew = set(draft.saved.wanted)
    known = dict(draft.materials)
    for material in service.materials:
        mode = known.get(material.key, "")
        offered = {one.value for one in modes_here(material) if one not in _AGAIN}
        if mode in offered and material.key not in wanted_anew:
            yield material.key, Mode(mode)


def _values_of(form: str) -> dict[str, tuple[str, ...]]:
    """By slots. What is not of that shape is nothing: a page asks for it."""
    try:
        read = json.loads(form)
    except ValueError:
        return {}
    values: dict[str, tuple[str, ...]] = {}
    for key, value in read.items() if isinstance(read, dict) else ():
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            there = value[:_MOST_ENTRIES]
            values[key] = tuple(str(number) for number in range(len(there)))
            for number, entry in enumerate(there):
                values |= {f"{key}.{number}.{name}": text for name, text in _plain(entry)}
        else:
            values |= dict(_plain({key: value}))
    return values


def _plain(read: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, value in read.items():
        many = value if isinstance(value, list) else [value]
        texts = tuple(one for one in many if isinstance(one, str) and one)
        if texts and len(texts) == len(many):
            yield key, texts


def _fitting(slot: Slot, answer: tuple[str, ...], world: World) -> tuple[str, ...]:
    """What of an answer can stand in the slot now."""
    field, today = slot.field, world.wall.date()
    match slot.kind:
        case SlotKind.CHOICES | SlotKind.CHOICE if isinstance(field, f.ChoicesField | f.ChoiceField):
            offered = {choice.key for choice in field.choices}
            there = tuple(key for key in answer if key in offered)
            return there if slot.kind is SlotKind.CHOICES else there[:1]
        case SlotKind.TEXT:
            typed = as_typed(slot, answer[0])
            return (typed,) if typed else ()
        case SlotKind.MONTH:
            return answer[:1] if is_month(answer[0]) and offered_months(slot, today, answer[0]) else ()
        case SlotKind.YEAR:
            year = answer[0]
            known = is_year(year) and int(year) in year_bounds(slot, today)
            return answer[:1] if known else ()
        case SlotKind.DATE:
            return answer[:1] if _is_day(answer[0]) else ()
        case SlotKind.SELECT if isinstance(field, f.RegionField):
            return answer[:1] if answer[0] in world.catalogue.regions.by_code else ()
        case _:
            # A department's list may be another by now, and a time that was free is somebody's.
            return ()


def _is_day(text: str) -> bool:
    try:
        return text == date.fromisoformat(text).isoformat()
    except ValueError:
        return False
