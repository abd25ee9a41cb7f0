"""Sessions at every stage of verifying the phone of a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.session import model as m
from kiosk.session.digits_stages import AskDigits, DigitsEnd, SendDigits, TypeDigits
from kiosk.session.identity import PhoneCodeState, SentCode

PHONE_FIELD = "phone"
SENT_TO_FORM = SentCode("c1", "138****0001", 60.0)
_SIX = m.Values((("phone_code", ("123456",)),))


def verifying_a_phone(
    filled: m.Session, item: str, section: str, awaiting: Callable[[m.Session, m.Waiting], m.Session]
) -> Iterator[m.Session]:
    where = (item, section, PHONE_FIELD)
    yield from (filled.to(AskDigits(*where, end)) for end in (None, *DigitsEnd))
    yield awaiting(filled.to(SendDigits(*where, 995.0)), m.Waiting.VERIFY)
    yield filled.to(TypeDigits(*where, SENT_TO_FORM, 1030.0))
    yield filled.to(TypeDigits(*where, SENT_TO_FORM, 900.0, _SIX, PhoneCodeState.WRONG, tries=1, left=4))
    yield filled.to(TypeDigits(*where, SENT_TO_FORM, 1030.0, state=PhoneCodeState.EXPIRED, checked=True))
    yield awaiting(filled.to(TypeDigits(*where, SENT_TO_FORM, 1030.0, _SIX, checked=True)), m.Waiting.VERIFY)
