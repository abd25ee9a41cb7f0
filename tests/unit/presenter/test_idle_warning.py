"""What stands over the page while the time to answer runs out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.session import model as m
from tests.support.people import ADULT
from tests.support.situations import CERTIFICATE, world

SETTING = Setting(Titled(**{"zh-CN": "示范大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True)
KNOWN = m.Session(resident=m.Resident(ADULT), touched_at=1000.0, tally=m.Tally(started=990.0))


@pytest.mark.parametrize(("extensions", "offered"), [(0, True), (9, True), (10, False)])
def test_more_time_is_offered_ten_times(extensions: int, offered: bool) -> None:
    session = replace(KNOWN.to(m.ItemPage(CERTIFICATE)), extensions=extensions)
    assert present(session, world(1000.0), SETTING).warning is None
    warning = present(session, world(1100.0), SETTING).warning
    assert warning is not None and warning.stay.enabled is offered
    assert warning.end.enabled, "to end is always possible"
