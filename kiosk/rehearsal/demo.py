"""``kiosk demo``: on a display a terminal and its dock to play with; without one a journey, played and pictured."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.profile.problems import ProfileInvalid
from kiosk.rehearsal import journey_model as j
from kiosk.rehearsal.control import ControlClient, StageError
from kiosk.rehearsal.demo_page import Caption, Print, Shot, demo_page
from kiosk.rehearsal.journey_command import OWN_JOURNEYS, say_failure, say_step
from kiosk.rehearsal.journey_loading import load_journey
from kiosk.rehearsal.journey_run import JourneyResult, Rehearsal, StepDone
from kiosk.rehearsal.kiosk_process import KioskProcess
from kiosk.rehearsal.messages import Output, WriteProfile
from kiosk.rehearsal.processes import Child, ProcessFailed, python
from kiosk.rehearsal.profile_writing import RehearsalRefused, load_rehearsal_profile, scaled_screen
from kiosk.rehearsal.stage_process import StageProcess
from kiosk.rehearsal.trays import pdf_pages
from kiosk.texts import Words

JOURNEY = OWN_JOURNEYS / "print-insurance-certificate.yaml"
#: From the first touch to the paper.
MOST_TAPS = 6
_LOOK = 0.2
#: Pixels of the display that are the dock's and the window frames'.
DOCK_WIDTH = 520
_FRAME_WIDTH, _FRAME_HEIGHT = 30, 80


def run_demo(profile: Path, out: Path, *, words: Words) -> int:
    """Demonstrate on the display there is, else play ``JOURNEY`` and leave its pictures in ``out``, made anew.

    Exit code: 0 all went well, 1 something did not, and it is said what; 2 the profile cannot be used.
    """
    try:
        size = _display_size()
        if size is not None:
            return _in_windows(profile, size, words)
        return _in_pictures(profile, out, words)
    except RehearsalRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    except ProfileInvalid as invalid:
        for problem in invalid.problems:
            print(f"{problem.file}:{problem.line}: {problem.key}: {words.say(problem.told)}", file=sys.stderr)
        return 2
    except (ProcessFailed, StageError, OSError) as error:
        print(words.of("rehearsal-did-not-start", reason=str(error)), file=sys.stderr)
        return 1


# --- in windows -------------------------------------------------------------------------------------------------------


def _display_size() -> tuple[int, int] | None:
    """What a window can have of the display, in pixels; None where there is no display, or it cannot be reached."""
    if not (os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")):
        return None
    import subprocess

    ask = (
        "from PySide6.QtGui import QGuiApplication as A; a = A([]); g = a.primaryScreen().availableGeometry();"
        "print(g.width(), g.height())"
    )
    environment = os.environ | {"QT_ENABLE_HIGHDPI_SCALING": "0"}
    environment.pop("QT_QPA_PLATFORM", None)
    asked = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True, check=False)
    numbers = asked.stdout.split()
    return (int(numbers[0]), int(numbers[1])) if asked.returncode == 0 and len(numbers) == 2 else None


def _in_windows(profile: Path, size: tuple[int, int], words: Words) -> int:
    width, height = size
    stage = StageProcess(profile)
    try:
        room = (max(320, width - DOCK_WIDTH - _FRAME_WIDTH), height - _FRAME_HEIGHT)
        changes = scaled_screen(load_rehearsal_profile(profile), *room)
        control = ControlClient(stage.control)
        control.do(WriteProfile(changes=changes))
        control.close()
        kiosk = KioskProcess(stage.profile, stage.folder / "kiosk.log", {})
        dock = Child(
            python("kiosk.rehearsal.dock", "--control", str(stage.control)),
            stage.folder / "dock.log",
        )
        print(words.of("demo-window-begins"), flush=True)
        try:
            return _until_one_ends(kiosk, dock, stage, words)
        except KeyboardInterrupt:
            return 0
        finally:
            kiosk.stop()
            dock.terminate()
    finally:
        stage.close()


def _until_one_ends(kiosk: KioskProcess, dock: Child, stage: StageProcess, words: Words) -> int:
    while kiosk.running and dock.running and stage.running:
        time.sleep(_LOOK)
    for name, code, last in (
        ("kiosk", kiosk.exit_code, kiosk.last_words()),
        ("dock", dock.exit_code, dock.last_words()),
    ):
        if code not in (None, 0):
            print(words.of("rehearsal-did-not-start", reason=f"{name}: {code}: {last}"), file=sys.stderr)
            return 1
    print(words.of("demo-ended"), flush=True)
    return 0


# --- in pictures ------------------------------------------------------------------------------------------------------


def _in_pictures(profile: Path, out: Path, words: Words) -> int:
    journey = load_journey(JOURNEY)
    print(words.of("demo-begins", title=journey.title.said(words.language.value)), flush=True)
    with Rehearsal(profile) as rehearsal:
        result = rehearsal.play(journey, out, lambda done: say_step(done, len(journey.steps), words))
        if not result.passed:
            say_failure(result, words)
            print(words.of("demo-failed"), file=sys.stderr)
            return 1
        prints = _keep_prints(rehearsal.control.output(), out)
    taps, after = taps_to_paper(result.done)
    figures: Mapping[str, str | int] = {
        "steps": len(result.done),
        "seconds": f"{result.seconds:.1f}",
        "taps": taps,
        "after": after,
    }
    page = demo_page(
        Caption("demo-page-title"),
        Caption("demo-page-lead"),
        Caption("demo-page-summary", figures),
        _shots(result),
        prints,
    )
    (out / "index.html").write_text(page, "utf-8")
    print(words.of("demo-done", **figures))
    print(words.of("demo-files", folder=str(out)))
    for file in sorted(out.iterdir()):
        print(f"  {file.name}")
    if taps > MOST_TAPS:
        print(words.of("demo-too-many-taps", most=MOST_TAPS), file=sys.stderr)
        return 1
    return 0


def taps_to_paper(done: Sequence[StepDone]) -> tuple[int, int]:
    """Taps from the first touch until paper is seen, and how many of them came after the card was laid."""
    at_card = at_paper = 0
    for step in done:
        match step.step.step:
            case j.Card(lay=card) if card is not None:
                at_card = step.taps
            case j.Expect(paper=paper) | j.Wait(paper=paper) if paper is not None and paper.sheets != 0:
                return step.taps, step.taps - at_card
            case _:
                at_paper = step.taps
    return at_paper, at_paper - at_card


def _shots(result: JourneyResult) -> list[Shot]:
    shots = []
    for done in result.done:
        if done.picture is not None and isinstance(done.step.step, j.Picture):
            title = done.step.step.title
            chinese, english = (title.zh, title.en) if title else (done.step.step.name, "")
            shots.append(Shot(done.picture.name, chinese, english, done.at + done.seconds))
    return shots


def _keep_prints(output: Output, out: Path) -> list[Print]:
    """Copy what came out of the printers, and draw it."""
    prints = []
    for number, receipt in enumerate(output.receipts, start=1):
        name = _numbered("receipt", number, len(output.receipts)) + ".png"
        shutil.copyfile(receipt.picture, out / name)
        prints.append(Print(name, Caption("demo-page-receipt"), narrow=True))
    for number, document in enumerate(output.documents, start=1):
        name = _numbered("certificate", number, len(output.documents))
        shutil.copyfile(document.pdf, out / f"{name}.pdf")
        for page, picture in enumerate(pdf_pages(Path(document.pdf)), start=1):
            (out / f"{name}-page-{page}.png").write_bytes(picture)
            caption = Caption("demo-page-sheet", {"page": page})
            prints.append(Print(f"{name}-page-{page}.png", caption, link=f"{name}.pdf"))
    return prints


def _numbered(name: str, number: int, of: int) -> str:
    return name if of == 1 else f"{name}-{number}"
