"""What a failed call to the platform means to somebody who sets a terminal up."""

from __future__ import annotations

from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.central.wire import ProblemCode
from kiosk.provisioning.step import Problem
from kiosk.texts import Text

#: Refusals of an enrolment that say more than that it was refused.
_OF_A_CODE = {ProblemCode.CODE_USED: "code-used", ProblemCode.CODE_EXPIRED: "code-expired"}


def problem_of(error: PlatformError, url: str) -> Problem:
    """What happened, and what to do about it."""
    what = _OF_A_CODE.get(error.code) if error.code is not None else None
    name = what or _MEANS[error.fault]
    return Problem(
        Text.of(f"provision-platform-{name}", url=url, reference=error.reference or "-"),
        Text.of(f"provision-platform-{name}-cure", url=url),
    )


#: What differs for somebody who can do something about it.
_MEANS = {
    PlatformFault.NO_LINK: "no-link",
    PlatformFault.TIMEOUT: "no-answer",
    PlatformFault.BUSY: "no-answer",
    PlatformFault.SERVER_ERROR: "no-answer",
    PlatformFault.NOT_AUTHORISED: "code-unknown",
    PlatformFault.NOT_ENROLLED: "code-unknown",
    PlatformFault.NOT_THE_PLATFORM: "another",
    PlatformFault.REFUSED: "refused",
    PlatformFault.TLS: "not-proven",
    PlatformFault.CLOCK: "clock",
}
NAMES = frozenset({*_MEANS.values(), *_OF_A_CODE.values()})
