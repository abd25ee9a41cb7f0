"""What a failed call to the platform means to the person who waits for it."""

from __future__ import annotations

from kiosk.central import wire
from kiosk.central.faults import PlatformError, PlatformFault
from kiosk.link_watch import LinkWatch
from kiosk.log import Log, LogEvent
from kiosk.session.model import AskFailure

_FAILURES = {
    PlatformFault.NO_LINK: AskFailure.NO_LINK,
    PlatformFault.TIMEOUT: AskFailure.TIMEOUT,
    PlatformFault.BUSY: AskFailure.BUSY,
    PlatformFault.SERVER_ERROR: AskFailure.SERVER,
    PlatformFault.NOT_AUTHORISED: AskFailure.NOT_AUTHORISED,
    PlatformFault.NOT_ENROLLED: AskFailure.NOT_AUTHORISED,
    PlatformFault.NOT_THE_PLATFORM: AskFailure.NOT_THE_PLATFORM,
    PlatformFault.TLS: AskFailure.NOT_THE_PLATFORM,
    PlatformFault.CLOCK: AskFailure.NOT_AUTHORISED,
}
_REFUSALS = {
    wire.ProblemCode.NO_RECORD: AskFailure.NO_RECORD,
    wire.ProblemCode.NOT_ELIGIBLE: AskFailure.NOT_ELIGIBLE,
    wire.ProblemCode.TRUST_TOO_LOW: AskFailure.TRUST_TOO_LOW,
    wire.ProblemCode.TOO_MANY: AskFailure.BUSY,
}


class AskError(Exception):
    """The platform's answer is not to be had. ``reference`` is for the hotline."""

    def __init__(self, failure: AskFailure, reference: str = "") -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.reference = reference


class AskTrouble:
    """Tells the link and the log of a failed call, and turns it into an AskError."""

    def __init__(self, link: LinkWatch, log: Log) -> None:
        self._link = link
        self._log = log

    def note(self, error: PlatformError) -> None:
        self._link.failed(error)
        code = f" {error.code.value}" if error.code else ""
        self._log.write(LogEvent.PLATFORM_REFUSED, fault=f"{error.fault.value}{code}", reference=error.reference)

    def after(self, error: PlatformError) -> AskError:
        self.note(error)
        if error.fault is PlatformFault.REFUSED:
            failure = _REFUSALS.get(error.code, AskFailure.OTHER) if error.code else AskFailure.OTHER
            return AskError(failure, error.reference)
        return AskError(_FAILURES.get(error.fault, AskFailure.OTHER), error.reference)
