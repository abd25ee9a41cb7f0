"""What every DocumentScanner keeps: the one in memory, and the document camera on a folder and on a video."""

from __future__ import annotations

import io
import json
import pickle
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import pytest
from PIL import Image

from drivers.document_scanner.document_camera import DocumentCamera
from drivers.document_scanner.simulated import LaidPage, SimulatedDocumentScanner
from drivers.protocols import (
    Condition,
    Corners,
    DeviceError,
    DeviceFault,
    DocumentScanner,
    PageFlaw,
    PageVerdict,
    Point,
)
from drivers.transports.frames import FolderSource, V4l2Source
from drivers.transports.opencv import cv2
from tests.support.paper_pages import FLAWS, Mishap, lay

SECONDS = 10.0


@dataclass
class Bench:
    scanner: DocumentScanner
    lay: Callable[[Mishap], None]
    unplug: Callable[[], None]
    plug: Callable[[], None]


def _jpeg(mishap: Mishap) -> LaidPage:
    picture = lay(mishap, 0).picture[::4, ::4]
    data = cv2.imencode(".jpg", picture)[1].tobytes()
    flaws = frozenset({FLAWS[mishap]}) if mishap in FLAWS else frozenset()
    return LaidPage(data, picture.shape[1], picture.shape[0], flaws)


def _in_memory(folder: Path) -> Iterator[Bench]:
    scanner = SimulatedDocumentScanner(_jpeg(Mishap.EMPTY_PLATE))

    def unplug() -> None:
        scanner.plugged = False

    def plug() -> None:
        scanner.plugged = True

    def put(mishap: Mishap) -> None:
        scanner.remove()
        if mishap is not Mishap.EMPTY_PLATE:
            scanner.place(_jpeg(mishap))

    yield Bench(scanner, put, unplug, plug)


def _with(scanner: DocumentCamera, pictures: Path, names: list[str]) -> Iterator[Bench]:
    """``pictures`` is the camera: a folder that goes away is one that is pulled out."""
    away = pictures.with_name("away")

    def put(mishap: Mishap) -> None:
        encoded = cv2.imencode(".jpg", lay(mishap, 0).picture, [cv2.IMWRITE_JPEG_QUALITY, 95])[1].tobytes()
        for name in names:
            (pictures / name).write_bytes(encoded)

    pictures.mkdir()
    put(Mishap.EMPTY_PLATE)
    yield Bench(scanner, put, lambda: _move(pictures, away), lambda: _move(away, pictures))
    scanner.close()


def _move(source: Path, target: Path) -> None:
    source.rename(target)


def _on_a_folder(folder: Path) -> Iterator[Bench]:
    pictures = folder / "pictures"
    yield from _with(DocumentCamera(FolderSource(pictures)), pictures, ["0.jpg"])


def _on_a_video(folder: Path) -> Iterator[Bench]:
    """OpenCV's own capture, of numbered pictures: when they are at an end it is like a camera that was pulled out."""
    pictures = folder / "pictures"

    def open_capture(device: str) -> cv2.VideoCapture:
        return cv2.VideoCapture(str(Path(device) / "%d.jpg"), cv2.CAP_IMAGES)

    source = V4l2Source(str(pictures), 1600, 1200, open_capture=open_capture, warm_up=1)
    yield from _with(DocumentCamera(source), pictures, ["0.jpg", "1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"])


class _Setup(Protocol):
    __name__: str

    def __call__(self, folder: Path) -> Iterator[Bench]: ...


@pytest.fixture(params=[_in_memory, _on_a_folder, _on_a_video], ids=lambda setup: setup.__name__.strip("_"))
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    setup: _Setup = request.param
    yield from setup(tmp_path)


def _size(jpeg: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(jpeg)) as picture:
        assert picture.format == "JPEG"
        return picture.size


def test_it_is_a_scanner_and_ready(bench: Bench) -> None:
    assert isinstance(bench.scanner, DocumentScanner)
    assert bench.scanner.status(SECONDS).condition is Condition.READY


