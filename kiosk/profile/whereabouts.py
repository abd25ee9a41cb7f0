"""Whether what a profile names lies on this machine: secrets, closed to others, and files. Each mistake at its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from kiosk.profile.changes import KeyPath
from kiosk.profile.layers import Layered
from kiosk.profile.model import Profile
from kiosk.profile.problems import ProfileProblem
from kiosk.profile.secrets import SecretReference, SecretUnreadable
from kiosk.texts import Text

#: What the terminal, its package or a rehearsal makes itself.
_MADE = frozenset({("platform", "credentials"), ("technician", "helper_socket"), ("technician", "usb_folder")})
_MADE_IN = frozenset({"folders", "rehearsal"})
_CODE = ("platform", "enrolment_code")


def check_whereabouts(layered: Layered, profile: Profile, *, here: bool) -> Iterator[ProfileProblem]:
    """``here``: this is the terminal, so that everything has to be there; elsewhere only what is there is judged.

    A one-time code that was used is nobody's to miss: once there is a certificate, its file may be gone. What systemd
    lays before the service can be read by the service alone.
    """
    enrolled = profile.platform.credentials.is_dir()
    for path, named in _named(profile, ()):
        found = _secret(named, here=here) if isinstance(named, SecretReference) else _file(named, here=here)
        if found is None or (path == _CODE and enrolled):
            continue
        place = layered.at(path)
        yield ProfileProblem(place.file, place.line, ".".join(path), found)


def _secret(secret: SecretReference, *, here: bool) -> Text | None:
    if secret.file is None or not (here or secret.file.exists()):
        return None
    try:
        secret.read()
    except SecretUnreadable as unreadable:
        return unreadable.text
    return None


def _file(file: Path, *, here: bool) -> Text | None:
    return Text.of("profile-file-not-there", file=str(file)) if here and not file.exists() else None


def _named(section: BaseModel, path: KeyPath) -> Iterator[tuple[KeyPath, Path | SecretReference]]:
    for name in type(section).model_fields:
        value, at = getattr(section, name), (*path, name)
        if isinstance(value, SecretReference) or (isinstance(value, Path) and at not in _MADE):
            yield at, value
        elif isinstance(value, BaseModel) and at[0] not in _MADE_IN:
            yield from _named(value, at)
