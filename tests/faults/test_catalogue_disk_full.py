"""The disk has no room for a new catalogue: it is refused, the old one goes on, and a smaller one is taken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.faults.test_outbox_disk import UNSHARE

_SCRIPT = """
import sys
from pathlib import Path
from kiosk.catalogue.refusing import CatalogueRefused
from kiosk.catalogue.store import catalogue_of, read_stored
from tests.unit.catalogue.test_store import item, keep

file = Path(sys.argv[1]) / "catalogue.sqlite"
keep(file, item())
try:
    keep(file, *[item(code=f"412099{number:03d}000") for number in range(200)], version=2)
except CatalogueRefused as refused:
    print(refused.reason, "full" in refused.detail)
print(catalogue_of(read_stored(file)).version)
keep(file, item(version=3), version=2)
print(catalogue_of(read_stored(file)).version)
"""


def test_a_full_disk_is_a_refusal_and_the_old_one_stays(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = f"mount -t tmpfs -o size=400k none {disk} && {sys.executable} -c '{_SCRIPT}' {disk}; umount {disk}"
    ended = subprocess.run([*UNSHARE, "sh", "-c", mounted], capture_output=True, text=True, check=False)
    assert (ended.stdout.split(), ended.stderr) == (["store", "True", "1", "2"], "")
