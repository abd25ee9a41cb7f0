"""Has digits sent to the phone of a form, and checked. To be called on the platform's worker."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from kiosk.ask_errors import AskError
from kiosk.asking import Asking
from kiosk.log import Log
from kiosk.rules.masking import mask_phone
from kiosk.session import events as e
from kiosk.session.digits_effects import CheckFormDigits, DigitsEffect, SendFormDigits
from kiosk.session.identity import PhoneCodeState, SentCode
from kiosk.session.model import AskFailure


class DigitsHands:
    """Every question is asked in the visit's session, and answered with an event."""

    def __init__(self, asking: Asking, log: Log, answer: Callable[[e.Event], None]) -> None:
        self._asking = asking
        self._log = log
        self._answer = answer

    def do(self, effect: DigitsEffect) -> None:
        answer: e.Event
        try:
            answer = self._sent(effect) if isinstance(effect, SendFormDigits) else self._checked(effect)
        except AskError as error:
            answer = e.VerifyFailed(effect.id, error.failure, error.reference)
        except Exception as error:
            self._log.mistake("digits", error)
            answer = e.VerifyFailed(effect.id, AskFailure.OTHER)
        self._answer(answer)

    def _sent(self, effect: SendFormDigits) -> e.PhoneCodeSent:
        made = self._asking.in_session(
            effect.id.generation, lambda client, session: client.send_form_code(session, effect.phone)
        )
        sent = SentCode(str(made.form_phone_code_id), mask_phone(effect.phone), made.resend_seconds)
        return e.PhoneCodeSent(effect.id, sent)

    def _checked(self, effect: CheckFormDigits) -> e.PhoneCodeChecked:
        tried = self._asking.in_session(
            effect.id.generation,
            lambda client, session: client.try_form_code(session, UUID(effect.proof), effect.digits),
        )
        return e.PhoneCodeChecked(effect.id, PhoneCodeState(tried.verdict.value), tried.tries_left)
