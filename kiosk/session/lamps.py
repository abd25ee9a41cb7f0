"""Which lamps are lit: of what stands now, so that no way out of a stage has to put one out."""

from __future__ import annotations

from drivers.protocols import Contact, Family, LampState, Place, Presence, Problem
from kiosk.session.afterwards import CALL_OPEN
from kiosk.session.capture_stages import PhotoLook, Plate
from kiosk.session.identity_stages import AppCode, ChipCard, FaceLook, Identify, Licence, NamePrincipal
from kiosk.session.model import (
    CardLeft,
    LeftPaper,
    Printing,
    PrintQuestion,
    Rate,
    Rated,
    RateWhy,
    ReceiptState,
    Reported,
    Session,
    TakeAlong,
    TakePaper,
    Thanks,
    Waiting,
)
from kiosk.session.signing_stages import PartyCard, Sign, Witnessing
from kiosk.session.technician import Test
from kiosk.session.technician_stages import TechnicianTest
from kiosk.session.world import World

#: The lamps that are on; all others are off.
Lamps = frozenset[tuple[Place, LampState]]

_PRINTERS = (Family.DOCUMENT_PRINTER, Family.RECEIPT_PRINTER)


def lamps(session: Session, world: World) -> Lamps:
    """Slow for what the resident is to do, quick for what must not be forgotten, on while something is at work."""
    if isinstance(session.stage, TechnicianTest) and session.stage.test is Test.LAMPS:
        return frozenset((place, LampState.ON) for place in Place)
    lit = dict(_asked_for(session))
    if session.receipt is ReceiptState.PRINTED and isinstance(session.stage, TakePaper | TakeAlong | Reported):
        lit[Place.RECEIPT] = LampState.SLOW
    if isinstance(session.stage, Thanks | CardLeft | Rate | RateWhy | Rated) and session.card is Presence.YES:
        lit[Place.ID_CARD] = LampState.QUICK
    if _calls_an_attendant(session, world):
        lit[Place.ATTENTION] = LampState.SLOW
    return frozenset(lit.items())


def _asked_for(session: Session) -> list[tuple[Place, LampState]]:
    """Where the person is to lay, show or take something."""
    awaited = {pending.waiting for pending in session.pending}
    reader = LampState.ON if Waiting.CARD in awaited else LampState.SLOW
    match session.stage:
        case Identify() | PartyCard() | Sign(by_card=True):
            return [(Place.ID_CARD, reader)]
        case Witnessing(relation=relation) if relation:
            return [(Place.ID_CARD, reader)]
        case NamePrincipal(card=None):
            scans = [(Place.CODE_SCANNER, LampState.SLOW)] if Waiting.SCAN in awaited else []
            return [(Place.ID_CARD, reader), *scans]
        case NamePrincipal() | Licence() | AppCode() if Waiting.SCAN in awaited:
            return [(Place.CODE_SCANNER, LampState.SLOW)]
        case ChipCard():
            return [(Place.CARD, LampState.SLOW)]
        case FaceLook() | PhotoLook():
            return [(Place.CAMERA, LampState.ON)]
        case Plate(taking=taking):
            return [(Place.DOCUMENT_SCANNER, LampState.ON if taking else LampState.SLOW)]
        case TakePaper() | PrintQuestion(got_it=None) | LeftPaper():
            return [(Place.DOCUMENTS, LampState.SLOW)]
        case Printing():
            return [(Place.DOCUMENTS, LampState.ON)]
    return []


def _calls_an_attendant(session: Session, world: World) -> bool:
    """Whether somebody has called, or something waits for an attendant's hands, or eyes."""
    if session.call is not None and session.call.state in CALL_OPEN:
        return True
    stage = session.stage
    jammed = any(Problem.PAPER_JAM in world.devices[family].problems for family in _PRINTERS if family in world.devices)
    if isinstance(stage, Printing):
        jammed = jammed or Problem.PAPER_JAM in stage.problems
    return jammed or world.paper_path_locked or Contact.YES in (world.contacts.door_open, world.contacts.tampered)
