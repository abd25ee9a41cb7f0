"""A release is put in place by Debian's own package manager, watched, and taken back when it does not hold; whatever is
killed in between. The machine is a folder; packages, processes and databases are real.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.bundles.kinds import Kind, Role
from kiosk.bundles.store import Bundles
from kiosk.updating import guard, health
from kiosk.updating.databases import OUTBOX
from kiosk.updating.helper import Helper
from kiosk.updating.machine import Settings
from kiosk.updating.packages import about, installed_version
from kiosk.updating.record import UPDATE_BUNDLE, UPDATE_REQUEST, Record
from kiosk.updating.states import Progress, Reason, Stage
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import KnownError, Trouble
from tests.support.bundles import NOW, city, make_bundle, make_city
from tests.support.outbox import sealed_row
from tests.support.small_machine import (
    BROKEN,
    HANGS,
    ROOT,
    WELL,
    WITHOUT_DEVICE,
    WITHOUT_HOME,
    SmallMachine,
    make_machine,
    make_package,
)

#: A release that changes the form of the outbox, as a later one may, and confirms and delivers in between.
MIGRATES = """
import sqlite3
with sqlite3.connect(state / "outbox.sqlite") as outbox:
    if outbox.execute("PRAGMA user_version").fetchone()[0] < 9:
        outbox.execute("ALTER TABLE outbox ADD COLUMN mood TEXT NOT NULL DEFAULT 'fair'")
        outbox.execute("CREATE TABLE later (x)")
        outbox.execute("UPDATE outbox SET state = 'accepted', body = NULL, settled_at = '2026-11-22T00:00:00Z'"
                       " WHERE sequence <= 10")
        outbox.execute("INSERT INTO outbox (id, kind, priority, item, local_number, confirmed_at, size, material_count,"
                       " suite, key_id, signature, statement, manifest, body)"
                       " SELECT randomblob(16), kind, priority, item, hex(randomblob(8)), confirmed_at,"
                       " size, 0, suite, key_id, signature, statement, manifest, body FROM outbox WHERE sequence > 995")
        outbox.execute("PRAGMA user_version = 9")
outbox.close()
raise SystemExit("and does not hold")
"""


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[SmallMachine]:
    """With release 1 in place, and its terminal up."""
    made = make_machine(tmp_path / "machine")
    made.install(make_package(tmp_path / "one.deb", "1.0"))
    made.systemctl("start", "--no-block", "kiosk.service")
    made.wait_for(lambda: health.is_fresh(health.hear(made.runtime)))
    (tmp_path / "trust.json").write_text(city().first.model_dump_json())
    try:
        yield made
    finally:
        made.systemctl("stop", "kiosk.service")


def helper_of(machine: SmallMachine, **changes: object) -> Helper:
    bundles = Bundles(machine.home / "bundles", machine.folder.parent / "trust.json")
    return Helper(
        machine.home, machine.state / "updates", bundles, Settings.read(machine.settings(**changes)), machine.root
    )


def lay_down(machine: SmallMachine, version: str, body: str, sequence: int = 2, **more: object) -> Path:
    """What the terminal's keeper leaves for the helper."""
    package = make_package(machine.folder / f"{version}-{sequence}.deb", version, body)
    out = machine.state / "updates" / UPDATE_BUNDLE
    said = {"kind": Kind.UPDATE, "name": "civic-kiosk", "version": version, "sequence": sequence} | more
    make_bundle(out, package, **said)  # type: ignore[arg-type]
    (machine.state / "updates" / UPDATE_REQUEST).touch()
    return out


def prepare(machine: SmallMachine, **changes: object) -> Progress:
    helper = helper_of(machine, **changes)
    assert helper.is_asked()
    assert not helper.is_asked()
    return helper.prepare(machine.state / "updates" / UPDATE_BUNDLE, NOW)


def run_guard(machine: SmallMachine) -> subprocess.CompletedProcess[str]:
    """As the machine does: the copy, under the system's own Python, with nothing of ours around it."""
    return subprocess.run(
        helper_of(machine).command(), capture_output=True, text=True, timeout=100, check=False, cwd="/", env={}
    )


def progress(machine: SmallMachine) -> Progress:
    return Record(machine.home / guard.PROGRESS).read()


def rows(machine: SmallMachine) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(machine.state / OUTBOX)) as outbox:
        return outbox.execute("SELECT id, state, body IS NULL FROM outbox ORDER BY sequence").fetchall()


def fill_outbox(machine: SmallMachine, count: int) -> None:
    store = SqliteStore(machine.state / OUTBOX)
    for _ in range(count):
        store.keep(sealed_row())
    store.close()


