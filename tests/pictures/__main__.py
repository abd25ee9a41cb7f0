"""``./dev pictures``: every page in every look, one contact sheet a page, compared with those that are kept."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from kiosk.texts import Language
from screens.models import ThemeName
from tests.pictures.pages import page_of, situations
from tests.pictures.sheets import LANGUAGES, PANELS, SAME, THEMES, distance, keep, sheet
from tests.support.stage import SCREENS, Stage, put_sample_pictures

KEPT = Path(__file__).with_name("kept")


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw every page in every look, and compare with the kept sheets.")
    parser.add_argument("--out", type=Path, default=Path("out/pictures"), help="where the sheets go")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--keep", action="store_true", help="these are right: keep them")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    KEPT.mkdir(exist_ok=True)
    named = {name: session for name, session in situations().items() if chosen.only in name}
    languages = [language for language in LANGUAGES if language in set(Language)]
    changed = 0
    with tempfile.TemporaryDirectory(prefix="kiosk-pictures-") as folder:
        cells: dict[str, dict[tuple[str, str, str], Path]] = {name: {} for name in named}
        for panel in PANELS:
            stage = Stage(SCREENS[panel])
            put_sample_pictures(stage)
            for theme in THEMES:
                for language in languages:
                    for name, session in named.items():
                        file = Path(folder) / f"{panel}-{theme}-{language}-{name}.png"
                        stage.show(page_of(session, language, theme))
                        stage.grab(file)
                        cells[name][panel, ThemeName(theme).value, language] = file
            stage.close()
            for message in stage.messages:
                print(f"{message.severity}: {message.text} ({message.where})", file=sys.stderr)
                changed += 1
        for name, pictures in cells.items():
            changed += _compare(name, pictures, chosen.out, chosen.keep)
    gone = [] if chosen.only else [file for file in KEPT.glob("*.png") if file.stem not in named]
    for file in gone:
        print(f"{file.stem}: no page any more")
        if chosen.keep:
            file.unlink()
    print(f"{len(named)} pages, {changed} changed, {len(gone)} gone; sheets in {chosen.out}")
    return 1 if (changed or gone) and not chosen.keep else 0


def _compare(name: str, pictures: dict[tuple[str, str, str], Path], out: Path, keeping: bool) -> bool:
    made = sheet(pictures)
    made.save(out / f"{name}.png")
    kept = KEPT / f"{name}.png"
    far = distance(made, kept) if kept.exists() else None
    if far is not None and far <= SAME:
        return False
    print(f"{name}: {'new' if far is None else f'differs by {far:.1f} of 255'}")
    if keeping:
        keep(made, kept)
    return True


if __name__ == "__main__":
    sys.exit(main())
