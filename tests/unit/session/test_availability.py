"""An item says what is in the way before it asks for anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.catalogue.definition.guide import Place
from kiosk.catalogue.definition.service import HallChannel, Hours
from kiosk.catalogue.joining import Elsewhere, Standing
from kiosk.catalogue.model import Channel, Kind, State
from kiosk.presenter import present
from kiosk.presenter.bodies_browse import standing_and_state
from kiosk.presenter.say import elsewhere_words
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.availability import Hindrance, Obstacle, Offer, hindrances, instead, limits, offer, shortfalls
from kiosk.session.reducer import advance
from kiosk.session.world import FilingStop, World
from kiosk.texts import Language, load_words
from offline_queue.limits import WhyNot
from screens.models import ItemBody, SignKind, TableBody, TakeAlongBody
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE, QUERY, READY, TABLE, services, world
from tests.support.terminal_around import SETTING

WORDS = {"zh-CN": "大厅", "en": "Hall"}


def test_every_reason_of_the_outbox_has_its_value_here() -> None:
    assert {stop.value for stop in FilingStop} == {reason.value for reason in WhyNot}


@pytest.mark.parametrize("stop", FilingStop)
def test_what_hands_something_in_says_before_anybody_types_that_nothing_can_be_kept(stop: FilingStop) -> None:
    service = services().services[QUERY]
    application = service.model_copy(update={"kind": Kind.APPLY})
    stopped = world(filing_stops=(stop, FilingStop.CLOCK_UNBELIEVABLE))
    (found,) = hindrances(application, stopped)
    assert found.obstacle in (Obstacle.CANNOT_KEEP, Obstacle.NOT_SET_UP, Obstacle.CLOCK_WRONG)
    assert hindrances(service, stopped) == ()
    assert hindrances(application, replace(stopped, filing_stops=())) == ()


def test_the_gravest_reason_is_the_one_that_is_said() -> None:
    application = services().services[QUERY].model_copy(update={"kind": Kind.APPLY})
    both = world(filing_stops=(FilingStop.DISK_NEARLY_FULL, FilingStop.KEY_MISSING))
    assert hindrances(application, both) == (Hindrance(Obstacle.CANNOT_KEEP),)


def test_the_profile_and_the_calendar_have_their_say() -> None:
    service = services().services[QUERY]
    tomorrow = world().wall.date() + timedelta(days=1)
    later = service.model_copy(update={"valid_from": tomorrow})
    assert hindrances(later, world()) == (Hindrance(Obstacle.NOT_YET, day=tomorrow),)
    bank = world(standing=Standing(channel=Channel.BANK))
    hall = service.model_copy(update={"channels": service.channels.model_copy(update={"bank": None})})
    assert hindrances(hall, bank)[0].obstacle is Obstacle.NOT_IN_THIS_CHANNEL
    closed = service.channels.hall.model_copy(update={"hours": Hours(opens="23:00")})
    night = service.model_copy(update={"channels": service.channels.model_copy(update={"hall": closed})})
    assert hindrances(night, world()) == (Hindrance(Obstacle.CLOSED_NOW, hours=Hours(opens="23:00")),)


def test_where_instead_is_told_for_what_cannot_be_done_here_and_for_nothing_else() -> None:
    place = Place.model_validate(
        {"name": WORDS, "address": WORDS, "hours": {"zh-CN": "周一", "en": "Mondays"}, "phone": "0374-0000000"}
    )
    known = services().services[CERTIFICATE]
    service = known.model_copy(update={"guide": known.guide.model_copy(update={"places": (place,)})})
    assert instead(service, world()) is None
    elsewhere = instead(service, world(devices={}))
    assert elsewhere is not None
    said = elsewhere_words(elsewhere, load_words(Language.ENGLISH))
    assert "Mondays" in said
    assert instead(service.model_copy(update={"state": State.WITHDRAWN}), world(devices={})) is None


def test_whether_the_place_is_open_now_is_told_where_it_is_known() -> None:
    place = Place.model_validate({"name": WORDS, "address": WORDS, "hours": WORDS})
    words = load_words(Language.ENGLISH)
    said = [elsewhere_words(Elsewhere(place, 0, now), words) for now in (True, False, None)]
    assert ["open now" in one for one in said] == [True, False, False]
    assert ["closed now" in one for one in said] == [False, True, False]


def test_an_item_that_is_a_guide_here_still_says_that_its_time_is_over() -> None:
    yesterday = world().wall.date() - timedelta(days=1)
    known = services().services[CERTIFICATE]
    over = known.model_copy(update={"kind": Kind.PAY, "valid_to": yesterday})
    assert offer(over, world()) is Offer.GUIDE
    assert limits(over, world()) == (Hindrance(Obstacle.NO_LONGER, day=yesterday),)
    assert instead(over, world()) is None, "it is done nowhere"
    assert limits(known, world()) == ()


@pytest.mark.parametrize("language", Language)
def test_what_can_do_without_a_device_goes_on_and_says_so_on_its_tile_and_page(language: Language) -> None:
    words = load_words(language)
    query, certificate = services().services[QUERY], services().services[CERTIFICATE]
    without = {family: world(devices=MappingProxyType(_all_but(family))) for family in _PRINTERS}
    for family, item, text in (
        (Family.DOCUMENT_PRINTER, query, "tile-on-screen-only"),
        (Family.RECEIPT_PRINTER, certificate, "tile-without-receipt"),
    ):
        assert offer(item, without[family]) is Offer.START
        assert [short.family for short in shortfalls(item, without[family])] == [family]
        assert standing_and_state(item, without[family], words) == (SignKind.WARN, words.of(text))
        page = present(m.Session(stage=m.ItemPage(item.code), looks=m.Looks(language)), without[family], SETTING).body
        assert isinstance(page, ItemBody)
        assert page.state == words.of(text), "before anything is asked"
        assert "action:start" in {action.name for action in page.actions}
        assert standing_and_state(item, world(), words)[0] is SignKind.GOOD
    assert offer(certificate, without[Family.DOCUMENT_PRINTER]) is Offer.AWAY, "paper is what it is about"


def test_a_result_that_cannot_be_printed_is_offered_to_the_phone_and_come_back_to() -> None:
    nothing_to_print_on = world(devices=MappingProxyType(_all_but(Family.DOCUMENT_PRINTER)))
    known = m.Session(stage=TABLE, resident=m.Resident(ADULT), touched_at=1000.0)

    def offered(here: World) -> list[str]:
        body = present(known, here, SETTING).body
        assert isinstance(body, TableBody)
        return [action.name for action in body.actions if action.enabled]

    assert "action:take-guide" not in offered(world())
    assert offered(nothing_to_print_on)[0] == "action:take-guide"
    taking = advance(known, e.TakeGuide(), nothing_to_print_on).session
    shown = present(taking, nothing_to_print_on, SETTING).body
    assert isinstance(shown, TakeAlongBody) and shown.modules
    assert advance(taking, e.Back(), nothing_to_print_on).session.stage == TABLE


def test_every_item_that_shows_or_confirms_something_says_what_it_goes_on_without() -> None:
    """The catalogue that ships: queries can do without A4, and whatever gives a receipt can do without its printer."""
    for file in sorted((Path(__file__).parents[3] / "config" / "services").rglob("*.yaml")):
        text = file.read_text("utf-8")
        if "\nkind: query\n" in text:
            assert "modules_helpful: [document_printer]" in text, file.name
        elif "\n    receipt: true\n" in text:
            assert "modules_helpful: [receipt_printer]" in text, file.name


def test_a_device_is_needed_or_helpful_and_not_both() -> None:
    hall = services().services[CERTIFICATE].channels.hall.model_dump()
    with pytest.raises(ValueError, match="needed and merely helpful: document_printer"):
        HallChannel.model_validate(hall | {"modules_helpful": ("document_printer",)})


_PRINTERS = (Family.DOCUMENT_PRINTER, Family.RECEIPT_PRINTER)


def _all_but(away: Family) -> dict[Family, DeviceStatus]:
    return {**dict.fromkeys(Family, READY), away: DeviceStatus(Condition.OFFLINE)}
