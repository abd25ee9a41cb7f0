"""A resident's phone in a rehearsal: Chromium without a window, the size of a phone's, driven by its own protocol.

The Chrome DevTools Protocol, over the two pipes of ``--remote-debugging-pipe``: messages in JSON that end with a zero.
It sees the platform's real pages over TLS, and knows the platform by the key of its certificate alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import select
import shutil
import socket
import ssl
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.rehearsal.processes import Child, ProcessFailed

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
_WIDTH, _HEIGHT = 360, 740
_START_SECONDS = 30.0
_ANSWER_SECONDS = 20.0
_LOOK = 0.05
_FINGER_SECONDS = 0.3
#: How long a finger rests at the end of a stroke.
_STILL_SECONDS = 0.15
#: What was scrolled to is drawn, and touched where it is seen, a few frames later.
_DRAWN_SECONDS = 0.2
#: The browser takes its pipes as the descriptors 3 and 4.
_WITH_PIPES = (
    "import fcntl, os, sys; r, w = (fcntl.fcntl(int(n), fcntl.F_DUPFD, 10) for n in sys.argv[1:3]);"
    "os.dup2(r, 3); os.dup2(w, 4); os.execvp(sys.argv[3], sys.argv[3:])"
)
#: What a person could press, by its id; and whether it stands on the page now.
_PLACE = """(id => {
  const one = document.getElementById(id);
  if (!one || one.disabled || document.readyState !== "complete") return null;
  one.scrollIntoView({block: "center", behavior: "instant"});
  const box = one.getBoundingClientRect();
  return box.width && box.height ? [box.left, box.top, box.width, box.height] : null;
})"""


class MobileFailed(Exception):
    """The phone does not do what it should; the words are for who rehearses."""


class Mobile:
    """One phone. A context manager; ``close`` may be called twice."""

    def __init__(
        self, folder: Path, url: str, ca_file: Path, *, script: bool = True, width: int = _WIDTH, text: float = 1.0
    ) -> None:
        """``folder`` is made anew and holds the browser's profile. The platform at ``url`` is known by ``ca_file``.
        ``script`` False: nothing is run in its pages.
        ``width``: of the screen, in CSS pixels; ``text``: how much larger than usual text is set.

        Raises ProcessFailed when there is no Chromium or it does not start.
        """
        program = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
        if program is None:
            raise ProcessFailed("there is no Chromium to be a phone. Install it: apt install chromium")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self._number = 0
        self._touched_at = 0.0
        self._pending = b""
        self._session = ""
        to_read, self._to_write = os.pipe()
        self._to_read, to_write = os.pipe()
        command = [
            *(sys.executable, "-c", _WITH_PIPES, str(to_read), str(to_write)),
            *(program, *_options(folder, key_of(url, ca_file))),
        ]
        self._child = Child(command, folder.parent / f"{folder.name}.log", inherited=(to_read, to_write))
        os.close(to_read)
        os.close(to_write)
        try:
            self._begin(script, width, text)
        except MobileFailed as error:
            self.close()
            raise ProcessFailed(f"Chromium does not start: {error}") from None

    def __enter__(self) -> Mobile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        for pipe in (self._to_read, self._to_write):
            if pipe >= 0:
                os.close(pipe)
        self._to_read = self._to_write = -1
        self._child.kill()

    # --- what a person does -------------------------------------------------------------------------------------------

    def open(self, url: str) -> None:
        """As from a code that was scanned. Raises MobileFailed."""
        self._ask("Page.navigate", {"url": url})
        self.rest()

    def press(self, control: str) -> None:
        """Touch what has this id, once it is there. The page that it leads to is waited for by what stands on it."""
        x, y, width, height = self._place(control)
        self._touch([(x + width / 2, y + height / 2)])

    def draw(self, control: str, points: Sequence[tuple[float, float]]) -> None:
        """One stroke with a finger; points in parts of the control's width and height."""
        x, y, width, height = self._place(control)
        self._touch([(x + width * across, y + height * down) for across, down in points])

    def write(self, control: str, text: str) -> None:
        self.press(control)
        self._ask("Input.insertText", {"text": text})

    def choose(self, control: str, files: Sequence[Path]) -> None:
        """Files for a field, as from the gallery."""
        root = self._ask("DOM.getDocument")["root"]["nodeId"]
        found = self._ask("DOM.querySelector", {"nodeId": root, "selector": f"#{control}"})["nodeId"]
        if not found:
            raise MobileFailed(f"there is no field {control}. {self.text()[:200]}")
        self._ask("DOM.setFileInputFiles", {"nodeId": found, "files": [str(file) for file in files]})

    def prefer(self, scheme: str) -> None:
        """``light`` or ``dark``: as the phone is set."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self._ask("Emulation.setEmulatedMedia", {"features": [feature]})

    # --- what a person sees -------------------------------------------------------------------------------------------

    def text(self) -> str:
        """Everything that stands on the page."""
        return str(self.run("document.body ? document.body.innerText : ''"))

    def rest(self) -> None:
        """Until the page is whole, with all that it loads. Raises MobileFailed."""
        self.wait_until(lambda: self.run("document.readyState") == "complete", "the page to load")

    def wait_for(self, words: str) -> None:
        """Until it stands there. Raises MobileFailed."""
        self.wait_until(lambda: words in self.text(), f"“{words}”")

    def wait_until(self, condition: Any, what: str) -> None:
        until = time.monotonic() + _ANSWER_SECONDS
        while not condition():
            if time.monotonic() > until:
                raise MobileFailed(f"the phone waits in vain for {what}. There is: {self.text()[:300]}")
            time.sleep(_LOOK)

    def run(self, expression: str) -> Any:
        """The value of an expression in the page. What is gone because another page comes is None."""
        answer = self._ask("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        return answer.get("result", {}).get("value")

    def picture(self, file: Path) -> None:
        """The whole page, however long, as PNG."""
        answer = self._ask("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True})
        file.write_bytes(base64.b64decode(answer["data"]))

    # ------------------------------------------------------------------------------------------------------------------

    def _begin(self, script: bool, width: int, text: float) -> None:
        target = self._call("Target.createTarget", {"url": "about:blank"}, seconds=_START_SECONDS)["targetId"]
        self._session = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "DOM", "Runtime"):
            self._ask(f"{domain}.enable")
        size = {"width": width, "height": _HEIGHT, "deviceScaleFactor": 2, "mobile": True}
        self._ask("Emulation.setDeviceMetricsOverride", size)
        self._ask("Emulation.setTouchEmulationEnabled", {"enabled": True})
        self._ask("Emulation.setScriptExecutionDisabled", {"value": not script})
        if text != 1.0:
            self._ask("Emulation.setPageScaleFactor", {"pageScaleFactor": 1})
            self._ask("Page.setFontSizes", {"fontSizes": {"standard": round(16 * text), "fixed": round(13 * text)}})

    def _place(self, control: str) -> tuple[float, float, float, float]:
        """Where it is, once it stands still there."""
        before: list[Any] = [None]

        def stands_still() -> bool:
            now = self.run(f"{_PLACE}({json.dumps(control)})")
            same, before[0] = now is not None and now == before[0], now
            return same

        self.wait_until(stands_still, f"the control {control}")
        time.sleep(_DRAWN_SECONDS)
        x, y, width, height = before[0]
        return x, y, width, height

    def _touch(self, points: Sequence[tuple[float, float]]) -> None:
        """A finger down, along, and up; nobody puts it down again sooner than after a moment."""
        time.sleep(max(0.0, self._touched_at + _FINGER_SECONDS - time.monotonic()))
        for number, (x, y) in enumerate(points):
            kind = "touchStart" if number == 0 else "touchMove"
            self._ask("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        if len(points) > 1:
            # A finger that is lifted in full course throws the page, and the touch that stops it is no press.
            time.sleep(_STILL_SECONDS)
            x, y = points[-1]
            self._ask("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
        self._ask("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        self._touched_at = time.monotonic()

    def _ask(self, method: str, parameters: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return self._call(method, parameters or {}, self._session)

    def _call(
        self, method: str, parameters: Mapping[str, Any], session: str = "", seconds: float = _ANSWER_SECONDS
    ) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        try:
            os.write(self._to_write, json.dumps(message).encode() + b"\0")
        except OSError:
            raise MobileFailed(f"the browser is gone. {self._child.last_words()}") from None
        until = time.monotonic() + seconds
        while True:
            answer = json.loads(self._next_message(until))
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise MobileFailed(f"{method}: {answer['error'].get('message', '')}")
                result: dict[str, Any] = answer["result"]
                return result

    def _next_message(self, until: float) -> bytes:
        while b"\0" not in self._pending:
            if not select.select([self._to_read], [], [], max(0.0, until - time.monotonic()))[0]:
                raise MobileFailed("the browser does not answer")
            piece = os.read(self._to_read, 1 << 16)
            if not piece:
                raise MobileFailed(f"the browser is gone. {self._child.last_words()}")
            self._pending += piece
        message, _, self._pending = self._pending.partition(b"\0")
        return message


def key_of(url: str, ca_file: Path) -> str:
    """SHA-256 of the public key that the platform shows (RFC 7469), in base64, once its certificate was verified.

    Raises OSError.
    """
    where = urlsplit(url)
    context = ssl.create_default_context(cafile=str(ca_file))
    with (
        socket.create_connection((where.hostname or "", where.port or 443), timeout=_ANSWER_SECONDS) as line,
        context.wrap_socket(line, server_hostname=where.hostname) as secured,
    ):
        certificate = x509.load_der_x509_certificate(secured.getpeercert(binary_form=True) or b"")
    info = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(info).digest()).decode("ascii")


def _options(folder: Path, key: str) -> list[str]:
    options = [
        "--headless=new",
        "--remote-debugging-pipe",
        f"--user-data-dir={folder}",
        f"--ignore-certificate-errors-spki-list={key}",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-breakpad",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-features=Translate,MediaRouter,OptimizationHints",
        "--disable-sync",
        "--password-store=basic",
        "--lang=en",
    ]
    if os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium does not start as root with it
    return [*options, "about:blank"]
