"""The contract's part about the phone of a form: six digits to a number that somebody typed, and what it takes to say
that the phone is in their hand.

Both calls are a session's. The id of a code whose digits were right is the proof that goes with the application: of
this number, for the resident of this session, from this terminal, and fresh when the application was confirmed.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from kiosk.central.blocks import PersonalModel
from kiosk.central.identification import PhoneCodeVerdict
from kiosk.central.wire import Answer

#: A mobile number of the mainland (工信部, 公用电信网网络编号计划).
MobileNumber = Annotated[str, StringConstraints(pattern=r"^1[3-9][0-9]{9}$")]


class FormPhoneRequest(PersonalModel):
    """Six digits to this number: once a minute, five times a day; ``too_many`` says when the next may go."""

    session_id: UUID
    phone: MobileNumber


class FormPhoneCode(Answer):
    form_phone_code_id: UUID
    resend_seconds: Annotated[int, Field(ge=0, le=600)]


class FormPhoneAttempt(PersonalModel):
    """The digits as they were typed, in the session for which they were sent."""

    session_id: UUID
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]


class FormPhoneAttempted(Answer):
    """``right``: the id of the code is a proof from here on."""

    verdict: PhoneCodeVerdict
    tries_left: Annotated[int, Field(ge=0, le=5)]
