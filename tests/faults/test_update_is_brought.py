"""A release is asked for by ring, brought in pieces over a line that drops, and handed over once nobody is
there; the platform hears of every step.

The platform is a real one in a process of its own; the machine that installs is the small one of the tests.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
import requests

from kiosk.bundles.kinds import Kind, Role
from kiosk.bundles.store import Bundles
from kiosk.central.client import PlatformClient
from kiosk.central.faults import PlatformError
from kiosk.central.sandbox.behaviour import Behaviour
from kiosk.central.sandbox.behaviour import Kind as Misbehaviour
from kiosk.central.update_calls import ask_for_release, fetch_piece
from kiosk.central.updates import Ring
from kiosk.log import Log
from kiosk.session.hours import Daily
from kiosk.updating.keeping import Around, Place, UpdateKeeping
from kiosk.updating.record import Record
from kiosk.updating.states import Progress, Reason, Release, Stage
from tests.support.bundles import City, make_bundle, make_city
from tests.support.platform import TERMINAL, Terminal, terminal

__all__ = ["terminal"]

NIGHT = datetime(2026, 11, 23, 3, 0)
DAY = datetime(2026, 11, 23, 12, 0)
PIECE = 32 * 1024
WINDOW = Daily(time(2), time(5))
RELEASE = Role.RELEASE


@pytest.fixture(scope="module")
def here_and_now() -> City:
    """Whose bundles are right today."""
    return make_city(now=datetime.now(UTC))


@dataclass
class Bench:
    """A terminal's keeper of updates, and everything around it in hand."""

    folder: Path
    terminal: Terminal
    city: City
    wall: datetime = NIGHT
    online: bool = True
    visited: bool = False
    aside: bool = False
    now: float = 1000.0
    changes: int = 0
    ring: Ring = Ring.ALL
    before: int = 0  # reports of other tests
    log: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        (self.folder / "trust.json").write_text(self.city.first.model_dump_json())
        self.keeper = self.started()

    def started(self) -> UpdateKeeping:
        """As after a restart of the terminal."""
        place = Place(self.folder / "updates", self.helper.file, TERMINAL, self.ring, PIECE, WINDOW)
        around = Around(
            client=self.client,
            online=lambda: self.online,
            wall=lambda: self.wall,
            visited=lambda: self.visited,
            aside=lambda: self.aside,
            changed=self.changed,
        )
        bundles = Bundles(self.folder / "bundles", self.folder / "trust.json")
        return UpdateKeeping(place, around, bundles, Log(self.log), monotonic=lambda: self.now)

    def client(self) -> PlatformClient:
        return self.terminal.client

    def changed(self) -> None:
        self.changes += 1

    @property
    def helper(self) -> Record:
        return Record(self.folder / "helper.json")

    def look(self, times: int = 1) -> Progress:
        for _ in range(times):
            self.now += 1.0
            self.keeper.look()
        return self.keeper.progress

    def look_until(self, come: Callable[[], bool], most: int = 200) -> None:
        for _ in range(most):
            if come():
                return
            self.look()
        raise AssertionError(f"it did not come: {self.keeper.progress}")

    def stage(self) -> Stage:
        return self.keeper.progress.stage

    def publish(self, sequence: int, ring: Ring = Ring.ALL, **more: object) -> bytes:
        package = self.folder / f"{sequence}.deb"
        package.write_bytes(hashlib.sha256(str(sequence).encode()).digest() * 8 * 1024)
        now = datetime.now(UTC).replace(microsecond=0)
        said = {
            "kind": Kind.UPDATE,
            "name": "civic-kiosk",
            "version": f"2.{sequence}",
            "sequence": sequence,
            "by": self.city.signers[more.pop("role")] if "role" in more else None,  # type: ignore[index]
            "valid_from": now - timedelta(minutes=5),
            "now": now,
        } | more
        said["by"] = said["by"] or self.city.signers[RELEASE]
        content = make_bundle(self.folder / "made.bundle", package, **said).read_bytes()  # type: ignore[arg-type]
        self.offer(sequence, content, ring)
        return content

    def offer(self, sequence: int, content: bytes, ring: Ring = Ring.ALL) -> None:
        url = f"{self.terminal.sandbox.admin_url}/releases/{sequence}?version=2.{sequence}&ring={ring}"
        assert requests.put(url, data=content, timeout=10).status_code == 200

    def told(self) -> list[tuple[int, str, str]]:
        """What the platform was told of this bench's releases."""
        return [(one["sequence"], one["stage"], one["reason"]) for one in self.terminal.sandbox.reports("updates")][
            self.before :
        ]


@pytest.fixture
def bench(tmp_path: Path, terminal: Terminal, here_and_now: City) -> Iterator[Bench]:
    made = Bench(tmp_path / "bench", terminal, here_and_now, before=len(terminal.sandbox.reports("updates")))
    try:
        yield made
    finally:
        for one in requests.get(f"{terminal.sandbox.admin_url}/releases", timeout=10).json():
            requests.delete(f"{terminal.sandbox.admin_url}/releases/{one['sequence']}", timeout=10)
        terminal.sandbox.behave(Behaviour())


