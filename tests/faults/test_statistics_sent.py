"""The numbers of a day that is over go through the queue to the platform, once; and ``kiosk stats`` tells them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import requests
from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.log import Log
from kiosk.session.watching import Mark, What
from kiosk.statistics.keeping import Statistics, StatisticsRule
from kiosk.statistics.store import StatisticsStore
from kiosk.workers import Worker
from tests.faults.test_filing import Bench, bench
from tests.support.platform import PENSION_QUERY, terminal
from tests.support.technician import write_profile
from tests.support.waiting import wait_until

__all__ = ["bench", "terminal"]
DAY, NEXT = date(2026, 6, 15), date(2026, 6, 16)


def test_a_day_that_is_over_is_sent_once(bench: Bench) -> None:
    filing, today = bench.start(), [DAY]
    filing.start()
    mistakes: list[BaseException] = []
    worker = Worker("keeping", lambda _, error: mistakes.append(error))
    worker.start()
    store = StatisticsStore(bench.folder)
    statistics = Statistics(
        store,
        StatisticsRule("TEST-001", "hall", keep_days=2, least=1),
        worker=worker,
        keep=filing.keep_record,
        today=lambda: today[0],
        log=Log(bench.log),
    )
    statistics.count((Mark(What.STARTED, PENSION_QUERY), Mark(What.VISIT)))
    wait_until(lambda: len(store.between(DAY, DAY)) == 2, "the marks to be counted")
    statistics.look()
    assert filing.counts().waiting == 0, "the day is not over"
    today[0] = NEXT
    for _ in range(3):
        statistics.look()
    admin = bench.platform.sandbox.admin_url

    def told() -> list[dict[str, object]]:
        sent = requests.get(f"{admin}/reports/statistics", timeout=5).json()
        return [one for one in sent if one["terminal_id"] == "TEST-001"]

    wait_until(lambda: bool(told()), "the platform to have it")
    (one,) = told()
    assert one["day"] == "2026-06-15"
    assert one["counts"] == [
        {"what": "started", "item": PENSION_QUERY, "detail": "", "count": 1},
        {"what": "visit", "item": None, "detail": "", "count": 1},
    ]
    today[0] = date(2026, 6, 18)
    statistics.look()
    assert store.between(DAY, today[0]) == ()
    assert worker.stop(10)
    assert mistakes == []


def test_a_disk_that_fails_is_told_in_the_log_and_to_nobody_else(bench: Bench, tmp_path: Path) -> None:
    worker = Worker("keeping", lambda _, error: pytest.fail(repr(error)))
    worker.start()
    rule = StatisticsRule("TEST-001", "hall", keep_days=2, least=1)
    gone = StatisticsStore(tmp_path / "gone")
    statistics = Statistics(gone, rule, worker=worker, keep=lambda row: None, today=lambda: DAY, log=Log(bench.log))
    statistics.count((Mark(What.VISIT),))
    assert worker.stop(10)
    statistics.look()
    assert {line["event"] for line in bench.lines()} == {"counters_trouble"}


def test_the_command_tells_them_as_json_and_to_read(tmp_path: Path) -> None:
    profile = write_profile(tmp_path, {})
    assert "Nothing was counted" in said(profile, "--day", "2026-06-15")
    (tmp_path / "state").mkdir()
    store = StatisticsStore(tmp_path / "state")
    store.count(DAY, (Mark(What.CARD_AT_ONCE, "", "id_card", 3), Mark(What.CARD_AGAIN, "", "id_card")))
    store.count(NEXT, (Mark(What.PRINTED, PENSION_QUERY, "table", 2),))
    both = said(profile, "--from", "2026-06-15", "--to", "2026-06-16", "--json")
    assert json.loads(both)["totals"] == {"card_again": 1, "card_at_once": 3, "printed": 2}
    assert json.loads(both)["first_read_rate"] == 0.75
    one = json.loads(said(profile, "--day", "2026-06-16", "--json"))
    assert [(row["what"], row["item"], row["count"]) for row in one["counts"]] == [("printed", PENSION_QUERY, 2)]
    table = said(profile, "--from", "2026-06-15", "--to", "2026-06-16")
    assert "75.0%" in table and PENSION_QUERY in table


@pytest.mark.parametrize("wrong", [("--day", "15.6."), ("--day", "2026-06-15", "--to", "2026-06-16"),
                                   ("--from", "2026-06-16", "--to", "2026-06-15")])  # fmt: skip
def test_a_wrong_call_is_answered_with_code_2(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    said(write_profile(tmp_path, {}), *wrong, code=2)


def said(profile: Path, *options: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["stats", "--profile", str(profile), *options], env={"LC_ALL": "en_US.UTF-8"})
    assert result.exit_code == code, result.output
    return result.output
