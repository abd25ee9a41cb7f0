"""Plays attempts at the real window, through the X server, and looks at what came of them."""

from __future__ import annotations

import select
import time
from collections.abc import Iterator
from typing import Any

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest
from Xlib.protocol import event as x_events

from tests.lockdown.attempts import Act, Ask, Attempt, Chord, Click, Drag, Drop, Own, Place, Press, Together

_ANSWER_SECONDS = 10.0
_DRAG_STEPS = 6
#: Keys that come with no name in python-xlib's own tables.
for _group in ("xf86", "xkb", "korean", "latin1", "miscellany"):
    XK.load_keysym_group(_group)
_BY_OTHER_NAMES = {
    "Hangul": 0xFF31, "Henkan": 0xFF23, "Sys_Req": 0xFF15, "XF86PowerOff": 0x1008FF2A, "XF86Sleep": 0x1008FF2F,
    "XF86HomePage": 0x1008FF18, "XF86Back": 0x1008FF26, "XF86WWW": 0x1008FF2E, "XF86Mail": 0x1008FF19,
    "XF86Calculator": 0x1008FF1D, "XF86Search": 0x1008FF1B, "XF86AudioPlay": 0x1008FF14, "ISO_Next_Group": 0xFE08,
    "dead_acute": 0xFE51, "Multi_key": 0xFF20,
}  # fmt: skip