def test_a_good_release_is_confirmed_and_the_one_before_is_kept(machine: SmallMachine) -> None:
    lay_down(machine, "2.0", WELL)
    assert prepare(machine).stage is Stage.STAGED
    done = run_guard(machine)
    assert done.returncode == 0, done.stderr
    assert (progress(machine).stage, progress(machine).highest) == (Stage.CONFIRMED, 2)
    assert installed_version(machine.root) == "2.0"
    assert health.hear(machine.runtime)["version"] == "2.0"
    assert about(machine.home / guard.OLD).version == "2.0"
    assert about(machine.home / guard.PREVIOUS).version == "1.0"
    assert list((machine.folder / "units").rglob("*.service")) == []
    # The next one goes back to this one, and an older one is refused.
    lay_down(machine, "1.5", WELL, sequence=1)
    assert prepare(machine).reason is Reason.REFUSED
    assert installed_version(machine.root) == "2.0"


@pytest.mark.parametrize(
    ("body", "reason", "changes"),
    [
        (BROKEN, Reason.TOO_MANY_STARTS, {}),
        (HANGS, Reason.NOT_HEALTHY, {"probation_seconds": 1.0}),
        (WITHOUT_DEVICE, Reason.NOT_HEALTHY, {"probation_seconds": 1.0}),
        (WITHOUT_HOME, Reason.NOT_HEALTHY, {"probation_seconds": 1.0}),
    ],
)
def test_a_release_that_does_not_hold_is_taken_back_and_not_tried_again(
    body: str, reason: Reason, changes: dict[str, object], machine: SmallMachine
) -> None:
    bundle = lay_down(machine, "2.0", body)
    assert prepare(machine, **changes).stage is Stage.STAGED
    assert run_guard(machine).returncode == 3
    after = progress(machine)
    assert (after.stage, after.reason, after.failed, after.highest) == (Stage.ROLLED_BACK, reason, (2,), 0)
    assert installed_version(machine.root) == "1.0"
    machine.wait_for(lambda: health.troubles(health.hear(machine.runtime), "1.0") == ())
    (machine.state / "updates" / UPDATE_REQUEST).touch()
    assert bundle.exists()
    again = prepare(machine)
    assert (again.stage, again.reason) == (Stage.IDLE, Reason.REFUSED)
    assert installed_version(machine.root) == "1.0"
    # A later one may be tried.
    lay_down(machine, "2.1", WELL, sequence=3)
    assert prepare(machine).stage is Stage.STAGED
    assert run_guard(machine).returncode == 0
    assert installed_version(machine.root) == "2.1"


def test_a_thousand_rows_outlive_a_release_that_changed_the_outbox_and_was_taken_back(machine: SmallMachine) -> None:
    fill_outbox(machine, 1000)
    before = rows(machine)
    lay_down(machine, "2.0", MIGRATES)
    prepare(machine)
    assert run_guard(machine).returncode == 3
    after = rows(machine)
    assert [row[0] for row in after[:1000]] == [row[0] for row in before]
    assert len(after) == 1005, "what was confirmed in between is there"
    assert [row[1:] for row in after[:11]] == [("accepted", 1)] * 10 + [("waiting", 0)]
    store = SqliteStore(machine.state / OUTBOX)  # and the release before reads it
    assert store.counts().waiting == 995
    store.close()
    told = json.loads((machine.home / guard.BROUGHT).read_text())[OUTBOX]
    assert (told["added"], told["left"], told["aside"]) == (5, 0, "")
    assert list(machine.state.glob("*newer*")) == []
    assert list((machine.home / guard.KEPT).iterdir()) == []


