"""What the terminal starts runs under what its unit denies it, since children have the same denied: documents are drawn
and looked at, the search is built, devices are held, words are spoken.

As root, with debootstrap, as ``test_install``, whose machine and package it uses.
"""

from __future__ import annotations

import json
import re

from tests.packaging.booted import booted_hall
from tests.packaging.halls import NEW, ROOT, built
from tests.packaging.test_booted import SESSION, profile
from tests.packaging.test_install import pytestmark

__all__ = ["pytestmark"]
_UNIT = ROOT / "packaging/systemd/kiosk.service"
#: Of the terminal's unit, what a program that says something and ends has not.
_AWAY: tuple[str, ...] = (
    "Type",
    "NotifyAccess",
    "WatchdogSec",
    "Restart",
    "StartLimit",
    "OnFailure",
    "Conflicts",
    "After",
    "Wants",
)
_AWAY += ("TTY", "Standard", "Utmp", "RestartPrevent", "RestartSec", "TimeoutS", "PAMName", "WantedBy", "[Install]")
_CHILDREN = """
import json, subprocess, sys
from pathlib import Path

def tried(what):
    try:
        return what()
    except Exception as error:
        return f"{type(error).__name__}: {error}"

def document():
    from kiosk.documents.child import picture_pages, render_document
    from kiosk.documents.layout import A4Document, Paragraph
    drawn = render_document(A4Document("标题", "zh-CN", (Paragraph("字"),), "页脚", "{page}/{pages}"), 60.0)
    return [drawn.page_count, len(picture_pages(drawn.pdf, 60.0))]

def search():

    file = Path("/run/kiosk/search.sqlite")
    command = [sys.executable, "-B", "-P", "-m", "kiosk.search.worker", str(file)]
    from kiosk.search.worker import pack
    ended = subprocess.run(command, input=pack([]), stderr=subprocess.PIPE, timeout=60)
    return [ended.returncode, file.exists()]

def host():
    from drivers.host.process import HostProcess
    device = HostProcess("simulated-camera", {})
    said = str(device.call("status", deadline=30.0))
    device.close()
    return "DeviceStatus" in said

def speech():
    from kiosk.speech.voice import espeak_command
    done = subprocess.run(espeak_command("zh-CN", 100, 100), input="你好".encode(), capture_output=True, timeout=30)
    return [done.returncode, len(done.stdout) > 1000]

def libraries():
    import cv2, numpy, pypdfium2
    return int(cv2.GaussianBlur(numpy.ones((90, 90), numpy.uint8), (5, 5), 0).sum())

def boot():
    from offline_queue.moments import boot_id
    return len(boot_id()) > 30

print("CHILDREN " + json.dumps({one.__name__: tried(one) for one in (document, search, host, speech, libraries, boot)}))
"""


def as_the_terminals(program: str) -> str:
    """The terminal's unit with another program."""
    lines = [line for line in _UNIT.read_text("utf-8").splitlines() if not line.startswith(_AWAY)]
    text = re.sub(r"^ExecStart=.*$", f"ExecStart={program}", "\n".join(lines), flags=re.MULTILINE)
    assert text.count("SystemCallFilter=") >= 3, "what is denied is still in it"
    return text.replace("[Service]", "[Service]\nType=oneshot\nStandardOutput=journal\nStandardError=journal")


def test_every_kind_of_child_does_its_work_under_the_terminals_unit() -> None:
    unit = as_the_terminals("/usr/lib/civic-kiosk/venv/bin/python -I /srv/children.py")
    files = (
        ("/etc/kiosk/terminal.toml", profile()),
        ("/etc/kiosk/session.env", SESSION),
        ("/srv/children.py", _CHILDREN),
        ("/etc/systemd/system/children.service", unit),
    )
    with booted_hall("children-booted", built(NEW), *files) as machine:
        machine.until("running", "systemctl", "is-system-running")
        ended = machine.asked("systemctl", "start", "children.service", seconds=300)
        said = machine.told("journalctl", "--no-pager", "-o", "cat", "-u", "children.service")
        assert ended.returncode == 0, said
        (line,) = [each for each in said.splitlines() if each.startswith("CHILDREN ")]
    assert json.loads(line.removeprefix("CHILDREN ")) == {
        "document": [1, 1],
        "search": [0, True],
        "host": True,
        "speech": [0, True],
        "libraries": 8100,
        "boot": True,
    }
