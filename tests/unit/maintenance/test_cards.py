"""A token on a card: seen when it is put in, gone when it is taken out; a resident's card is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from drivers.card.simulated import SimulatedCardReader
from drivers.card.virtual_cards import CardFault, social_security_card, token_card
from kiosk.maintenance import cards
from kiosk.maintenance.cards import CardTokens
from kiosk.workers import Worker
from tests.support.chip_cards import THIRD_VERSION
from tests.support.waiting import until, wait_until


@dataclass
class Bench:
    reader: SimulatedCardReader
    tokens: CardTokens

    def seen(self) -> str:
        return until(lambda: next(iter(self.tokens.present()), ""), "a card to be seen")


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setattr(cards, "_EVERY_SECONDS", 0.02)
    reader, worker = SimulatedCardReader(), Worker("card", lambda where, error: None)
    made = Bench(reader, CardTokens(reader, worker))
    worker.start()
    yield made
    worker.stop(5)


def test_a_card_is_read_once_it_is_there_and_is_another_when_it_comes_again(bench: Bench) -> None:
    assert bench.tokens.present() == frozenset()
    bench.reader.insert(token_card("kiosk-technician-1.a.b"))
    first = bench.seen()
    assert bench.tokens.read(first) == b"kiosk-technician-1.a.b"
    bench.reader.remove()
    wait_until(lambda: not bench.tokens.present(), "the card to be gone")
    bench.reader.insert(token_card("kiosk-technician-1.c.d"))
    second = bench.seen()
    assert second != first and bench.tokens.read(first) is None
    assert bench.tokens.read(second) == b"kiosk-technician-1.c.d"


def test_a_residents_card_and_a_broken_one_hold_no_token(bench: Bench) -> None:
    bench.reader.insert(social_security_card(THIRD_VERSION))
    assert bench.tokens.read(bench.seen()) is None
    bench.reader.remove()
    wait_until(lambda: not bench.tokens.present(), "the card to be gone")
    broken = token_card("kiosk-technician-1.a.b")
    broken.fault = CardFault.NO_STATUS_WORD
    bench.reader.insert(broken)
    assert bench.tokens.read(bench.seen()) is None


def test_a_reader_that_is_unplugged_holds_no_card(bench: Bench) -> None:
    bench.reader.insert(token_card("kiosk-technician-1.a.b"))
    bench.seen()
    bench.reader.plugged = False
    wait_until(lambda: not bench.tokens.present(), "the card to be gone")
