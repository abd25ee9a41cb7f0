"""A PIN is kept as a hash that costs something, trivial ones are refused, and nothing quotes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.profile import load_profile
from kiosk.profile.pin_hash import PinWeakness, hash_pin, is_pin, read_pin_hash, weakness
from kiosk.session.desk import Pin
from kiosk.session.effects import CheckPin
from kiosk.session.events import PinDigit
from kiosk.session.model import AttendantPin, EffectId
from tests.support.terminal_around import PIN, PIN_HASH
from tests.unit.profile.test_mistakes import GOOD, problems

PHONE = "0374-308514"


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("", PinWeakness.NOT_SIX_DIGITS),
        ("12345", PinWeakness.NOT_SIX_DIGITS),
        ("1234567", PinWeakness.NOT_SIX_DIGITS),
        ("12a456", PinWeakness.NOT_SIX_DIGITS),
        ("１２３９５６", PinWeakness.NOT_SIX_DIGITS),
        ("000000", PinWeakness.ONE_DIGIT),
        ("777777", PinWeakness.ONE_DIGIT),
        ("123456", PinWeakness.RUN),
        ("987654", PinWeakness.RUN),
        ("890123", PinWeakness.RUN),
        ("135791", PinWeakness.RUN),
        ("308514", PinWeakness.PHONE),
        ("430851", PinWeakness.PHONE),
        ("120934", None),
    ],
)
def test_what_everybody_would_try_is_no_pin(pin: str, why: PinWeakness | None) -> None:
    assert weakness(pin, "0374 430-8514") is why or (pin == "308514" and weakness(pin, PHONE) is why)


def test_only_the_pin_itself_is_the_pin_and_two_hashes_of_it_differ() -> None:
    assert hash_pin(PIN, log_cost=14) != PIN_HASH
    assert PIN not in PIN_HASH
    known = read_pin_hash(PIN_HASH)
    assert is_pin(PIN, known)
    assert not is_pin("308515", known)
    assert not is_pin("", known)


def test_nothing_that_holds_a_pin_says_it() -> None:
    holders = (Pin(PIN), CheckPin(EffectId(1, 1), Pin(PIN)), AttendantPin(digits=PIN[:5]), PinDigit("3"))
    said = " ".join(repr(holder) for holder in (*holders, read_pin_hash(PIN_HASH)))
    assert PIN[:5] not in said and "'3'" not in said


@pytest.mark.parametrize(
    "line",
    ["308514", PIN_HASH[:-1], PIN_HASH.replace("$14$", "$4$"), PIN_HASH.replace("$14$", "$30$"), PIN_HASH + "x"],
    ids=["a plain PIN", "cut", "too cheap", "too dear", "too long"],
)
def test_a_line_that_is_no_hash_is_refused_at_its_place_and_not_quoted(line: str, tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, GOOD + f'\n[attendant]\npin_hash = "{line}"\n')
    assert (problem.key, problem.text.id) == ("attendant.pin_hash", "profile-wrong-form")
    assert line not in repr(problem)


def choose(tmp_path: Path, *typed: str) -> tuple[int, str, str]:
    file = tmp_path / "terminal.toml"
    file.write_text(GOOD, encoding="utf-8")
    result = CliRunner().invoke(
        main,
        ["attendant", "pin", "--profile", str(file)],
        input="".join(f"{line}\n" for line in typed),
        env={"LC_ALL": "en_US.UTF-8"},
    )
    return result.exit_code, result.stdout.strip(), result.stderr


def test_the_command_prints_a_line_that_the_profile_takes(tmp_path: Path) -> None:
    code, printed, said = choose(tmp_path, PIN, PIN)
    assert code == 0
    assert PIN not in printed + said
    file = tmp_path / "terminal.toml"
    file.write_text(GOOD + "\n[attendant]\n" + printed, encoding="utf-8")
    profile = load_profile(file)
    assert profile.attendant is not None
    assert is_pin(PIN, read_pin_hash(profile.attendant.pin_hash.get_secret_value()))
    assert "scrypt" not in repr(profile)


@pytest.mark.parametrize("typed", [("123456",), (PIN, "308515")], ids=["a run", "two that differ"])
def test_the_command_makes_nothing_of_a_bad_pin(tmp_path: Path, typed: tuple[str, ...]) -> None:
    code, printed, said = choose(tmp_path, *typed)
    assert (code, printed) == (1, "")
    assert said and not any(pin in said for pin in typed)
