"""What shows the window (``packaging/system/session``): which programs that takes, and which are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from kiosk.profile.model import Turn
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.step import Problem
from kiosk.texts import Text

_ROTATE, _SESSION = "KIOSK_ROTATE=", "KIOSK_SESSION="
#: The release whose cage turns the picture by itself; a later one is told by wlr-randr.
_TURNS_BY_ITSELF = "debian 12"
_X_TOUCH = "libinput_drv.so"


class Shown(StrEnum):
    """The values of KIOSK_SESSION."""

    CAGE = "cage"
    X11 = "x11"
    PRESENT = "present"


def lines(ground: Ground) -> list[str]:
    """Of what the unit gives to the session; none where there is no such file, or it cannot be read."""
    try:
        return ground.session.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


def turned(found: list[str], rotate: Turn) -> str:
    """The file with this turn in it, and no other; lines that somebody else wrote stay."""
    others = [line for line in found if not line.startswith(_ROTATE)]
    return "".join(f"{line}\n" for line in (*others, *([f"{_ROTATE}{rotate}"] if rotate else [])))


def shown_by(found: list[str]) -> Shown:
    """As the session understands it: cage, unless something else that it knows is said last."""
    said = [line.removeprefix(_SESSION).strip("\"' ") for line in found if line.startswith(_SESSION)]
    return Shown(said[-1]) if said and said[-1] in set(Shown) else Shown.CAGE


def about_the_display(ground: Ground, rotate: Turn, release: str) -> Iterator[Problem]:
    """``release``: as "debian 12"."""
    shown = shown_by(lines(ground))
    missing = " ".join(_missing(ground, shown, rotate, release))
    if not missing:
        return
    what = Text.of("provision-no-display", packages=missing)
    others = " ".join(_missing(ground, Shown.X11, rotate, release))
    if shown is Shown.X11:
        yield Problem(what, Text.of("provision-no-display-cure", packages=missing))
    elif others:
        cure = Text.of("provision-no-cage-cure", packages=missing, others=others, file=str(ground.session))
        yield Problem(what, cure)
    else:
        yield Problem(what, Text.of("provision-x-is-there-cure", packages=missing, file=str(ground.session)))


def _missing(ground: Ground, shown: Shown, rotate: Turn, release: str) -> Iterator[str]:
    """Packages of Debian."""
    programs: dict[str, str] = {}
    match shown:
        case Shown.CAGE:
            programs["cage"] = "cage"
            if rotate and release != _TURNS_BY_ITSELF:
                programs["wlr-randr"] = "wlr-randr"
        case Shown.X11:
            programs |= {"Xorg": "xserver-xorg-core", "xinit": "xinit"}
            if rotate:
                programs["xrandr"] = "x11-xserver-utils"
        case Shown.PRESENT:
            pass
    yield from (package for program, package in programs.items() if ground.find(program) is None)
    if shown is Shown.X11 and not (ground.xorg_input / _X_TOUCH).exists():
        yield "xserver-xorg-input-libinput"  # without it X hears no touch
