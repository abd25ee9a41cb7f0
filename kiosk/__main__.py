"""``python -m kiosk`` and ``kiosk``."""

import sys
from pathlib import Path


def main() -> None:
    """The command line; the terminal itself is started without its library, and as fast as it can be."""
    match sys.argv[1:]:
        case ["run", "--profile", profile]:
            from kiosk.starting import run

            sys.exit(run(Path(profile)))
        case _:
            from kiosk.cli import main as command_line

            command_line()


if __name__ == "__main__":
    main()
