"""Pages on the way: the notice, the card, the choices, the waiting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drivers.protocols import CardReadReason
from kiosk.catalogue.model import ChoicesField, MonthRangeField, Service
from kiosk.presenter.say import month_short, month_words
from kiosk.session.model import Identify, Parameters, Session, Values, Waiting, Working
from kiosk.session.parameters import FieldMistake, Mistake, from_key, last_month, mistakes, to_key
from kiosk.session.world import World
from kiosk.texts import Words
from screens.models import (
    Action,
    ActionStyle,
    FieldKind,
    FormField,
    IdentifyBody,
    NoticeBody,
    Option,
    ParametersBody,
    Point,
    Scene,
    WorkingBody,
)

#: After this long the page says how long it has been, and offers to stop.
_SLOW = 3.0


def notice(words: Words) -> NoticeBody:
    points = ("what", "why", "who", "kept", "refuse")
    return NoticeBody(
        title=words.of("notice-title"),
        lead=words.of("notice-lead"),
        points=tuple(Point(key, words.of(f"notice-{key}")) for key in points),
        agree=Action("action:agree", words.of("action-agree"), ActionStyle.PRIMARY),
        decline=Action("action:decline", words.of("action-decline")),
    )


def identify(session: Session, stage: Identify, words: Words) -> IdentifyBody:
    reading = any(pending.waiting is Waiting.CARD for pending in session.pending)
    if reading:
        return IdentifyBody(words.of("identify-reading-title"), words.of("identify-reading"), Scene.READING_CARD, ())
    tips = tuple(Point(key, words.of(f"identify-tip-{key}")) for key in ("flat", "alone", "still"))
    if stage.failure is None:
        return IdentifyBody(words.of("identify-title"), words.of("identify-lay"), Scene.LAY_CARD, tips)
    scene = Scene.LAY_CARD if stage.failure is CardReadReason.TAKEN_AWAY else Scene.CARD_PROBLEM
    message = words.of(f"identify-failed-{stage.failure.value.replace('_', '-')}")
    return IdentifyBody(words.of("identify-again-title"), message, scene, tips)


def parameters(session: Session, stage: Parameters, world: World, words: Words) -> ParametersBody:
    language = words.language.value
    service = world.catalogue.services[stage.code]
    wrong = {mistake.field: mistake for mistake in mistakes(service, stage.values)} if stage.checked else {}
    fields = tuple(_Form(stage, words, last_month(world.wall.date()), wrong).fields(service))
    return ParametersBody(
        title=service.title.said(language),
        lead=words.of("parameters-lead"),
        fields=fields,
        errors=tuple(Point(field.key, field.error) for field in fields if field.error),
        next=Action("action:next", words.of("action-next-" + service.kind.value), ActionStyle.PRIMARY),
    )


def working(session: Session, stage: Working, world: World, words: Words) -> WorkingBody:
    service = world.catalogue.services[stage.code]
    language = words.language.value
    waited = int(world.now - stage.since)
    slow = world.now - stage.since >= _SLOW
    return WorkingBody(
        title=words.of("working-title-" + service.kind.value),
        message=words.of("working-message", department=world.catalogue.department(service).said(language)),
        scene=Scene.ASKING,
        waited=words.of("working-waited", seconds=waited) if slow else "",
        cancel=Action("action:stop", words.of("action-stop")) if slow else None,
    )


@dataclass(frozen=True)
class _Form:
    """What every field of the parameter page needs to know."""

    stage: Parameters
    words: Words
    newest: str  # the newest month that can be asked about
    wrong: Mapping[str, FieldMistake]

    def fields(self, service: Service) -> Iterator[FormField]:
        language = self.words.language.value
        for parameter in service.parameters:
            if isinstance(parameter, ChoicesField):
                yield self._choices(parameter)
            elif isinstance(parameter, MonthRangeField):
                yield self._month(parameter.earliest, from_key(parameter), parameter.from_label.said(language))
                yield self._month(parameter.earliest, to_key(parameter), parameter.to_label.said(language))

    def _choices(self, parameter: ChoicesField) -> FormField:
        language = self.words.language.value
        chosen = self.stage.values.get(parameter.key)
        labels = [choice.label.said(language) for choice in parameter.choices if choice.key in chosen]
        return FormField(
            key=parameter.key,
            label=parameter.label.said(language),
            kind=FieldKind.MULTI,
            hint=parameter.hint.said(language) if parameter.hint else "",
            value=self.words.of("list-join").join(labels),
            options=tuple(
                Option(choice.key, choice.label.said(language), choice.key in chosen) for choice in parameter.choices
            ),
            error=_error(self.wrong.get(parameter.key), self.words),
        )

    def _month(self, earliest: str, key: str, label: str) -> FormField:
        chosen = self.stage.values.one(key)
        opened = self.stage.open_field == key
        year = (self.stage.shown_year if opened else "") or chosen[:4] or self.newest[:4]
        months = [f"{year}-{month:02d}" for month in range(1, 13)] if opened else []
        return FormField(
            key=key,
            label=label,
            kind=FieldKind.MONTH,
            hint="",
            value=month_words(chosen, self.words),
            options=tuple(
                Option(month, month_short(month, self.words), month == chosen, earliest <= month <= self.newest)
                for month in months
            ),
            error=_error(self.wrong.get(key), self.words),
            open=opened,
            year=year,
            earlier=year > earliest[:4],
            later=year < self.newest[:4],
        )


def _error(mistake: FieldMistake | None, words: Words) -> str:
    if mistake is None:
        return ""
    if mistake.mistake is Mistake.TOO_LONG:
        return words.of("mistake-too-long", limit=mistake.limit)
    return words.of(f"mistake-{mistake.mistake.value.replace('_', '-')}")


def months_in_words(values: Values, service: Service, words: Words) -> str:
    """The chosen span of the item's first month range, for the result pages; "" when it has none."""
    for parameter in service.parameters:
        if isinstance(parameter, MonthRangeField):
            return words.of(
                "month-span",
                first=month_words(values.one(from_key(parameter)), words),
                last=month_words(values.one(to_key(parameter)), words),
            )
    return ""