def test_a_form_that_the_release_before_cannot_read_is_set_aside_and_said(machine: SmallMachine) -> None:
    fill_outbox(machine, 3)
    spoils = """
import sqlite3
with sqlite3.connect(state / "outbox.sqlite") as outbox:
    if outbox.execute("PRAGMA user_version").fetchone()[0] < 9:
        outbox.execute("ALTER TABLE outbox RENAME COLUMN suite TO algorithms")
        outbox.execute("PRAGMA user_version = 9")
outbox.close()
raise SystemExit("and does not hold")
"""
    lay_down(machine, "2.0", spoils)
    prepare(machine)
    assert run_guard(machine).returncode == 3
    assert len(rows(machine)) == 3
    told = json.loads((machine.home / guard.BROUGHT).read_text())[OUTBOX]
    assert (told["left"], told["aside"]) == (3, "outbox.newer-1.sqlite")
    with pytest.raises(KnownError) as refused:
        SqliteStore(machine.state / "outbox.newer-1.sqlite")
    assert refused.value.trouble is Trouble.NEWER


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("another name", Reason.NOT_THE_PACKAGE),
        ("another version", Reason.NOT_THE_PACKAGE),
        ("no package", Reason.NOT_THE_PACKAGE),
        ("another role", Reason.REFUSED),
        ("a link", Reason.REFUSED),
        ("over", Reason.REFUSED),
    ],
)
def test_what_the_terminal_lays_down_is_looked_at_again(what: str, reason: Reason, machine: SmallMachine) -> None:
    out = lay_down(machine, "2.0", WELL)
    folder = machine.folder
    by = city().signers[Role.RELEASE]
    match what:
        case "another name":
            package = make_package(folder / "other.deb", "2.0", WELL, name="other")
            make_bundle(out, package, kind=Kind.UPDATE, name="civic-kiosk", version="2.0", sequence=2)
        case "another version":
            make_bundle(out, folder / "2.0-2.deb", kind=Kind.UPDATE, name="civic-kiosk", version="3.0", sequence=2)
        case "no package":
            (folder / "none.deb").write_bytes(b"none")
            make_bundle(out, folder / "none.deb", kind=Kind.UPDATE, name="civic-kiosk", version="2.0", sequence=2)
        case "another role":
            by = city().signers[Role.OPERATOR]
            make_bundle(out, folder / "2.0-2.deb", kind=Kind.UPDATE, name="civic-kiosk", version="2.0", by=by)
        case "a link":
            out.rename(folder / "elsewhere")
            out.symlink_to(folder / "elsewhere")
        case "over":
            days = {"valid_from": NOW - timedelta(days=9), "valid_for": timedelta(days=2)}
            make_bundle(out, folder / "2.0-2.deb", kind=Kind.UPDATE, name="civic-kiosk", version="2.0", **days)  # type: ignore[arg-type]
    after = prepare(machine)
    assert (after.stage, after.reason) == (Stage.IDLE, reason)
    assert installed_version(machine.root) == "1.0"
    assert not (machine.home / guard.NEW).exists()


def test_without_a_way_back_nothing_is_begun(machine: SmallMachine) -> None:
    lay_down(machine, "2.0", WELL)
    (machine.root / "usr/lib/civic-kiosk/terminal.py").unlink()
    after = prepare(machine)
    assert (after.stage, after.reason) == (Stage.IDLE, Reason.NO_WAY_BACK)


