"""Draws the pages of the pictures: real QML, one window a panel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image

from tests.pictures.pages import page_of, situations
from tests.pictures.sheets import PANELS, Look, small
from tests.support.stage import SCREENS, Stage, put_sample_pictures

KEPT = Path(__file__).with_name("kept")


def drawn(wanted: Iterable[tuple[str, Look]], folder: Path) -> Iterator[tuple[str, Look, Image.Image]]:
    """The cells of pages by their names, those of a panel together; ``folder`` holds a picture for a moment.

    Raises RuntimeError with Qt's words when a page made Qt complain.
    """
    sessions, cells = situations(), list(wanted)
    for panel in PANELS:
        here = [(name, look) for name, look in cells if look.panel == panel]
        if not here:
            continue
        stage = Stage(SCREENS[panel])
        put_sample_pictures(stage)
        for name, look in here:
            stage.show(page_of(sessions[name], look.language, look.theme))
            file = folder / "page.png"
            stage.grab(file)
            yield name, look, small(file, look)
        stage.close()
        if stage.messages:
            raise RuntimeError("; ".join(f"{message.text} ({message.where})" for message in stage.messages))
