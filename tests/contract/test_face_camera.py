"""What every FaceCamera keeps: the one in memory, and the real driver on pictures from a folder and on a video."""

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

from drivers.camera.face_camera import OpenCvFaceCamera
from drivers.camera.simulated import NOBODY, WELL_PLACED, SimulatedFaceCamera
from drivers.protocols import (
    Brightness,
    Condition,
    DeviceError,
    DeviceFault,
    FaceCamera,
    FacePresence,
    Look,
    Move,
    Sharpness,
)
from drivers.transports.frames import FolderSource, V4l2Source
from drivers.transports.opencv import cv2
from tests.support.faces import Pose, scene

SECONDS = 10.0
WELL = (Pose(),)
AT_THE_LEFT = (Pose(x=0.25),)
TWO = (Pose(x=0.3), Pose(x=0.7))
LOOKS = {
    (): NOBODY,
    WELL: WELL_PLACED,
    AT_THE_LEFT: Look(FacePresence.ONE, frozenset({Move.LEFT}), Sharpness.SHARP, Brightness.GOOD),
    TWO: Look(FacePresence.SEVERAL, frozenset(), Sharpness.UNKNOWN, Brightness.UNKNOWN),
}


@dataclass
class Bench:
    camera: FaceCamera
    stand: Callable[[tuple[Pose, ...]], None]
    unplug: Callable[[], None]
    plug: Callable[[], None]


def _in_memory(folder: Path) -> Iterator[Bench]:
    camera = SimulatedFaceCamera()

    def set_plug(plugged: bool) -> None:
        camera.plugged = plugged

    def stand(poses: tuple[Pose, ...]) -> None:
        camera.seen = LOOKS[poses]

    yield Bench(camera, stand, lambda: set_plug(False), lambda: set_plug(True))


def _with(camera: OpenCvFaceCamera, pictures: Path, names: list[str]) -> Iterator[Bench]:
    away = pictures.with_name("away")

    def move(source: Path, target: Path) -> None:
        source.rename(target)

    def stand(poses: tuple[Pose, ...]) -> None:
        encoded = cv2.imencode(".jpg", scene(*poses))[1].tobytes()
        for name in names:
            (pictures / name).write_bytes(encoded)

    pictures.mkdir()
    stand(())
    yield Bench(camera, stand, lambda: move(pictures, away), lambda: move(away, pictures))
    camera.close()


def _on_a_folder(folder: Path) -> Iterator[Bench]:
    pictures = folder / "pictures"
    yield from _with(OpenCvFaceCamera(FolderSource(pictures)), pictures, ["0.jpg"])


def _on_a_video(folder: Path) -> Iterator[Bench]:
    pictures = folder / "pictures"

    def open_capture(device: str) -> cv2.VideoCapture:
        return cv2.VideoCapture(str(Path(device) / "%d.jpg"), cv2.CAP_IMAGES)

    source = V4l2Source(str(pictures), 1280, 720, open_capture=open_capture, warm_up=1)
    yield from _with(OpenCvFaceCamera(source), pictures, [f"{number}.jpg" for number in range(9)])


class _Setup(Protocol):
    __name__: str

    def __call__(self, folder: Path) -> Iterator[Bench]: ...


@pytest.fixture(params=[_in_memory, _on_a_folder, _on_a_video], ids=lambda setup: setup.__name__.strip("_"))
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    setup: _Setup = request.param
    yield from setup(tmp_path)


def test_it_is_a_camera_and_ready_without_being_started(bench: Bench) -> None:
    assert isinstance(bench.camera, FaceCamera)
    assert bench.camera.status(SECONDS).condition is Condition.READY


@pytest.mark.parametrize("poses", LOOKS, ids=["nobody", "well placed", "at the left", "two"])
def test_a_look_tells_who_stands_where(bench: Bench, poses: tuple[Pose, ...]) -> None:
    bench.stand(poses)
    bench.camera.start(SECONDS)
    seen = bench.camera.look(SECONDS)
    assert seen == LOOKS[poses]
    assert seen.good is (poses == WELL)


