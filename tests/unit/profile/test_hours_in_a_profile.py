"""Hours, updates and bundles in a profile: what is wrong is said at its line, what is right is read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kiosk.profile import ProfileInvalid, load_profile
from kiosk.session.hours import Outside
from kiosk.texts import Language, load_words

DEMO = Path(__file__).parents[3] / "config" / "profiles" / "demo.toml"
EN = load_words(Language.ENGLISH)


def written(folder: Path, *lines: str) -> Path:
    text = DEMO.read_text("utf-8").replace('"../', f'"{DEMO.parents[1]}/')
    file = folder / "terminal.toml"
    file.write_text(text + "\n" + "\n".join(lines) + "\n", "utf-8")
    return file


def told(file: Path) -> list[str]:
    """The line's text, the key, and what is said."""
    lines = file.read_text("utf-8").splitlines()
    with pytest.raises(ProfileInvalid) as invalid:
        load_profile(file)
    return [f"{lines[one.line - 1]} | {one.key} | {EN.say(one.text)}" for one in invalid.value.problems]


def test_hours_are_read(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "[hours]",
        'holidays = ["2026-10-01"]',
        'working_days = ["2026-10-10"]',
        'outside = "closed"',
        'power = "rtc"',
        'power_off = "22:30"',
        'power_on = "01:30"',
        "[hours.opening]",
        'monday = "09:00-12:00, 13:00-17:00"',
        'saturday = "22:00-02:00"',
    )
    hours = load_profile(file).hours
    opening = hours.opening_hours()
    assert hours.outside is Outside.CLOSED
    assert opening.is_open(datetime(2026, 11, 23, 16))  # a Monday
    assert opening.is_open(datetime(2026, 11, 29, 1))  # the night of a Saturday
    assert not opening.is_open(datetime(2026, 10, 1, 10))
    assert opening.is_open(datetime(2026, 10, 10, 10))
    off = hours.off()
    assert off is not None
    assert off.covers(datetime(2026, 11, 23, 23))
    assert hours.update_window().covers(datetime(2026, 11, 23, 3))


def test_nothing_said_is_open_at_every_hour_and_never_off(tmp_path: Path) -> None:
    hours = load_profile(written(tmp_path)).hours
    assert hours.opening_hours().is_open(datetime(2026, 11, 23, 3))
    assert hours.off() is None


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["[hours.opening]", 'monday = "9-17"'],
            'monday = "9-17" | hours.opening.monday | "9-17" is not written as it must be: times like "09:00-',
        ),
        (
            ["[hours.opening]", 'monday = "09:00-12:00, 11:00-13:00"'],
            'monday = "09:00-12:00, 11:00-13:00" | hours.opening.monday | ',
        ),
        (["[hours.opening]", 'mondy = "09:00-17:00"'], 'mondy = "09:00-17:00" | hours.opening.mondy | '),
        (["[hours.opening]", 'monday = ""'], "[hours.opening] | hours.opening | no day has an opening time."),
        (["[hours]", 'holidays = ["2026-02-30"]'], 'holidays = ["2026-02-30"] | hours.holidays.0 | "2026-02-30"'),
        (
            ["[hours]", 'holidays = ["2026-10-01"]', 'working_days = ["2026-10-01"]'],
            'working_days = ["2026-10-01"] | hours.working_days | ',
        ),
        (["[hours]", 'outside = "closd"'], 'outside = "closd" | hours.outside | '),
        (["[hours]", 'outside = "dim"'], 'outside = "dim" | hours.outside | without [hours.opening]'),
        (["[hours]", 'update_from = "2:00"'], 'update_from = "2:00" | hours.update_from | '),
        (["[hours]", 'power = "rtc"'], 'power = "rtc" | hours.power | power, power_off and power_on go together'),
        (
            ["[hours]", 'power_off = "22:00"', 'power_on = "06:00"'],
            "[hours] | hours.power | power, power_off and power_on go together",
        ),
        (
            ["[hours]", 'power = "rtc"', 'power_off = "22:00"', 'power_on = "22:00"'],
            'power_on = "22:00" | hours.power_on | power, power_off and power_on go together',
        ),
        (
            ["[hours]", 'power = "hardware"', 'power_off = "22:00"', 'power_on = "06:00"', 'update_from = "02:00"'],
            'update_from = "02:00" | hours.update_from | the machine is off during the whole time for updates.',
        ),
        (["[updates]", 'ring = "first"'], 'ring = "first" | updates.ring | '),
        (["[updates]", "most_starts = 0"], "most_starts = 0 | updates.most_starts | "),
        (["[updates]", "kilobytes_per_second = 3.5"], "kilobytes_per_second = 3.5 | updates.kilobytes_per_second | "),
        (["[bundles]", 'trsut = "x"'], 'trsut = "x" | bundles.trsut | '),
    ],
)
def test_what_is_wrong_is_said_at_its_line(lines: list[str], said: str, tmp_path: Path) -> None:
    (one,) = told(written(tmp_path, *lines))
    assert one.startswith(said), one
