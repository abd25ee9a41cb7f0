"""The phone of a form is verified by six digits, and whatever goes wrong is in nobody's way."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.digits_effects import CheckFormDigits, SendFormDigits
from kiosk.session.digits_stages import AskDigits, DigitsEnd, SendDigits, TypeDigits
from kiosk.session.identity import PhoneCodeState, SentCode
from kiosk.session.reducer import advance
from kiosk.session.world import Link
from tests.support.application_situations import FLEXIBLE
from tests.support.applications import Applying, every_service
from tests.support.situations import world

SENT = SentCode("proof-1", "138****0001", 60.0)


def asked() -> Applying:
    """A number was typed, and its page is left."""
    applying = Applying(every_service().services[FLEXIBLE])
    applying.apply(AskDigits)
    return applying


def typing() -> Applying:
    applying = asked()
    applying.after(e.Agree())
    answer(applying, e.PhoneCodeSent(waited(applying), SENT))
    assert isinstance(applying.session.stage, TypeDigits)
    return applying


def waited(applying: Applying) -> m.EffectId:
    (pending,) = (one for one in applying.session.pending if one.waiting is m.Waiting.VERIFY)
    return pending.id


def answer(applying: Applying, event: e.Event) -> None:
    applying.session = advance(applying.session, event, applying.world).session


def type_six(applying: Applying, digits: str = "123456") -> None:
    applying.after(e.Write("phone_code", digits))
    applying.after(e.Next())


def number(applying: Applying) -> str:
    assert applying.session.application is not None
    return applying.session.application.values.one("phone")


def handed(applying: Applying) -> dict[str, object]:
    applying.apply(m.Handing)
    (kept,) = applying.confirmed()
    read = json.loads(kept.content.text)
    assert isinstance(read, dict)
    return read


def to_check(content: dict[str, object]) -> list[str]:
    found = content["to_check"]
    assert isinstance(found, list)
    return found


def test_the_digits_that_were_sent_prove_the_number_and_it_is_not_left_to_the_department() -> None:
    applying = typing()
    (sending,) = (one for one in applying.effects if isinstance(one, SendFormDigits))
    assert sending.phone == number(applying)
    type_six(applying)
    (checking,) = (one for one in applying.effects if isinstance(one, CheckFormDigits))
    assert (checking.proof, checking.digits) == (SENT.proof, "123456")
    answer(applying, e.PhoneCodeChecked(waited(applying), PhoneCodeState.RIGHT))
    content = handed(applying)
    assert content["proven_phones"] == {"phone": SENT.proof}
    assert "phone" not in to_check(content)


def test_going_on_without_leaves_it_to_the_department_and_is_not_asked_again() -> None:
    applying = asked()
    applying.after(e.Next())
    content = handed(applying)
    assert content["proven_phones"] == {}
    assert "phone" in to_check(content)
    assert not any(isinstance(page, AskDigits | TypeDigits) for page in applying.pages[-5:])


def test_a_number_that_is_changed_loses_its_proof_and_is_asked_about() -> None:
    applying = typing()
    type_six(applying)
    answer(applying, e.PhoneCodeChecked(waited(applying), PhoneCodeState.RIGHT))
    application = applying.session.application
    assert application is not None and application.phone_proof("phone") == SENT.proof
    other = application.edited(application.values.put("phone", ("13900000002",)))
    assert other.phone_proof("phone") == ""
    page = m.Fill(FLEXIBLE, "applicant", other.values)
    applying.session = replace(applying.session, application=other).to(page)
    applying.after(e.Next())
    assert isinstance(applying.session.stage, AskDigits)


def test_a_number_that_was_verified_is_not_asked_about_again() -> None:
    applying = typing()
    type_six(applying)
    answer(applying, e.PhoneCodeChecked(waited(applying), PhoneCodeState.RIGHT))
    assert applying.session.application is not None
    applying.session = applying.session.to(m.Fill(FLEXIBLE, "applicant", applying.session.application.values))
    applying.after(e.Next())
    assert not isinstance(applying.session.stage, AskDigits)


def test_a_number_from_the_platforms_own_records_is_not_asked_about() -> None:
    applying = asked()
    application = applying.session.application
    assert application is not None
    known = replace(application, origins=(*application.origins, ("phone", "earlier")))
    page = m.Fill(FLEXIBLE, "applicant", known.values)
    applying.session = replace(applying.session, application=known).to(page)
    applying.after(e.Next())
    assert not isinstance(applying.session.stage, AskDigits)


def test_without_a_link_it_is_said_and_nobody_waits() -> None:
    applying = Applying(every_service().services[FLEXIBLE], world(catalogue=every_service(), link=Link.OFFLINE))
    applying.apply(AskDigits)
    assert applying.session.stage == AskDigits(FLEXIBLE, "applicant", "phone", DigitsEnd.NO_ANSWER)
    applying.after(e.Agree())
    assert not any(isinstance(effect, SendFormDigits) for effect in applying.effects)
    applying.after(e.Next())
    assert not isinstance(applying.session.stage, AskDigits)


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize(
    ("failure", "end"),
    [
        (m.AskFailure.NO_LINK, DigitsEnd.NO_ANSWER),
        (m.AskFailure.OTHER, DigitsEnd.NO_ANSWER),
        (m.AskFailure.BUSY, DigitsEnd.TOO_MANY),
        (None, DigitsEnd.NO_ANSWER),
    ],
)
def test_a_platform_that_does_not_answer_is_in_nobodys_way(
    typed: bool, failure: m.AskFailure | None, end: DigitsEnd
) -> None:
    applying = typing() if typed else asked()
    if typed:
        type_six(applying)
    else:
        applying.after(e.Agree())
    waiting = waited(applying)
    late = e.Overdue(waiting, m.Waiting.VERIFY) if failure is None else e.VerifyFailed(waiting, failure)
    answer(applying, late)
    assert applying.session.stage == AskDigits(FLEXIBLE, "applicant", "phone", end)
    assert "phone" in to_check(handed(applying))


def test_wrong_digits_are_said_with_the_tries_left_until_they_run_out() -> None:
    applying = typing()
    for left in (4, 3):
        type_six(applying)
        answer(applying, e.PhoneCodeChecked(waited(applying), PhoneCodeState.WRONG, left))
        stage = applying.session.stage
        assert isinstance(stage, TypeDigits)
        assert (stage.state, stage.left, stage.values) == (PhoneCodeState.WRONG, left, m.Values())
    type_six(applying)
    answer(applying, e.PhoneCodeChecked(waited(applying), PhoneCodeState.SPENT))
    assert applying.session.stage == AskDigits(FLEXIBLE, "applicant", "phone", DigitsEnd.SPENT)
    assert "phone" in to_check(handed(applying))


def test_they_are_sent_again_after_a_minute_and_not_before() -> None:
    applying = typing()
    applying.after(e.SendAgain())
    assert isinstance(applying.session.stage, TypeDigits)
    applying.world = replace(applying.world, now=applying.world.now + 61.0)
    applying.after(e.SendAgain())
    assert isinstance(applying.session.stage, SendDigits)
    assert len([one for one in applying.effects if isinstance(one, SendFormDigits)]) == 2


@pytest.mark.parametrize("event", [e.Back(), e.ChangePart()])
def test_back_leads_to_the_page_with_the_number(event: e.Event) -> None:
    for applying in (asked(), typing()):
        applying.after(event)
        stage = applying.session.stage
        assert isinstance(stage, m.Fill) and stage.section == "applicant"
        assert stage.values.one("phone") == number(applying)
        assert applying.session.pending == ()


def test_no_number_and_no_digits_stand_in_what_is_logged() -> None:
    applying = typing()
    type_six(applying, "271828")
    shown = repr((*applying.effects[-3:], applying.session.application and applying.session.application.phones))
    assert number(applying) not in shown and "271828" not in shown
