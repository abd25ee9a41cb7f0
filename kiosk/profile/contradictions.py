"""What a profile says that cannot all be true, though each key by itself is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.profile.changes import KeyPath
from kiosk.profile.model import (
    DeviceSection,
    FiveKeys,
    Folders,
    KeypadUse,
    Profile,
    ProfileKind,
    Screen,
    Speech,
    TokenKind,
)
from kiosk.profile.upkeep import Hours, Power
from kiosk.session.hours import Outside
from kiosk.texts import Text


@dataclass(frozen=True)
class Contradiction:
    """What stands at ``path`` cannot be. ``other`` is the key that stands against it, where one does."""

    path: KeyPath
    text: Text
    other: KeyPath = ()


#: ALSA devices that write down what is said.
_INTO_A_FILE = ("file", "tee")
_MM_PER_INCH = 25.4
#: Dots per inch that no panel of a terminal has: millimetres were guessed, or mixed up with another panel's.
_FEWEST_DOTS, _MOST_DOTS = 30, 400
#: How far a dot may be from a square.
_MOST_UNLIKE = 1.15


def contradictions(profile: Profile) -> Iterator[Contradiction]:
    production = profile.kind is ProfileKind.PRODUCTION
    if production and profile.rehearsal is not None:
        yield Contradiction(("rehearsal",), Text.of("profile-rehearsal-in-production"))
    yield from _about_folders(profile.folders)
    yield from _about_the_screen(profile.screen)
    yield from _about_secrets(profile, production)
    yield from _about_services(profile)
    yield from _about_devices(profile)
    yield from _about_access(profile)
    yield from _about_technicians(profile, production)
    yield from _about_hours(profile.hours)
    if profile.accessibility.speech is not None:
        yield from _about_speech(profile.accessibility.speech, production)


def _about_folders(folders: Folders) -> Iterator[Contradiction]:
    if len({folders.state, folders.cache, folders.runtime}) < len(Folders.model_fields):
        yield Contradiction(("folders",), Text.of("profile-folders-not-apart"))
    for key in ("state", "cache"):
        if folders.runtime in getattr(folders, key).parents:
            yield Contradiction(("folders", key), Text.of("profile-folder-in-memory", key=key), ("folders", "runtime"))


def _about_the_screen(screen: Screen) -> Iterator[Contradiction]:
    across = screen.width_px / screen.width_mm * _MM_PER_INCH
    down = screen.height_px / screen.height_mm * _MM_PER_INCH
    if not (_FEWEST_DOTS < across < _MOST_DOTS and 1 / _MOST_UNLIKE < across / down < _MOST_UNLIKE):
        yield Contradiction(("screen",), Text.of("profile-screen-unlikely", across=round(across), down=round(down)))
    if screen.handwriting and not screen.keyboard:
        yield Contradiction(
            ("screen", "handwriting"), Text.of("profile-handwriting-without-keyboard"), ("screen", "keyboard")
        )


def _about_secrets(profile: Profile, production: bool) -> Iterator[Contradiction]:
    named = {("platform", "enrolment_code"): profile.platform.enrolment_code}
    if profile.network is not None:
        named["network", "proxy_login"] = profile.network.proxy_login
        if profile.network.proxy_login is not None and profile.network.proxy is None:
            yield Contradiction(("network", "proxy_login"), Text.of("profile-login-without-proxy"))
    for key, secret in named.items():
        if secret is not None and secret.places != 1:
            yield Contradiction(key, Text.of("profile-secret-place"))
        elif production and secret is not None and secret.literal is not None:
            yield Contradiction(key, Text.of("profile-secret-in-clear"))


def _about_services(profile: Profile) -> Iterator[Contradiction]:
    for chosen in sorted(set(profile.services.include) & set(profile.services.exclude)):
        yield Contradiction(
            ("services", "exclude"), Text.of("profile-chosen-and-not", value=chosen), ("services", "include")
        )


def _about_devices(profile: Profile) -> Iterator[Contradiction]:
    first: dict[str, tuple[str, DeviceSection]] = {}
    for family in type(profile.devices).model_fields:
        section = getattr(profile.devices, family)
        if section is None or (line := _line(section)) is None:
            continue
        other, holder = first.setdefault(line, (family, section))
        if holder is not section and (section.bus is None or section.bus != holder.bus):
            text = Text.of("profile-devices-on-one-line", line=line, other=f"devices.{other}")
            yield Contradiction(("devices", family), text, ("devices", other))


def _line(section: DeviceSection) -> str | None:
    """What a device is spoken to over, when its options say so."""
    options = section.options
    if "host" in options:
        return f"{options['host']}:{options.get('port', '')}"
    return next((str(options[key]) for key in ("device", "uri") if key in options), None)


def _about_access(profile: Profile) -> Iterator[Contradiction]:
    access = profile.accessibility
    if len(set(access.five_keys.digits().values())) < len(FiveKeys.model_fields):
        yield Contradiction(("accessibility", "five_keys"), Text.of("profile-keys-not-apart"))
    if access.keypad not in (None, KeypadUse.OFF) and profile.devices.keypad is None:
        yield Contradiction(("accessibility", "keypad"), Text.of("profile-keypad-missing"))
    if (places := access.places) is not None:
        for name, spot in places.spots().items():
            if spot.from_left_mm > places.width_mm or spot.from_floor_mm > places.height_mm:
                yield Contradiction(
                    ("accessibility", "places", name),
                    Text.of("profile-place-beside-case"),
                    ("accessibility", "places", "width_mm"),
                )


def _about_technicians(profile: Profile, production: bool) -> Iterator[Contradiction]:
    section = profile.technician
    if section is None:
        return
    if profile.bundles.trust is None and section.public_key is None:  # which one of before 2026-11-23 names
        yield Contradiction(("technician",), Text.of("profile-technician-without-trust"))
    if production and section.usb_folder is not None:
        yield Contradiction(("technician", "usb_folder"), Text.of("profile-stick-played-in-production"))
    if TokenKind.CARD in section.tokens and profile.devices.card is None:
        yield Contradiction(("technician", "tokens"), Text.of("profile-tokens-without-reader"))


def _about_speech(speech: Speech, production: bool) -> Iterator[Contradiction]:
    path = ("accessibility", "speech")
    if speech.packs is not None and speech.pack_key is None:
        yield Contradiction((*path, "packs"), Text.of("profile-packs-unsigned"))
    for key in ("loudspeaker", "headset"):
        if production and getattr(speech, key).startswith(_INTO_A_FILE):
            yield Contradiction((*path, key), Text.of("profile-sound-into-file"))


def _about_hours(hours: Hours) -> Iterator[Contradiction]:
    if hours.opening is None and hours.outside is not Outside.SERVE:
        yield Contradiction(("hours", "outside"), Text.of("profile-hours-never-outside"))
    if hours.opening is not None and not any(hours.opening.week()):
        yield Contradiction(("hours", "opening"), Text.of("profile-hours-never-open"))
    for day in sorted(set(hours.holidays) & set(hours.working_days)):
        yield Contradiction(
            ("hours", "working_days"), Text.of("profile-chosen-and-not", value=day), ("hours", "holidays")
        )
    if (hours.power is Power.NONE) != (hours.power_off is None) or (hours.power_off is None) != (
        hours.power_on is None
    ):
        yield Contradiction(("hours", "power"), Text.of("profile-power-together"))
    elif hours.power_off is not None and hours.power_off == hours.power_on:
        yield Contradiction(("hours", "power_on"), Text.of("profile-power-together"))
    elif (window := _window_while_off(hours)) is not None:
        yield Contradiction(("hours", "update_from"), window, ("hours", "power_off"))


def _window_while_off(hours: Hours) -> Text | None:
    """A machine that is off brings nothing."""
    off, window = hours.off(), hours.update_window()
    if off is None:
        return None
    minutes = (datetime(2000, 1, 1) + timedelta(minutes=minute) for minute in range(24 * 60))
    if any(window.covers(minute) and not off.covers(minute) for minute in minutes):
        return None
    return Text.of("profile-updates-while-off")