def test_from_the_offer_to_the_helper_and_to_its_end(bench: Bench) -> None:
    content = bench.publish(2)
    bench.look_until(lambda: bench.stage() is Stage.STAGED)
    bundle = bench.folder / "updates" / "release.bundle"
    assert bundle.read_bytes() == content
    request = bench.folder / "updates" / "request"
    bench.look()
    assert bench.keeper.wants_aside
    assert not request.exists(), "somebody could still come"
    bench.aside = True
    bench.look()
    assert request.exists()
    # The helper takes it; the terminal stands aside until it is over, and tells of every step.
    request.unlink()
    release = bench.keeper.progress.release
    for stage in (Stage.INSTALLING, Stage.PROBATION):
        bench.helper.write(Progress(stage, release))
        bench.look()
        assert bench.keeper.wants_aside
    bench.helper.write(Progress(Stage.CONFIRMED, release, highest=2))
    bench.look()
    assert not bench.keeper.wants_aside
    assert not bundle.exists()
    bench.look(10)
    stages = ("offered", "downloading", "staged", "installing", "probation", "confirmed")
    assert bench.told() == [(2, stage, "") for stage in stages]
    # The same again is nothing new.
    bench.now += 4000
    bench.look(3)
    assert bench.stage() is Stage.CONFIRMED


def test_nothing_is_brought_by_day_or_while_somebody_is_there(bench: Bench) -> None:
    bench.publish(2)
    bench.wall = DAY
    assert bench.look(5).stage is Stage.IDLE
    bench.wall, bench.visited = NIGHT, True
    assert bench.look(5).stage is Stage.IDLE
    bench.visited = False
    bench.look_until(lambda: bench.stage() is Stage.DOWNLOADING)
    here = part_of(bench).stat().st_size
    bench.visited = True
    bench.look(5)
    assert part_of(bench).stat().st_size == here
    bench.visited, bench.wall = False, DAY
    bench.look(5)
    assert part_of(bench).stat().st_size == here
    bench.wall = NIGHT
    bench.look_until(lambda: bench.stage() is Stage.STAGED)
    bench.wall = DAY
    bench.look()
    assert not bench.keeper.wants_aside, "it waits for the night"


def part_of(bench: Bench) -> Path:
    (part,) = (bench.folder / "updates").glob("*.part")
    return part


@pytest.mark.parametrize("kind", [Misbehaviour.DROP, Misbehaviour.FAIL, Misbehaviour.GARBAGE, Misbehaviour.TOO_MANY])
def test_over_a_line_that_drops_it_goes_on_where_it_was(kind: Misbehaviour, bench: Bench) -> None:
    content = bench.publish(2)
    bench.look_until(lambda: bench.stage() is Stage.DOWNLOADING)
    for _ in range(3):
        here = part_of(bench).stat().st_size
        bench.terminal.sandbox.behave(Behaviour(kind=kind, path="/v1/releases", times=1, retry_after=1))
        bench.look()
        assert part_of(bench).stat().st_size in (here, here + PIECE)
        bench.now += 61
        bench.keeper = bench.started()  # and the terminal was restarted meanwhile
        bench.look(2)
    bench.look_until(lambda: bench.stage() is Stage.STAGED)
    assert (bench.folder / "updates" / "release.bundle").read_bytes() == content


def test_a_part_that_a_power_cut_spoilt_is_brought_anew(bench: Bench) -> None:
    content = bench.publish(2)
    bench.look_until(lambda: bench.stage() is Stage.DOWNLOADING)
    size = part_of(bench).stat().st_size
    part_of(bench).write_bytes(bytes(size))
    bench.keeper = bench.started()
    bench.look_until(lambda: bench.stage() is Stage.STAGED)
    assert (bench.folder / "updates" / "release.bundle").read_bytes() == content


def test_what_is_not_the_operators_is_refused_once_and_not_brought_again(bench: Bench, tmp_path: Path) -> None:
    stranger = make_city("Stranger", datetime.now(UTC))
    bench.publish(2, by=stranger.signers[RELEASE])
    bench.look_until(lambda: bench.keeper.progress.failed == (2,))
    assert (bench.stage(), bench.keeper.progress.reason) == (Stage.IDLE, Reason.REFUSED)
    assert "wrong_key" in bench.keeper.progress.detail
    assert list((bench.folder / "updates").glob("*.part")) == []
    bench.now += 4000
    bench.look(3)
    assert bench.stage() is Stage.IDLE
    assert bench.told()[-1] == (2, "refused", "refused")
    bench.publish(3)
    bench.now += 4000
    bench.look_until(lambda: bench.stage() is Stage.STAGED)


def test_a_signer_of_brands_makes_no_release(bench: Bench) -> None:
    bench.publish(2, role=Role.OPERATOR)
    bench.look_until(lambda: bench.keeper.progress.failed == (2,))
    assert "wrong_role" in bench.keeper.progress.detail


