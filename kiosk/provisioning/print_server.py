"""Has this machine's own print server forget documents once they are printed, where the profile prints to its queues.

Its folder is in memory anyway (``packaging/systemd/var-spool-cups.mount``); this ends a document's stay there at once.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from drivers.document_printer import cups_check
from kiosk.operations.diagnosis import Outcome
from kiosk.profile import Profile

#: What the doctor finds of a print server, and is mended here.
MENDED = frozenset({Outcome.CUPS_JOB_FILES_KEPT, Outcome.CUPS_JOB_HISTORY_OFF, Outcome.CUPS_VALUE_NOT_UNDERSTOOD})
RESTART = ("systemctl", "try-restart", "cups.service")
_OURS = "# Written by kiosk provision: residents' documents are forgotten, and how a job ended can be asked.\n"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def mended(profile: Profile, cupsd_conf: Path) -> str | None:
    """The file as it has to be; None where it is, or is none of this terminal's business."""
    section = profile.devices.document_printer
    address = urlsplit(str(section.options.get("uri", ""))) if section is not None else urlsplit("")
    if address.hostname not in _LOCAL or not address.path.startswith(("/printers/", "/classes/")):
        return None
    try:
        text = cupsd_conf.read_text("utf-8")
    except (OSError, ValueError):
        return None  # the doctor says what is wrong with it
    if not cups_check.check(text):
        return None
    # Of the same directive twice, cupsd goes by the last; its own defaults stay readable above.
    return f"{text.rstrip()}\n\n{_OURS}PreserveJobFiles No\nPreserveJobHistory Yes\n"
