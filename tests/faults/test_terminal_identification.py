"""Every way of being identified, and what can go wrong in each: nothing is left, and the next one is served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from drivers.camera.simulated import WELL_PLACED
from drivers.card.virtual_cards import social_security_card
from drivers.protocols import Condition, Family
from kiosk.catalogue.model import OnBehalf, Trust, Way
from kiosk.central import identification as ident
from kiosk.central import wire
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.identity import AppCodeState, PhoneCodeState, Verdict
from tests.support.chip_cards import SECOND_VERSION
from tests.support.people import ADULT, CHILD, ELDER
from tests.support.scripted_platform import DIGITS, FACE, SCANNED
from tests.support.situations import BODY, QUERY, STRONG
from tests.support.terminal import Terminal

NO_LINK = PlatformError(PlatformFault.NO_LINK)
Kind = m.TroubleKind


def known_by(terminal: Terminal, way: Way, trust: Trust) -> None:
    """At the item, identified, and the camera and the scanner are off."""
    terminal.until_at(m.Parameters)
    resident = terminal.runner.session.resident
    assert resident is not None and (resident.way, resident.trust) == (way, trust)
    assert terminal.runner.session.underway is None
    off(terminal)


def off(terminal: Terminal) -> None:
    terminal.settle()
    assert not terminal.around.camera.on
    assert not terminal.around.scanner.scanning
    assert terminal.live in ([], [None])


def leaves_without_a_trace(terminal: Terminal) -> None:
    terminal.around.camera.seen = replace(WELL_PLACED)
    terminal.do(e.EndVisit())
    terminal.until(lambda: not isinstance(terminal.stage, m.Verifying), "the end")
    if isinstance(terminal.stage, m.Rate):
        terminal.do(e.EndVisit())
    if isinstance(terminal.stage, m.Thanks):
        terminal.pass_time(10)
    terminal.until_at(m.Attract)
    off(terminal)
    terminal.nothing_is_left()
    terminal.link_watch.answered()  # as the next heartbeat would say
    terminal.serve_next()


def trouble(terminal: Terminal) -> m.Trouble:
    return terminal.until_at(m.Trouble)


# --- face -------------------------------------------------------------------------------------------------------------


def test_card_and_face_reach_the_item_and_the_picture_is_gone(terminal: Terminal) -> None:
    terminal.to_face()
    assert terminal.live == [FACE]
    terminal.around.camera.seen = WELL_PLACED
    known_by(terminal, Way.ID_CARD_AND_FACE, Trust.L4)
    assert terminal.around.platform.compared == [sha256(FACE).hexdigest()]
    terminal.do(e.Next())
    terminal.until_at(m.Table)
    assert isinstance(terminal.around.platform.identified[-1], wire.FaceIdentification)
    leaves_without_a_trace(terminal)


def test_face_refused_leads_to_the_equal_ways_and_the_card_is_not_read_again(terminal: Terminal) -> None:
    terminal.choose_strong(Way.ID_CARD_AND_FACE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    terminal.until_at(m.FaceConsent)
    terminal.take_card()
    terminal.do(e.Decline())
    assert terminal.stage == m.Ways(STRONG, refused=True)
    off(terminal)
    terminal.do(e.Choose(Way.PHONE_CODE))
    terminal.until_at(m.PhoneCode)
    terminal.do(e.Write("phone_code", DIGITS), e.Next())
    known_by(terminal, Way.PHONE_CODE, Trust.L3)
    leaves_without_a_trace(terminal)


def test_nobody_under_14_comes_before_the_camera(terminal: Terminal) -> None:
    terminal.choose_strong(Way.ID_CARD_AND_FACE)
    terminal.do(e.Agree())
    terminal.lay(CHILD)
    assert trouble(terminal).kind is Kind.FACE_UNDER_AGE
    off(terminal)
    terminal.take_card()
    terminal.do(e.TryAgain())
    assert isinstance(terminal.stage, m.Ways)
    leaves_without_a_trace(terminal)


@pytest.mark.parametrize("verdict", [ident.FaceVerdict.DIFFERENT, ident.FaceVerdict.UNSURE])
def test_somebody_elses_face_three_times_leaves_the_other_ways(terminal: Terminal, verdict: ident.FaceVerdict) -> None:
    terminal.around.platform.verdicts = [verdict] * 3
    terminal.to_face()
    terminal.around.camera.seen = WELL_PLACED
    terminal.until(lambda: getattr(terminal.stage, "verdict", None) is Verdict(verdict.value), "the words for it")
    assert trouble(terminal).kind is Kind.FACE_NOT_MATCHED
    assert len(terminal.around.platform.compared) == 3
    terminal.do(e.TryAgain(), e.Choose(Way.ID_CARD_AND_FACE))
    assert isinstance(terminal.stage, m.Ways), "tried out"
    leaves_without_a_trace(terminal)


def test_comparison_that_is_not_to_be_had_is_no_try(terminal: Terminal) -> None:
    terminal.around.platform.verdicts = [ident.FaceVerdict.UNAVAILABLE]
    terminal.to_face()
    terminal.around.camera.seen = WELL_PLACED
    assert trouble(terminal).kind is Kind.FACE_UNAVAILABLE
    leaves_without_a_trace(terminal)


def test_camera_unplugged_in_mid_look(terminal: Terminal) -> None:
    terminal.to_face()
    terminal.around.camera.plugged = False
    assert trouble(terminal).kind is Kind.CAMERA_AWAY
    terminal.around.camera.plugged = True
    terminal.until(lambda: terminal.statuses()[Family.CAMERA].condition is Condition.READY, "the camera back")
    leaves_without_a_trace(terminal)


def test_nobody_stands_before_the_camera(terminal: Terminal) -> None:
    terminal.to_face()
    terminal.pass_time(46)
    assert trouble(terminal).kind is Kind.FACE_NOT_SEEN
    leaves_without_a_trace(terminal)


def test_link_lost_during_the_comparison_keeps_no_picture(terminal: Terminal) -> None:
    terminal.around.platform.open.clear()
    terminal.around.platform.asked.clear()
    terminal.to_face()
    terminal.around.camera.seen = WELL_PLACED
    terminal.until_at(m.Verifying)
    terminal.around.platform.fault = NO_LINK
    terminal.around.platform.open.set()
    assert trouble(terminal).failure is m.AskFailure.NO_LINK
    terminal.around.platform.fault = None
    leaves_without_a_trace(terminal)


def test_leaving_while_the_face_is_compared_drops_the_late_answer(terminal: Terminal) -> None:
    terminal.around.platform.open.clear()
    terminal.to_face()
    terminal.around.camera.seen = WELL_PLACED
    terminal.until_at(m.Verifying)
    terminal.do(e.EndVisit())
    terminal.until_at(m.Attract)
    terminal.around.platform.open.set()
    terminal.nothing_is_left()
    terminal.serve_next()


# --- App --------------------------------------------------------------------------------------------------------------


def to_app(terminal: Terminal) -> m.AppCode:
    terminal.choose_strong(Way.APP_CODE)
    terminal.do(e.Agree())
    return terminal.until_at(m.AppCode)


def test_our_code_confirmed_on_the_phone(terminal: Terminal) -> None:
    to_app(terminal)
    terminal.around.platform.app_state = ident.AppCodeState.CONFIRMED
    known_by(terminal, Way.APP_CODE, Trust.L4)
    leaves_without_a_trace(terminal)


def test_their_code_before_our_scanner(terminal: Terminal) -> None:
    to_app(terminal)
    terminal.until(lambda: terminal.around.scanner.scanning, "the scanner")
    terminal.around.scanner.show(b"\x99\xff\x80\xfe")
    terminal.until(lambda: getattr(terminal.stage, "state", None) is AppCodeState.UNKNOWN, "the words for garbage")
    terminal.around.platform.app_state = ident.AppCodeState.CONFIRMED
    terminal.around.scanner.show(SCANNED.encode())
    known_by(terminal, Way.APP_CODE, Trust.L4)
    leaves_without_a_trace(terminal)


@pytest.mark.parametrize("state", [ident.AppCodeState.EXPIRED, ident.AppCodeState.UNKNOWN])
def test_code_that_is_no_use_can_be_had_anew(terminal: Terminal, state: ident.AppCodeState) -> None:
    to_app(terminal)
    terminal.around.platform.app_state = state
    terminal.until(lambda: getattr(terminal.stage, "ours", 1) is None, "the words for it")
    off(terminal)
    terminal.around.platform.app_state = ident.AppCodeState.WAITING
    terminal.do(e.SendAgain())
    assert terminal.until_at(m.AppCode).ours is not None
    leaves_without_a_trace(terminal)


def test_refused_on_the_phone(terminal: Terminal) -> None:
    to_app(terminal)
    terminal.around.platform.app_state = ident.AppCodeState.REFUSED
    assert trouble(terminal).kind is Kind.APP_REFUSED
    leaves_without_a_trace(terminal)


def test_without_a_scanner_our_code_is_enough(terminal: Terminal) -> None:
    terminal.around.scanner.plugged = False
    terminal.until(lambda: not terminal.statuses()[Family.CODE_SCANNER].usable, "the scanner gone")
    to_app(terminal)
    terminal.around.platform.app_state = ident.AppCodeState.CONFIRMED
    known_by(terminal, Way.APP_CODE, Trust.L4)
    terminal.around.scanner.plugged = True
    leaves_without_a_trace(terminal)


def test_code_of_somebody_else_does_not_take_the_visit_over(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.identify()
    terminal.do(e.GoHome(), e.ChooseItem(STRONG), e.StartItem(), e.Agree(), e.Choose("self"), e.Choose(Way.APP_CODE))
    terminal.do(e.Agree())
    terminal.until_at(m.AppCode)
    terminal.around.platform.app_person = ELDER
    terminal.around.platform.app_state = ident.AppCodeState.CONFIRMED
    assert trouble(terminal).kind is Kind.SOMEBODY_ELSE
    resident = terminal.runner.session.resident
    assert resident is not None and resident.card.number == ADULT.number
    leaves_without_a_trace(terminal)


# --- step up ----------------------------------------------------------------------------------------------------------


def test_somebody_known_by_their_card_is_asked_for_the_face_alone(terminal: Terminal) -> None:
    terminal.choose(QUERY)
    terminal.identify()
    terminal.do(e.Next())
    terminal.until_at(m.Table)
    terminal.do(e.GoHome(), e.ChooseItem(STRONG), e.StartItem(), e.Agree(), e.Choose("self"))
    terminal.do(e.Choose(Way.ID_CARD_AND_FACE))
    assert isinstance(terminal.stage, m.FaceConsent), "no notice, no card"
    terminal.around.camera.seen = WELL_PLACED
    terminal.do(e.Agree())
    known_by(terminal, Way.ID_CARD_AND_FACE, Trust.L4)
    terminal.do(e.Next())
    terminal.until_at(m.Table)
    assert [type(each) for each in terminal.around.platform.identified] == [
        wire.CardIdentification,
        wire.FaceIdentification,
    ]
    terminal.do(e.GoHome(), e.ChooseItem(QUERY), e.StartItem())
    assert isinstance(terminal.stage, m.Parameters), "more than enough"
    leaves_without_a_trace(terminal)


def test_who_answers_no_is_spared_the_card(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(STRONG), e.StartItem(), e.Decline())
    assert terminal.stage == m.Asked(STRONG, 0, said_no=True)
    terminal.do(e.Back(), e.Agree())
    assert isinstance(terminal.stage, m.ForWhom)


# --- phone ------------------------------------------------------------------------------------------------------------


def to_phone_code(terminal: Terminal) -> m.PhoneCode:
    terminal.choose_strong(Way.PHONE_CODE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    stage = terminal.until_at(m.PhoneCode)
    terminal.take_card()
    return stage


def test_phone_code_wrong_thrice_closes_the_way(terminal: Terminal) -> None:
    wrong, spent = ident.PhoneCodeVerdict.WRONG, ident.PhoneCodeVerdict.SPENT
    terminal.around.platform.phone_verdicts = [wrong, wrong, spent]
    to_phone_code(terminal)
    for tries in (1, 2):
        terminal.do(e.Write("phone_code", DIGITS), e.Next())
        terminal.until(lambda n=tries: getattr(terminal.stage, "tries", 0) == n, "a try")  # type: ignore[misc]
        stage = terminal.until_at(m.PhoneCode)
        assert (stage.state, stage.values) == (PhoneCodeState.WRONG, m.Values())
    terminal.do(e.Write("phone_code", DIGITS), e.Next())
    assert trouble(terminal).kind is Kind.PHONE_CODE_WRONG
    terminal.do(e.TryAgain(), e.Choose(Way.PHONE_CODE))
    assert isinstance(terminal.stage, m.Ways)
    leaves_without_a_trace(terminal)


def test_another_code_not_before_its_minute(terminal: Terminal) -> None:
    before = to_phone_code(terminal)
    terminal.do(e.SendAgain())
    assert terminal.stage == before
    terminal.pass_time(61)
    terminal.do(e.SendAgain())
    terminal.until(lambda: isinstance(terminal.stage, m.PhoneCode) and terminal.stage != before, "another code")
    leaves_without_a_trace(terminal)


def test_no_phone_on_record(terminal: Terminal) -> None:
    terminal.around.platform.fault = PlatformError(PlatformFault.REFUSED, wire.ProblemCode.NO_RECORD)
    terminal.choose_strong(Way.PHONE_CODE)
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    assert trouble(terminal).kind is Kind.NO_PHONE
    terminal.take_card()
    terminal.around.platform.fault = None
    leaves_without_a_trace(terminal)


# --- chip card --------------------------------------------------------------------------------------------------------


def test_social_security_card(terminal: Terminal) -> None:
    terminal.choose_strong(Way.SOCIAL_SECURITY_CARD)
    terminal.do(e.Agree())
    terminal.around.chips.insert(social_security_card(replace(SECOND_VERSION, name=ADULT.name, expires=None)))
    known_by(terminal, Way.SOCIAL_SECURITY_CARD, Trust.L2)
    terminal.around.chips.remove()
    leaves_without_a_trace(terminal)


def test_chip_reader_unplugged_while_a_card_is_awaited(terminal: Terminal) -> None:
    terminal.choose_strong(Way.SOCIAL_SECURITY_CARD)
    terminal.do(e.Agree())
    terminal.until_at(m.ChipCard)
    terminal.around.chips.plugged = False
    assert trouble(terminal).kind is Kind.CHIP_READER_AWAY
    terminal.around.chips.plugged = True
    leaves_without_a_trace(terminal)


# --- bodies and principals --------------------------------------------------------------------------------------------


def to_licence(terminal: Terminal) -> m.Licence:
    terminal.choose_strong(Way.LICENCE_CODE, "legal")
    terminal.do(e.Agree())
    terminal.lay(ADULT)
    stage = terminal.until_at(m.Licence)
    terminal.take_card()
    return stage


def test_licence_scanned_and_a_role_chosen(terminal: Terminal) -> None:
    terminal.around.platform.roles = 2
    to_licence(terminal)
    terminal.until(lambda: terminal.around.scanner.scanning, "the scanner")
    terminal.around.scanner.show(f"https://licence.example/{BODY.credit_code}".encode())
    terminal.until_at(m.ChooseRole)
    terminal.do(e.Choose("role1"))
    known_by(terminal, Way.LICENCE_CODE, Trust.L3)
    leaves_without_a_trace(terminal)


def test_credit_code_with_a_wrong_check_digit_is_not_asked_about(terminal: Terminal) -> None:
    to_licence(terminal)
    terminal.do(e.Write("credit_code", BODY.credit_code[:-1] + "7"), e.Next())
    assert terminal.until_at(m.Licence).checked
    terminal.around.platform.roles = 0
    terminal.do(e.Write("credit_code", BODY.credit_code), e.Next())
    assert trouble(terminal).kind is Kind.NO_ROLE
    leaves_without_a_trace(terminal)


def to_principal(terminal: Terminal, behalf: OnBehalf) -> m.NamePrincipal:
    terminal.choose_strong(Way.APP_CODE, behalf)
    terminal.around.platform.app_state = ident.AppCodeState.CONFIRMED
    terminal.do(e.Agree())
    return terminal.until_at(m.NamePrincipal)


def test_guardian_lays_down_the_childs_card(terminal: Terminal) -> None:
    to_principal(terminal, OnBehalf.GUARDIAN)
    terminal.lay(ADULT)
    terminal.until(lambda: getattr(terminal.stage, "own_card", False), "their own card to be known")
    terminal.take_card()
    terminal.lay(CHILD)
    terminal.until(lambda: not isinstance(terminal.stage, m.NamePrincipal | m.Verifying), "the platform's word")
    assert trouble(terminal).kind is Kind.UNDER_AGE, "the child's age counts"
    resident = terminal.runner.session.resident
    assert resident is not None and resident.subject.number == CHILD.number
    terminal.take_card()
    leaves_without_a_trace(terminal)


def test_relatives_name_is_typed_and_the_platform_asked_for_the_household(terminal: Terminal) -> None:
    to_principal(terminal, OnBehalf.RELATIVE)
    terminal.do(e.Write("principal_name", ELDER.name), e.Write("principal_number", ELDER.number), e.Next())
    terminal.until_at(m.Parameters)
    resident = terminal.runner.session.resident
    assert resident is not None and resident.principal is not None
    assert (resident.principal.behalf, resident.subject.number) == (OnBehalf.RELATIVE, ELDER.number)
    leaves_without_a_trace(terminal)


def test_relation_not_confirmed_is_said_and_can_be_corrected(terminal: Terminal) -> None:
    terminal.around.platform.confirms = False
    to_principal(terminal, OnBehalf.AGENT)
    terminal.do(e.Next())
    assert terminal.until_at(m.NamePrincipal).checked
    terminal.do(e.Write("principal_name", ELDER.name), e.Write("principal_number", ELDER.number))
    terminal.do(e.Write("authority", "XC-2026-0113"), e.Pick("declared", "yes"), e.Next())
    terminal.until(lambda: getattr(terminal.stage, "refused", False), "the refusal")
    terminal.around.platform.confirms = True
    terminal.do(e.Next())
    known_by(terminal, Way.APP_CODE, Trust.L4)
    terminal.do(e.Next())
    terminal.until_at(m.Table)
    principal = terminal.around.platform.principals[-1]
    assert principal is not None and (principal.behalf, principal.authority) == (wire.Behalf.AGENT, "XC-2026-0113")
    leaves_without_a_trace(terminal)


# --- in the middle of each way ----------------------------------------------------------------------------------------


def _to_ways(terminal: Terminal) -> None:
    terminal.do(e.Begin(), e.ChooseItem(STRONG), e.StartItem(), e.Agree(), e.Choose("self"))


PAGES: dict[str, Callable[[Terminal], object]] = {
    "ways": _to_ways,
    "face": Terminal.to_face,
    "app code": to_app,
    "phone code": to_phone_code,
    "licence": to_licence,
    "guardian": lambda terminal: to_principal(terminal, OnBehalf.GUARDIAN),
    "relative": lambda terminal: to_principal(terminal, OnBehalf.RELATIVE),
}


@pytest.mark.parametrize("page", PAGES)
def test_who_walks_away_from_any_page_leaves_nothing(terminal: Terminal, page: str) -> None:
    PAGES[page](terminal)
    for _ in range(6):
        terminal.pass_time(44)
    terminal.pass_time(120)
    terminal.until_at(m.Attract)
    terminal.around.camera.seen = WELL_PLACED
    off(terminal)
    terminal.nothing_is_left()
    terminal.serve_next()


@pytest.mark.parametrize("page", ["app code", "phone code", "licence", "guardian"])
def test_link_lost_in_the_middle_of_any_way(terminal: Terminal, page: str) -> None:
    PAGES[page](terminal)
    terminal.around.platform.fault = NO_LINK
    terminal.do(e.Write("phone_code", DIGITS), e.Write("credit_code", BODY.credit_code))
    terminal.do(e.Write("principal_name", CHILD.name), e.Write("principal_number", CHILD.number), e.Next())
    assert trouble(terminal).failure is m.AskFailure.NO_LINK
    terminal.around.platform.fault = None
    terminal.link_watch.answered()  # as the next heartbeat would say
    terminal.do(e.TryAgain())
    assert not isinstance(terminal.stage, m.Trouble)
    leaves_without_a_trace(terminal)


def test_the_document_camera_is_off_as_soon_as_what_held_a_device_is_left(terminal: Terminal) -> None:
    """Whatever switched it on in the visit; and at the end of the visit in any case."""
    terminal.to_face()
    terminal.around.documents.preview(1)
    terminal.do(e.Back())
    terminal.until(lambda: not terminal.around.documents.on, "the document camera to be off")
    terminal.around.documents.preview(1)
    terminal.do(e.EndVisit())
    terminal.until(lambda: not terminal.around.documents.on, "the document camera to be off")
