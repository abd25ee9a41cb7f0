"""Faces in a picture: where to move, how sharp, how well lit; and the models that an operator may supply."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from drivers.camera.face_camera import OpenCvFaceCamera
from drivers.camera.finding import CascadeFinder, YuNetFinder
from drivers.camera.judging import look
from drivers.protocols import Brightness, Condition, DeviceError, DeviceFault, FacePresence, Move, Sharpness
from drivers.transports.frames import FolderSource
from tests.support.faces import HEIGHT, WIDTH, Pose, scene

FINDER = CascadeFinder()


@pytest.mark.parametrize(
    ("pose", "moves"),
    [
        (Pose(), set()),
        (Pose(x=0.42, y=0.45), set()),
        (Pose(x=0.2), {Move.LEFT}),
        (Pose(x=0.8), {Move.RIGHT}),
        (Pose(y=0.25, height=0.3), {Move.DOWN}),
        (Pose(y=0.75, height=0.3), {Move.UP}),
        (Pose(height=0.18), {Move.CLOSER}),
        (Pose(height=0.78, y=0.5), {Move.FURTHER}),
        (Pose(x=0.2, height=0.18), {Move.LEFT, Move.CLOSER}),
    ],
)
def test_it_says_where_to_move(pose: Pose, moves: set[Move]) -> None:
    picture = scene(pose)
    seen = look(picture, FINDER.find(picture))
    assert (seen.presence, seen.moves) == (FacePresence.ONE, frozenset(moves))


@pytest.mark.parametrize(
    ("pose", "brightness"),
    [
        (Pose(), Brightness.GOOD),
        (Pose(light=0.6), Brightness.GOOD),
        (Pose(light=0.2), Brightness.TOO_DARK),
        (Pose(light=1.6), Brightness.TOO_BRIGHT),
        (Pose(half_light=0.48), Brightness.UNEVEN),
    ],
)
def test_it_says_how_the_face_is_lit(pose: Pose, brightness: Brightness) -> None:
    picture = scene(pose)
    assert look(picture, FINDER.find(picture)).brightness is brightness


@pytest.mark.parametrize("height", [0.3, 0.42, 0.6])
@pytest.mark.parametrize(
    ("blur", "sharpness"), [(0.0, Sharpness.SHARP), (0.015, Sharpness.BLURRED), (0.03, Sharpness.BLURRED)]
)
def test_it_says_whether_the_face_is_sharp_whatever_its_size(height: float, blur: float, sharpness: Sharpness) -> None:
    picture = scene(Pose(height=height, blur=blur))
    assert look(picture, FINDER.find(picture)).sharpness is sharpness


@pytest.mark.parametrize("seed", range(4))
def test_an_empty_hall_has_no_face(seed: int) -> None:
    assert FINDER.find(scene(seed=seed)) == []


def test_people_far_behind_are_nobodys_concern() -> None:
    picture = scene(Pose(x=0.45), Pose(x=0.85, y=0.3, height=0.07))
    assert look(picture, FINDER.find(picture)).presence is FacePresence.ONE


@settings(max_examples=15, deadline=None)
@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 80), st.integers(1, 80), st.just(3))))
def test_any_picture_is_survived(picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    look(picture, FINDER.find(picture))


def test_the_sizes_of_a_face_are_parts_of_the_picture() -> None:
    (face,) = FINDER.find(scene(Pose(x=0.6, y=0.5, height=0.4)))
    assert face.middle == pytest.approx((0.6, 0.52), abs=0.03)
    assert face.width * WIDTH == pytest.approx(face.height * HEIGHT, rel=0.02)


@pytest.mark.parametrize("content", [None, b"", b"no model at all"])
def test_a_face_model_that_is_none_is_refused(tmp_path: Path, content: bytes | None) -> None:
    model = tmp_path / "faces.onnx"
    if content is not None:
        model.write_bytes(content)
    with pytest.raises(DeviceError) as caught:
        YuNetFinder(model, hashlib.sha256(content or b"").hexdigest())
    assert caught.value.fault is DeviceFault.REFUSED


def test_a_face_model_with_another_hash_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    model = tmp_path / "faces.onnx"
    model.write_bytes(b"something else")
    camera = OpenCvFaceCamera(FolderSource(tmp_path), yunet_model=str(model), yunet_sha256="0" * 64)
    with pytest.raises(DeviceError) as caught:
        camera.start(1)
    assert (caught.value.fault, caught.value.original) == (
        DeviceFault.REFUSED,
        "the face model is not the one with this hash",
    )


def test_a_face_model_that_is_not_there_is_told_before_anybody_stands_there(tmp_path: Path) -> None:
    camera = OpenCvFaceCamera(FolderSource(tmp_path), yunet_model=str(tmp_path / "none.onnx"), yunet_sha256="0" * 64)
    assert camera.status(1).condition is Condition.FAULTY
