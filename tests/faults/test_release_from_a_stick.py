"""A release on a technician's stick: found by its name, copied, judged, and handed over like one from the platform;
whatever goes wrong is said, and leaves nothing.

The sticks are FAT images that are read by the tools that read real ones.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from kiosk.bundles.kinds import Kind, Role
from kiosk.bundles.store import Bundles
from kiosk.central.client import PlatformClient
from kiosk.central.updates import Ring
from kiosk.log import Log
from kiosk.maintenance import sticks
from kiosk.maintenance.trail import FILE as TRAIL
from kiosk.maintenance.updates import lines, why
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.desk import Result
from kiosk.session.hours import Daily
from kiosk.session.technician import Room, Work
from kiosk.texts import Language, load_words
from kiosk.updating import fetching
from kiosk.updating.bringing import Bringing, Fault, NotBrought
from kiosk.updating.keeping import Around, Place, UpdateKeeping
from kiosk.updating.record import UPDATE_BUNDLE, Record
from kiosk.updating.states import Progress, Reason, Release, Stage
from tests.support.bundles import City, make_bundle, make_city
from tests.support.terminal import Terminal

pytestmark = pytest.mark.skipif(
    shutil.which("mkfs.vfat") is None or shutil.which("mcopy") is None, reason="no mtools and dosfstools here"
)
DAY = datetime(2026, 11, 23, 12, 0)
_SECONDS = 20.0


@pytest.fixture(scope="module")
def here_and_now() -> City:
    return make_city(now=datetime.now(UTC))


@dataclass
class Images:
    """What is plugged in: images."""

    there: set[str] = field(default_factory=set)
    piece: Callable[[], None] = lambda: None  # happens before each

    def present(self) -> frozenset[str]:
        return frozenset(self.there)

    def size_of(self, stick: str, name: str) -> int | None:
        return sticks.size_of(Path(stick), name)

    def pieces(self, stick: str, name: str) -> Iterator[bytes]:
        for piece in sticks.pieces(Path(stick), name):
            self.piece()
            yield piece


@dataclass
class Bench:
    folder: Path
    city: City
    images: Images = field(default_factory=Images)
    visited: bool = False
    aside: bool = False
    log: io.StringIO = field(default_factory=io.StringIO)
    told: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        (self.folder / "trust.json").write_text(self.city.first.model_dump_json())
        self.updates = self.folder / "updates"
        self.helper = Record(self.folder / "helper.json")
        place = Place(self.updates, self.helper.file, "TEST-0001", Ring.ALL, 1024, Daily(time(2), time(5)))
        around = Around(
            client=_no_platform,
            online=lambda: False,
            wall=lambda: DAY,
            visited=lambda: self.visited,
            aside=lambda: self.aside,
            changed=lambda: None,
        )
        log = Log(self.log)
        self.keeper = UpdateKeeping(
            place, around, Bundles(self.folder / "bundles", self.folder / "trust.json"), log, monotonic=lambda: 1000.0
        )
        self.bringing = Bringing(self.keeper, self.images, self.updates, lambda: self.visited, log)
        self.bringing.worker.start()

    def bundle(self, sequence: int, **more: object) -> bytes:
        package = self.folder / f"{sequence}.deb"
        package.write_bytes(hashlib.sha256(str(sequence).encode()).digest() * 40_000)
        now = datetime.now(UTC).replace(microsecond=0)
        said = {
            "kind": Kind.UPDATE,
            "name": "civic-kiosk",
            "version": f"2.{sequence}",
            "sequence": sequence,
            "by": self.city.signers[Role.RELEASE],
            "valid_from": now - timedelta(minutes=5),
            "now": now,
        } | more
        return make_bundle(self.folder / "made.bundle", package, **said).read_bytes()  # type: ignore[arg-type]

    def plug_in(self, content: bytes | None, name: str = UPDATE_BUNDLE) -> Path:
        image = self.folder / f"stick-{len(self.images.there)}.img"
        subprocess.run(["mkfs.vfat", "-F", "16", "-C", str(image), "20000"], check=True, capture_output=True)
        if content is not None:
            file = self.folder / "content"
            file.write_bytes(content)
            subprocess.run(["mcopy", "-i", str(image), str(file), f"::{name}"], check=True, capture_output=True)
        self.images.there.add(str(image))
        return image

    def bring(self) -> Release | NotBrought:
        came: list[Release | NotBrought] = []
        ended = threading.Event()

        def end(what: Release | NotBrought) -> None:
            came.append(what)
            ended.set()

        self.bringing.begin(lambda here, whole: self.told.append((here, whole)), end)
        assert ended.wait(_SECONDS)
        return came[0]

    def left(self) -> list[str]:
        """Bundles, whole or not, that lie in the terminal's folder."""
        kept = ("progress.json", "reports.json")
        return sorted(file.name for file in self.updates.iterdir() if file.name not in kept)