def test_the_best_frame_is_a_small_jpeg_in_memory(bench: Bench) -> None:
    bench.stand(WELL)
    bench.camera.start(SECONDS)
    face = bench.camera.best_frame(SECONDS)
    assert face is not None
    assert 10_000 <= len(face.jpeg) <= 40_000
    if not isinstance(bench.camera, SimulatedFaceCamera):
        with Image.open(io.BytesIO(face.jpeg)) as picture:
            assert (picture.format, picture.size) == ("JPEG", (face.width, face.height))


def test_whoever_stands_there_can_be_shown_to_themselves(bench: Bench) -> None:
    bench.stand(())
    bench.camera.start(SECONDS)
    bench.camera.look(SECONDS)
    view = bench.camera.preview(SECONDS)
    assert view is not None
    assert len(view.jpeg) < 40_000
    if not isinstance(bench.camera, SimulatedFaceCamera):
        with Image.open(io.BytesIO(view.jpeg)) as picture:
            assert (picture.format, picture.size) == ("JPEG", (view.width, view.height))


@pytest.mark.parametrize("poses", [(), AT_THE_LEFT, TWO], ids=["nobody", "at the left", "two"])
def test_there_is_no_picture_of_anybody_but_one_who_stands_well(bench: Bench, poses: tuple[Pose, ...]) -> None:
    bench.stand(poses)
    bench.camera.start(SECONDS)
    try:
        assert bench.camera.best_frame(0.3) is None
    except DeviceError as error:  # a video of nine pictures comes to its end meanwhile
        assert error.fault is DeviceFault.LOST


def test_a_camera_that_was_not_started_sees_nothing(bench: Bench) -> None:
    bench.stand(WELL)
    for _ in range(2):
        for call in (bench.camera.look, bench.camera.preview, bench.camera.best_frame):
            with pytest.raises(DeviceError) as caught:
                call(SECONDS)
            assert caught.value.fault is DeviceFault.REFUSED
        bench.camera.start(SECONDS)
        bench.camera.stop()
        bench.camera.stop()


def test_what_it_answers_can_leave_its_process_and_shows_nothing_in_a_repr(bench: Bench) -> None:
    bench.stand(WELL)
    bench.camera.start(SECONDS)
    seen, face = bench.camera.look(SECONDS), bench.camera.best_frame(SECONDS)
    assert pickle.loads(pickle.dumps((seen, face))) == (seen, face)  # noqa: S301 - our own
    json.dumps({**asdict(seen), "moves": sorted(seen.moves)})
    assert face is not None and repr(face) == f"FacePicture({face.width}x{face.height}, {len(face.jpeg)} bytes)"


def test_nothing_is_written_to_disk(bench: Bench, tmp_path: Path) -> None:
    bench.stand(WELL)
    before = sorted(tmp_path.rglob("*"))
    bench.camera.start(SECONDS)
    bench.camera.look(SECONDS)
    bench.camera.best_frame(SECONDS)
    bench.camera.stop()
    assert sorted(tmp_path.rglob("*")) == before


def test_an_unplugged_camera_is_not_there_and_comes_back(bench: Bench) -> None:
    bench.stand(WELL)
    bench.unplug()
    assert bench.camera.status(SECONDS).condition is Condition.ABSENT
    with pytest.raises(DeviceError) as caught:
        bench.camera.start(SECONDS)
    assert caught.value.fault is DeviceFault.ABSENT
    bench.plug()
    assert bench.camera.status(SECONDS).condition is Condition.READY
    bench.camera.start(SECONDS)
    assert bench.camera.look(SECONDS).good


def test_starting_twice_changes_nothing_and_close_ends_it(bench: Bench) -> None:
    bench.stand(WELL)
    bench.camera.start(SECONDS)
    bench.camera.start(SECONDS)
    assert bench.camera.look(SECONDS).good
    bench.camera.close()
    bench.camera.close()
    with pytest.raises(DeviceError):
        bench.camera.look(SECONDS)
