"""speech-dispatcher, by its own protocol (SSIP) over its socket: it chooses the voice, and plays it itself.

Its configuration must keep ``LogLevel`` at 3 or lower: above that it writes what is said into a file. Which sound card
speaks is its configuration too.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from pathlib import Path

from kiosk.speech.player import Output
from kiosk.speech.voice import VoiceFault

_CONNECT_SECONDS = 2.0
#: It answers a command at once; what is being said is told by events.
_ANSWER_SECONDS = 5.0
_LANGUAGES = {"zh-CN": "zh", "zh-Hant": "zh", "en": "en", "pt": "pt"}
#: Events of SSIP that end a message: END, CANCEL.
_OVER = (b"702", b"703")


def default_socket() -> Path:
    """Where the daemon of this user listens."""
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return Path(runtime) / "speech-dispatcher" / "speechd.sock"


def scaled(percent: int) -> int:
    """100 percent is SSIP's 0; half and double are its limits."""
    value = (percent - 100) if percent >= 100 else (percent - 100) * 2
    return max(-100, min(100, value))


class DispatcherVoice:
    """See ``Voice``. One connection, made with the first word and anew after a fault."""

    def __init__(self, place: Path | None = None) -> None:
        self._place = place or default_socket()
        self._socket: socket.socket | None = None
        self._received = b""
        self._over = False  # the message has come to its end before anybody waited for that
        self._sending = threading.Lock()

    def say(self, text: str, language: str, rate: int, volume: int, output: Output) -> None:
        try:
            self._connect()
            self._over = False
            self._command(f"SET SELF LANGUAGE {_LANGUAGES.get(language, 'zh')}")
            self._command(f"SET SELF RATE {scaled(rate)}")
            self._command(f"SET SELF VOLUME {max(0, min(100, volume)) * 2 - 100}")
            self._command("SPEAK")
            # A line that begins with a stop would end the message: it gets a second one.
            lines = [f".{line}" if line.startswith(".") else line for line in text.splitlines()]
            self._command("\r\n".join((*lines, ".")))
        except (OSError, ValueError) as error:
            self._drop()
            raise VoiceFault(f"speech-dispatcher: {_why(error)}") from None

    def wait(self) -> None:
        try:
            if self._socket is not None:
                self._socket.settimeout(None)
            while self._socket is not None and not self._over:
                self._over = self._line().startswith(_OVER)
        except (OSError, ValueError) as error:
            self._drop()
            raise VoiceFault(f"speech-dispatcher: {_why(error)}") from None

    def stop(self) -> None:
        """The daemon answers with the event that ends the message, for which ``wait`` waits."""
        connection = self._socket
        if connection is not None:
            with self._sending, contextlib.suppress(OSError):
                connection.sendall(b"STOP SELF\r\n")

    def close(self) -> None:
        connection = self._socket
        if connection is not None:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
            self._socket = None

    def _connect(self) -> None:
        if self._socket is not None:
            return
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(_CONNECT_SECONDS)
            connection.connect(str(self._place))
        except OSError:
            connection.close()
            raise
        self._socket = connection
        self._received = b""
        self._command("SET SELF CLIENT_NAME kiosk:kiosk:speech")
        self._command("SET SELF PUNCTUATION none")
        self._command("SET SELF NOTIFICATION END on")
        self._command("SET SELF NOTIFICATION CANCEL on")

    def _drop(self) -> None:
        self.close()
        self._received = b""

    def _command(self, line: str) -> None:
        """Raises ValueError with the answer's code when it is a refusal."""
        if self._socket is None:
            raise ConnectionResetError("closed")
        self._socket.settimeout(_ANSWER_SECONDS)
        with self._sending:
            self._socket.sendall(line.encode() + b"\r\n")
        while True:
            answer = self._line()
            if answer.startswith(_OVER):
                self._over = True
            elif answer[:1] != b"7" and answer[3:4] == b" ":
                break
        if answer[:1] != b"2":
            raise ValueError(answer[:3].decode("ascii", "replace"))

    def _line(self) -> bytes:
        while b"\r\n" not in self._received:
            if self._socket is None:
                raise ConnectionResetError("closed")
            chunk = self._socket.recv(4096)
            if not chunk:
                raise ConnectionResetError("closed")
            self._received += chunk
        line, _, self._received = self._received.partition(b"\r\n")
        return line


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return f"refused with {error}"
