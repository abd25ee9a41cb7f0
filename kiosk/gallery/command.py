"""``kiosk gallery``: in a window with keys to turn it, or drawn to pictures without a display."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from kiosk.brand import Brand
from kiosk.profile import Profile, ProfileKind
from kiosk.texts import Words

_FAILED = 1


def run_gallery(profile: Profile, brand: Brand, words: Words, out: Path | None, only: str) -> int:
    """``only``: pictures whose name contains it. The exit code: 1 when a picture could not be written."""
    if out is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_QUICK_BACKEND"] = "software"
    from kiosk.gallery.window import Gallery, every_turn, file_name
    from kiosk.presenter import Setting
    from kiosk.qt.window import Screen, make_application

    measures = profile.screen
    screen = Screen(
        measures.width_px,
        measures.height_px,
        measures.width_mm,
        measures.height_mm,
        scale=measures.scale,
    )
    terminal = profile.terminal
    setting = Setting(
        brand.names or terminal.hall,
        terminal.id,
        terminal.hotline,
        demonstration=profile.kind is ProfileKind.REHEARSAL,
        languages=terminal.languages,
    )
    application = make_application()
    gallery = Gallery(screen, setting, brand, still=out is not None)
    try:
        gallery.open()
        if out is None:
            return application.exec()
        out.mkdir(parents=True, exist_ok=True)
        turns = [turn for turn in every_turn() if only in file_name(turn)]
        for turn in turns:
            gallery.draw(turn, out / file_name(turn))
        typer.echo(words.of("gallery-drawn", count=len(turns), folder=str(out)))
        return 0
    except OSError as error:
        typer.echo(words.of("gallery-cannot-write", folder=str(out), reason=error.strerror or str(error)))
        return _FAILED
    finally:
        gallery.close()
