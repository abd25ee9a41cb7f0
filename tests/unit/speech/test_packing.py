"""Making packs by the command line: what is listed, what is taken, what is refused, what has become old."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import main
from kiosk.speech.pack import PackAbout, open_pack
from kiosk.speech.packing import (
    LOUDNESS,
    TakeFault,
    levelled,
    new_key,
    pack_state,
    prompts_of,
    speak_prompts,
    take_faults,
    write_pack,
)
from kiosk.speech.sound import Sound, louder, read_wave, write_wave
from kiosk.texts import Language, load_words
from tests.support.ears import joined, tone

RUN = CliRunner()
QUIET_SECOND = louder(tone(1.0), 0.0)
WORDS = "请稍候，正在查询。"


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Path]:
    private, public = tmp_path / "key.pem", tmp_path / "public.pem"
    assert RUN.invoke(main, ["speech", "key", str(private), str(public)]).exit_code == 0
    assert private.stat().st_mode & 0o777 == 0o600
    return private, public


@pytest.mark.parametrize("language", Language)
def test_the_list_has_what_residents_hear_and_never_varies(language: Language) -> None:
    prompts = prompts_of(language)
    words = load_words(language)
    assert prompts["identify-title"] == words.of("identify-title")
    assert prompts["speech-can-do"] == words.of("speech-can-do")
    assert "speech-seconds-left" not in prompts, "it varies"
    assert "speech-no-espeak" not in prompts, "no resident hears the command line"
    assert len(prompts) > 200
    assert not any("{" in said or "⟦" in said for said in prompts.values())


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        (tone(1.5, rate=16000), TakeFault.OTHER_RATE),
        (tone(1.5, level=0.005), TakeFault.TOO_QUIET),
        (louder(tone(1.5), 20), TakeFault.CLIPPED),
        (joined(QUIET_SECOND, QUIET_SECOND, tone(1.5)), TakeFault.TOO_MUCH_SILENCE),
        (tone(0.1), TakeFault.TOO_SHORT),
        (tone(30.0), TakeFault.TOO_LONG),
    ],
)
def test_a_bad_take_is_named(sound: Sound, fault: TakeFault) -> None:
    assert list(take_faults(sound, WORDS, 22050)) == [fault]


def test_a_good_take_is_levelled_and_cut() -> None:
    take = joined(QUIET_SECOND, tone(1.5, level=0.02), QUIET_SECOND)
    assert list(take_faults(take, WORDS, 22050)) == []
    made = levelled(take)
    assert made.loudness == pytest.approx(LOUDNESS, abs=0.5)
    assert made.seconds == pytest.approx(1.8, abs=0.1)


def test_a_peak_is_never_pushed_over_the_limit() -> None:
    assert levelled(joined(tone(1.5, level=0.01), tone(0.05, level=0.9))).peak < 0


def test_espeak_says_every_sort_of_prompt(tmp_path: Path) -> None:
    for language in Language:
        some = dict(list(prompts_of(language).items())[:5])
        for text_id, content in speak_prompts(some, language):
            assert read_wave(content).loudness == pytest.approx(LOUDNESS, abs=3.0), text_id
            assert read_wave(content).seconds > 0.3


def test_building_without_recordings_lists_everything(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    out = tmp_path / "zh-CN"
    done = RUN.invoke(main, ["speech", "build", "zh-CN", str(out), "--key", str(keys[0])])
    assert done.exit_code == 0, done.output
    with (out / "script.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"]: row["words"] for row in rows} == {
        f"{text_id}.wav": words for text_id, words in prompts_of(Language.CHINESE).items()
    }
    checked = RUN.invoke(main, ["speech", "check", str(out), "--key", str(keys[1])])
    assert checked.exit_code == 1
    assert "identify-title" in checked.output


def test_recordings_are_taken_and_bad_ones_are_said(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    takes = tmp_path / "takes"
    takes.mkdir()
    (takes / "identify-title.wav").write_bytes(write_wave(tone(1.5, level=0.05)))
    (takes / "identify-reading.wav").write_bytes(write_wave(tone(1.5, level=0.001)))
    (takes / "notice-title.wav").write_bytes(b"no sound")
    out = tmp_path / "zh-CN"
    done = RUN.invoke(main, ["speech", "build", "zh-CN", str(out), "--key", str(keys[0]), "--recordings", str(takes)])
    assert done.exit_code == 1
    assert "identify-reading.wav" in done.output and "notice-title.wav" in done.output
    pack = open_pack(out, keys[1])
    assert [entry.text_id for entry in pack.entries] == ["identify-title"]
    found = pack.find(load_words(Language.CHINESE).of("identify-title"))
    assert found is not None and read_wave(found.audio).loudness == pytest.approx(LOUDNESS, abs=0.5)
    rows = (out / "script.csv").read_text(encoding="utf-8")
    assert "\nidentify-title.wav" not in rows and "identify-reading.wav" in rows


def test_what_has_changed_since_it_was_recorded_is_said(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    signer = new_key(tmp_path / "k.pem", tmp_path / "p.pem")
    audio = {
        "same": write_wave(tone(0.5)),
        "changed": write_wave(tone(0.5)),
        "gone": write_wave(tone(0.5)),
        "faint": write_wave(tone(0.5, level=0.001)),
    }
    prompts = {text_id: text_id for text_id in audio}
    write_pack(tmp_path / "en", PackAbout("en", "v", "l", "1", 22050), prompts, audio, signer)
    state = pack_state(
        open_pack(tmp_path / "en", tmp_path / "p.pem"),
        {"same": "same", "changed": "other words", "faint": "faint", "new": "new"},
    )
    assert (state.missing, state.outdated) == (("new",), ("changed",))
    assert (state.needless, state.quiet) == (("gone",), ("faint",))


def test_wrong_calls_are_said(tmp_path: Path, keys: tuple[Path, Path]) -> None:
    unknown = RUN.invoke(main, ["speech", "build", "xx", str(tmp_path / "o"), "--key", str(keys[0])])
    no_key = RUN.invoke(main, ["speech", "build", "en", str(tmp_path / "o"), "--key", str(keys[1])])
    again = RUN.invoke(main, ["speech", "key", str(keys[0]), str(keys[1])])
    nothing = RUN.invoke(main, ["speech", "check", str(tmp_path / "nothing"), "--key", str(keys[1])])
    assert (unknown.exit_code, no_key.exit_code, again.exit_code, nothing.exit_code) == (2, 2, 1, 1)
    assert all(result.output.strip() for result in (unknown, no_key, again, nothing))
