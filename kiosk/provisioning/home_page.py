"""A picture of the terminal's home page, as residents will see it.

``python -m kiosk.provisioning.home_page PROFILE PNG``: a process of its own, with Qt. Whoever starts it names one of
Qt's platforms without a display. It touches no device and no network.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.app import setting_of
from kiosk.brand import PLAIN, Brand, BrandInvalid, read_brand
from kiosk.catalogue.joining import Standing
from kiosk.catalogue.starting import first_catalogue
from kiosk.catalogue_keeping import store_file
from kiosk.presenter import present
from kiosk.profile import Profile, load_profile
from kiosk.qt.bridge import Bridge
from kiosk.qt.inspection import Inspection
from kiosk.qt.pictures import SessionPictures
from kiosk.qt.window import KioskWindow, Screen, make_application
from kiosk.session.model import Home, Session
from kiosk.session.world import Link, World
from screens.models import Page

_SETTLED_SECONDS = 20.0


def page_of(profile: Profile, brand: Brand) -> Page:
    """The home page with every device of the profile well and the platform there."""
    services = profile.services
    catalogue = first_catalogue(
        store_file(profile), services.folder, services.include, services.exclude, regions_file=services.regions
    )
    fitted = [family for family in Family if getattr(profile.devices, family.value) is not None]
    world = World(
        now=0.0,
        wall=datetime.now(ZoneInfo(profile.terminal.time_zone)),
        catalogue=catalogue,
        devices={family: DeviceStatus(Condition.READY) for family in fitted},
        link=Link.ONLINE,
        standing=Standing(profile.terminal.region, profile.terminal.channel),
        language=profile.terminal.languages[0].value,
    )
    return present(Session(stage=Home(), visit=1), world, setting_of(profile, brand))


def _brand(profile: Profile) -> Brand:
    """A spoilt pack is told by the terminal itself, which goes on without."""
    try:
        return PLAIN if profile.brand is None else read_brand(profile.brand.pack)
    except BrandInvalid:
        return PLAIN


def main() -> int:
    """Exit code 0, or 1 when there is no picture."""
    profile, target = load_profile(Path(sys.argv[1])), Path(sys.argv[2])
    measures = profile.screen
    application = make_application()
    pictures = SessionPictures()
    bridge = Bridge(lambda name, values: None, pictures)
    screen = Screen(measures.width_px, measures.height_px, measures.width_mm, measures.height_mm)
    brand = _brand(profile)
    window = KioskWindow(screen, bridge, pictures, reduced_motion=True, brand=brand.for_screens())
    window.open()
    looked_at = Inspection(window.view)
    bridge.show(page_of(profile, brand))
    until = time.monotonic() + _SETTLED_SECONDS
    application.processEvents()
    while not looked_at.settled and time.monotonic() < until:
        QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    looked_at.grab(target)
    looked_at.close()
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
