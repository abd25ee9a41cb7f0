"""Which files a profile is made of, and where each goes when it is put in place.

A file that a profile names by a relative path begins at the folder of the profile: on a stick as in its place. So what
lies beside a profile goes along with it, to the same place beside it. What is named by an absolute path stays, unless
it is named as it will be in its place and still lies beside the profile.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from kiosk.profile import Profile
from kiosk.profile.layers import LAYERS, Layered
from kiosk.profile.secrets import SecretReference

#: Made by the terminal or by its platform, and therefore never brought along.
_MADE_HERE = frozenset(
    {
        ("platform", "credentials"),
        ("rehearsal", "inspection_socket"),
        ("technician", "helper_socket"),
        ("technician", "usb_folder"),
    }
)
#: Without them the catalogue is the platform's alone.
_MAY_COME_LATER = frozenset({("services", "folder"), ("services", "regions")})
_FOLDERS = "folders"

KeyPath = tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """One file. ``secret``: only the terminal's user may read it."""

    source: Path
    target: Path
    secret: bool = False


@dataclass(frozen=True)
class Misplaced:
    """``key`` names ``path``, which cannot go along: it lies outside the profile's folder, or is not there."""

    key: str
    path: Path
    missing: bool


def plan(layered: Layered, profile: Profile, target: Path) -> tuple[tuple[Placed, ...], tuple[Misplaced, ...]]:
    """What goes where, for the terminal's file to stand at ``target``; and what cannot.

    Raises OSError for a folder that cannot be read.
    """
    home, there = layered.file.resolve().parent, target.parent
    placed = [Placed(layered.file, target)]
    misplaced = []
    for file in layered.files[:-1]:
        path = file.resolve()
        if path.is_relative_to(home):
            placed.append(Placed(file, there / path.relative_to(home)))
        elif not _said_absolute(layered, file):
            misplaced.append(Misplaced(LAYERS, file, missing=False))
    for key, path, secret in _named(profile):
        start = there if _is_absolute(layered, key) else home
        beside = home / path.relative_to(start) if path.is_relative_to(start) else None
        if beside is not None and beside.exists():
            goes = there / beside.relative_to(home)
            placed += (Placed(file, goes / file.relative_to(beside), secret) for file in _files(beside))
        elif start == home and beside is None:
            misplaced.append(Misplaced(".".join(key), path, missing=False))
        elif not (path.exists() or secret or key in _MAY_COME_LATER):
            misplaced.append(Misplaced(".".join(key), path, missing=True))
    return tuple(placed), tuple(misplaced)


def secrets(profile: Profile) -> tuple[Path, ...]:
    """The files with secrets that a profile names."""
    return tuple(path for _, path, secret in _named(profile) if secret)


def _named(profile: Profile) -> Iterator[tuple[KeyPath, Path, bool]]:
    """Every path that a profile names and that somebody has to bring, with whether it is a secret."""
    return _paths(profile, (), secret=False)


def _paths(section: BaseModel, path: KeyPath, *, secret: bool) -> Iterator[tuple[KeyPath, Path, bool]]:
    for name in type(section).model_fields:
        value, here = getattr(section, name), (*path, name)
        if isinstance(value, Path) and here not in _MADE_HERE and path != (_FOLDERS,):
            yield here, value, secret
        elif isinstance(value, BaseModel):
            yield from _paths(value, here, secret=isinstance(value, SecretReference))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in sorted(path.rglob("*")) if file.is_file())
    elif path.exists():
        yield path


def _is_absolute(layered: Layered, key: KeyPath) -> bool:
    value: object = layered.data
    for part in key:
        value = value.get(part) if isinstance(value, dict) else None
    return isinstance(value, str) and Path(value).expanduser().is_absolute()


def _said_absolute(layered: Layered, file: Path) -> bool:
    """Whether a layer outside the folder was named so that it is found from anywhere."""
    return file.is_absolute() and not file.is_relative_to(layered.file.parent)
