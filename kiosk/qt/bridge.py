"""The one object QML knows: page models go in, intents come out, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

from kiosk.qt.pictures import SessionPictures
from kiosk.qt.values import Record
from screens.models import BODY_OF, Page, PageKind

#: Nobody's: the next page sets them. Between a wipe and that page they would be the first ones for a moment, and
#: every page and key that was ever made would be laid out twice.
_LOOKS = frozenset({"language", "theme", "text_size", "low_reach"})
#: A page that was left is wiped in the first pause after it: the next one stands by then.
_LEFT_MILLISECONDS = 300

#: Called with the name of the control that was used and what it says; always on the GUI thread.
IntentHandler: TypeAlias = Callable[[str, Mapping[str, str]], None]


class Bridge(QObject):
    """Shows pages and hands back intents. Made once; lives on the GUI thread.

    ``on_intent`` must be a bound method or a function that lives as long as the application.
    """

    shown = Signal()  # a page was taken over: QML looks whether it is another one, or a new visit
    keyPressed = Signal(str)  # a key of the keypad by its name, or a digit; which page knows what it means
    #: Something that a person came upon without the focus going there; whether it is a key of the on-screen keyboard.
    metItem = Signal(QObject, bool)
    wrote = Signal(str, str)  # what stands in the focused field, and what is being composed there
    cleared = Signal()  # the resident left: fields and pictures forget

    def __init__(self, on_intent: IntentHandler, pictures: SessionPictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_intent = on_intent
        self._pictures = pictures
        self._frame = Record(Page, self, _LOOKS)
        self._bodies: dict[PageKind, Record] = {}
        self._kind: PageKind | None = None  # what stands
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LEFT_MILLISECONDS)
        self._pause.timeout.connect(self._wipe_left)
        self._nobody = QTimer(self)
        self._nobody.setSingleShot(True)
        self._nobody.setInterval(0)
        self._nobody.timeout.connect(self._wipe_frame)

    def show(self, page: Page) -> None:
        """Put ``page`` on the screen. Only what differs from the page before is told to QML."""
        self._nobody.stop()
        self._body_record(page.kind).show(page.body)
        self._frame.show(page)
        if page.kind is not self._kind:
            self._kind = page.kind
            self._pause.start()
        self.shown.emit()

    def prepare(self, page: Page) -> None:
        """Make what ``page`` will show, unseen, so that it stands at the touch that leads to it. Nobody's page."""
        if page.kind is not self._kind:
            self._body_record(page.kind).show(page.body)

    @Slot()
    def _wipe_left(self) -> None:
        """Pages that were left keep nothing: it is worked off in a pause, and not all at once when the visit ends. Home
        is nobody's, and made anew at every touch that leads there."""
        for kind, record in self._bodies.items():
            if kind not in (self._kind, PageKind.HOME):
                record.show(None)

    def close(self) -> None:
        """The window is going: nothing is worked off any more, with no page to see it."""
        self._pause.stop()
        self._nobody.stop()

    def clear(self) -> None:
        """The session is over: nothing of the resident stays in a model, a field, a picture or the clipboard.

        The next page takes the place of what stands around the body. Where none comes in the same turn of Qt's loop it
        is wiped too: to lay a header out without words and at once with others takes longer than all the rest.
        """
        for record in self._bodies.values():
            record.show(None)
        self._nobody.start()
        self._pictures.clear()
        clipboard = QGuiApplication.clipboard()
        clipboard.clear()
        if clipboard.supportsSelection():  # what was marked with the keys of a keyboard, under X and Wayland
            clipboard.clear(QClipboard.Mode.Selection)
        self.cleared.emit()

    @Slot()
    def _wipe_frame(self) -> None:
        self._frame.show(None)

    def press(self, key: str) -> None:
        """A key of the keypad was pressed: what it does is the page's. It is kept nowhere."""
        self.keyPressed.emit(str(key))

    @Property(QObject, constant=True)
    def frame(self) -> QObject:
        """The ``Page`` without its body: kind, visit, header, footer, warning, theme …"""
        return self._frame.qt

    @Slot(str, result=QObject)
    def body(self, kind: str) -> QObject:
        """The body of the page of ``kind``; the same object for the life of the application."""
        return self._body_record(PageKind(kind)).qt

    @Slot(str, "QVariantMap")
    def intent(self, name: str, values: dict[str, object]) -> None:
        self._on_intent(name, {key: "" if value is None else str(value) for key, value in values.items()})

    @Slot(QObject, bool)
    def meet(self, item: QObject, is_key: bool) -> None:
        self.metItem.emit(item, is_key)

    @Slot(str, str)
    def typed(self, text: str, composed: str) -> None:
        self.wrote.emit(text, composed)

    def _body_record(self, kind: PageKind) -> Record:
        if kind not in self._bodies:
            self._bodies[kind] = Record(BODY_OF[kind], self)
        return self._bodies[kind]
