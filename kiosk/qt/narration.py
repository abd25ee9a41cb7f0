"""What the keys stand on, and that somebody touched or pressed anything, for the voice.

Looks at the window's focus and at the accessibility tree that every screen reader sees; knows nothing of speech.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.qt.bridge import Bridge
from screens.models import ControlRole, FocusedControl

_ROLES = {
    QAccessible.Role.Button: ControlRole.BUTTON,
    QAccessible.Role.PushButton: ControlRole.BUTTON,
    QAccessible.Role.RadioButton: ControlRole.CHOICE,
    QAccessible.Role.PageTab: ControlRole.CHOICE,
    QAccessible.Role.CheckBox: ControlRole.CHECK,
    QAccessible.Role.EditableText: ControlRole.FIELD,
    QAccessible.Role.Link: ControlRole.LINK,
    QAccessible.Role.List: ControlRole.LIST,
}
#: What a hand does. A touch arrives as a mouse press too where nothing takes it as a touch.
_BY_HAND = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress)


class FocusWatcher(QObject):
    """Tells of every control that the keys come to stand on, and of every touch and key before anything is done.

    ``on_focus`` and ``on_hand`` must be bound methods that live as long as the application.
    """

    def __init__(
        self,
        window: QQuickWindow,
        on_focus: Callable[[FocusedControl], None],
        on_hand: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._on_focus = on_focus
        self._on_hand = on_hand
        self._on_key = on_focus
        self._told: FocusedControl | None = None
        # The window's own: it knows where the keys stand even while no window of the display is the active one.
        window.activeFocusItemChanged.connect(self._focused)
        # Not the application's: every event of every object would go through Python, thousands where a visit ends.
        window.installEventFilter(self)

    def listen(
        self,
        bridge: Bridge,
        on_key: Callable[[FocusedControl], None],
        on_typed: Callable[[str, str], None],
    ) -> None:
        """Hear of what people come upon without the focus, and of what they type, as well."""
        self._on_key = on_key
        bridge.shown.connect(self.look_again)
        bridge.metItem.connect(self._met)
        bridge.wrote.connect(on_typed)

    def close(self) -> None:
        """Nothing is told any more."""
        self._window.removeEventFilter(self)
        self._window.activeFocusItemChanged.disconnect(self._focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Once for each: an event goes to its window first, and to the items in it after that.
        if event.type() in _BY_HAND:
            self._on_hand()
        return False

    @Slot()
    def _focused(self) -> None:
        self._told = control = describe(self._window.activeFocusItem())
        if control is not None:
            self._on_focus(control)

    @Slot(QObject, bool)
    def _met(self, item: QObject | None, is_key: bool) -> None:
        control = describe(item)
        if control is not None:
            (self._on_key if is_key else self._on_focus)(control)

    @Slot()
    def look_again(self) -> None:
        """A page was shown: what the keys stand on may have been chosen, or be called something else."""
        control = describe(self._window.activeFocusItem())
        before, self._told = self._told, control
        if control is not None and before is not None and _changed(before, control):
            self._on_focus(control)


def _changed(before: FocusedControl, now: FocusedControl) -> bool:
    """What is typed is told sign by sign, and places change under everybody's hands."""
    return (before.name, before.chosen, before.description) != (now.name, now.chosen, now.description)


def describe(item: QObject | None) -> FocusedControl | None:
    """``item`` as the accessibility tree has it; None for what has no name there."""
    interface = QAccessible.queryAccessibleInterface(item) if item is not None else None
    if item is None or interface is None or not interface.isValid():
        return None
    name = interface.text(QAccessible.Text.Name)
    if not name:
        return None
    state = interface.state()
    role = _ROLES.get(interface.role(), ControlRole.TEXT)
    position, count = _place(item, interface.role())
    return FocusedControl(
        role=role,
        name=name,
        description=interface.text(QAccessible.Text.Description),
        value=str(item.property("text") or "") if role is ControlRole.FIELD else "",
        chosen=bool(state.checked or state.selected),
        enabled=not state.disabled,
        position=position,
        count=count,
    )


def _place(item: QObject, role: QAccessible.Role) -> tuple[int, int]:
    """The how-manieth of its kind in its row or list, and how many there are.

    Rows and lists that are only drawn have no place in the accessibility tree: the scene knows them.
    """
    parent = item.parentItem() if isinstance(item, QQuickItem) else None
    if parent is None:
        return 0, 0
    alike = [other for other in parent.childItems() if other.isVisible() and _role(other) is role]
    alike.sort(key=lambda other: (other.y(), other.x()))
    return (alike.index(item) + 1, len(alike)) if item in alike else (0, 0)


def _role(item: QObject) -> QAccessible.Role | None:
    interface = QAccessible.queryAccessibleInterface(item)
    return interface.role() if interface is not None else None
