"""Whether a process that is not our child is still there."""

from __future__ import annotations

from pathlib import Path


def has_ended(pid: int) -> bool:
    """Gone, or a zombie that nobody has asked for yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"
