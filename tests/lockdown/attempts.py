"""A hundred ways to try to get out of the page, each with its name: data, which ``hand.py`` plays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

#: A place in the window, as parts of its width and height.
Place = tuple[float, float]

MIDDLE: Place = (0.5, 0.5)
#: Words that nobody can press, in the header of every page.
ON_WORDS: Place = (0.3, 0.02)
#: Where nothing is to be pressed: the margin of the page.
NOWHERE: Place = (0.004, 0.5)


class Button(IntEnum):
    """Of an X pointer."""

    LEFT = 1
    MIDDLE = 2
    RIGHT = 3
    WHEEL_UP = 4
    WHEEL_DOWN = 5
    WHEEL_LEFT = 6
    WHEEL_RIGHT = 7
    BACK = 8
    FORWARD = 9


@dataclass(frozen=True)
class Chord:
    """Keys by their X names, pressed in this order, and lifted in the other."""

    keys: tuple[str, ...]
    times: int = 1


@dataclass(frozen=True)
class Click:
    """``held`` are keys that are down meanwhile."""

    place: Place
    button: Button = Button.LEFT
    times: int = 1
    held: tuple[str, ...] = ()


@dataclass(frozen=True)
class Press:
    """A finger that stays down for ``seconds``."""

    place: Place
    seconds: float
    button: Button = Button.LEFT


@dataclass(frozen=True)
class Drag:
    """From one place to another, which may lie outside the window."""

    start: Place
    end: Place
    button: Button = Button.LEFT


@dataclass(frozen=True)
class Together:
    """Buttons that are down at the same time."""

    place: Place
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Drop:
    """Something is let fall on the window by another program (XDND)."""

    kind: str
    content: str


@dataclass(frozen=True)
class Ask:
    """A message of a window manager's, as other programs can send it."""

    message: str
    data: tuple[int, ...] = ()


@dataclass(frozen=True)
class Own:
    """Another program holds ``content``, as what is marked there ("PRIMARY") or was copied ("CLIPBOARD")."""

    selection: str
    content: str


Act = Chord | Click | Press | Drag | Together | Drop | Ask | Own


@dataclass(frozen=True)
class Attempt:
    name: str
    acts: tuple[Act, ...]


def _chords(*names: str) -> Iterator[Attempt]:
    """Of keys joined by "+"."""
    for name in names:
        yield Attempt(name, (Chord(tuple(_X_NAMES.get(key, key) for key in name.split("+"))),))


_X_NAMES = {
    "Ctrl": "Control_L", "Alt": "Alt_L", "Shift": "Shift_L", "Super": "Super_L", "SysRq": "Sys_Req", "Del": "Delete",
    "Plus": "plus", "Minus": "minus", "Space": "space", "Back": "BackSpace", "Enter": "Return",
}  # fmt: skip

#: What window managers, the server and the kernel listen to.
OF_THE_SYSTEM = (
    "Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Alt+Escape", "Alt+Space", "Alt+F2", "Alt+F7", "Alt+F8", "Alt+F9", "Alt+F10",
    "Super", "Super+d", "Super+l", "Super+r", "Super+e", "Super+Tab", "Super+Down", "Ctrl+Escape", "Ctrl+Shift+Escape",
    "Ctrl+Alt+Del", "Ctrl+Alt+Back", "Ctrl+Alt+F1", "Ctrl+Alt+F2", "Ctrl+Alt+F7", "Ctrl+Alt+F12", "Ctrl+Alt+t",
    "Ctrl+Alt+l", "Alt+SysRq+b", "Alt+SysRq+k", "Print", "Alt+Print", "Menu", "Shift+F10", "Pause",
)  # fmt: skip
#: What browsers and other programs listen to.
OF_PROGRAMS = (
    "Ctrl+q", "Ctrl+w", "Ctrl+n", "Ctrl+o", "Ctrl+p", "Ctrl+s", "Ctrl+t", "Ctrl+l", "Ctrl+j", "Ctrl+u", "Ctrl+r",
    "Ctrl+Shift+i", "Ctrl+Shift+n", "Ctrl+Tab", "Alt+Left", "Alt+Home", "Ctrl+Plus", "Ctrl+Minus", "Ctrl+0",
    "F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12",
    "XF86HomePage", "XF86Back", "XF86WWW", "XF86Mail", "XF86Calculator", "XF86Search", "XF86AudioPlay", "XF86PowerOff",
    "XF86Sleep",
)  # fmt: skip
#: What writing listens to.
OF_WRITING = (
    "Ctrl+a", "Ctrl+c", "Ctrl+v", "Shift+Insert", "Ctrl+Space", "Shift+Space", "Super+Space", "Alt+Shift", "Hangul",
    "Henkan", "Multi_key", "dead_acute", "ISO_Next_Group", "Caps_Lock",
)  # fmt: skip

