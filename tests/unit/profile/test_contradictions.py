"""What cannot all be true is said at its line, though each key by itself is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.profile import load_profile
from kiosk.profile.pin_hash import hash_pin
from tests.unit.profile.test_mistakes import GOOD, problems

#: Of no PIN that is used anywhere.
PIN_HASH = hash_pin("470918", 14)
REPLACED = {
    "state lost at a restart": ('state = "state"', 'state = "runtime/state"', "profile-folder-in-memory", "state"),
    "cache lost at a restart": ('cache = "cache"', 'cache = "./runtime/c"', "profile-folder-in-memory", "cache"),
    "upright and lying mixed up": ("width_mm = 267.8", "width_mm = 476.1", "profile-screen-unlikely", "[screen]"),
    "centimetres": ("267.8\nheight_mm = 476.1", "52.0\nheight_mm = 92.4", "profile-screen-unlikely", "[screen]"),
    "handwriting without a keyboard": (
        "height_mm = 476.1",
        'height_mm = 476.1\nkeyboard = false\nhandwriting = ["reader"]',
        "profile-handwriting-without-keyboard",
        "handwriting",
    ),
    "no place of a secret": ('"TOP-SECRET"', "{}", "profile-secret-place", "enrolment_code"),
    "two places of a secret": (
        '"TOP-SECRET"',
        '{ file = "/etc/code", credential = "code" }',
        "profile-secret-place",
        "enrolment_code",
    ),
    "a credential with a path": (
        '"TOP-SECRET"',
        '{ credential = "../shadow" }',
        "profile-wrong-form",
        "enrolment_code",
    ),
    "a secret's place misspelt": (
        '"TOP-SECRET"',
        '{ fiel = "/etc/code" }',
        "profile-unknown-key-meant",
        "enrolment_code",
    ),
    "chosen and not": (
        'folder = "services"',
        'include = ["civil_affairs"]\nexclude = ["civil_affairs"]',
        "profile-chosen-and-not",
        "exclude",
    ),
    "two devices on one port": (
        "[devices.receipt_printer]",
        '[devices.code_scanner]\ndriver = "scanner-serial"\ndevice = "/dev/ttyS0"\n\n[devices.receipt_printer]',
        "profile-devices-on-one-line",
        "[devices.code_scanner]",
    ),
    "two devices at one address": (
        'driver = "samv-serial"\ndevice = "/dev/ttyS0"\n\n[devices.receipt_printer]\n'
        'driver = "simulated-receipt-printer"\ncolumns = 48',
        'driver = "samv-tcp"\nhost = "192.0.2.1"\nport = 9100\n\n[devices.receipt_printer]\n'
        'driver = "escpos-tcp"\nhost = "192.0.2.1"\nport = 9100',
        "profile-devices-on-one-line",
        "[devices.receipt_printer]",
    ),
    "one bus is not the other's": (
        'device = "/dev/ttyS0"\n',
        'device = "/dev/ttyS0"\nbus = "left"\n\n[devices.code_scanner]\ndriver = "scanner-serial"\n'
        'device = "/dev/ttyS0"\nbus = "right"\n',
        "profile-devices-on-one-line",
        "[devices.code_scanner]",
    ),
    "a keypad that is not there": (
        "[devices.id_card]",
        '[accessibility]\nkeypad = "own"\n[devices.id_card]',
        "profile-keypad-missing",
        "keypad",
    ),
    "a place beside the case": (
        "[devices.id_card]",
        "[accessibility.places]\nwidth_mm = 600\nheight_mm = 1700\n"
        "screen = { from_left_mm = 700, from_floor_mm = 1200 }\n[devices.id_card]",
        "profile-place-beside-case",
        "screen",
    ),
    "tokens on cards without a reader": (
        "[devices.id_card]",
        f'[technician]\npin_hash = "{PIN_HASH}"\ntokens = ["card"]\n[bundles]\ntrust = "trust.json"\n[devices.id_card]',
        "profile-tokens-without-reader",
        "tokens",
    ),
    "technicians whose tokens nobody could sign": (
        "[devices.id_card]",
        f'[technician]\npin_hash = "{PIN_HASH}"\n[devices.id_card]',
        "profile-technician-without-trust",
        "[technician]",
    ),
    "packs that nobody signed": (
        "[devices.id_card]",
        '[accessibility.speech]\npacks = "packs"\n[devices.id_card]',
        "profile-packs-unsigned",
        "packs",
    ),
    "an old name beside the new": (
        "thanks_seconds = 6",
        "thanks_seconds = 6\nthanks = 6",
        "profile-both-names",
        "thanks =",
    ),
    "a later program's profile": (
        "schema_version = 1",
        "schema_version = 9",
        "profile-made-for-later",
        "schema_version",
    ),
    "an item's code that is none": (
        'folder = "services"',
        'include = ["pension please"]',
        "profile-wrong-form",
        "include",
    ),
    "guides without encryption": (
        'url = "https',
        'guide_url = "http://zwfw.example.gov"\nurl = "https',
        "profile-wrong-form",
        "guide_url",
    ),
    "layers misspelt": ("schema_version = 1", 'layer = ["x.toml"]\nschema_version = 1', "profile-unknown-key", "layer"),
    "layers that are no list": (
        "schema_version = 1",
        'layers = "x.toml"\nschema_version = 1',
        "profile-layers-form",
        "layers",
    ),
    "a layer that is not there": (
        "schema_version = 1",
        'layers = ["x.toml"]\nschema_version = 1',
        "profile-missing-layer",
        "layers",
    ),
    "a driver's path that is relative": ('"/dev/ttyS0"', '"ttyS0"', "profile-wrong-form", "device"),
    "a speed that no line has": (
        'device = "/dev/ttyS0"',
        'device = "/dev/ttyS0"\nbaud_rate = 1200',
        "profile-wrong-form",
        "baud_rate",
    ),
    "a place that is no code": (
        'hotline = "12345"',
        'hotline = "12345"\nregion = "Xuchang"',
        "profile-wrong-form",
        "region",
    ),
    "no such zone": (
        'hotline = "12345"',
        'hotline = "12345"\ntime_zone = "Asia/Xuchang"',
        "profile-wrong-form",
        "time",
    ),
    "a channel that there is not": (
        'hotline = "12345"',
        'hotline = "12345"\nchannel = "bnak"',
        "profile-not-one-of-meant",
        "channel",
    ),
}


@pytest.mark.parametrize("mistake", REPLACED, ids=str)
def test_it_is_said_at_its_line(mistake: str, tmp_path: Path) -> None:
    before, after, text_id, at = REPLACED[mistake]
    assert before in GOOD
    text = GOOD.replace(before, after, 1)
    fitting = [problem for problem in problems(tmp_path, text) if problem.text.id.startswith(text_id)]
    assert fitting
    assert text.splitlines()[fitting[0].line - 1].startswith(at)


def test_two_devices_of_one_bus_share_a_line(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    shared = 'device = "/dev/ttyS0"\nbus = "panel"\n'
    text = GOOD.replace(
        'device = "/dev/ttyS0"\n', f'{shared}\n[devices.code_scanner]\ndriver = "scanner-serial"\n{shared}'
    )
    file.write_text(text, "utf-8")
    assert load_profile(file).devices.code_scanner is not None


def test_a_profile_of_before_tokens_were_judged_by_the_list_of_trust_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    section = f'[technician]\npin_hash = "{PIN_HASH}"\npublic_key = "operator.pem"\n'
    file.write_text(GOOD.replace("[devices.id_card]", section + "[devices.id_card]"), "utf-8")
    assert load_profile(file).technician is not None


def test_a_production_terminal_has_no_folder_for_a_stick(tmp_path: Path) -> None:
    section = f'[technician]\npin_hash = "{PIN_HASH}"\npublic_key = "operator.pem"\nusb_folder = "stick"\n'
    good = GOOD.replace("[devices.id_card]", section + "[devices.id_card]")
    ids = {problem.text.id for problem in problems(tmp_path, good.replace('kind = "rehearsal"', 'kind = "production"'))}
    assert "profile-stick-played-in-production" in ids
