"""``./dev pictures``: every page in every look, one contact sheet a page, compared with those that are kept."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from tests.pictures.drawing import KEPT, drawn
from tests.pictures.pages import situations
from tests.pictures.sheets import SAME, Look, distance, keep, looks, sheet


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw every page in every look, and compare with the kept sheets.")
    parser.add_argument("--out", type=Path, default=Path("out/pictures"), help="where the sheets go")
    parser.add_argument("--only", default="", help="pages whose name contains this")
    parser.add_argument("--keep", action="store_true", help="these are right: keep them")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    KEPT.mkdir(exist_ok=True)
    named = [name for name in situations() if chosen.only in name]
    cells: dict[str, dict[Look, Image.Image]] = defaultdict(dict)
    with tempfile.TemporaryDirectory(prefix="kiosk-pictures-") as folder:
        for name, look, cell in drawn([(name, look) for look in looks() for name in named], Path(folder)):
            cells[name][look] = cell
    changed = sum(_compare(name, cells[name], chosen.out, chosen.keep) for name in named)
    gone = [] if chosen.only else [file for file in KEPT.glob("*.png") if file.stem not in named]
    for file in gone:
        print(f"{file.stem}: no page any more")
        if chosen.keep:
            file.unlink()
    print(f"{len(named)} pages, {changed} changed, {len(gone)} gone; sheets in {chosen.out}")
    return 1 if (changed or gone) and not chosen.keep else 0


def _compare(name: str, cells: Mapping[Look, Image.Image], out: Path, keeping: bool) -> bool:
    made = sheet(cells)
    made.save(out / f"{name}.png")
    kept = KEPT / f"{name}.png"
    changed = {look: far for look, cell in cells.items() if (far := _far(cell, look, kept)) > SAME}
    for look, far in changed.items():
        print(f"{name}: {look} differs by {far:.0f} of 255 where it differs most")
    if keeping and changed:
        keep(made, kept)
    return bool(changed)


def _far(cell: Image.Image, look: Look, kept: Path) -> float:
    return distance(cell, look, kept) if kept.exists() else 255.0


if __name__ == "__main__":
    sys.exit(main())
