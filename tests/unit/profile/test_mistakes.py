"""Every mistake in a profile is explained at its line, all at once, in both languages, and nothing secret is quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.profile import Profile, ProfileInvalid, ProfileProblem, load_profile
from kiosk.profile.wording import FORMS
from kiosk.texts import COMPLETE, load_words

GOOD = """\
schema_version = 1
kind = "rehearsal"

[terminal]
id = "TEST-0001"
hall = { zh-CN = "大厅", en = "Hall" }
hotline = "12345"

[screen]
width_px = 1080
height_px = 1920
width_mm = 267.8
height_mm = 476.1

[folders]
state = "state"
cache = "cache"
runtime = "runtime"

[platform]
url = "https://127.0.0.1:8443"
ca_file = "ca.pem"
credentials = "credentials"
enrolment_code = "TOP-SECRET"

[services]
folder = "services"

[timeouts]
thanks_seconds = 6

[devices.id_card]
driver = "samv-serial"
device = "/dev/ttyS0"

[devices.receipt_printer]
driver = "simulated-receipt-printer"
columns = 48
"""
SECRET = "TOP-SECRET"


def problems(folder: Path, text: str | bytes) -> tuple[ProfileProblem, ...]:
    file = folder / "terminal.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ProfileInvalid) as caught:
        load_profile(file)
    found = caught.value.problems
    for language in COMPLETE:
        said = " ".join(load_words(language).say(problem.text) for problem in found)
        assert said.strip()
        assert "⟦" not in said
        assert "?." not in said, "what is wrong is said, and how it must be"
        assert SECRET not in said
    assert SECRET not in str(caught.value)
    return found


def test_the_profile_that_the_mistakes_are_made_in_is_right(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(GOOD, encoding="utf-8")
    profile = load_profile(file)
    assert profile.folders.state == tmp_path / "state"
    assert SECRET not in repr(profile)
    assert SECRET not in profile.model_dump_json()


#: What is replaced by what; the message, its key, and how the line begins that it points at.
MISTAKES = {
    "unknown key, meant": (
        'hotline = "12345"',
        'hotlin = "12345"',
        "profile-unknown-key-meant",
        "terminal.hotlin",
        "hotlin",
    ),
    "unknown key": (
        'hotline = "12345"',
        'hotline = "12345"\nxyzzy = 1',
        "profile-unknown-key",
        "terminal.xyzzy",
        "xyzzy",
    ),
    "unknown section": ("[services]", "[serices]", "profile-unknown-key-meant", "serices", "[serices]"),
    "missing key": ('hotline = "12345"\n', "", "profile-missing-key", "terminal.hotline", "[terminal]"),
    "missing section": ('[services]\nfolder = "services"\n', "", "profile-missing-key", "services", "schema_version"),
    "other schema": (
        "schema_version = 1",
        "schema_version = 3",
        "profile-made-for-later",
        "schema_version",
        "schema_version",
    ),
    "no such kind": ('"rehearsal"', '"rehersal"', "profile-not-one-of-meant", "kind", "kind"),
    "id of wrong form": ('"TEST-0001"', '"test 1"', "profile-wrong-form", "terminal.id", "id"),
    "hotline of wrong form": ('"12345"', '"call us"', "profile-wrong-form", "terminal.hotline", "hotline"),
    "no such way to keep the key": (
        'credentials = "credentials"',
        'credentials = "credentials"\nkey = "seeled"',
        "profile-not-one-of-meant",
        "platform.key",
        "key",
    ),
    "a truth for how the key is kept": (
        'credentials = "credentials"',
        'credentials = "credentials"\nkey = true',
        "profile-not-one-of",
        "platform.key",
        "key",
    ),
    "not https": ("https:", "http:", "profile-wrong-form", "platform.url", "url"),
    "text for a number": ("1080", '"1080"', "profile-wrong-type", "screen.width_px", "width_px"),
    "yes for a number": ("1080", "true", "profile-wrong-type", "screen.width_px", "width_px"),
    "fraction for a whole number": ("1080", "1080.5", "profile-wrong-type", "screen.width_px", "width_px"),
    "a turn that no panel is mounted with": (
        "height_mm = 476.1",
        "height_mm = 476.1\nrotate = 45",
        "profile-not-one-of",
        "screen.rotate",
        "rotate",
    ),
    "a truth for a turn": (
        "height_mm = 476.1",
        "height_mm = 476.1\nrotate = true",
        "profile-not-one-of",
        "screen.rotate",
        "rotate",
    ),
    "number for a path": ('"cache"', "7", "profile-wrong-type", "folders.cache", "cache"),
    "number for a truth": (
        "height_mm = 476.1",
        "fullscreen = 1\nheight_mm = 476.1",
        "profile-wrong-type",
        "screen.f",
        "fullscreen",
    ),
    "value for a section": ("[timeouts]\nthanks_seconds = 6\n", "", "profile-wrong-type", "timeouts", "timeouts"),
    "too small": ("1080", "100", "profile-out-of-range", "screen.width_px", "width_px"),
    "too large": (
        "thanks_seconds = 6",
        "thanks_seconds = 600",
        "profile-out-of-range",
        "timeouts.thanks_seconds",
        "thanks",
    ),
    "not above": ("267.8", "50.0", "profile-out-of-range", "screen.width_mm", "width_mm"),
    "no number at all": ("267.8", "nan", "profile-out-of-range", "screen.width_mm", "width_mm"),
    "one language missing": (', en = "Hall"', "", "profile-missing-key", "terminal.hall.en", "hall"),
    "empty words": ('"Hall"', '""', "profile-empty", "terminal.hall.en", "hall"),
    "no such driver": (
        '"samv-serial"',
        '"samv-seriel"',
        "profile-not-one-of-meant",
        "devices.id_card.driver",
        "driver",
    ),
    "driver of another family": ('"samv-serial"', '"ipp"', "profile-not-one-of", "devices.id_card.driver", "driver"),
    "no such family": (
        "[devices.id_card]",
        "[devices.id_crad]",
        "profile-unknown-key-meant",
        "devices.id_crad",
        "[devices.id_crad]",
    ),
    "bus of wrong form": (
        'device = "',
        'bus = "Left Panel"\ndevice = "',
        "profile-wrong-form",
        "devices.id_card.bus",
        "bus",
    ),
    "key of every device, misspelt": (
        'device = "',
        'hostd = true\ndevice = "',
        "profile-unknown-key-meant",
        "devices.id_card.hostd",
        "hostd",
    ),
    "option missing": (
        'device = "/dev/ttyS0"\n',
        "",
        "profile-missing-key",
        "devices.id_card.device",
        "[devices.id_card]",
    ),
    "option unknown": (
        'device = "',
        'devise = "/x"\ndevice = "',
        "profile-unknown-key-meant",
        "devices.id_card.devi",
        "devise",
    ),
    "option of wrong type": (
        "columns = 48",
        'columns = "48"',
        "profile-wrong-type",
        "devices.receipt_printer.columns",
        "columns",
    ),
    "option out of range": (
        "columns = 48",
        "columns = 8",
        "profile-wrong-form",
        "devices.receipt_printer.columns",
        "columns",
    ),
    "keys not apart": (
        "[devices.id_card]",
        '[accessibility.five_keys]\nup = "5"\n[devices.id_card]',
        "profile-keys-not-apart",
        "accessibility.five_keys",
        "[accessibility.five_keys]",
    ),
    "no digit": (
        "[devices.id_card]",
        '[accessibility.five_keys]\nup = "enter"\n[devices.id_card]',
        "profile-wrong-form",
        "accessibility.five_keys.up",
        'up = "enter"',
    ),
    "keypad for nobody": (
        "[devices.id_card]",
        '[accessibility]\nkeypad = "pinpad"\n[devices.id_card]',
        "profile-not-one-of-meant",
        "accessibility.keypad",
        'keypad = "pinpad"',
    ),
    "folders not apart": ('"cache"', '"elsewhere/../state"', "profile-folders-not-apart", "folders", "[folders]"),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_explained_at_its_line(mistake: str, tmp_path: Path) -> None:
    before, after, text_id, key, at = MISTAKES[mistake]
    text = GOOD.replace(before, after, 1)
    if mistake == "value for a section":
        text = "timeouts = 6\n" + text
    assert text != GOOD
    found = problems(tmp_path, text)
    fitting = [problem for problem in found if problem.text.id.startswith(text_id) and problem.key.startswith(key)]
    assert fitting, [(problem.line, problem.key, problem.text.id) for problem in found]
    assert text.splitlines()[fitting[0].line - 1].startswith(at)


def test_all_mistakes_come_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = GOOD.replace("1080", "true").replace('"12345"', '"?"').replace("columns = 48", "columns = 8")
    found = problems(tmp_path, text)
    assert [problem.key for problem in found] == [
        "terminal.hotline",
        "screen.width_px",
        "devices.receipt_printer.columns",
    ]
    assert [text.splitlines()[problem.line - 1].partition(" ")[0] for problem in found] == [
        "hotline",
        "width_px",
        "columns",
    ]


@pytest.mark.parametrize(
    ("content", "text_id", "line"),
    [
        (GOOD.replace("[screen]", "[screen"), "profile-not-toml", 9),
        (GOOD.replace('hotline = "12345"', 'hotline = "1"\nhotline = "2"'), "profile-not-toml", 8),
        (GOOD.replace("大厅", "\udcff").encode("utf-8", "surrogateescape"), "profile-not-utf8", 1),
        ("", "profile-missing-key-section", 1),
    ],
    ids=["unclosed heading", "a key twice", "not UTF-8", "empty"],
)
def test_a_file_that_is_no_profile(content: str | bytes, text_id: str, line: int, tmp_path: Path) -> None:
    found = problems(tmp_path, content)
    assert (found[0].text.id, found[0].line) == (text_id, line)


def test_a_file_that_is_not_there_or_cannot_be_read(tmp_path: Path) -> None:
    for file, text_id in ((tmp_path / "none.toml", "profile-missing-file"), (tmp_path, "profile-unreadable")):
        with pytest.raises(ProfileInvalid) as caught:
            load_profile(file)
        assert [problem.text.id for problem in caught.value.problems] == [text_id]


def test_a_production_terminal_refuses_simulated_devices_and_rehearsal(tmp_path: Path) -> None:
    text = GOOD.replace('"rehearsal"', '"production"') + "\n[rehearsal]\n"
    found = {problem.key: problem.text.id for problem in problems(tmp_path, text)}
    assert found == {
        "platform.enrolment_code": "profile-secret-in-clear",
        "devices.receipt_printer.driver": "profile-simulated-device",
        "rehearsal": "profile-rehearsal-in-production",
    }


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace('"TOP-SECRET"', '["TOP-SECRET"]'),
        GOOD.replace("[platform]", "[[platform]]"),
        GOOD.replace("[platform]", "[platform.deeper]"),
        GOOD.replace("https://127.0.0.1", "http://user:TOP-SECRET@host"),
        GOOD.replace("enrolment_code", "enrollment_code"),
    ],
    ids=["in a list", "section in a list", "section too deep", "in an address", "key misspelled"],
)
def test_a_secret_is_never_quoted_wherever_it_stands(text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, text)


@pytest.mark.parametrize("file", sorted((Path(__file__).parents[3] / "config/profiles").glob("*.toml")), ids=str)
def test_every_profile_that_ships_is_right(file: Path) -> None:
    assert load_profile(file).terminal.id


SPEECH = """
[accessibility.speech]
voice = "speech-dispatcher"
packs = "packs"
pack_key = "public.pem"
rate = 120
headset = "plughw:CARD=Device,DEV=0"
"""


def test_a_voice_is_taken_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_text(GOOD + SPEECH, encoding="utf-8")
    speech = load_profile(file).accessibility.speech
    assert speech is not None
    assert (speech.voice.value, speech.rate, speech.volume) == ("speech-dispatcher", 120, 60)
    assert (speech.packs, speech.pack_key) == (tmp_path / "packs", tmp_path / "public.pem")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('voice = "speech-dispatcher"', 'voice = "siri"'),
        ('pack_key = "public.pem"', ""),
        ("rate = 120", "rate = 500"),
        ('headset = "plughw:CARD=Device,DEV=0"', 'headset = "x; y"'),
    ],
)
def test_a_voice_that_cannot_be_is_explained_at_its_line(tmp_path: Path, line: str, wrong: str) -> None:
    (problem,) = problems(tmp_path, GOOD + SPEECH.replace(line, wrong))
    assert "accessibility" in problem.key
    assert problem.line > GOOD.count("\n")


@pytest.mark.parametrize("device", ["file:/tmp/said,raw", "tee:default,/tmp/said,raw"])
def test_speech_is_not_written_down_in_production(tmp_path: Path, device: str) -> None:
    spoken = GOOD + SPEECH.replace("plughw:CARD=Device,DEV=0", device)
    file = tmp_path / "terminal.toml"
    file.write_text(spoken, encoding="utf-8")
    load_profile(file)
    found = problems(tmp_path, spoken.replace('kind = "rehearsal"', 'kind = "production"'))
    assert "accessibility.speech.headset" in {problem.key for problem in found}


@pytest.mark.parametrize(
    ("languages", "text"),
    [
        ('["zh-CN", "zh-TW"]', "profile-not-one-of-meant"),
        ('["en", "en"]', "profile-wrong-form"),
        ("[]", "profile-wrong-form"),
    ],
)
def test_languages_that_there_are_not_twice_or_none(tmp_path: Path, languages: str, text: str) -> None:
    wrong = GOOD.replace('hotline = "12345"', f'hotline = "12345"\nlanguages = {languages}')
    (problem,) = problems(tmp_path, wrong)
    assert (problem.line, problem.text.id) == (8, text)
    assert problem.key.startswith("terminal.languages")


def test_a_place_beside_the_case_is_told_at_its_line(tmp_path: Path) -> None:
    lines = """
[accessibility.places]
width_mm = 600
height_mm = 1700
screen = { from_left_mm = 300, from_floor_mm = 1200 }
id_card = { from_left_mm = 650, from_floor_mm = 900 }
"""
    (found,) = problems(tmp_path, GOOD + lines)
    assert found.line == len(GOOD.splitlines()) + 6
    assert found.text.id == "profile-place-beside-case"


def test_every_value_with_a_form_of_its_own_says_how_it_is_written() -> None:
    schema = Profile.model_json_schema()
    patterned = {
        name
        for model in [schema, *schema["$defs"].values()]
        for name, field in model.get("properties", {}).items()
        if "'pattern'" in str(field)
    }
    assert patterned
    assert patterned <= set(FORMS)
