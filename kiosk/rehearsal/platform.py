"""The sandbox platform as a process of the rehearsal, behind a link that can be cut."""

from __future__ import annotations

import json
import secrets
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from kiosk.rehearsal.link import LinkProxy
from kiosk.rehearsal.processes import Child, ProcessFailed, python

#: The sandbox listens beside the link, on the same port of another loopback address: the terminal signs every request
#: for the host and port that it speaks to, and the sandbox knows its own port under the name 127.0.0.1.
_SANDBOX_HOST = "127.0.0.2"
_START_UP = 30.0  # seconds; two are usual


class SandboxPlatform:
    """Starts the sandbox and the link before it. ``url`` is where terminals reach it, through the link.

    Raises ProcessFailed when the sandbox does not start.
    """

    def __init__(self, folder: Path, services: Path) -> None:
        folder.mkdir(parents=True)
        self.link = LinkProxy()
        self.enrolment_code = secrets.token_hex(8).upper()
        self.url = f"https://{self.link.host}:{self.link.port}"
        command = python(
            "kiosk.central.sandbox",
            *("--state", str(folder / "state"), "--services", str(services)),
            *("--host", _SANDBOX_HOST, "--port", str(self.link.port)),
            *("--public-url", self.url, "--enrolment-code", self.enrolment_code),
        )
        self._child = Child(command, folder / "log")
        try:
            ready = json.loads(self._child.read_line(_START_UP))
        except (ProcessFailed, ValueError) as error:
            self.close()
            raise ProcessFailed(f"the sandbox platform does not start: {error}") from None
        self.ca_file = Path(ready["ca_file"])
        self._admin_url = str(ready["admin_url"])
        self.link.set_target(_SANDBOX_HOST, self.link.port)

    def behave(self, behaviour: dict[str, Any]) -> None:
        """Tell it how to behave, in the words of its own ``Behaviour``. Raises ProcessFailed when it refuses."""
        self._ask("PUT", "/behaviour", behaviour)

    def received(self) -> dict[str, int]:
        """How many requests of each kind reached it."""
        answer: dict[str, int] = self._ask("GET", "/received")
        return answer

    def another_code(self) -> str:
        """A one-time code for another terminal."""
        return str(self._ask("POST", "/enrolment-codes", {})["code"])

    def forget_cases(self) -> None:
        """Nobody has handed anything in, or begun anything: the next journey begins like the first."""
        self._ask("DELETE", "/submissions")

    def decide(self, decision: dict[str, Any]) -> None:
        """Play the office: what it says of the case that came last. Raises ProcessFailed when there is none."""
        held = self._ask("GET", "/submissions")["submissions"]
        cases = [one["submission_id"] for one in held if one["case_number"]]
        if not cases:
            raise ProcessFailed("there is no case")
        self._ask("PUT", f"/submissions/{cases[-1]}", decision)

    def app_code_of(self, number: str) -> str:
        """What somebody's App shows. Raises ProcessFailed for who has none."""
        return str(self._ask("POST", f"/people/{number}/app-code", {})["content"])

    def digits_to(self, phone: str) -> str:
        """What stands in the last message to the phone of a form. Raises ProcessFailed for who got none."""
        return str(self._ask("GET", f"/phones/{phone}/digits")["code"])

    def scan_with_app(self, number: str, *, confirm: bool) -> None:
        """Somebody scans the code that the terminal shows. Raises ProcessFailed when it shows none."""
        self._ask("PUT", "/app-codes", {"number": number, "confirm": confirm})

    def close(self) -> None:
        """End it. May be called twice."""
        self.link.close()
        self._child.terminate()

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(  # noqa: S310 - an address of our own
            self._admin_url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
                content = answer.read()
                return json.loads(content) if content else None
        except urllib.error.HTTPError as error:
            raise ProcessFailed(f"the sandbox refuses: {error.code}") from None
        except OSError as error:
            raise ProcessFailed(f"the sandbox does not answer: {error}") from None
