# SPDX-License-Identifier: Apache-2.0
"""The families' protocols over a host: to the application a hosted device is a device."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from drivers.driver import Driver
from drivers.host.process import HostProcess
from drivers.protocols import (
    Contacts,
    Corners,
    Device,
    DeviceError,
    DeviceFault,
    DeviceStatus,
    FacePicture,
    Family,
    FingerTemplate,
    HostListener,
    IdCard,
    JobStatus,
    Key,
    LampColour,
    LampState,
    Look,
    MaskedBankCard,
    PagePreview,
    Place,
    Presence,
    PrintOutcome,
    PrintSettings,
    Receipt,
    ReceiptResult,
    Removal,
    ScannedCode,
    ScannedPage,
    SocialSecurityCard,
    WrittenToken,
    status_after,
)

Value = TypeVar("Value")


def _expected(answer: object, kind: type[Value]) -> Value:
    """Raises DeviceError GARBLED for an answer of another kind."""
    if not isinstance(answer, kind):
        raise DeviceError(DeviceFault.GARBLED, "device host")
    return answer


class _Hosted:
    """What every family can be asked."""

    def __init__(self, host: HostProcess) -> None:
        self.host = host

    def status(self, deadline: float) -> DeviceStatus:
        try:
            return _expected(self.host.look(deadline), DeviceStatus)
        except DeviceError as error:
            return status_after(error)

    def close(self) -> None:
        self.host.close()

    def listen(self, listener: HostListener) -> None:
        self.host.listen(listener)


class HostedIdCardReader(_Hosted):
    def presence(self, deadline: float) -> Presence:
        return _expected(self.host.call("presence", deadline=deadline), Presence)

    def read(self, deadline: float) -> IdCard:
        return _expected(self.host.call("read", deadline=deadline), IdCard)

    def sam_id(self, deadline: float) -> str:
        return _expected(self.host.call("sam_id", deadline=deadline), str)


class HostedCardReader(_Hosted):
    def presence(self, deadline: float) -> Presence:
        return _expected(self.host.call("presence", deadline=deadline), Presence)

    def read_social_security(self, deadline: float) -> SocialSecurityCard:
        return _expected(self.host.call("read_social_security", deadline=deadline), SocialSecurityCard)

    def read_bank_number(self, deadline: float) -> MaskedBankCard:
        return _expected(self.host.call("read_bank_number", deadline=deadline), MaskedBankCard)

    def read_token(self, deadline: float) -> WrittenToken:
        return _expected(self.host.call("read_token", deadline=deadline), WrittenToken)


class HostedReceiptPrinter(_Hosted):
    def print(self, receipt: Receipt, deadline: float) -> ReceiptResult:
        try:
            return _expected(self.host.call("print", receipt, deadline=deadline), ReceiptResult)
        except DeviceError as error:
            # The host may have been lost in mid-print: nobody knows what came out.
            return ReceiptResult(PrintOutcome.UNKNOWN, status_after(error))

    def retract(self, patience: float, deadline: float) -> Removal:
        try:
            return _expected(self.host.call("retract", patience, deadline=deadline), Removal)
        except DeviceError:
            return Removal.UNKNOWN


class HostedDocumentPrinter(_Hosted):
    def submit(self, pdf: bytes, job_name: str, settings: PrintSettings, deadline: float) -> int:
        return _expected(self.host.call("submit", pdf, job_name, settings, deadline=deadline), int)

    def find(self, job_name: str, deadline: float) -> int | None:
        found = self.host.call("find", job_name, deadline=deadline)
        return None if found is None else _expected(found, int)

    def job(self, job_id: int, deadline: float) -> JobStatus:
        return _expected(self.host.call("job", job_id, deadline=deadline), JobStatus)

    def cancel(self, job_id: int, deadline: float) -> JobStatus:
        return _expected(self.host.call("cancel", job_id, deadline=deadline), JobStatus)


class HostedCodeScanner(_Hosted):
    def start(self, deadline: float) -> None:
        self.host.call("start", deadline=deadline)

    def next(self, deadline: float) -> ScannedCode | None:
        found = self.host.call("next", deadline=deadline)
        return None if found is None else _expected(found, ScannedCode)

    def stop(self, deadline: float) -> None:
        self.host.call("stop", deadline=deadline)


class HostedDocumentScanner(_Hosted):
    def __init__(self, host: HostProcess) -> None:
        super().__init__(host)
        self._on = False

    def preview(self, deadline: float) -> PagePreview:
        self._on = True
        return _expected(self.host.call("preview", deadline=deadline), PagePreview)

    def capture(self, deadline: float, corners: Corners | None = None) -> ScannedPage:
        self._on = True
        return _expected(self.host.call("capture", deadline=deadline, corners=corners), ScannedPage)

    def stop(self) -> None:
        """A host that is gone has no camera switched on, and none is started for this."""
        if self._on:
            with contextlib.suppress(DeviceError):
                self.host.call("stop", deadline=None)
            self._on = False


class HostedFaceCamera(_Hosted):
    def start(self, deadline: float) -> None:
        self.host.call("start", deadline=deadline)

    def look(self, deadline: float) -> Look:
        return _expected(self.host.call("look", deadline=deadline), Look)

    def preview(self, deadline: float) -> FacePicture | None:
        found = self.host.call("preview", deadline=deadline)
        return None if found is None else _expected(found, FacePicture)

    def best_frame(self, deadline: float) -> FacePicture | None:
        found = self.host.call("best_frame", deadline=deadline)
        return None if found is None else _expected(found, FacePicture)

    def stop(self) -> None:
        """A host that is gone has no camera switched on."""
        with contextlib.suppress(DeviceError):
            self.host.call("stop", deadline=None)


class HostedKeypad(_Hosted):
    def next_key(self, deadline: float) -> Key | None:
        found = self.host.call("next_key", deadline=deadline)
        return None if found is None else _expected(found, Key)


class HostedSignals(_Hosted):
    def set_lamp(self, place: Place, state: LampState, deadline: float, colour: LampColour | None = None) -> None:
        self.host.call("set_lamp", place, state, deadline=deadline, colour=colour)

    def contacts(self, deadline: float) -> Contacts:
        return _expected(self.host.call("contacts", deadline=deadline), Contacts)


class HostedFingerReader(_Hosted):
    def capture(self, deadline: float) -> FingerTemplate:
        return _expected(self.host.call("capture", deadline=deadline), FingerTemplate)


_BY_FAMILY: Mapping[Family, Callable[[HostProcess], Device]] = {
    Family.ID_CARD: HostedIdCardReader,
    Family.CARD: HostedCardReader,
    Family.RECEIPT_PRINTER: HostedReceiptPrinter,
    Family.DOCUMENT_PRINTER: HostedDocumentPrinter,
    Family.CODE_SCANNER: HostedCodeScanner,
    Family.DOCUMENT_SCANNER: HostedDocumentScanner,
    Family.CAMERA: HostedFaceCamera,
    Family.KEYPAD: HostedKeypad,
    Family.SIGNALS: HostedSignals,
    Family.FINGER: HostedFingerReader,
}


def hosted(driver: Driver, values: Mapping[str, Any]) -> Device:
    """A device of ``driver`` in a process of its own. Raises OptionsError for wrong ``values``."""
    driver.read_options(values)
    return _BY_FAMILY[driver.family](HostProcess(driver.name, dict(values)))
