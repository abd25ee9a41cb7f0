"""Every family can live in a host: its protocol is kept, and its simulated driver answers from there."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest

from drivers import protocols
from drivers.host.hosted import _BY_FAMILY, hosted
from drivers.protocols import (
    CodeScanner,
    Contacts,
    Device,
    DeviceError,
    DeviceFault,
    DocumentScanner,
    FaceCamera,
    Family,
    FingerReader,
    FingerReadError,
    Keypad,
    LampColour,
    LampState,
    PageFlaw,
    Place,
    Signals,
)
from drivers.registry import REGISTRY

PROTOCOLS = {
    Family.ID_CARD: protocols.IdCardReader,
    Family.CARD: protocols.CardReader,
    Family.RECEIPT_PRINTER: protocols.ReceiptPrinter,
    Family.DOCUMENT_PRINTER: protocols.DocumentPrinter,
    Family.CAMERA: FaceCamera,
    Family.DOCUMENT_SCANNER: DocumentScanner,
    Family.CODE_SCANNER: CodeScanner,
    Family.KEYPAD: Keypad,
    Family.SIGNALS: Signals,
    Family.FINGER: FingerReader,
}
SIMULATED = {
    Family.CODE_SCANNER: "simulated-code-scanner",
    Family.DOCUMENT_SCANNER: "simulated-document-scanner",
    Family.CAMERA: "simulated-camera",
    Family.KEYPAD: "simulated-keypad",
    Family.SIGNALS: "simulated-signals",
    Family.FINGER: "simulated-finger",
}


@pytest.mark.parametrize("family", Family)
def test_every_method_of_the_protocol_is_handed_on_with_its_arguments(family: Family) -> None:
    protocol, kept = PROTOCOLS[family], _BY_FAMILY[family]
    for name, method in inspect.getmembers(protocol, inspect.isfunction):
        if not name.startswith("_"):
            mine = inspect.signature(getattr(kept, name))
            assert list(mine.parameters) == list(inspect.signature(method).parameters), name


@pytest.fixture
def device(request: pytest.FixtureRequest) -> Iterator[Device]:
    made = hosted(REGISTRY.find(SIMULATED[request.param]), {})
    assert made.status(5).usable  # its host runs: the short calls below cannot wait for that
    yield made
    made.close()


@pytest.mark.parametrize("device", [Family.SIGNALS], indirect=True)
def test_lamps_and_contacts(device: Device) -> None:
    assert isinstance(device, Signals)
    assert device.status(5).usable
    device.set_lamp(Place.ID_CARD, LampState.SLOW, 5, LampColour.GREEN)
    device.set_lamp(Place.ID_CARD, LampState.OFF, 5)
    assert isinstance(device.contacts(5), Contacts)


@pytest.mark.parametrize("device", [Family.CODE_SCANNER], indirect=True)
def test_a_scanner_that_was_not_started_refuses(device: Device) -> None:
    assert isinstance(device, CodeScanner)
    with pytest.raises(DeviceError) as caught:
        device.next(0.1)
    assert caught.value.fault is DeviceFault.REFUSED
    device.start(5)
    assert device.next(0.05) is None
    device.stop(5)


@pytest.mark.parametrize("device", [Family.DOCUMENT_SCANNER], indirect=True)
def test_an_empty_plate_is_seen_as_empty(device: Device) -> None:
    assert isinstance(device, DocumentScanner)
    assert PageFlaw.NO_PAGE in device.preview(5).flaws
    assert PageFlaw.NO_PAGE in device.capture(5).reasons
    device.stop()
    assert PageFlaw.NO_PAGE in device.preview(5).flaws, "on again"


@pytest.mark.parametrize("device", [Family.CAMERA], indirect=True)
def test_a_camera_is_switched_on_and_off(device: Device) -> None:
    assert isinstance(device, FaceCamera)
    device.start(5)
    device.look(5)
    device.stop()


@pytest.mark.parametrize("device", [Family.KEYPAD], indirect=True)
def test_no_key_is_no_key(device: Device) -> None:
    assert isinstance(device, Keypad)
    assert device.next_key(0.05) is None


@pytest.mark.parametrize("device", [Family.FINGER], indirect=True)
def test_no_finger_is_said_as_it_is(device: Device) -> None:
    assert isinstance(device, FingerReader)
    with pytest.raises(FingerReadError):
        device.capture(0.05)
