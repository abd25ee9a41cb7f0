"""One TOML file makes a terminal: its typed model, and every mistake in it explained at its line."""

from kiosk.profile.loading import load_profile
from kiosk.profile.model import DeviceSection, KeypadUse, Profile, ProfileKind, Rest
from kiosk.profile.problems import ProfileInvalid, ProfileProblem

__all__ = [
    "DeviceSection",
    "KeypadUse",
    "Profile",
    "ProfileInvalid",
    "ProfileKind",
    "ProfileProblem",
    "Rest",
    "load_profile",
]
