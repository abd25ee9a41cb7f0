"""A production terminal keeps what is a session's in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.operations.folders import is_in_memory

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:20 / /run rw,nosuid shared:2 - tmpfs tmpfs rw
24 23 8:2 / /run/media rw shared:3 - ext4 /dev/sdb1 rw
25 22 0:30 / /mnt/with\\040blank rw - ramfs ramfs rw
"""


@pytest.mark.parametrize(
    ("folder", "in_memory"),
    [
        ("/var/lib/kiosk", False),
        ("/run/kiosk", True),
        ("/run/media/stick/kiosk", False),
        ("/mnt/with blank/kiosk", True),
        ("/runner", False),
    ],
)
def test_the_innermost_mount_says_whether_a_folder_is_in_memory(folder: str, in_memory: bool) -> None:
    assert is_in_memory(Path(folder), MOUNTS) is in_memory


def test_this_machines_own_table_is_understood() -> None:
    assert is_in_memory(Path("/proc")) is False
