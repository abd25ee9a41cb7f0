"""What is a recording, what goes to the voice, and what is only shown."""

from __future__ import annotations

from kiosk.speech.utterance import Prompt, Utterance, Varying, allowed, resolve
from screens.models import SpokenKind, SpokenPart

PUBLIC = SpokenPart(SpokenKind.TITLE, "查询结果")
NAME = SpokenPart(SpokenKind.DETAIL, "林*梅", private=True)
NUMBER = SpokenPart(SpokenKind.DETAIL, "4110**********0025", private=True)


class Pack:
    def find(self, words: str) -> Prompt | None:
        return Prompt("result-title", b"RIFF") if words == PUBLIC.words else None


def test_without_a_headset_all_that_is_private_is_said_once_to_be_on_the_screen() -> None:
    parts = (PUBLIC, NAME, NUMBER, PUBLIC, NAME)
    assert allowed(parts, headset=False, on_screen="在屏幕上") == ("查询结果", "在屏幕上", "查询结果")
    assert allowed(parts, headset=True, on_screen="在屏幕上") == tuple(part.words for part in parts)


def test_a_recording_stands_for_its_very_words_and_the_rest_goes_to_the_voice_in_one_piece() -> None:
    utterance = Utterance(("林*梅", "4110**********0025", "查询结果", "共12行"), "zh-CN")
    assert resolve(utterance, Pack()) == (
        Varying("林某梅。 尾号零零二五。"),
        Prompt("result-title", b"RIFF"),
        Varying("共12行。"),
    )


def test_without_recordings_the_voice_says_everything() -> None:
    assert resolve(Utterance(("查询结果", "请稍候。"), "zh-CN"), None) == (Varying("查询结果。 请稍候。"),)


def test_the_voice_pauses_between_sentences_of_every_language() -> None:
    assert resolve(Utterance(("Print", "Back"), "en"), None) == (Varying("Print. Back."),)
