"""What waits is sent, once, in order, whatever the world does."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from offline_queue.kinds import Kind
from offline_queue.memory_store import MemoryStore
from offline_queue.model import SealedMaterial, SealedRow, State
from offline_queue.moments import Moment, process_mark
from offline_queue.outbox import Outbox
from offline_queue.sender import LEASE_SECONDS, Clock, Drained, Sender
from offline_queue.spool import Spool
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import Holder, KnownError, Store
from offline_queue.transport import Answer, Fault, NotYet, Refusal, Refused, Uploaded, WorldFault
from tests.support.outbox import sealed_row
from tests.support.outbox_transport import MemoryPlatform
from tests.support.sealing import NOON, material, platform_keys, sealer, submission

SEALER = sealer(platform_keys())


@dataclasses.dataclass
class Bench:
    """A queue before a platform in memory, and hands on its clocks."""

    store: Store
    spool: Spool
    platform: MemoryPlatform = dataclasses.field(default_factory=MemoryPlatform)
    seconds: float = 100.0
    wall: datetime | None = NOON

    def __post_init__(self) -> None:
        self.outbox = Outbox(self.store, self.spool, SEALER)

    def sender(self, connections: int = 1) -> Sender:
        clock = Clock(lambda: Moment("this boot", self.seconds), lambda: self.wall, lambda: self.wall or NOON)
        return Sender(self.store, self.spool, self.platform, clock, connections=connections, dice=lambda most: most)

    def keep(self, kind: Kind = Kind.APPLICATION, *contents: bytes, follows: UUID | None = None) -> UUID:
        made = submission(kind, *(material(content) for content in contents), follows=follows)
        return self.outbox.keep(made).id

    def state(self, row_id: UUID) -> State:
        fact = self.store.find(row_id)
        assert fact is not None
        return fact.state


@pytest.fixture(params=["memory", "sqlite"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    store: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "outbox.sqlite")
    yield Bench(store, Spool(tmp_path / "materials"))
    store.close()


def files(bench: Bench) -> list[str]:
    return sorted(file.name for file in bench.spool._folder.glob("*.sealed"))


def test_everything_that_waits_is_sent_and_leaves_nothing_behind(bench: Bench) -> None:
    ids = [bench.keep(Kind.APPLICATION, b"x" * 3_000_000, b""), bench.keep(Kind.DRAFT), bench.keep(Kind.AUDIT_EVENT)]
    assert len(files(bench)) == 2
    assert bench.sender().drain() == Drained(accepted=3)
    assert set(bench.platform.effects) == set(ids)
    assert [bench.state(one) for one in ids] == [State.ACCEPTED] * 3
    assert files(bench) == []
    assert bench.sender().drain() == Drained()


def test_several_are_in_flight_at_once(bench: Bench) -> None:
    together = threading.Barrier(4, timeout=10)

    def meet(row: SealedRow) -> None:
        together.wait()

    for _ in range(8):
        bench.keep()
    bench.platform.interfere = meet
    assert bench.sender(connections=4).drain() == Drained(accepted=8)


def test_an_executor_of_the_caller_is_used_and_left_open(bench: Bench) -> None:
    bench.keep()
    clock = Clock(lambda: Moment("this boot", 1.0), lambda: None, lambda: NOON)
    with ThreadPoolExecutor(1) as threads:
        sender = Sender(bench.store, bench.spool, bench.platform, clock, executor=threads)
        assert sender.drain().accepted == 1
        assert threads.submit(lambda: True).result()


def test_the_row_is_marked_before_its_request_goes_out(bench: Bench) -> None:
    seen: list[State] = []
    bench.platform.interfere = lambda row: seen.append(bench.state(row.id))
    bench.keep()
    bench.sender().drain()
    assert seen == [State.SENDING]


def test_a_poisoned_row_in_front_holds_nobody_up(bench: Bench) -> None:
    poisoned = bench.keep()
    others = [bench.keep() for _ in range(20)]
    bench.platform.interfere = lambda row: Refused(row.id, Refusal.MALFORMED) if row.id == poisoned else None
    assert bench.sender().drain() == Drained(accepted=20, parked=1)
    assert bench.state(poisoned) is State.PARKED
    assert all(bench.state(one) is State.ACCEPTED for one in others)


def test_a_row_that_breaks_the_platform_holds_nobody_up_for_long(bench: Bench) -> None:
    poisoned = bench.keep()
    others = [bench.keep() for _ in range(20)]
    bench.platform.interfere = lambda row: Fault(WorldFault.SERVER_ERROR) if row.id == poisoned else None
    assert bench.sender().drain().paused is not None
    bench.seconds += 2.5  # the first pause is two seconds
    assert bench.sender().drain() == Drained(accepted=20)
    assert all(bench.state(one) is State.ACCEPTED for one in others)
    assert bench.state(poisoned) is State.WAITING


@pytest.mark.parametrize("fault", WorldFault)
def test_a_fault_of_the_world_stops_the_round_and_costs_no_row_an_attempt(bench: Bench, fault: WorldFault) -> None:
    ids = [bench.keep() for _ in range(5)]
    bench.platform.interfere = lambda row: Fault(fault)
    drained = bench.sender().drain()
    assert drained.paused is not None
    assert drained.paused.reason is fault
    assert len(bench.platform.requests) == 1
    facts = bench.store.facts()
    assert [(fact.state, fact.attempts) for fact in facts] == [(State.WAITING, 0)] * 5
    assert bench.sender().drain() == Drained()  # the pause lasts
    bench.platform.interfere = lambda row: None
    bench.seconds += 3600
    assert bench.sender().drain() == Drained(accepted=5)
    assert bench.platform.effects == dict.fromkeys(ids, 1)


def test_the_line_that_is_back_ends_a_pause(bench: Bench) -> None:
    bench.keep()
    bench.platform.interfere = lambda row: Fault(WorldFault.NO_LINK)
    bench.sender().drain()
    bench.platform.interfere = lambda row: None
    sender = bench.sender()
    sender.link_is_up()
    assert sender.drain().accepted == 1


def test_an_answer_that_got_lost_has_no_second_effect(bench: Bench) -> None:
    row_id = bench.keep()

    def lose_the_first(row: SealedRow) -> Fault | None:
        if len(bench.platform.requests) > 1:
            return None
        bench.platform.effects[row.id] += 1
        return Fault(WorldFault.TIMEOUT)

    bench.platform.interfere = lose_the_first
    bench.sender().drain()
    bench.seconds += 3600
    bench.sender().drain()
    assert bench.platform.requests == [row_id, row_id]
    assert bench.platform.effects[row_id] == 1
    assert bench.state(row_id) is State.ACCEPTED


def test_not_yet_is_tried_again_in_its_time(bench: Bench) -> None:
    row_id = bench.keep()
    bench.platform.interfere = lambda row: NotYet(row.id, 60) if len(bench.platform.requests) == 1 else None
    assert bench.sender().drain() == Drained(later=1)
    assert bench.sender().drain() == Drained()
    bench.seconds += 66
    assert bench.sender().drain() == Drained(accepted=1)
    assert bench.platform.effects[row_id] == 1


def test_an_upload_goes_on_where_it_broke_off(bench: Bench) -> None:
    bench.keep(Kind.APPLICATION, b"x" * 3_000_000)
    offsets: list[int] = []

    def break_off(row: SealedRow, sealed: SealedMaterial, offset: int) -> Fault | None:
        offsets.append(offset)
        return Fault(WorldFault.NO_LINK) if len(offsets) == 3 else None

    bench.platform.interfere_upload = break_off
    assert bench.sender().drain().paused is not None
    bench.seconds += 10
    assert bench.sender().drain().accepted == 1
    assert offsets == [0, 1024 * 1024, 2 * 1024 * 1024, 2 * 1024 * 1024]


def test_an_upload_follows_what_the_platform_holds(bench: Bench) -> None:
    """It may have lost some, or got a piece whose answer was lost."""
    row_id = bench.keep(Kind.APPLICATION, b"x" * 2_500_000)
    lost = threading.Event()

    def lose(row: SealedRow, sealed: SealedMaterial, offset: int) -> Uploaded | None:
        if offset and not lost.is_set():
            lost.set()
            bench.platform.held[row.id, 1] = bench.platform.held[row.id, 1][:1000]
            return Uploaded(row.id, 1, 1000)
        return None

    bench.platform.interfere_upload = lose
    assert bench.sender().drain() == Drained(accepted=1)
    assert bench.platform.effects[row_id] == 1


def test_an_upload_that_does_not_move_lets_the_others_pass(bench: Bench) -> None:
    stuck = bench.keep(Kind.APPLICATION, b"x")
    bench.keep()
    bench.platform.interfere_upload = lambda row, sealed, offset: Uploaded(row.id, sealed.number, offset)
    assert bench.sender().drain() == Drained(accepted=1, later=1)
    assert bench.state(stuck) is State.WAITING


def test_a_platform_that_says_it_holds_more_than_there_is_gets_it_later(bench: Bench) -> None:
    bench.keep(Kind.APPLICATION, b"x")
    bench.platform.interfere_upload = lambda row, sealed, offset: Uploaded(row.id, sealed.number, 10**9)
    assert bench.sender().drain() == Drained(later=1)


def test_a_refused_material_parks_its_row(bench: Bench) -> None:
    bench.keep(Kind.APPLICATION, b"x")
    bench.platform.interfere_upload = lambda row, sealed, offset: Refused(row.id, Refusal.TOO_LARGE)
    assert bench.sender().drain() == Drained(parked=1)
    assert bench.store.counts().parked_reasons == (("too_large", 1),)
    assert len(files(bench)) == 1


def test_a_material_that_the_platform_lost_is_uploaded_again(bench: Bench) -> None:
    row_id = bench.keep(Kind.APPLICATION, b"x")

    def forget(row: SealedRow) -> None:
        if len(bench.platform.requests) == 1:
            bench.platform.held.clear()

    bench.platform.interfere = forget
    assert bench.sender().drain() == Drained(later=1)
    bench.seconds += 3600
    assert bench.sender().drain() == Drained(accepted=1)
    assert bench.platform.effects[row_id] == 1


@pytest.mark.parametrize("damage", ["gone", "short"])
def test_a_material_that_is_gone_parks_its_row(bench: Bench, damage: str) -> None:
    bench.keep(Kind.APPLICATION, b"x" * 100)
    bench.keep()
    (file,) = bench.spool._folder.glob("*.sealed")
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:50])
    assert bench.sender().drain() == Drained(accepted=1, parked=1)
    assert bench.store.counts().parked_reasons == (("material_lost", 1),)


def test_a_row_that_is_not_what_was_signed_is_never_sent(bench: Bench) -> None:
    row = dataclasses.replace(sealed_row(), body=b"rotten")
    bench.store.keep(row)
    assert bench.sender().drain() == Drained(parked=1)
    assert bench.store.counts().parked_reasons == (("damaged", 1),)
    assert bench.platform.requests == []


def test_an_unsealed_record_is_sent_as_it_is(bench: Bench) -> None:
    bench.outbox.keep_unsealed(submission(Kind.VISIT_RECORD, body=b"{}"))
    assert bench.sender().drain() == Drained(accepted=1)


def test_only_one_of_two_senders_sends(bench: Bench) -> None:
    for _ in range(5):
        bench.keep()
    second = bench.sender()
    found: list[Drained] = []
    bench.platform.interfere = lambda row: found.append(second.drain())
    assert bench.sender().drain().accepted == 5
    assert found == [Drained(busy=True)] * 5
    assert len(bench.platform.requests) == 5


def test_one_sender_has_one_round_at_a_time(bench: Bench) -> None:
    bench.keep()
    sender = bench.sender()
    found: list[Drained] = []
    bench.platform.interfere = lambda row: found.append(sender.drain())
    sender.drain()
    assert found == [Drained(busy=True)]


def test_a_long_upload_keeps_the_lease(bench: Bench) -> None:
    bench.keep(Kind.APPLICATION, b"x" * 5_000_000)
    other = Holder("other", process_mark())
    tries: list[bool] = []

    def slowly(row: SealedRow, sealed: SealedMaterial, offset: int) -> None:
        bench.seconds += LEASE_SECONDS * 0.6
        tries.append(bench.store.take_lease(other, Moment("this boot", bench.seconds), LEASE_SECONDS))

    bench.platform.interfere_upload = slowly
    assert bench.sender().drain().accepted == 1
    assert tries == [False] * len(tries)
    assert len(tries) == 5


def test_a_sender_that_was_asleep_for_too_long_stops(bench: Bench) -> None:
    bench.keep(Kind.APPLICATION, b"x" * 3_000_000)
    other = Holder("other", process_mark())

    def asleep(row: SealedRow, sealed: SealedMaterial, offset: int) -> None:
        bench.seconds += LEASE_SECONDS + 1
        bench.store.take_lease(other, Moment("this boot", bench.seconds), LEASE_SECONDS)

    bench.platform.interfere_upload = asleep
    with pytest.raises(KnownError):
        bench.sender().drain()
    assert bench.platform.effects == {}


def test_a_transport_that_breaks_loses_nothing(bench: Bench) -> None:
    row_id = bench.keep()

    def burst(row: SealedRow) -> Answer | None:
        raise RuntimeError("a mistake of ours")

    bench.platform.interfere = burst
    with pytest.raises(RuntimeError):
        bench.sender().drain()
    bench.platform.interfere = lambda row: None
    assert bench.sender().drain().accepted == 1
    assert bench.platform.effects[row_id] == 1


def test_told_to_stop_it_ends_what_is_in_flight_and_begins_nothing(bench: Bench) -> None:
    for _ in range(3):
        bench.keep()
    stop = threading.Event()
    bench.platform.interfere = lambda row: stop.set()
    assert bench.sender().drain(stop) == Drained(accepted=1)


def test_a_clock_that_went_back_a_year_holds_nothing_up(bench: Bench) -> None:
    first = bench.keep()
    bench.platform.interfere = lambda row: NotYet(row.id, 60) if len(bench.platform.requests) == 1 else None
    bench.sender().drain()
    bench.wall = NOON - timedelta(days=365)
    bench.seconds += 66
    second = bench.keep()
    assert bench.sender().drain() == Drained(accepted=2)
    assert bench.platform.requests[1:] == [first, second]


def test_what_grew_old_is_looked_for_only_while_the_time_is_known(bench: Bench) -> None:
    draft = bench.keep(Kind.DRAFT, b"scan")
    bench.platform.interfere_upload = lambda row, sealed, offset: Fault(WorldFault.NO_LINK)
    bench.wall = None
    sender = bench.sender()
    assert sender.drain().expired == 0
    bench.wall = NOON + timedelta(days=31)
    assert sender.drain().expired == 1
    assert bench.state(draft) is State.EXPIRED
    assert files(bench) == []
    assert sender.drain().expired == 0
