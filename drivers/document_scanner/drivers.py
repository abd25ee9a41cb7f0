# SPDX-License-Identifier: Apache-2.0
"""The drivers of this family by name; a driver is imported when one is made, and OpenCV with its first picture."""

from __future__ import annotations

from drivers.document_scanner import options
from drivers.driver import Driver
from drivers.protocols import DocumentScanner, Family


def _camera(chosen: options.DocumentCameraOptions) -> DocumentScanner:
    from drivers.document_scanner.document_camera import DocumentCamera
    from drivers.transports.frames import V4l2Source

    return DocumentCamera(V4l2Source(chosen.device, chosen.width, chosen.height))


def _simulated_camera(chosen: options.SimulatedDocumentCameraOptions) -> DocumentScanner:
    from pathlib import Path

    from drivers.document_scanner.document_camera import DocumentCamera
    from drivers.transports.frames import FolderSource

    return DocumentCamera(FolderSource(Path(chosen.folder)))


def _simulated_scanner(_: options.SimulatedDocumentScannerOptions) -> DocumentScanner:
    from drivers.document_scanner.simulated import SimulatedDocumentScanner

    return SimulatedDocumentScanner()


DRIVERS: tuple[Driver, ...] = (
    Driver("document-camera", Family.DOCUMENT_SCANNER, options.DocumentCameraOptions, _camera, hosted=True),
    Driver(
        "simulated-document-camera",
        Family.DOCUMENT_SCANNER,
        options.SimulatedDocumentCameraOptions,
        _simulated_camera,
        simulated=True,
        hosted=True,
    ),
    Driver(
        "simulated-document-scanner",
        Family.DOCUMENT_SCANNER,
        options.SimulatedDocumentScannerOptions,
        _simulated_scanner,
        simulated=True,
    ),
)