def test_a_bundle_of_another_number_than_was_offered_is_refused(bench: Bench) -> None:
    bench.offer(7, bench.publish(2))
    bench.look_until(lambda: bench.keeper.progress.failed == (7,), most=400)
    assert "number 2" in bench.keeper.progress.detail


def test_what_is_withdrawn_is_let_go_of(bench: Bench) -> None:
    bench.publish(2)
    bench.look_until(lambda: bench.stage() is Stage.DOWNLOADING)
    requests.delete(f"{bench.terminal.sandbox.admin_url}/releases/2", timeout=10)
    bench.now += 4000
    bench.look_until(lambda: bench.stage() is Stage.IDLE)
    assert list((bench.folder / "updates").glob("*.part")) == []


def test_a_release_goes_to_the_canaries_first(bench: Bench) -> None:
    bench.publish(2, Ring.ALL)
    bench.publish(3, Ring.EARLY)
    bench.publish(4, Ring.CANARY)
    newest = {}
    for ring in Ring:
        told = ask_for_release(bench.client(), ring)
        assert told is not None
        assert told.release is not None
        newest[ring] = told.release.sequence
        assert ask_for_release(bench.client(), ring, told.etag) is None, "nothing new is said in no word"
    assert newest == {Ring.CANARY: 4, Ring.EARLY: 3, Ring.ALL: 2}


def test_a_piece_behind_the_end_or_of_nothing_is_refused(bench: Bench) -> None:
    content = bench.publish(2)
    sha256 = hashlib.sha256(content).hexdigest()
    assert fetch_piece(bench.client(), sha256, len(content) - 10, PIECE) == content[-10:]
    for which, offset in ((sha256, len(content)), ("0" * 64, 0)):
        with pytest.raises(PlatformError):
            fetch_piece(bench.client(), which, offset, PIECE)


def test_where_nobody_comes_to_install_the_terminal_opens_again_and_says_so(bench: Bench) -> None:
    bench.publish(2)
    bench.look_until(lambda: bench.stage() is Stage.STAGED)
    bench.aside = True
    bench.look(2)
    assert (bench.folder / "updates" / "request").exists()
    bench.now += 301
    bench.look()
    assert not (bench.folder / "updates" / "request").exists()
    assert not bench.keeper.wants_aside
    assert bench.stage() is Stage.STAGED
    bench.look(5)
    assert bench.told()[-1] == (2, "refused", "no_helper")
    bench.now += 6 * 3600
    bench.look()
    assert bench.keeper.wants_aside, "it is tried again"


def test_a_stick_that_somebody_brought_is_followed_and_told_of(bench: Bench) -> None:
    bench.publish(9)
    brought = Release("5.0", 5, 10, "a" * 64)
    bench.wall = DAY
    bench.helper.write(Progress(Stage.PROBATION, brought))
    bench.keeper = bench.started()
    assert bench.keeper.wants_aside, "from the first moment of the new release"
    bench.helper.write(Progress(Stage.ROLLED_BACK, brought, reason=Reason.NOT_HEALTHY, failed=(5,)))
    bench.look(5)
    assert not bench.keeper.wants_aside
    assert bench.told() == [(5, "probation", ""), (5, "rolled_back", "not_healthy")]


def test_what_was_taken_back_while_the_terminal_was_down_is_told_once(bench: Bench) -> None:
    bench.publish(2)
    bench.look_until(lambda: bench.stage() is Stage.STAGED)
    release = bench.keeper.progress.release
    bench.helper.write(Progress(Stage.ROLLED_BACK, release, reason=Reason.TOO_MANY_STARTS, failed=(2,)))
    for _ in range(2):
        bench.keeper = bench.started()
        assert not bench.keeper.wants_aside
        bench.look(5)
    assert bench.told()[-1] == (2, "rolled_back", "too_many_starts")
    assert [stage for _, stage, _ in bench.told()].count("rolled_back") == 1


def test_what_was_not_told_is_told_when_the_link_is_back(bench: Bench) -> None:
    bench.publish(2)
    bench.terminal.sandbox.behave(Behaviour(kind=Misbehaviour.FAIL, path="/v1/update-reports"))
    bench.look_until(lambda: bench.stage() is Stage.STAGED)
    assert bench.told() == []
    bench.keeper = bench.started()
    bench.terminal.sandbox.behave(Behaviour())
    bench.now += 61
    bench.look(5)
    assert bench.told() == [(2, stage, "") for stage in ("offered", "downloading", "staged")]


def test_nothing_of_it_holds_more_than_the_log_may(bench: Bench) -> None:
    bench.publish(2)
    bench.look_until(lambda: bench.stage() is Stage.STAGED)
    lines = [json.loads(line) for line in bench.log.getvalue().splitlines()]
    assert [line["action"] for line in lines] == ["offered", "downloading", "staged"]
