"""``python -m kiosk.central.sandbox``: the sandbox alone, as ``kiosk sandbox`` starts it."""

from __future__ import annotations

import typer

from kiosk.central.sandbox.command import sandbox

if __name__ == "__main__":
    typer.run(sandbox)