WITH_A_POINTER = (
    Attempt("right click", (Click(MIDDLE, Button.RIGHT),)),
    Attempt("right click on words", (Click(ON_WORDS, Button.RIGHT),)),
    Attempt("middle click", (Click(MIDDLE, Button.MIDDLE),)),
    Attempt("back button of a mouse", (Click(MIDDLE, Button.BACK), Click(MIDDLE, Button.FORWARD))),
    Attempt("double click on words", (Click(ON_WORDS, times=2),)),
    Attempt("triple click on words, copied", (Click(ON_WORDS, times=3), Chord(("Control_L", "c")))),
    Attempt("long press on words", (Press(ON_WORDS, 1.0),)),
    Attempt("long press of the right button", (Press(MIDDLE, 0.6, Button.RIGHT),)),
    Attempt("swipe from the left edge", (Drag((0.0, 0.5), (0.5, 0.5)),)),
    Attempt("swipe from the right edge", (Drag((0.999, 0.5), (0.5, 0.5)),)),
    Attempt("swipe from the upper edge", (Drag((0.5, 0.0), (0.5, 0.4)),)),
    Attempt("swipe from the lower edge", (Drag((0.004, 0.999), (0.004, 0.5)),)),
    Attempt("words dragged away", (Drag(ON_WORDS, (1.5, 0.5)),)),
    Attempt("dragged by the middle button", (Drag(MIDDLE, (1.5, 1.5), Button.MIDDLE),)),
    Attempt("two buttons at once", (Together(NOWHERE, (Button.LEFT, Button.RIGHT)),)),
    Attempt("all buttons at once", (Together(NOWHERE, (Button.LEFT, Button.MIDDLE, Button.RIGHT)),)),
    Attempt("wheel with Ctrl", (Click(MIDDLE, Button.WHEEL_UP, 5, ("Control_L",)),)),
    Attempt("wheel sideways", (Click(MIDDLE, Button.WHEEL_LEFT, 3), Click(MIDDLE, Button.WHEEL_RIGHT, 3))),
    Attempt("moved with Alt", (Click(NOWHERE, held=("Alt_L",)), Drag(NOWHERE, (0.5, 0.7)))),
    Attempt("twenty touches at once", (Click(NOWHERE, times=20),)),
    Attempt("a file is dropped", (Drop("text/uri-list", "file:///etc/passwd\r\n"),)),
    Attempt("an address is dropped", (Drop("text/uri-list", "https://example.com/\r\n"),)),
    Attempt("words are dropped", (Drop("text/plain", "javascript:alert(1)"),)),
)
BY_MESSAGES = (
    Attempt("asked to be no longer full-screen", (Ask("_NET_WM_STATE", (0, -1, 0)),)),
    Attempt("asked to close", (Ask("WM_PROTOCOLS", (-1,)),)),
    Attempt("asked to be small", (Ask("WM_CHANGE_STATE", (3,)),)),
)

ATTEMPTS = (
    *_chords(*OF_THE_SYSTEM),
    *_chords(*OF_PROGRAMS),
    *_chords(*OF_WRITING),
    Attempt("Escape, again and again", (Chord(("Escape",), 8),)),
    Attempt("Tab, round and round", (Chord(("Tab",), 30),)),
    *WITH_A_POINTER,
    *BY_MESSAGES,
)
