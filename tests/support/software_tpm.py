"""A TPM2 in software (``swtpm``), and a ``systemd-creds`` that finds it where a machine has its own."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.waiting import wait_until

_SECONDS = 30
#: A machine has a resource manager in its kernel; here what a call leaves in the TPM2 is taken out after it.
_PROGRAM = """#!/bin/sh
# What firmware and driver would say of a TPM2 that is soldered on.
[ "$1" = has-tpm2 ] && exit 0
systemd-creds "$@"
ended=$?
for what in -t -l -s; do tpm2_flushcontext $what >/dev/null 2>&1; done
exit $ended
"""


class SoftwareTpm:
    """``port`` is where it takes commands."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._way = f"swtpm:host=127.0.0.1,port={port}"

    def environment(self) -> dict[str, str]:
        """By which systemd-creds and the tools find it; and the machine's own secret, which is made there."""
        secret = self._folder / "credential.secret"
        return {
            "SYSTEMD_TPM2_DEVICE": self._way,
            "TPM2TOOLS_TCTI": self._way,
            "SYSTEMD_CREDENTIAL_SECRET": str(secret),
        }

    def program(self) -> Path:
        """To be called in the place of systemd-creds."""
        file = self._folder / "systemd-creds"
        file.write_text(_PROGRAM, "ascii")
        file.chmod(0o755)
        return file

    def start_something_else(self, what: str) -> None:
        """As firmware measures what it starts (PCR 7)."""
        digest = subprocess.run(["sha256sum"], input=what, capture_output=True, text=True, check=True).stdout.split()[0]
        command = ["tpm2_pcrextend", f"7:sha256={digest}"]
        environment = {**os.environ, **self.environment()}
        subprocess.run(command, env=environment, capture_output=True, timeout=_SECONDS, check=True)


@contextmanager
def software_tpm(folder: Path) -> Iterator[SoftwareTpm]:
    """A new one, as it comes from its maker."""
    state = folder / "tpm"
    state.mkdir(parents=True)
    port, control = _two_free_ports()
    command = [
        "swtpm", "socket", "--tpm2", "--tpmstate", f"dir={state}", "--flags", "not-need-init,startup-clear",
        "--server", f"type=tcp,port={port},bindaddr=127.0.0.1", "--ctrl", f"type=tcp,port={control},bindaddr=127.0.0.1",
    ]  # fmt: skip
    with (folder / "swtpm.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            wait_until(lambda: _listens(control), "the TPM2 listens", _SECONDS)
            yield SoftwareTpm(folder, port)
        finally:
            process.terminate()
            process.wait(_SECONDS)


def _two_free_ports() -> tuple[int, int]:
    """The second is the first one's neighbour: so it is looked for by those that speak with it."""
    while True:
        with socket.socket() as first:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                with socket.socket() as second:
                    second.bind(("127.0.0.1", port + 1))
                    return port, port + 1
            except (OSError, OverflowError):
                continue


def _listens(port: int) -> bool:
    """The control port: the other one takes one caller at a time."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
