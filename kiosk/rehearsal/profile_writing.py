"""The kiosk's profile for a rehearsal: a rehearsal profile of the source, with this run's ports and folders in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from kiosk.profile.layers import read_layers
from kiosk.profile.loading import load_profile
from kiosk.profile.model import Profile, ProfileKind

#: A window smaller than this shows nothing that could be read.
_SMALLEST_SCALE = 0.25


class RehearsalRefused(Exception):
    """This profile is not one for rehearsals."""


@dataclass(frozen=True)
class Surroundings:
    """What a stage offers, as the profile names it."""

    folder: Path  # everything of the run lies in it
    platform_url: str
    ca_file: Path
    enrolment_code: str
    reader_device: Path
    receipt_printer_port: int
    document_printer_uri: str
    camera_folder: Path
    document_camera_folder: Path
    scanner_device: Path
    keypad_device: Path


def load_rehearsal_profile(file: Path) -> Profile:
    """Raises ProfileInvalid with all mistakes, RehearsalRefused for a production profile."""
    profile = load_profile(file)
    if profile.kind is not ProfileKind.REHEARSAL:
        raise RehearsalRefused(f'{file.name} is a {profile.kind} profile; a rehearsal takes kind = "rehearsal" only')
    return profile


def write_profile(source: Path, target: Path, surroundings: Surroundings, changes: Mapping[str, Any]) -> Profile:
    """Write ``source`` with the run's own ports and folders, and ``changes`` (section -> key -> value), to ``target``.

    Raises ProfileInvalid when the source, or the result of the changes, has mistakes (``target`` stays as it was);
    RehearsalRefused; OSError.
    """
    known = load_rehearsal_profile(source)
    data = dict(read_layers(source).data)
    folder = surroundings.folder
    ours: dict[str, dict[str, Any]] = {
        "folders": {name: str(folder / name) for name in ("state", "cache", "runtime")},
        "platform": {
            "url": surroundings.platform_url,
            "ca_file": str(surroundings.ca_file),
            "credentials": str(folder / "state" / "credentials"),
            "enrolment_code": surroundings.enrolment_code,
        },
        "services": {
            name: str(path)
            for name in ("folder", "regions")
            if (path := getattr(known.services, name)) is not None  # taken from the folder of the source
        },
        "rehearsal": {"inspection_socket": str(folder / "runtime" / "inspection")},
    }
    devices = {
        "id_card": {"driver": "samv-serial", "device": str(surroundings.reader_device)},
        "receipt_printer": {
            "driver": "escpos-tcp",
            "host": "127.0.0.1",
            "port": surroundings.receipt_printer_port,
        },
        "document_printer": {"driver": "ipp", "uri": surroundings.document_printer_uri},
        "camera": {"driver": "simulated-played-camera", "folder": str(surroundings.camera_folder)},
        "document_scanner": {
            "driver": "simulated-document-camera",
            "folder": str(surroundings.document_camera_folder),
        },
        "code_scanner": {"driver": "scanner-newland-serial", "device": str(surroundings.scanner_device)},
        "keypad": {"driver": "simulated-played-keypad", "device": str(surroundings.keypad_device)},
    }
    _merge(data, ours)
    data["devices"] = devices
    _merge(data, changes)
    draft = target.with_name("draft-" + target.name)
    draft.write_text(tomli_w.dumps(data), "utf-8")
    written = load_rehearsal_profile(draft)
    draft.replace(target)
    return written


def scaled_screen(profile: Profile, width: int, height: int) -> dict[str, dict[str, Any]]:
    """The change that makes the window fit into ``width`` x ``height`` pixels; none when it does."""
    screen = profile.screen
    scale = min(width / screen.width_px, height / screen.height_px)
    if scale >= screen.scale:
        return {}
    return {"screen": {"scale": max(_SMALLEST_SCALE, round(scale, 3))}}


def _merge(data: dict[str, Any], changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        if isinstance(value, Mapping) and isinstance(data.get(key), dict):
            _merge(data[key], value)
        else:
            data[key] = dict(value) if isinstance(value, Mapping) else value
