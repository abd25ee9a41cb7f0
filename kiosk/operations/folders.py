"""The terminal's folders: made for its own user alone, and the one of a session's things in memory."""

from __future__ import annotations

from pathlib import Path

from kiosk.profile import Profile, ProfileKind

_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_MOUNTS = Path("/proc/self/mountinfo")


class NotInMemory(Exception):
    """The runtime folder of a production terminal lies on a disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


def make_folders(profile: Profile) -> None:
    """Nobody but the terminal's own user may look in. Raises OSError, NotInMemory."""
    folders = profile.folders
    for folder in (folders.state, folders.cache, folders.runtime):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if profile.kind is ProfileKind.PRODUCTION and not is_in_memory(folders.runtime):
        raise NotInMemory(folders.runtime)


def is_in_memory(folder: Path, mounts: str | None = None) -> bool:
    """Whether ``folder`` is gone at power-off, as the kernel's table of mounts says (proc(5), mountinfo)."""
    table = mounts if mounts is not None else _MOUNTS.read_text(encoding="utf-8", errors="replace")
    place = folder.resolve()
    best, kind = -1, ""
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        point = Path(before.split()[4].replace("\\040", " "))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split()[0]
    return kind in _IN_MEMORY
