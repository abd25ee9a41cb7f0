"""What an item's conditions come to, what somebody may leave as it is with a yes, and by when it is filed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kiosk.catalogue.definition import fields as f
from kiosk.catalogue.definition.filing import DayThatCounts
from kiosk.catalogue.definition.who import Condition
from kiosk.catalogue.facts import fact_name
from kiosk.catalogue.model import Field_, Service, Titled
from kiosk.catalogue.parameters import last_day
from kiosk.rules.expressions import Scope, holds, names_in
from kiosk.session.application import Application, Dispute, FactState, about_condition
from kiosk.session.form.checking import visible_fields
from kiosk.session.form.entries import entries, entry_fields, entry_scope
from kiosk.session.form.slots import slots
from kiosk.session.form.whole import form_fields_of
from kiosk.session.values import Values
from kiosk.session.world import Link, World


class Verdict(StrEnum):
    """What a condition comes to."""

    MET = "met"
    NOT_MET = "not_met"
    DISPUTED = "disputed"  # the record says no, the resident says that it is wrong: the department looks into it
    TO_ASK = "to_ask"  # it hangs on what is answered in the form
    TO_CHECK = "to_check"  # a department did not answer: nobody knows, and the department checks it


@dataclass(frozen=True)
class Finding:
    """``number``: which of the item's conditions."""

    number: int
    condition: Condition
    verdict: Verdict


def findings(service: Service, application: Application, scope: Scope) -> tuple[Finding, ...]:
    """Every condition that has a title, in the order of the definition."""
    return tuple(
        Finding(number, condition, verdict(number, condition, application, scope))
        for number, condition in enumerate(service.conditions)
        if condition.title is not None
    )


def verdict(number: int, condition: Condition, application: Application, scope: Scope) -> Verdict:
    """A condition that nobody can tell yet is never one that is not met."""
    held = holds(condition.holds, scope)
    if held is True:
        return Verdict.MET
    if held is False:
        return Verdict.DISPUTED if application.disputes_about(about_condition(number)) else Verdict.NOT_MET
    down = {fact.name for fact in application.facts if fact.state is not FactState.FOUND}
    return Verdict.TO_CHECK if names_in(condition.holds) & down else Verdict.TO_ASK


def stops(number: int, condition: Condition, application: Application, scope: Scope) -> bool:
    """Whether the way ends, or pauses, at a condition."""
    return number not in application.accepted and verdict(number, condition, application, scope) is Verdict.NOT_MET


# --- what may be left as it is ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Doubted:
    """A rule of a field that can be passed with a yes. ``slots``: where its values stand; ``given``: the values that
    it was passed with."""

    key: str
    slots: tuple[str, ...]
    rule: int
    given: tuple[str, ...]
    message: Titled

    @property
    def passed_as(self) -> tuple[str, int, tuple[str, ...]]:
        """What is remembered of the yes: it holds for these values and no others."""
        return (self.key, self.rule, self.given)


def doubts(fields: Iterable[Field_], application: Application, scope: Scope) -> tuple[Doubted, ...]:
    """What has not been passed yet, entries of lists among it."""
    return tuple(one for one in _doubts(fields, application.values, scope) if one.passed_as not in application.passed)


def _doubts(fields: Iterable[Field_], values: Values, scope: Scope) -> Iterator[Doubted]:
    for field in visible_fields(fields, scope):
        for number, check in enumerate(field.checks):
            if not check.hard and holds(check.holds, scope) is False:
                there = tuple(slot.key for slot in slots([field]) if not slot.again)
                given = tuple(value for key in there for value in values.get(key))
                yield Doubted(field.key, there, number, given, check.message)
        if isinstance(field, f.GroupField):
            for entry in entries(field, values):
                yield from _doubts(entry_fields(field, entry), values, entry_scope(field, entry, values, scope))


# --- what can be disputed ---------------------------------------------------------------------------------------------


def disputable(fields: Iterable[Field_], application: Application) -> tuple[Field_, ...]:
    """Fields in which a record stands that its owner may call wrong, and has not yet."""
    return tuple(
        field
        for field in fields
        if field.disputable
        and field.read_only
        and application.origin(field.key)
        and not application.disputes_about(field.key)
    )


def corrected(service: Service, before: Application, after: Application) -> Application:
    """With a dispute for every record that was changed in the form and that its owner may call wrong; one that was put
    back is none any more."""
    disputes = after.disputes
    for field in form_fields_of(service):
        if not field.disputable or field.read_only:
            continue
        said = after.values.one(field.key)
        disputes = tuple(one for one in disputes if one.about != field.key or one.recorded != said)
        source = before.origin(field.key)
        if source and not after.origin(field.key) and said:
            fact = before.fact(fact_name(source))
            recorded, day = before.values.one(field.key), fact.as_of if fact is not None else ""
            disputes = (*disputes, Dispute(field.key, field.dispute, recorded, source, day))
    return replace(after, disputes=disputes)


def behind(condition: Condition, service: Service, application: Application) -> tuple[Field_, ...]:
    """The records that a condition rests on and that can be called wrong."""
    names = names_in(condition.holds)
    return disputable((field for field in form_fields_of(service) if field.key in names), application)


# --- by when ----------------------------------------------------------------------------------------------------------


def too_late_without_link(service: Service, world: World) -> date | None:
    """The last day of a window that is so near that nothing is taken without a link; None where nothing stands in the
    way."""
    if world.link is not Link.OFFLINE or service.filing.counts is DayThatCounts.CONFIRMED:
        return None
    today = world.wall.date()
    last = last_day(today, service, world.standing.region, world.catalogue)
    if last is None or (last - today).days >= service.filing.margin_days:
        return None
    return last
