"""``python -m kiosk.rehearsal.dock --control PATH``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.rehearsal.dock.window import run_dock
from kiosk.texts import Language

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="plays the hardware of a rehearsal")
    parser.add_argument("--control", type=Path, required=True, help="the stage's control socket")
    parser.add_argument("--language", type=Language, default=Language.CHINESE)
    arguments = parser.parse_args()
    sys.exit(run_dock(arguments.control, language=arguments.language))