class EscapeArtist:
    """One X client that acts on the window of one process, and sees every window on the screen."""

    def __init__(self, display_name: str, pid: int) -> None:
        """Raises LookupError when the process shows no window."""
        self.display_name = display_name
        self.display: Any = Display(display_name)
        self._root = self.display.screen().root
        self._pid = pid
        self._window = self._window_of(pid)
        self._source = self._root.create_window(-2, -2, 1, 1, 0, 0, X.InputOnly, X.CopyFromParent)
        self._status = self.display.intern_atom("XdndStatus")
        self.takes_drops = False
        self._owned = b""
        self._holder: Any = None
        self._spare: dict[int, int] = {}

    def close(self) -> None:
        self.display.close()

    def play(self, attempt: Attempt) -> None:
        """Do it all, and return when the window has heard all of it. Raises TimeoutError when it does not answer."""
        self._let_go()
        for act in attempt.acts:
            self._act(act)
        self.await_answer()

    def await_answer(self) -> None:
        """Until the application has taken what was sent before: it hears messages in their order, and answers whether
        something may be let fall on it. Raises TimeoutError."""
        self._drag_over("text/plain")
        until = time.monotonic() + _ANSWER_SECONDS
        while time.monotonic() < until:
            while self.display.pending_events():
                said = self.display.next_event()
                if isinstance(said, x_events.ClientMessage) and said.client_type == self._status:
                    self.takes_drops |= bool(said.data[1][1] & 1)
                    self._send("XdndLeave", (self._source.id,))
                    return
                if isinstance(said, x_events.SelectionRequest) and self._owned:
                    self._give(said)
            select.select([self.display], [], [], 0.2)
        raise TimeoutError("the window does not answer")

    def _drag_over(self, kind: str) -> None:
        screen = self._root.get_geometry()
        middle = (screen.width // 2) << 16 | screen.height // 2
        copy = self.display.intern_atom("XdndActionCopy")
        self._send("XdndEnter", (self._source.id, 5 << 24, self.display.intern_atom(kind), 0, 0))
        self._send("XdndPosition", (self._source.id, 0, middle, X.CurrentTime, copy))

    # --- what is seen -------------------------------------------------------------------------------------------------

    def wrongs(self) -> list[str]:
        """What is not as it has to be with windows: full-screen, in front, and alone."""
        return list(self._wrongs())

    def _wrongs(self) -> Iterator[str]:
        screen = self._root.get_geometry()
        shown = [window for window in self._root.query_tree().children if _is_shown(window)]
        if not shown or shown[-1].id != self._outermost().id:
            yield "another window is in front"
        if self.takes_drops:
            yield "it takes what is let fall on it"
        if len(shown) > 1:
            yield f"{len(shown)} windows are shown"
        place = self._window.get_geometry()
        corner = self._window.translate_coords(self._root, 0, 0)
        if (-corner.x, -corner.y, place.width, place.height) != (0, 0, screen.width, screen.height):
            yield f"the window is {place.width} x {place.height} at {-corner.x}, {-corner.y}"

    def _outermost(self) -> Any:
        window = self._window
        while (parent := window.query_tree().parent).id != self._root.id:
            window = parent
        return window

    def _window_of(self, pid: int) -> Any:
        atom = self.display.intern_atom("_NET_WM_PID")
        for window in self._root.query_tree().children:
            owner = window.get_full_property(atom, X.AnyPropertyType)
            if owner is not None and owner.value[0] == pid and _is_shown(window):
                return window
        raise LookupError(pid)

    # --- what is done -------------------------------------------------------------------------------------------------

    def _act(self, act: Act) -> None:
        match act:
            case Chord(keys=keys, times=times):
                for _ in range(times):
                    self._press(keys)
                    self._lift(keys)
            case Click(place=place, button=button, times=times, held=held):
                self._move(place)
                self._press(held)
                for _ in range(times):
                    self._button(X.ButtonPress, button)
                    self._button(X.ButtonRelease, button)
                self._lift(held)
            case Press(place=place, seconds=seconds, button=button):
                self._move(place)
                self._button(X.ButtonPress, button)
                time.sleep(seconds)  # the finger rests: nothing is awaited
                self._button(X.ButtonRelease, button)
            case Drag(start=start, end=end, button=button):
                self._drag(start, end, button)
            case Together(place=place, buttons=buttons):
                self._move(place)
                for button in buttons:
                    self._button(X.ButtonPress, button)
                for button in buttons:
                    self._button(X.ButtonRelease, button)
            case Drop(kind=kind, content=content):
                self._drop(kind, content)
            case Ask(message=message, data=data):
                self._ask(message, data)
            case Own(selection=selection, content=content):
                self._own(selection, content)

    def _drag(self, start: Place, end: Place, button: int) -> None:
        self._move(start)
        self._button(X.ButtonPress, button)
        for step in range(1, _DRAG_STEPS + 1):
            part = step / _DRAG_STEPS
            self._move((start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))
        self.await_answer()
        self._button(X.ButtonRelease, button)

    def _drop(self, kind: str, content: str) -> None:
        """As a file manager does it: a selection that is owned, and the messages of XDND 5."""
        selection, mime = self.display.intern_atom("XdndSelection"), self.display.intern_atom(kind)
        self._source.set_selection_owner(selection, X.CurrentTime)
        self._drag_over(kind)
        self._send("XdndDrop", (self._source.id, 0, X.CurrentTime, 0, 0))
        self.await_answer()
        while self.display.pending_events():  # whoever asks for it gets it
            asked = self.display.next_event()
            if isinstance(asked, x_events.SelectionRequest):
                asked.requestor.change_property(asked.property, mime, 8, content.encode())
                given = x_events.SelectionNotify(
                    time=asked.time,
                    requestor=asked.requestor,
                    selection=selection,
                    target=mime,
                    property=asked.property,
                )
                asked.requestor.send_event(given)
        self.display.sync()

    def _own(self, selection: str, content: str) -> None:
        """From now on, who asks for the selection gets it (``_give``)."""
        self._owned = content.encode()
        self._holder = self._root.create_window(-2, -2, 1, 1, 0, 0, X.InputOnly, X.CopyFromParent)
        self._holder.set_selection_owner(self.display.intern_atom(selection), X.CurrentTime)
        self.display.sync()

    def _let_go(self) -> None:
        """Nothing is held for anybody any more."""
        if self._holder is not None:
            self._holder.destroy()  # and with it, that it owns something
            self.display.sync()
            self._holder = None
        self._owned = b""

    def _give(self, asked: Any) -> None:
        """As its owner does (ICCCM 2.2): which forms there are (TARGETS), or what it is."""
        targets = self.display.intern_atom("TARGETS")
        if asked.target == targets:
            forms = [self.display.intern_atom("UTF8_STRING"), X.NONE]
            asked.requestor.change_property(asked.property, self.display.intern_atom("ATOM"), 32, forms[:1])
        else:
            asked.requestor.change_property(asked.property, asked.target, 8, self._owned)
        said = x_events.SelectionNotify(
            time=asked.time,
            requestor=asked.requestor,
            selection=asked.selection,
            target=asked.target,
            property=asked.property,
        )
        asked.requestor.send_event(said)
        self.display.flush()

    def _ask(self, message: str, data: tuple[int, ...]) -> None:
        atoms = {"_NET_WM_STATE": "_NET_WM_STATE_FULLSCREEN", "WM_PROTOCOLS": "WM_DELETE_WINDOW"}
        atom = self.display.intern_atom(atoms.get(message, message))
        values = tuple(atom if value == -1 else value for value in data)
        if message == "WM_PROTOCOLS":
            self._send(message, values)
        else:
            self._send(message, values, to_root=True)

    def _send(self, message: str, data: tuple[int, ...], *, to_root: bool = False) -> None:
        values = (*data, 0, 0, 0, 0, 0)[:5]
        said = x_events.ClientMessage(
            window=self._window, client_type=self.display.intern_atom(message), data=(32, values)
        )
        if to_root:
            self._root.send_event(said, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        else:
            self._window.send_event(said)
        self.display.flush()

    def _press(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            xtest.fake_input(self.display, X.KeyPress, self._keycode(key))
        self.display.sync()

    def _lift(self, keys: tuple[str, ...]) -> None:
        for key in reversed(keys):
            xtest.fake_input(self.display, X.KeyRelease, self._keycode(key))
        self.display.sync()

    def _keycode(self, key: str) -> int:
        """What the keyboard lacks is put on a key that it does not use."""
        keysym = _BY_OTHER_NAMES.get(key) or XK.string_to_keysym(key)
        if not keysym:
            raise LookupError(key)
        if keysym in self._spare:
            return self._spare[keysym]
        found = int(self.display.keysym_to_keycode(keysym))
        if not found:
            found = int(self.display.display.info.max_keycode) - len(self._spare)
            self.display.change_keyboard_mapping(found, [(keysym, keysym)])
            self.display.sync()
            self._spare[keysym] = found
        return found

    def _move(self, place: Place) -> None:
        screen = self._root.get_geometry()
        x, y = round(place[0] * screen.width), round(place[1] * screen.height)
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        self.display.sync()

    def _button(self, kind: int, button: int) -> None:
        xtest.fake_input(self.display, kind, int(button))
        self.display.sync()


def _is_shown(window: Any) -> bool:
    try:
        seen = window.get_attributes()
    except Exception:  # gone meanwhile: python-xlib has no closer type for it
        return False
    return bool(seen.map_state == X.IsViewable and seen.win_class == X.InputOutput)
