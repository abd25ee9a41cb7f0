# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made, and OpenCV when it is started."""

from __future__ import annotations

from drivers.camera import options
from drivers.driver import Driver
from drivers.protocols import FaceCamera, Family


def _face_camera(chosen: options.FaceCameraOptions) -> FaceCamera:
    from drivers.camera.face_camera import OpenCvFaceCamera
    from drivers.transports.frames import V4l2Source

    return OpenCvFaceCamera(
        V4l2Source(chosen.device, chosen.width, chosen.height),
        yunet_model=chosen.yunet_model,
        yunet_sha256=chosen.yunet_sha256,
    )


def _simulated_face_camera(chosen: options.SimulatedFaceCameraOptions) -> FaceCamera:
    from pathlib import Path

    from drivers.camera.face_camera import OpenCvFaceCamera
    from drivers.transports.frames import FolderSource

    return OpenCvFaceCamera(FolderSource(Path(chosen.folder)))


def _simulated_camera(_: options.SimulatedCameraOptions) -> FaceCamera:
    from drivers.camera.simulated import SimulatedFaceCamera

    return SimulatedFaceCamera()


def _played_camera(chosen: options.PlayedCameraOptions) -> FaceCamera:
    from pathlib import Path

    from drivers.camera.played import PlayedFaceCamera

    return PlayedFaceCamera(Path(chosen.folder))


DRIVERS: tuple[Driver, ...] = (
    Driver("face-camera", Family.CAMERA, options.FaceCameraOptions, _face_camera, hosted=True),
    Driver(
        "simulated-face-camera",
        Family.CAMERA,
        options.SimulatedFaceCameraOptions,
        _simulated_face_camera,
        simulated=True,
        hosted=True,
    ),
    Driver("simulated-camera", Family.CAMERA, options.SimulatedCameraOptions, _simulated_camera, simulated=True),
    Driver("simulated-played-camera", Family.CAMERA, options.PlayedCameraOptions, _played_camera, simulated=True),
)