def _no_platform() -> PlatformClient:
    raise AssertionError("a stick needs no platform")


@pytest.fixture
def bench(tmp_path: Path, here_and_now: City) -> Iterator[Bench]:
    made = Bench(tmp_path / "bench", here_and_now)
    yield made
    made.bringing.stop()
    assert made.bringing.worker.stop(_SECONDS)


def fault_of(bench: Bench) -> Fault:
    """Nothing is brought, nothing is left, and it is said in both languages."""
    came = bench.bring()
    assert isinstance(came, NotBrought)
    assert bench.left() == []
    assert bench.keeper.progress.stage is Stage.IDLE
    for language in (Language.CHINESE, Language.ENGLISH):
        assert load_words(language).say(why(came))
    assert json.loads(bench.log.getvalue().splitlines()[-1])["fault"] == came.fault
    return came.fault


def test_from_the_stick_to_the_helper_by_day(bench: Bench) -> None:
    content = bench.bundle(2)
    bench.plug_in(content)
    came = bench.bring()
    assert came == Release("2.2", 2, len(content), hashlib.sha256(content).hexdigest())
    assert (bench.updates / UPDATE_BUNDLE).read_bytes() == content
    assert bench.left() == [UPDATE_BUNDLE]
    assert bench.told[0] == (0, len(content))
    assert bench.keeper.wants_aside, "it waits for no hour"
    bench.keeper.look()
    assert bench.left() == [UPDATE_BUNDLE], "the technician is still there"
    bench.aside = True
    bench.keeper.look()
    assert bench.left() == [UPDATE_BUNDLE, "request"]
    bench.helper.write(Progress(Stage.CONFIRMED, came, highest=2))
    bench.keeper.look()
    assert bench.keeper.progress.stage is Stage.CONFIRMED
    (bench.updates / "request").unlink()
    assert bench.left() == []


def test_no_stick(bench: Bench) -> None:
    assert fault_of(bench) is Fault.NO_STICK


@pytest.mark.parametrize("content", [None, b"something else"])
def test_no_bundle_on_it(bench: Bench, content: bytes | None) -> None:
    bench.plug_in(content, "other.bundle")
    assert fault_of(bench) is Fault.NO_BUNDLE


def test_bundles_on_two_sticks(bench: Bench) -> None:
    for _ in range(2):
        bench.plug_in(b"a bundle")
    assert fault_of(bench) is Fault.TWO_BUNDLES


def test_what_is_no_bundle(bench: Bench) -> None:
    bench.plug_in(b"something else" * 100)
    assert fault_of(bench) is Fault.REFUSED


def test_what_a_stranger_signed(bench: Bench) -> None:
    stranger = make_city("Stranger", datetime.now(UTC))
    bench.plug_in(bench.bundle(2, by=stranger.signers[Role.RELEASE]))
    assert fault_of(bench) is Fault.REFUSED
    assert "wrong_key" in bench.log.getvalue()


def test_what_a_signer_of_brands_signed(bench: Bench) -> None:
    bench.plug_in(bench.bundle(2, by=bench.city.signers[Role.OPERATOR]))
    assert fault_of(bench) is Fault.REFUSED
    assert "wrong_role" in bench.log.getvalue()


