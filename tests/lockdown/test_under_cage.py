"""The terminal in the compositor that a hall's machine has: cage, here without a screen (wlroots' headless output)."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

from kiosk.rehearsal.inspection import InspectionClient, InspectionGone, SeenPage
from kiosk.rehearsal.processes import Child
from screens.models import PageKind
from tests.lockdown.test_escape import write_profile
from tests.support.waiting import until

#: What wlroots gives a machine without a screen.
OUTPUT = 1280, 720
_NOBODY = 65534


def _others_may_read(path: Path) -> bool:
    return all(stat.S_IMODE(each.stat().st_mode) & 0o005 == 0o005 for each in (path, *path.parents))


def _why_not() -> str:
    if shutil.which("cage") is None or shutil.which("Xwayland") is None:
        return "no cage here"
    if os.geteuid() == 0 and not all(map(_others_may_read, (Path(__file__).parents[2], Path(sys.prefix)))):
        return "cage refuses root, and nobody else may read this checkout"
    return ""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Of whoever runs cage: not below a folder of root's."""
    made = Path(tempfile.mkdtemp(prefix="cage-"))
    yield made
    shutil.rmtree(made)


@pytest.mark.long
@pytest.mark.skipif(bool(_why_not()), reason=_why_not() or "-")
def test_the_page_fills_the_one_screen_of_the_compositor(folder: Path) -> None:
    profile = write_profile(folder, keyboard=False)
    (folder / "run").mkdir(mode=0o700)
    command = ["cage", "-d", "--", sys.executable, "-m", "kiosk", "run", "--profile", str(profile)]
    if os.geteuid() == 0:
        for each in (folder, *folder.rglob("*")):
            os.chown(each, _NOBODY, _NOBODY)
        command = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", *command]
    surroundings = {
        "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1", "LIBSEAT_BACKEND": "noop",
        "XDG_RUNTIME_DIR": str(folder / "run"), "HOME": str(folder), "QT_QPA_PLATFORM": "wayland",
        "QT_WAYLAND_DISABLE_WINDOWDECORATION": "1",
    }  # fmt: skip
    child = Child(command, folder / "log", surroundings)
    inspection = InspectionClient(folder / "inspection")

    def look() -> SeenPage | None:
        with suppress(InspectionGone):
            seen = inspection.look()
            return seen if seen.settled and seen.page is PageKind.HOME else None
        assert child.running, child.last_words()
        return None

    try:
        until(look, "the first page", 40)
        picture = folder / "page.png"
        inspection.grab(picture)
        with Image.open(picture) as seen:
            assert seen.size == OUTPUT
    finally:
        inspection.close()
        child.terminate()
