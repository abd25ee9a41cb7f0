"""Pages on which a code may be scanned: the scanner is on where there is one that works, and nothing depends on it."""

from __future__ import annotations

from drivers.protocols import Family
from kiosk.session.availability import device_hindrance
from kiosk.session.effects import StartScanning
from kiosk.session.model import Session, Waiting
from kiosk.session.step import Outcome, begin_effect
from kiosk.session.world import World


def scan(session: Session, world: World) -> Outcome:
    """Look for one code. Answer: CodeScanned or ScannerFailed, where a scanner works at all."""
    if device_hindrance(Family.CODE_SCANNER, world) is not None:
        return Outcome(session)
    return begin_effect(session, world, Waiting.SCAN, world.patience.scan, StartScanning)
