"""Where memory would be written in clear: on a terminal, nowhere. The package masks ``swap.target``; what was switched
on before that is switched off by provisioning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

#: Swapped to here, pages of memory are in no clear words on any disk.
_ENCRYPTED_OR_IN_MEMORY = re.compile(r"^(zram|ram)\d+$")


def swaps_in_clear(file: Path, block_devices: Path) -> Iterator[str]:
    """What proc_swaps(5) names and is neither memory nor a mapped device of dm-crypt. ``block_devices``: sysfs's."""
    for line in _text(file).splitlines()[1:]:
        # Blanks in a name are written as \040.
        name = line.split()[0].replace("\\040", " ")
        device = Path(name).resolve().name
        if _ENCRYPTED_OR_IN_MEMORY.match(device):
            continue
        if not _text(block_devices / device / "dm" / "uuid").startswith("CRYPT-"):
            yield name


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
