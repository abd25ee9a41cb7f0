"""Behind the screen: what comes too early waits, what must not wait does not, and what cannot be made closes."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk import assembly, filing
from kiosk.backstage import Backstage
from kiosk.log import Log
from kiosk.profile import Profile, load_profile
from kiosk.session import events as e
from kiosk.session.effects import Forget, Recover
from kiosk.session.model import EffectId
from kiosk.session.world import FilingStop, Link
from tests.support.situations import services
from tests.support.terminal_around import SETTING
from tests.support.waiting import wait_until
from tests.unit.profile.test_mistakes import GOOD

DEVICES = """
[devices.document_printer]
driver = "simulated-document-printer"
"""

TODAY = date(2026, 7, 1)


class Bench:
    def __init__(self, profile: Profile) -> None:
        self.events: list[e.Event] = []
        self.forgotten: list[tuple[int, str]] = []
        self.log = io.StringIO()
        self.backstage = Backstage(
            profile,
            services(),
            SETTING,
            Log(self.log),
            paper_path_locked=False,
            answer=self.events.append,
            on_forget=lambda generation: self.forgotten.append((generation, threading.current_thread().name)),
            on_live=lambda jpeg: None,
        )

    def until(self, kind: type[e.Event]) -> None:
        wait_until(lambda: any(isinstance(event, kind) for event in self.events), kind.__name__)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    file = tmp_path / "terminal.toml"
    text = GOOD.replace("samv-serial", "simulated-id-card").replace('device = "/dev/ttyS0"\n', "") + DEVICES
    file.write_text(text, encoding="utf-8")
    profile = load_profile(file)
    for folder in (profile.folders.state, profile.folders.cache, profile.folders.runtime):
        folder.mkdir()
    return profile


@pytest.fixture
def bench(profile: Profile) -> Iterator[Bench]:
    bench = Bench(profile)
    yield bench
    bench.backstage.stop()


def test_what_comes_early_is_done_when_everything_is_ready(bench: Bench) -> None:
    bench.backstage.do(Recover(EffectId(1, 1)))
    assert bench.backstage.link() is Link.UNKNOWN
    bench.backstage.start()
    bench.until(e.RecoveryEnded)
    assert not bench.backstage.paper_path_locked()


def test_forgetting_never_waits_and_stays_on_the_thread_of_the_pages(bench: Bench) -> None:
    bench.backstage.store.put(1, "a", b"canary")
    bench.backstage.do(Forget(1))
    assert bench.backstage.store.find("a") is None
    bench.backstage.start()
    bench.until(e.WorldChanged)
    bench.backstage.do(Forget(2))
    assert bench.forgotten == [(1, "MainThread"), (2, "MainThread")]


def test_a_state_folder_that_cannot_be_used_closes_the_terminal(bench: Bench, profile: Profile) -> None:
    profile.folders.state.rmdir()
    bench.backstage.do(Recover(EffectId(1, 1)))
    bench.backstage.start()
    bench.until(e.CannotServe)
    bench.backstage.do(Recover(EffectId(1, 2)))
    assert not any(isinstance(event, e.RecoveryEnded) for event in bench.events)
    assert '"mistake"' in bench.log.getvalue()


def test_the_index_takes_the_place_of_the_plain_words(bench: Bench) -> None:
    assert bench.backstage.catalogue().found("yanglaobx", TODAY) == ()
    bench.backstage.start()
    wait_until(lambda: bool(bench.backstage.catalogue().found("yanglaobx", TODAY)), "the index stands", 30)
    assert bench.backstage.catalogue() == services(), "the same services"
    assert isinstance(bench.events[-1], e.WorldChanged)


def test_the_outbox_and_the_heartbeat_have_what_the_profile_says(
    profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = '\n[limits]\nleast_free_megabytes = 700\n[operator]\nname = { zh-CN = "示范市数据局", en = "Bureau" }\n'
    file = tmp_path / "more.toml"
    file.write_text((tmp_path / "terminal.toml").read_text("utf-8") + more, "utf-8")
    monkeypatch.setattr(filing, "free_bytes", lambda folder: 650_000_000)
    backstage = Bench(load_profile(file)).backstage
    backstage.start()
    wait_until(lambda: FilingStop.DISK_NEARLY_FULL in backstage.filing_stops(), "nothing is taken on such a disk")
    backstage.stop()
    report = assembly.operator_report(load_profile(file))
    assert report is not None
    assert report.name == "示范市数据局"


def test_stopping_before_everything_is_ready(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = threading.Event()
    assemble = assembly.assemble

    def slowly(*arguments: object, **options: object) -> object:
        ready.wait(10)
        return assemble(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(assembly, "assemble", slowly)
    bench.backstage.start()
    ready.set()
    bench.backstage.stop()
    assert bench.backstage.statuses()
