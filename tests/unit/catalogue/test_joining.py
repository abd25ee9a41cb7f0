"""Items x terminal: available, or every reason why not, and where instead."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

import pytest
import yaml

from kiosk.catalogue.collection import Catalogue, make_catalogue
from kiosk.catalogue.definition.service import BankChannel, Hours
from kiosk.catalogue.guides import Guides
from kiosk.catalogue.joining import EVERYWHERE, Standing, Why, is_open, nearest, reasons
from kiosk.catalogue.model import Channel, Kind, Level, Module, Network, Service, State, Titled, Trust
from kiosk.catalogue.regions import Regions
from kiosk.central.sandbox.guides import make_guides
from tests.support import city
from tests.support.catalogues import definition

MONDAY = datetime(2026, 6, 15, 10, 30)
ALL = frozenset(Module)


@cache
def known() -> Service:
    """For halls alone, at any hour, and with no places of its own."""
    service = Service.model_validate(definition())
    channels = service.channels.model_copy(update={"bank": None})
    guide = service.guide.model_copy(update={"places": ()})
    return service.model_copy(update={"channels": channels, "guide": guide})


@cache
def departments() -> dict[str, Titled]:
    text = (city.CONFIG / "services" / "departments.yaml").read_text("utf-8")
    return {key: Titled.model_validate(name) for key, name in yaml.safe_load(text).items()}


@cache
def regions() -> Regions:
    return city.regions()


def item(**changes: object) -> Service:
    return known().model_copy(update=changes)


def hall(**changes: object) -> Service:
    channels = known().channels
    return item(channels=channels.model_copy(update={"hall": channels.hall.model_copy(update=changes)}))


def bank(offered: bool = True, modules: tuple[Module, ...] | None = None) -> Service:
    return item(channels=known().channels.model_copy(update={"bank": BankChannel(offered=offered, modules=modules)}))


def catalogue(service: Service) -> Catalogue:
    guides_here = make_guides((service,), departments(), regions())
    texts = {guide.region: guide.model_dump_json(by_alias=True) for guide in guides_here}
    guides = Guides({service.code: texts} if texts else {})
    return make_catalogue((service,), departments(), "1", regions(), guides)


def why(
    service: Service,
    standing: Standing = EVERYWHERE,
    fitted: frozenset[Module] = ALL,
    wall: datetime = MONDAY,
    online: bool = True,
) -> list[Why]:
    found = reasons(service, catalogue(service), standing, fitted, wall=wall, online=online)
    return [reason.why for reason in found]


def test_nothing_stands_in_the_way_of_an_item_that_is_offered_here() -> None:
    for region in (None, "411000", "411002", "411002001", "110101"):
        assert why(item(), Standing(region)) == []


@pytest.mark.parametrize(
    ("service", "wanted"),
    [
        (item(state=State.WITHDRAWN), Why.WITHDRAWN),
        (item(state=State.DRAFT), Why.WITHDRAWN),
        (item(valid_from=date(2026, 6, 16)), Why.NOT_YET),
        (item(valid_to=date(2026, 6, 14)), Why.NO_LONGER),
        (item(regions=("411081",)), Why.NOT_HERE),
        (item(department="heating"), Why.NOT_AT_THIS_LEVEL),
        (hall(hours=Hours(days=(2, 3))), Why.CLOSED_NOW),
        (hall(hours=Hours(opens="11:00")), Why.CLOSED_NOW),
    ],
    ids=lambda value: str(value) if isinstance(value, Why) else "",
)
def test_a_reason_is_told(service: Service, wanted: Why) -> None:
    service = service.model_copy(update={"level": Level.COUNTY}) if wanted is Why.NOT_AT_THIS_LEVEL else service
    assert why(service, Standing("411002")) == [wanted]


def test_first_and_last_day_count() -> None:
    today = MONDAY.date()
    assert why(item(valid_from=today, valid_to=today)) == []


def test_what_counties_handle_is_done_in_the_citys_hall_and_in_those_that_do() -> None:
    service = item(department="heating", level=Level.COUNTY)
    assert why(service, Standing("411000")) == []
    assert why(service, Standing("411081")) == []
    assert why(service, Standing("411002")) == [Why.NOT_AT_THIS_LEVEL]
    assert why(item(department="heating"), Standing("411002")) == [], "the city handles it for all"


def test_a_bank_offers_what_is_marked_for_banks_with_its_own_devices() -> None:
    standing = Standing("411002", Channel.BANK)
    assert why(item(), standing) == [Why.NOT_IN_THIS_CHANNEL]
    assert why(bank(offered=False), standing) == [Why.NOT_IN_THIS_CHANNEL]
    assert why(bank(), standing, frozenset()) == [Why.NO_DEVICE]
    assert why(bank(modules=()), standing, frozenset()) == []
    assert why(bank(modules=()), Standing("411002"), frozenset()) == [Why.NO_DEVICE]


def test_the_network_is_asked_for_by_what_cannot_do_without_it() -> None:
    assert why(item(), online=False) == [Why.OFFLINE]
    assert why(hall(network=Network.KEEP), online=False) == []
    public = item(who=known().who.model_copy(update={"trust": Trust.L1, "ways": ()}))
    assert why(public, online=False) == []


def test_a_guide_can_be_read_at_any_time() -> None:
    service = hall(hours=Hours(days=(7,))).model_copy(update={"kind": Kind.GUIDE})
    assert why(service, online=False) == []


@pytest.mark.parametrize(
    ("hours", "at", "opened"),
    [
        (Hours(opens="08:30", closes="17:30"), "08:30", True),
        (Hours(opens="08:30", closes="17:30"), "17:30", True),
        (Hours(opens="08:30", closes="17:30"), "17:31", False),
        (Hours(days=(1,), opens="22:00", closes="06:00"), "23:00", True),
        (Hours(days=(1,), opens="22:00", closes="06:00"), "05:00", False),
        (Hours(days=(7,), opens="22:00", closes="06:00"), "05:00", True),
    ],
)
def test_hours_hold_to_the_minute_and_past_midnight(hours: Hours, at: str, opened: bool) -> None:
    hour, minute = at.split(":")
    assert is_open(hours, MONDAY.replace(hour=int(hour), minute=int(minute))) is opened


def test_the_nearest_counter_is_told_with_its_hours() -> None:
    service = item(regions=("411081",))
    found = nearest(service, catalogue(service), Standing("411002001"), MONDAY)
    assert found is not None
    assert (found.place.name.zh, found.steps) == ("禹州市政务服务中心人力资源和社会保障窗口", 3)
    assert found.place.hours.zh == "周一至周六 8:30-18:00"
    assert found.open_now
    here = nearest(item(), catalogue(item()), Standing("411002003"), MONDAY)
    assert here is not None
    assert (here.place.name.zh[:4], here.steps) == ("文峰街道", 0)


def test_without_guides_the_definitions_own_places_are_told() -> None:
    service = item()
    empty = make_catalogue((service,), departments())
    assert nearest(service, empty, Standing("411002"), MONDAY) is None