def test_one_byte_that_is_another(bench: Bench) -> None:
    content = bytearray(bench.bundle(2))
    content[len(content) // 2] ^= 1
    bench.plug_in(bytes(content))
    assert fault_of(bench) is Fault.REFUSED


def test_a_release_of_another_program(bench: Bench) -> None:
    bench.plug_in(bench.bundle(2, name="other-kiosk"))
    assert fault_of(bench) is Fault.REFUSED
    assert "other_kind" in bench.log.getvalue()


@pytest.mark.parametrize("known", [Progress(highest=3), Progress(highest=2), Progress(failed=(2,))])
def test_an_older_one_and_one_that_failed_here(bench: Bench, known: Progress) -> None:
    bench.keeper.progress = known
    bench.plug_in(bench.bundle(2))
    assert fault_of(bench) is Fault.REFUSED
    assert "older" in bench.log.getvalue()
    assert bench.keeper.progress == known, "nothing is learnt from a stick that was refused"


def test_a_disk_that_is_too_full(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_ROOM_FREE", 1 << 60)
    bench.plug_in(bench.bundle(2))
    assert fault_of(bench) is Fault.NO_ROOM
    assert bench.told == [], "not begun"


def test_a_file_that_is_larger_than_any_release(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.updating.bringing._MOST_BYTES", 1000)
    bench.plug_in(bench.bundle(2))
    assert fault_of(bench) is Fault.TOO_LARGE


def test_a_stick_that_ends_in_the_middle(bench: Bench) -> None:
    image = bench.plug_in(bench.bundle(2))
    with image.open("r+b") as stick:
        stick.truncate(600_000)
    assert fault_of(bench) is Fault.PULLED


def test_a_stick_that_is_pulled_in_the_middle(bench: Bench) -> None:
    bench.plug_in(bench.bundle(2))
    bench.images.piece = bench.images.there.clear
    assert fault_of(bench) is Fault.PULLED


def test_who_leaves_stops_it_and_so_does_a_resident(bench: Bench) -> None:
    bench.plug_in(bench.bundle(2))
    bench.images.piece = bench.bringing.stop
    assert fault_of(bench) is Fault.STOPPED
    bench.images.piece = lambda: None
    bench.visited = True
    assert fault_of(bench) is Fault.STOPPED
    bench.visited = False
    assert isinstance(bench.bring(), Release), "and it can be begun again"


def test_while_a_release_is_put_in_place_none_is_brought(bench: Bench) -> None:
    bench.helper.write(Progress(Stage.PROBATION, Release("5.0", 5, 10, "a" * 64)))
    bench.plug_in(bench.bundle(9))
    came = bench.bring()
    assert isinstance(came, NotBrought)
    assert came.fault is Fault.AT_WORK
    assert bench.left() == []


def test_what_a_power_cut_left_is_gone_at_the_next_start(bench: Bench) -> None:
    (bench.updates / "stick.copy").write_bytes(b"half")
    Bringing(bench.keeper, bench.images, bench.updates, lambda: False, Log(bench.log))
    assert bench.left() == []


def test_the_room_says_what_is_there(bench: Bench) -> None:
    words = load_words(Language.ENGLISH)

    def said() -> dict[str, str]:
        return {line.key: words.say(line.state) for line in lines(bench.bringing)}

    assert said()["release-stick"] == "No stick was found. Plug in one with a FAT file system."
    bench.plug_in(bench.bundle(2))
    assert said()["release-stick"] == "There is an update: release.bundle, 1 MB"
    bench.bring()
    assert said()["release-last"] == "Release 2.2, number 2"
    assert said()["release-way"].startswith("Here and right.")
    bench.keeper.progress = Progress(Stage.IDLE, reason=Reason.NO_HELPER)
    (way,) = (line for line in lines(bench.bringing) if line.key == "release-way")
    assert way.cure is not None
    assert [line.key for line in lines(None)] == ["release", "release-stick"]


# --- with a technician before the terminal ----------------------------------------------------------------------------


def _room(terminal: Terminal) -> m.TechnicianRoom:
    assert isinstance(terminal.stage, m.TechnicianRoom)
    return terminal.stage


def _touch(terminal: Terminal) -> None:
    terminal.to_technician()
    terminal.do(e.ChooseTab(Room.UPDATE.value))
    terminal.until(lambda: _room(terminal).room is Room.UPDATE and _room(terminal).report is not None, "the room")
    terminal.do(e.ServiceAct(Work.BRING_RELEASE))


def _said(terminal: Terminal, result: Result) -> str:
    def ended() -> bool:
        here = _room(terminal)
        return here.remark is not None and here.remark.result is result

    terminal.until(ended, f"the remark {result}")
    remark = _room(terminal).remark
    assert remark is not None
    assert remark.said is not None
    return remark.said.id


def test_a_technician_brings_one_and_it_is_written_down(terminal: Terminal, bench: Bench) -> None:
    terminal.technician_hands._bringing = bench.bringing
    bench.plug_in(bench.bundle(2))
    _touch(terminal)
    assert _said(terminal, Result.DONE) == "tech-release-brought"
    terminal.settle()
    actions = [json.loads(line)["action"] for line in (terminal.around.state / TRAIL).read_text("ascii").splitlines()]
    assert "release_from_stick" in actions


def test_a_terminal_that_trusts_nobody_says_so(terminal: Terminal) -> None:
    _touch(terminal)
    assert _said(terminal, Result.FAILED) == "bundle-refused-no-trust"


def test_who_leaves_while_it_is_copied_leaves_nothing(terminal: Terminal, bench: Bench) -> None:
    terminal.technician_hands._bringing = bench.bringing
    bench.plug_in(bench.bundle(2))
    copying, gone = threading.Event(), threading.Event()

    def wait() -> None:
        copying.set()
        gone.wait(_SECONDS)

    bench.images.piece = wait
    _touch(terminal)
    terminal.until(copying.is_set, "the copying")
    terminal.do(e.LeaveDesk())
    gone.set()
    assert bench.bringing.worker.stop(_SECONDS)
    assert bench.left() == []
    assert bench.keeper.progress.stage is Stage.IDLE
