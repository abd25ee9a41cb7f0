"""Puts together the technician's mode: whose tokens count, where they may be, and the hands that do the work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from drivers.protocols import CardReader, Family
from kiosk.attendant.books import Books
from kiosk.attendant.guard import PinGuard
from kiosk.devices import Devices
from kiosk.filing import Filing
from kiosk.log import Log
from kiosk.maintenance.access import TechnicianAccess, TokenPlace, Trust
from kiosk.maintenance.cards import CardTokens
from kiosk.maintenance.looking import Looking, Sources
from kiosk.maintenance.refills import Refills
from kiosk.maintenance.reports import Reports
from kiosk.maintenance.settings import SettingsHelper
from kiosk.maintenance.sticks import StickFolder, Sticks
from kiosk.maintenance.trail import Trail
from kiosk.profile import Profile
from kiosk.profile.model import HELPER_SOCKET, TamperedKeys, Technician, TokenKind
from kiosk.profile.pin_hash import read_pin_hash
from kiosk.session import events as e
from kiosk.session.world import Link
from kiosk.statistics.store import StatisticsStore
from kiosk.taken_back import bundles_of
from kiosk.technician_hands import Keys, Sounds, TechnicianHands
from kiosk.texts import load_words
from kiosk.updating.bringing import Bringing
from kiosk.workers import Worker

#: A token that is pulled is noticed within so long.
_TOKEN_SECONDS = 1.0


def technician_access(
    profile: Profile,
    devices: Devices,
    worker: Worker,
    log: Log,
    *,
    now: Callable[[], datetime],
    on_change: Callable[[], None],
) -> TechnicianAccess | None:
    """Where the profile names technicians: where their tokens may be, and what they are judged by."""
    section = profile.technician
    if section is None:
        return None
    trust = Trust(profile.terminal.id, profile.terminal.region or "", bundles_of(profile).trust, section.revoked)
    places: list[TokenPlace] = []
    if TokenKind.USB in section.tokens:
        places.append(_sticks(section))
    reader = devices.fitted.others.get(Family.CARD)
    if TokenKind.CARD in section.tokens and isinstance(reader, CardReader):
        places.append(CardTokens(reader, devices.workers[Family.CARD]))
    guard = PinGuard(profile.folders.state, read_pin_hash(section.pin_hash.get_secret_value()), log, whose="technician")
    access = TechnicianAccess(trust, places, guard, log, now=now, on_change=on_change)
    worker.look_every(access.look, _TOKEN_SECONDS)
    return access


def _sticks(section: Technician) -> Sticks | StickFolder:
    return Sticks() if section.usb_folder is None else StickFolder(section.usb_folder)


def technician_sticks(profile: Profile) -> Sticks | StickFolder | None:
    """Where a technician's stick is looked for; None where the profile knows none."""
    section = profile.technician
    if section is None:
        return None
    return _sticks(section)


def _sounds(profile: Profile) -> Sounds:
    """The loudspeaker of the voice, else of the tones; the headset is the voice's."""
    speech, tones = profile.accessibility.speech, profile.sounds
    if speech is not None:
        return Sounds(speech.loudspeaker, speech.headset)
    return Sounds(tones.loudspeaker if tones is not None else "")


def technician_hands(
    profile: Profile,
    *,
    books: Books,
    filing: Filing,
    devices: Devices,
    clock_offset: Callable[[], timedelta],
    link: Callable[[], Link],
    worker: Worker,
    now: Callable[[], datetime],
    log: Log,
    answer: Callable[[e.Event], None],
    bringing: Bringing | None = None,
) -> TechnicianHands:
    """There at every terminal: a case that is opened closes it, whether or not technicians are named."""
    state = profile.folders.state
    looking = Looking(
        profile,
        Sources(
            counts=lambda: books.counters.counts,
            link=link,
            clock_offset=clock_offset,
            queue_counts=filing.counts,
            parked=filing.parked,
            statistics=StatisticsStore(state),
            refills=Refills(state),
            log=log,
            now=now,
            releases=bringing,
        ),
    )
    helper = profile.technician.helper_socket if profile.technician is not None else HELPER_SOCKET
    return TechnicianHands(
        looking=looking,
        reports=Reports(state, load_words(profile.terminal.languages[0])),
        trail=Trail(state),
        books=books,
        filing=filing,
        devices=devices,
        settings=SettingsHelper(helper, works=looking.reaches_platform),
        sounds=_sounds(profile),
        keys=Keys(profile.platform.credentials, profile.lockdown.tampered_keys is TamperedKeys.ERASE),
        worker=worker,
        terminal_id=profile.terminal.id,
        link=link,
        now=now,
        log=log,
        answer=answer,
        bringing=bringing,
    )
