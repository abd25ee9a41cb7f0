"""What a terminal's keypad is for, as its profile says."""

from __future__ import annotations

from drivers.registry import REGISTRY
from kiosk.profile.model import KeypadUse, Profile


def keypad_use(profile: Profile) -> KeypadUse:
    """A bank's PIN pad is left to the bank until the profile says otherwise; OFF where there is no keypad."""
    section = profile.devices.keypad
    if section is None:
        return KeypadUse.OFF
    if profile.accessibility.keypad is not None:
        return profile.accessibility.keypad
    return KeypadUse.OFF if REGISTRY.find(section.driver).shared else KeypadUse.OWN
