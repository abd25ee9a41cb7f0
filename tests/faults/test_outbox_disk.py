"""The disk is full, fails now and then, or cannot be written to: what was promised is there, and the rest is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from offline_queue.model import State
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import KnownError, Trouble
from tests.support.confirming import DATABASE, SAID
from tests.support.crash_images import build_recorder, read_records, recorded_environment
from tests.support.outbox_promises import missing_from
from tests.support.sealing import platform_keys, write_keys


def unshare() -> list[str]:
    """A mount of one's own needs a name space of one's own, and that needs root or, elsewhere, a user name space.

    In a chroot the root is no mount whose propagation could be changed: there the scripts' own umount tidies up.
    """
    command = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
        return command
    return [*command, "--propagation", "unchanged"]


UNSHARE = unshare()
CONFIRMS = 6


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_recorder(tmp_path_factory.mktemp("recorder"))


def terminal(folder: Path) -> list[str]:
    """The command that confirms below ``folder``/terminal."""
    root = folder / "terminal"
    (root / "state").mkdir(parents=True)
    write_keys(folder / "keys.json", platform_keys())
    worker = [sys.executable, "-m", "tests.support.confirming", str(root), "--keys", str(folder / "keys.json")]
    return [*worker, "--confirms", str(CONFIRMS), "--send"]


def promised(root: Path) -> tuple[set[UUID], set[UUID], list[str]]:
    """What was kept, what was sent, and why something failed."""
    said = [line.split(" ", 1) for line in (root / SAID).read_text().splitlines()]
    ids = {word: {UUID(what) for one, what in said if one == word} for word in ("kept", "sent")}
    return ids["kept"], ids["sent"], [what for word, what in said if word == "failed"]


def changes(recorder: Path, folder: Path) -> int:
    """How many changes of the disk such a run makes."""
    log, command = folder / "log", terminal(folder)
    subprocess.run(command, check=True, env=recorded_environment(recorder, folder / "terminal" / "state", log))
    return len(read_records(log))


def run_with_a_fault(recorder: Path, folder: Path, at: int, errno: int, *, lasting: bool) -> list[str]:
    """Everything that is wrong afterwards."""
    folder.mkdir()
    command, root = terminal(folder), folder / "terminal"
    fault = {"DISK_FAIL_AT": str(at), "DISK_ERRNO": str(errno), "DISK_FAIL_ON": str(int(lasting))}
    environment = recorded_environment(recorder, root / "state", folder / "log", **fault)
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not (root / SAID).exists():
        # It did not even start: in words, and with nothing promised.
        return [] if "KnownError" in ended.stderr or "OSError" in ended.stderr else [ended.stderr]
    kept, sent, failed = promised(root)
    wrong = missing_from(root, kept, sent)
    if "BugError" in failed or "BugError" in ended.stderr:
        wrong.append("an error of the disk was taken for ours")
    if len(kept) + len(failed) < CONFIRMS and "KnownError" not in ended.stderr and "OSError" not in ended.stderr:
        wrong.append(ended.stderr or "a confirm was neither kept nor failed")
    return wrong


@pytest.mark.parametrize("errno", [28, 5], ids=["ENOSPC", "EIO"])
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_a_disk_that_fails_takes_nothing_that_was_promised(
    recorder: Path, tmp_path: Path, errno: int, lasting: bool
) -> None:
    total = changes(recorder, tmp_path)
    assert total > 100
    for at in range(7, total, total // 4):
        assert run_with_a_fault(recorder, tmp_path / str(at), at, errno, lasting=lasting) == [], at


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_a_disk_that_fails_at_any_write_takes_nothing(recorder: Path, tmp_path: Path) -> None:
    for at in range(1, changes(recorder, tmp_path) + 1):
        for errno in (28, 5):
            for lasting in (False, True):
                folder = tmp_path / f"{at}-{errno}-{lasting}"
                assert run_with_a_fault(recorder, folder, at, errno, lasting=lasting) == [], folder.name


def test_a_small_disk_that_is_full_keeps_what_was_promised(tmp_path: Path) -> None:
    """A real file system without room, instead of a library that says so."""
    command, root = terminal(tmp_path), tmp_path / "terminal"
    command[command.index("--confirms") + 1] = "60"
    command.remove("--send")
    state = root / "state"
    script = (
        'mount -t tmpfs -o size=200k none "$1" && cd "$2" && shift 2 && "$@" && cp -r "$STATE" "$COPY";'
        'ended=$?; cd / && umount "$STATE"; exit $ended'
    )
    copy = tmp_path / "copy"
    copy.mkdir()
    environment = os.environ | {"STATE": str(state), "COPY": str(copy)}
    here = str(Path(__file__).parents[2])
    subprocess.run([*UNSHARE, "sh", "-c", script, "sh", str(state), here, *command], check=True, env=environment)
    kept, _, failed = promised(root)
    assert len(kept) >= 3
    assert len(failed) >= 20
    assert set(failed) <= {"KnownError", "OSError"}
    assert missing_from(copy, kept, set()) == []


def test_a_folder_that_cannot_be_written_to_is_said_in_words(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    SqliteStore(state / DATABASE).close()
    script = (
        'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd "$2" && "$3" -c "$4" "$1";'
        'ended=$?; cd / && umount "$1"; exit $ended'
    )
    look = (
        "import sys; from pathlib import Path; from offline_queue.sqlite_store import SqliteStore;"
        "from offline_queue.store import KnownError\n"
        f"try: SqliteStore(Path(sys.argv[1]) / '{DATABASE}')\n"
        "except KnownError as error: print(error.trouble, error)"
    )
    here = str(Path(__file__).parents[2])
    ended = subprocess.run(
        [*UNSHARE, "sh", "-c", script, "sh", str(state), here, sys.executable, look],
        check=True,
        capture_output=True,
        text=True,
    )
    assert ended.stdout.startswith("read_only ")
    assert DATABASE in ended.stdout


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="No such file") as caught:
        SqliteStore(tmp_path / "nowhere" / DATABASE)
    assert caught.value.trouble is Trouble.CANNOT_OPEN


def test_two_processes_confirm_at_once(tmp_path: Path) -> None:
    command, root = terminal(tmp_path), tmp_path / "terminal"
    SqliteStore(root / "state" / DATABASE).close()
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [one.communicate(timeout=60)[1] for one in both] == ["", ""]
    assert [one.returncode for one in both] == [0, 0]
    kept, sent, failed = promised(root)
    assert (len(kept), failed) == (2 * CONFIRMS, [])
    assert missing_from(root, kept, sent) == []
    store = SqliteStore(root / "state" / DATABASE)
    facts = store.facts()
    assert len({fact.sequence for fact in facts}) == len(facts) == 2 * CONFIRMS
    assert not [fact for fact in facts if fact.state is State.SENDING]
    store.close()
