"""Three wrong tries block, and nothing that can be done to the file or the clock makes it shorter."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.attendant.guard import BLOCK_SECONDS, MOST_TRIES, Checked, PinGuard
from kiosk.attendant.service import ServiceState
from kiosk.log import Log
from kiosk.profile.pin_hash import read_pin_hash
from kiosk.session.desk import Pin
from tests.support.terminal_around import PIN, PIN_HASH

RIGHT, WRONG = Pin(PIN), Pin("941750")


def guard(folder: Path, monotonic: Callable[[], float] = lambda: 1000.0) -> PinGuard:
    return PinGuard(folder, read_pin_hash(PIN_HASH), Log(io.StringIO()), monotonic)


def test_the_third_wrong_try_blocks_and_the_right_pin_before_it_begins_anew(tmp_path: Path) -> None:
    now = [1000.0]
    here = guard(tmp_path, lambda: now[0])
    assert [here.check(pin) for pin in (WRONG, WRONG, RIGHT, WRONG, WRONG)] == [
        Checked(False),
        Checked(False),
        Checked(True),
        Checked(False),
        Checked(False),
    ]
    assert here.check(WRONG) == Checked(False, BLOCK_SECONDS)
    now[0] += BLOCK_SECONDS - 1
    assert here.check(RIGHT) == Checked(False, 1)
    now[0] += 1
    assert here.check(WRONG) == Checked(False), "three new tries"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"tries": "no"}', b'{"tries": -1}', b"\xff", b"[]"])
def test_a_file_that_cannot_be_read_blocks(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "attendant_tries.json").write_bytes(content)
    assert guard(tmp_path).check(RIGHT) == Checked(False, BLOCK_SECONDS)


def test_a_disk_that_takes_nothing_does_not_lock_out_who_comes_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    here = guard(tmp_path)
    monkeypatch.setattr("kiosk.attendant.guard.write_whole", full)
    assert here.check(RIGHT) == Checked(True)
    for _ in range(MOST_TRIES):
        last = here.check(WRONG)
    assert last == Checked(False, BLOCK_SECONDS), "counted in memory"


@pytest.mark.parametrize("content", [b"", b"{}", b'{"since": 7}', b"\xff"])
def test_a_file_about_service_that_cannot_be_read_keeps_the_terminal_closed(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "out_of_service.json").write_bytes(content)
    state = ServiceState(tmp_path)
    assert state.out_since is not None
    state.put_back()
    assert ServiceState(tmp_path).out_since is None