def test_a_page_is_captured_with_its_corners_and_is_good(bench: Bench) -> None:
    bench.lay(Mishap.NONE)
    page = bench.scanner.capture(SECONDS)
    assert (page.verdict, page.reasons) == (PageVerdict.GOOD, frozenset())
    assert page.corners is not None
    assert _size(page.jpeg) == (page.width, page.height)


@pytest.mark.parametrize("mishap", [Mishap.EMPTY_PLATE, Mishap.BEYOND_THE_EDGE])
def test_a_flaw_is_told_and_the_picture_comes_all_the_same(bench: Bench, mishap: Mishap) -> None:
    bench.lay(mishap)
    page = bench.scanner.capture(SECONDS)
    assert (page.verdict, page.reasons) == (PageVerdict.POOR, frozenset({FLAWS[mishap]}))
    assert _size(page.jpeg) == (page.width, page.height)


def test_an_empty_plate_has_no_corners(bench: Bench) -> None:
    assert bench.scanner.capture(SECONDS).corners is None


def test_a_preview_is_small_and_says_the_same(bench: Bench) -> None:
    bench.lay(Mishap.NONE)
    preview = bench.scanner.preview(SECONDS)
    assert preview.corners is not None and not preview.flaws
    assert _size(preview.jpeg) == (preview.width, preview.height)
    assert max(preview.width, preview.height) <= 640
    assert len(preview.jpeg) < 100_000


def test_corners_set_by_hand_are_taken(bench: Bench) -> None:
    corners = Corners(Point(0.25, 0.25), Point(0.75, 0.25), Point(0.75, 0.75), Point(0.25, 0.75))
    page = bench.scanner.capture(SECONDS, corners)
    assert PageFlaw.NO_PAGE not in page.reasons
    assert page.corners is not None
    assert page.corners.top_left.x == pytest.approx(0.25, abs=1e-3)
    assert page.corners.bottom_right.y == pytest.approx(0.75, abs=1e-3)


def test_it_can_be_switched_off_at_any_time_and_the_next_picture_switches_it_on(bench: Bench) -> None:
    bench.scanner.stop()
    bench.lay(Mishap.NONE)
    assert bench.scanner.preview(SECONDS).corners is not None
    bench.scanner.stop()
    bench.scanner.stop()
    assert bench.scanner.status(SECONDS).condition is Condition.READY
    assert bench.scanner.preview(SECONDS).corners is not None


def test_several_pages_are_several_captures(bench: Bench) -> None:
    if isinstance(bench.scanner, SimulatedDocumentScanner):
        pytest.skip("it shows what it was given")
    bench.lay(Mishap.NONE)
    first = bench.scanner.capture(SECONDS)
    bench.scanner.close()
    bench.lay(Mishap.EMPTY_PLATE)
    assert bench.scanner.capture(SECONDS).jpeg != first.jpeg


def test_what_it_answers_can_leave_its_process_and_shows_nothing_in_a_repr(bench: Bench) -> None:
    bench.lay(Mishap.NONE)
    page = bench.scanner.capture(SECONDS)
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 - our own
    assert page.corners is not None
    json.dumps([asdict(page.corners), page.verdict, sorted(page.reasons), page.width])
    assert "jpeg" not in repr(page) and "\\x" not in repr(page) + repr(bench.scanner.preview(SECONDS))


def test_an_unplugged_camera_is_not_there_and_comes_back(bench: Bench) -> None:
    bench.lay(Mishap.NONE)
    bench.scanner.capture(SECONDS)
    bench.scanner.close()
    bench.unplug()
    assert bench.scanner.status(SECONDS).condition is Condition.ABSENT
    for call in (bench.scanner.capture, bench.scanner.preview):
        with pytest.raises(DeviceError) as caught:
            call(SECONDS)
        assert caught.value.fault is DeviceFault.ABSENT
    bench.plug()
    assert bench.scanner.status(SECONDS).condition is Condition.READY
    assert bench.scanner.capture(SECONDS).verdict is PageVerdict.GOOD


def test_close_may_be_called_twice_and_the_next_call_opens_again(bench: Bench) -> None:
    bench.lay(Mishap.NONE)
    bench.scanner.capture(SECONDS)
    bench.scanner.close()
    bench.scanner.close()
    assert bench.scanner.capture(SECONDS).verdict is PageVerdict.GOOD
