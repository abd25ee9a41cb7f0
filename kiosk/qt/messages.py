"""Qt's own messages, one way for all of them: QML warnings, platform plugins, debug output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


class Severity(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"
    FATAL = "fatal"


@dataclass(frozen=True)
class QtMessage:
    """What Qt said. ``where`` is file and line when Qt knows them."""

    severity: Severity
    category: str
    text: str
    where: str


MessageHandler: TypeAlias = Callable[[QtMessage], None]

_SEVERITIES = {
    QtMsgType.QtDebugMsg: Severity.DEBUG,
    QtMsgType.QtInfoMsg: Severity.INFO,
    QtMsgType.QtWarningMsg: Severity.WARNING,
    QtMsgType.QtCriticalMsg: Severity.CRITICAL,
    QtMsgType.QtFatalMsg: Severity.FATAL,
}


#: What Qt Virtual Keyboard says at every start and nobody can change, by category. Silenced inside Qt, since QML's
#: loader thread says it: handed to Python it would wait for the lock that a closing window holds. And what Qt's bridge
#: to assistive technology says when that asks for something it has not: it goes on without.
QUIET = (
    "qt.accessibility.atspi",
    "qt.multimedia.symbolsresolver",
    "qt.qml.propertyCache.append",
    "qt.virtualkeyboard.pinyin",
)

#: Qt stops its animations by a queued call, which may come when they stand still already. Qt then complains of itself.
#: And Qt's Wayland part warns of its keyboard in a client, which is where ours is, and works.
_OF_NOTHING = (
    "QUnifiedTimer::stopAnimationDriver: driver is not running",
    "qtvirtualkeyboard currently is not supported at client-side",
)


class QtMessages:
    """Hands every message of Qt that is about something to ``on_message``, from whatever thread it comes.

    QML's loader thread speaks too, and then waits for Python's lock: nothing that lets that thread work may hold the
    lock meanwhile (see ``KioskWindow``).
    """

    def __init__(self, on_message: MessageHandler) -> None:
        self._on_message = on_message

    def install(self) -> None:
        qInstallMessageHandler(self._receive)

    def remove(self) -> None:
        """Qt writes to stderr again."""
        qInstallMessageHandler(None)

    def _receive(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text.startswith(_OF_NOTHING):
            return
        category = str(context.category or "")
        where = f"{context.file}:{context.line}" if context.file else ""
        self._on_message(QtMessage(_SEVERITIES[kind], category, text, where))