def test_two_guards_do_not_work_on_one_machine(machine: SmallMachine) -> None:
    lay_down(machine, "2.0", WELL)
    prepare(machine)
    with (machine.home / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert run_guard(machine).returncode == 0
        assert progress(machine).stage is Stage.STAGED
    assert run_guard(machine).returncode == 0
    assert progress(machine).stage is Stage.CONFIRMED


# --- power ------------------------------------------------------------------------------------------------------------

#: The guard's own code, killed before or after the n-th of its steps.
_VICTIM = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from kiosk.updating import databases, guard, machine, record
where, number = sys.argv[3], int(sys.argv[4])
steps = [(record.Record, "write"), (machine.Machine, "install"), (machine.Machine, "start"), (databases, "bring_back"),
         (databases, "keep"), (guard.Guard, "_tidy_up")]
done = 0
def watch(owner, name):
    real = getattr(owner, name)
    def step(*arguments):
        global done
        done += 1
        if done == number and where == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        answer = real(*arguments)
        if done == number and where == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return answer
    setattr(owner, name, step)
for owner, name in steps:
    watch(owner, name)
code = guard.main([sys.argv[2]])
print(done)
sys.exit(code)
"""


def victim(machine: SmallMachine, where: str, number: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-B", "-c", _VICTIM, str(ROOT), str(machine.home), where, str(number)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def goes_on_after(machine: SmallMachine, body: str, ends: Stage, *, where: str, number: int, sequence: int) -> bool:
    """Whether there was such a step to be killed at."""
    version = f"2.{sequence}"
    lay_down(machine, version, body, sequence=sequence)
    prepare(machine, probation_seconds=60.0 if ends is Stage.CONFIRMED else 0.8, steady_seconds=0.1)
    killed = victim(machine, where, number)
    if killed.returncode != -signal.SIGKILL:
        assert number > 6, killed.stderr
        return False
    # The power comes back: what the service manager would have begun is gone, and the guard goes on.
    machine.systemctl("stop", "kiosk.service")
    went_on = run_guard(machine)
    assert went_on.returncode in (0, 3), went_on.stderr
    after = progress(machine)
    assert after.stage is ends, (where, number, after)
    wanted = version if ends is Stage.CONFIRMED else "1.0"
    assert installed_version(machine.root) == wanted, (where, number)
    assert len(rows(machine)) == 5
    return True


@pytest.mark.parametrize(
    ("body", "ends", "where", "number"),
    [
        (WELL, Stage.CONFIRMED, "after", 2),
        (WELL, Stage.CONFIRMED, "after", 3),
        (WITHOUT_HOME, Stage.ROLLED_BACK, "before", 8),
        (WITHOUT_HOME, Stage.ROLLED_BACK, "after", 9),
    ],
)
def test_killed_in_the_middle_it_goes_on_to_the_same_end(
    body: str, ends: Stage, where: str, number: int, machine: SmallMachine
) -> None:
    fill_outbox(machine, 5)
    assert goes_on_after(machine, body, ends, where=where, number=number, sequence=2)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("body", "ends"),
    [
        pytest.param(WELL, Stage.CONFIRMED, id="that holds"),
        pytest.param(WITHOUT_HOME, Stage.ROLLED_BACK, id="that does not"),
    ],
)
@pytest.mark.parametrize("where", ["before", "after"])
def test_killed_at_every_step_it_goes_on_to_the_same_end(
    where: str, body: str, ends: Stage, machine: SmallMachine
) -> None:
    fill_outbox(machine, 5)
    number = 1
    while goes_on_after(machine, body, ends, where=where, number=number, sequence=number + 1):
        number += 1


# --- as it is typed --------------------------------------------------------------------------------------------------


def kiosk(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-m", "kiosk", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, check=False, cwd=ROOT)


def profile_of(machine: SmallMachine) -> Path:
    text = (ROOT / "config/profiles/demo.toml").read_text("utf-8").replace('"../', f'"{ROOT}/config/')
    for name, folder in (("state", machine.state), ("runtime", machine.runtime)):
        text = re.sub(rf'^{name} = ".*"$', f'{name} = "{folder}"', text, flags=re.MULTILINE)
    file = machine.folder / "terminal.toml"
    file.write_text(f'{text}\n[bundles]\ntrust = "{machine.folder.parent}/trust.json"\n', "utf-8")
    (machine.home / "machine.json").write_text(json.dumps({"root": str(machine.root), **machine.settings()}))
    return file


@pytest.mark.skipif(os.geteuid() != 0, reason="a release is put in place by root")
def test_from_a_stick_it_is_one_command(machine: SmallMachine) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    today = make_city(now=now)
    (machine.folder.parent / "trust.json").write_text(today.first.model_dump_json())
    here = ("--profile", profile_of(machine), "--home", machine.home)
    stick = machine.folder / "stick.bundle"
    for version, sequence, body, code in (("2.0", 2, WITHOUT_HOME, 3), ("2.1", 3, WELL, 0)):
        package = make_package(machine.folder / f"{version}.deb", version, body)
        about = {"version": version, "sequence": sequence, "valid_from": now - timedelta(minutes=5), "now": now}
        by = today.signers[Role.RELEASE]
        make_bundle(stick, package, kind=Kind.UPDATE, name="civic-kiosk", by=by, **about)  # type: ignore[arg-type]
        settings = machine.settings(probation_seconds=1.0 if code else 30.0)
        (machine.home / "machine.json").write_text(json.dumps({"root": str(machine.root), **settings}))
        done = kiosk("update", "install", stick, *here)
        assert done.returncode == code, done.stderr
        told = json.loads(kiosk("update", "status", "--json", *here).stdout)
        assert (told["release"], told["stage"]) == (None, "idle"), "the terminal's own record is its keeper's"
    assert installed_version(machine.root) == "2.1"
    well = kiosk("health", "--json", "--profile", machine.folder / "terminal.toml")
    assert well.returncode == 0, well.stdout
    assert json.loads(well.stdout)["said"]["version"] == "2.1"
    machine.systemctl("stop", "kiosk.service")
    (machine.runtime / health.FILE).unlink()
    silent = kiosk("health", "--profile", machine.folder / "terminal.toml")
    assert silent.returncode == 1
    assert "Nothing is heard" in silent.stdout
    # The unit's command, with nothing asked: nothing is done.
    assert kiosk("update", "apply", *here).returncode == 0
    refused = kiosk("update", "install", machine.folder / "2.1.deb", *here)
    assert refused.returncode == 1
    assert "not_a_bundle" in refused.stdout
