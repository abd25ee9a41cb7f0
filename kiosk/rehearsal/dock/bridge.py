"""The one object that the dock's QML knows: the stage's state in, commands out, words in the chosen language."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalSocket

from kiosk.rehearsal import messages as m
from kiosk.rehearsal.dock.scenes import SCENES
from kiosk.texts import Language, load_words

_COMMAND: TypeAdapter[m.Command] = TypeAdapter(m.Command)


class DockBridge(QObject):
    """Lives on the GUI thread and never waits: the socket tells when something has come."""

    state_changed = Signal()
    problem_changed = Signal()
    language_changed = Signal()
    gone = Signal()  # the stage has ended

    def __init__(self, path: str, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._state: dict[str, Any] = {}
        self._problem = ""
        self._next_id = 1
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._on_connected)
        self._socket.readyRead.connect(self._on_ready)
        self._socket.disconnected.connect(self.gone)
        self._socket.errorOccurred.connect(self.gone)
        self._socket.connectToServer(path)

    # --- what QML sees ------------------------------------------------------------------------------------------------

    @Property("QVariantMap", notify=state_changed)  # type: ignore[arg-type]  # Qt names it so
    def state(self) -> dict[str, Any]:
        """``messages.StageState`` as JSON has it; empty before the first."""
        return self._state

    @Property(str, notify=problem_changed)
    def problem(self) -> str:
        """Why the last command was not done; "" when it was."""
        return self._problem

    @Property(str, notify=language_changed)
    def language(self) -> str:
        return self._language.value

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    def scenes(self) -> list[str]:
        """The keys of the scenes, in order."""
        return [scene.key for scene in SCENES]

    @Slot(str)
    def speak(self, language: str) -> None:
        """Use another language from now on."""
        self._language = Language(language)
        self.language_changed.emit()

    @Slot(str, str, result=str)
    def say(self, language: str, text_id: str) -> str:
        """The words; ``language`` is named so that a binding asks again when it changes."""
        return load_words(Language(language)).of(text_id)

    @Slot("QVariantMap")
    def send(self, command: dict[str, Any]) -> None:
        """Have a command done, as ``messages.Command`` has it in JSON."""
        self._send(_COMMAND.validate_python(command))

    @Slot(int)
    def prepare(self, index: int) -> None:
        """Everything well, and then as the scene needs it."""
        for command in (m.Reset(), *SCENES[index].preparation):
            self._send(command)

    # --- the socket ---------------------------------------------------------------------------------------------------

    def _send(self, command: m.Command) -> None:
        request = m.Request(id=self._next_id, command=command)
        self._next_id += 1
        self._socket.write(request.model_dump_json().encode() + b"\n")

    @Slot()
    def _on_connected(self) -> None:
        self._send(m.Watch())

    @Slot()
    def _on_ready(self) -> None:
        while self._socket.canReadLine():
            try:
                message = m.FROM_STAGE.validate_json(bytes(self._socket.readLine().data()))
            except ValidationError:
                continue  # a stage of another version: what we do not understand we do not show
            if isinstance(message, m.Notice):
                self._state = message.state.model_dump(mode="json")
                self.state_changed.emit()
            elif message.error != self._problem:
                self._problem = message.error
                self.problem_changed.emit()
