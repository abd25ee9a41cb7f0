"""One TOML file makes a terminal: its typed model, and every mistake in it explained at its line."""

from kiosk.profile.loading import ProfileInvalid, ProfileProblem, load_profile
from kiosk.profile.model import DeviceSection, KeypadUse, Profile, ProfileKind, Rest

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
