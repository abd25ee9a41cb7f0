"""A profile of several files: who says what, where relative paths begin, and each mistake in the file that has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.profile import ProfileInvalid, load_profile
from kiosk.profile.layers import read_layers
from tests.unit.profile.test_mistakes import GOOD

OPERATOR = """\
[platform]
ca_file = "keys/ca.pem"
connect_seconds = 5

[timeouts]
public_seconds = 100
thanks_seconds = 9

[devices.id_card]
driver = "samv-tcp"
host = "127.0.0.1"
port = 2000
"""
SITE = """\
[terminal]
hotline = "0374-12345"

[timeouts]
public_seconds = 200
"""
TOP = 'layers = ["operator/operator.toml", "site.toml"]\n' + GOOD.replace('ca_file = "ca.pem"\n', "").replace(
    "[timeouts]\nthanks_seconds = 6\n", ""
).replace('hotline = "12345"\n', "")

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def files(top: str = TOP, operator: str = OPERATOR, site: str = SITE) -> Path:
        (tmp_path / "operator").mkdir()
        (tmp_path / "operator" / "operator.toml").write_text(operator, "utf-8")
        (tmp_path / "site.toml").write_text(site, "utf-8")
        (tmp_path / "terminal.toml").write_text(top, "utf-8")
        return tmp_path / "terminal.toml"

    return files


def wrong(file: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(ProfileInvalid) as caught:
        load_profile(file)
    return [(each.file.name, each.line, each.key, each.text.id) for each in caught.value.problems]


def test_the_later_file_has_the_last_word(write: Write) -> None:
    profile = load_profile(write())
    assert (profile.timeouts.public_seconds, profile.timeouts.thanks_seconds) == (200, 9)
    assert profile.terminal.hotline == "0374-12345"
    assert profile.platform.connect_seconds == 5


def test_a_relative_path_begins_at_the_folder_of_its_file(write: Write) -> None:
    file = write()
    profile = load_profile(file)
    assert profile.platform.ca_file == file.parent / "operator" / "keys" / "ca.pem"
    assert profile.platform.credentials == file.parent / "credentials"


def test_a_device_with_another_driver_begins_anew(write: Write) -> None:
    section = load_profile(write()).devices.id_card
    assert section is not None
    assert (section.driver, section.options) == ("samv-serial", {"device": "/dev/ttyS0"})


def test_a_device_of_the_same_driver_keeps_what_is_not_said_again(write: Write) -> None:
    top = TOP.replace('driver = "samv-serial"\ndevice = "/dev/ttyS0"', "port = 2001")
    section = load_profile(write(top)).devices.id_card
    assert section is not None
    assert (section.driver, section.options) == ("samv-tcp", {"host": "127.0.0.1", "port": 2001})


def test_it_is_known_who_said_a_key_and_whom_it_overrules(write: Write) -> None:
    said = read_layers(write()).said[("timeouts", "public_seconds")]
    assert [(place.file.name, place.line) for place in said] == [("operator.toml", 6), ("site.toml", 5)]


def test_a_mistake_is_explained_in_the_file_that_has_it(write: Write) -> None:
    file = write(TOP.replace("1080", "true"), OPERATOR.replace("100", '"100"'), SITE.replace("hotline", "hotlin"))
    found = wrong(file)
    assert ("site.toml", 2, "terminal.hotlin", "profile-unknown-key-meant") in found
    assert ("terminal.toml", 10, "screen.width_px", "profile-wrong-type") in found
    assert not [each for each in found if each[0] == "operator.toml"], "what is overruled harms nobody"


def test_what_no_file_says_is_missing_in_the_terminals_own(write: Write) -> None:
    assert wrong(write(site="")) == [("terminal.toml", 5, "terminal.hotline", "profile-missing-key-of")]


BOTH = '["operator/operator.toml", "site.toml"]'


@pytest.mark.parametrize(
    ("layers", "site", "expected"),
    [
        ('["sight.toml"]', SITE, ("terminal.toml", 1, "layers", "profile-missing-layer")),
        (BOTH, 'layers = ["x.toml"]\n', ("site.toml", 1, "layers", "profile-layers-in-a-layer")),
        (BOTH, "[terminal", ("site.toml", 1, "", "profile-not-toml")),
        (BOTH, "a" * 1_000_001, ("site.toml", 1, "", "profile-too-large")),
        (BOTH, "a = " + "[" * 5000, ("site.toml", 1, "", "profile-too-deep")),
        ('"site.toml"', SITE, ("terminal.toml", 1, "layers", "profile-layers-form")),
        ('["site.toml", 7]', SITE, ("terminal.toml", 1, "layers", "profile-layers-form")),
        ('["site.toml", "site.toml"]', SITE, ("terminal.toml", 1, "layers", "profile-layers-too-many")),
    ],
    ids=["not there", "of its own", "not TOML", "huge", "deep", "no list", "no names", "twice"],
)
def test_layers_that_cannot_be(write: Write, layers: str, site: str, expected: tuple[str, int, str, str]) -> None:
    assert wrong(write(TOP.replace(BOTH, layers), site=site)) == [expected]


def test_an_old_name_goes_on_working_and_is_told(write: Write) -> None:
    file = write(site=SITE.replace("public_seconds", "public"))
    assert load_profile(file).timeouts.public_seconds == 200
    (told,) = [(each.place, each.change) for each in read_layers(file).old_forms if each.change is not None]
    assert (told[0].file.name, told[0].line, told[1].new) == ("site.toml", 5, ("timeouts", "public_seconds"))


def test_a_mistake_under_an_old_name_stands_at_its_line(write: Write) -> None:
    file = write(site=SITE.replace("public_seconds = 200", "public = 2"))
    assert wrong(file) == [("site.toml", 5, "timeouts.public_seconds", "profile-out-of-range")]


def test_both_names_at_once_are_refused(write: Write) -> None:
    file = write(site=SITE + "public = 2\n")
    assert wrong(file) == [("site.toml", 6, "timeouts.public", "profile-both-names")]
