"""What somebody may leave as it is stands on its page: masked where it is personal, and spoken in private."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue.definition.fields import Check, DateRangeField, GroupField, NumberField, Section
from kiosk.catalogue.model import Titled
from kiosk.presenter.bodies_fill_once import doubt
from kiosk.presenter.spoken import spoken
from kiosk.rules.expressions import Scope
from kiosk.session import model as m
from kiosk.session.form.prefilling import start_application
from kiosk.session.form.weighing import doubts
from kiosk.session.values import Values
from kiosk.session.world import World
from kiosk.texts import Language, load_words
from screens.models import QuestionBody
from tests.support.applications import RESIDENT, every_service
from tests.support.situations import world

NEWBORN, HOTEL = "412099929000", "412099927000"
SAID = Titled(**{"zh-CN": "说法", "en": "said"})
NEVER = Check(holds="1 = 2", message=SAID, hard=False)
CHINESE = load_words(Language.CHINESE)


def shown(code: str, section: str, answers: dict[str, str]) -> QuestionBody:
    here: World = world(catalogue=every_service())
    service = every_service().services[code]
    begun = start_application(service, RESIDENT, (), m.Said(), here.wall.date())
    values = begun.values
    for key, value in answers.items():
        values = values.put(key, (value,))
    session = m.Session(resident=RESIDENT, application=replace(begun, values=values))
    return doubt(session, m.Doubt(code, section), here, CHINESE)


def test_the_value_that_was_entered_stands_above_what_is_to_be_looked_at() -> None:
    body = shown(HOTEL, SECTION_OF_GUESTS, {"beds": "40", "max_guests": "30"})
    said = [(fact.label, fact.value) for fact in body.facts]
    (guests,) = [number for number, (_, value) in enumerate(said) if value.startswith("30")]
    assert said[guests][0] and said[guests + 1] == ("请留意", "接待人数不应少于床位数。")


def test_what_is_personal_is_masked_and_spoken_in_private() -> None:
    body = shown(NEWBORN, SECTION_OF_NAME, {"child_name": "阿卜杜热合曼江"})
    (name,) = [fact for fact in body.facts if fact.key == "child_name"]
    assert name.value == "阿*****江"
    (part,) = [part for part in spoken(body, CHINESE, personal=True) if part.words == name.value]
    assert part.private


def test_of_an_entry_of_a_list_its_own_value_stands_there() -> None:
    share = NumberField(kind="number", key="share", label=SAID, checks=(NEVER,))
    group = GroupField(kind="group", key="owners", label=SAID, fields=(share,))
    here = world(catalogue=every_service())
    service = every_service().services[HOTEL]
    assert service.form is not None
    form = service.form.model_copy(update={"sections": (Section(key="list", title=SAID, fields=(group,)),)})
    services = {**here.catalogue.services, HOTEL: service.model_copy(update={"form": form})}
    here = replace(here, catalogue=replace(here.catalogue, services=services))
    begun = start_application(services[HOTEL], RESIDENT, (), m.Said(), here.wall.date())
    values = begun.values.put("owners", ("0", "1")).put("owners.0.share", ("60",)).put("owners.1.share", ("40",))
    session = m.Session(resident=RESIDENT, application=replace(begun, values=values))
    facts = doubt(session, m.Doubt(HOTEL, "list"), here, CHINESE).facts
    assert [(fact.label, fact.value) for fact in facts] == [
        ("说法", "60"), ("请留意", "说法"), ("说法", "40"), ("请留意", "说法"),
    ]  # fmt: skip


def test_a_yes_to_a_range_holds_for_its_two_days_and_no_others() -> None:
    span = DateRangeField(kind="date_range", key="lease", label=SAID, checks=(NEVER,))
    here = world(catalogue=every_service())
    begun = start_application(every_service().services[HOTEL], RESIDENT, (), m.Said(), here.wall.date())

    def doubted(last: str) -> tuple[str, int, tuple[str, ...]]:
        values = Values((("lease_from", ("2026-01-01",)), ("lease_to", (last,))))
        (one,) = doubts((span,), replace(begun, values=values), Scope(here.wall.date()))
        return one.passed_as

    assert doubted("2026-12-31") != doubted("2027-12-31")


def _section_of(code: str, key: str) -> str:
    form = every_service().services[code].form
    assert form is not None
    return next(one.key for one in form.sections if key in {field.key for field in one.fields})


SECTION_OF_GUESTS, SECTION_OF_NAME = _section_of(HOTEL, "max_guests"), _section_of(NEWBORN, "child_name")
