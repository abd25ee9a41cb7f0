"""Being the terminal's own user for a while, and nobody else afterwards; programs of the system that say no."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from kiosk.provisioning.ground import CommandFailed, Ground, run_command

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")


def ids_of_a_child() -> set[str]:
    """Real, effective, saved and file system ids of users and groups, as the kernel says (proc(5), status)."""
    said = subprocess.run(["cat", "/proc/self/status"], capture_output=True, text=True, check=True).stdout
    return {number for line in re.findall(r"^[UG]id:\s+(.*)$", said, re.MULTILINE) for number in line.split()}


@as_root
def test_a_program_that_is_started_meanwhile_has_no_way_back_to_root() -> None:
    ground = Ground(user="nobody")
    owner = ground.owner()
    assert owner is not None
    before = os.getgroups()
    with ground.as_owner():
        assert os.geteuid() == owner.uid
        assert ids_of_a_child() == {str(owner.uid), str(owner.gid)}
    assert os.getresuid() == (0, 0, 0)
    assert os.getresgid() == (0, 0, 0)
    assert os.getgroups() == before


@as_root
def test_whatever_is_raised_meanwhile_root_is_root_again() -> None:
    with pytest.raises(PermissionError), Ground(user="nobody").as_owner():
        Path("/etc/not-mine").write_text("", "ascii")
    assert os.getresuid() == (0, 0, 0)


def test_where_there_is_no_such_user_yet_nothing_changes() -> None:
    before = os.getresuid()
    with Ground(user="nobody-of-that-name").as_owner():
        assert os.getresuid() == before


@pytest.mark.parametrize(("command", "words"), [(["false"], "1"), (["not-a-program-at-all"], "FileNotFoundError")])
def test_a_program_that_says_no_is_named_with_its_last_words(command: list[str], words: str) -> None:
    with pytest.raises(CommandFailed) as failed:
        run_command(command)
    assert (failed.value.name, failed.value.words) == (command[0], words)
