"""Draws every sample page to PNG: ``python -m tests.support.draw_pages OUT_DIR [--size 1080x1920] …``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from screens.models import TextSize, ThemeName
from tests.support.pseudo import PSEUDO
from tests.support.sample_pages import LANGUAGES, sample_pages
from tests.support.stage import SCREENS, Stage, put_sample_pictures


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw the sample pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", choices=sorted(SCREENS), default="1080x1920")
    parser.add_argument("--language", choices=[*LANGUAGES, *PSEUDO], default="zh-CN")
    parser.add_argument("--theme", choices=[theme.value for theme in ThemeName], default="standard")
    parser.add_argument("--text-size", choices=[size.value for size in TextSize], default="M")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(SCREENS[chosen.size])
    put_sample_pictures(stage)
    make = PSEUDO.get(chosen.language)
    language = "en" if chosen.language in PSEUDO else chosen.language
    pages = sample_pages(language, ThemeName(chosen.theme), TextSize(chosen.text_size))
    for name, page in pages.items():
        if chosen.only in name:
            stage.show(make(page) if make is not None else page)
            stage.grab(chosen.folder / f"{name}.png")
    stage.close()
    for message in stage.messages:
        print(f"{message.severity}: {message.text} ({message.where})", file=sys.stderr)
    return 1 if stage.messages else 0


if __name__ == "__main__":
    sys.exit(main())
