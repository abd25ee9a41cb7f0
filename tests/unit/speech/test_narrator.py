"""What is said when, with real pages of real sessions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue.model import Titled
from kiosk.presenter import Setting, present
from kiosk.session import model as m
from kiosk.session.hearing import Hearing
from kiosk.session.world import World
from kiosk.speech.narrator import Narrator
from kiosk.speech.utterance import Utterance
from kiosk.texts import Language, load_words
from screens.models import ControlRole, FocusedControl, Page
from tests.support.people import CANARIES
from tests.support.situations import TABLE, sessions, world, worlds
from tests.support.stages import kind_of

SETTING = Setting(Titled(**{"zh-CN": "示范大厅", "en": "Hall"}), "DEMO-0001", "12345", demonstration=True, speaks=True)
WORDS = load_words(Language.CHINESE)
ON_SCREEN = WORDS.of("speech-on-screen")


class Mouth:
    """Keeps what it was told to say."""

    def __init__(self) -> None:
        self.said: list[tuple[Utterance, bool]] = []
        self.stops = 0

    def say(self, utterance: Utterance, *, interrupt: bool) -> None:
        self.said.append((utterance, interrupt))

    def stop(self) -> None:
        self.stops += 1

    @property
    def last(self) -> tuple[str, ...]:
        return self.said[-1][0].sentences


def page_of(session: m.Session, around: World | None = None, *, on: bool = True) -> Page:
    return heard_page(session, Hearing(on=on), around)


def heard_page(session: m.Session, hearing: Hearing, around: World | None = None) -> Page:
    looks = replace(session.looks, hearing=hearing)
    return present(replace(session, looks=looks), around or world(), SETTING)


def staged(stage: type[m.Stage]) -> m.Session:
    return next(session for session in sessions() if kind_of(session) is stage)


@pytest.fixture
def mouth() -> Mouth:
    return Mouth()


@pytest.fixture
def narrator(mouth: Mouth) -> Narrator:
    return Narrator(mouth)


def test_an_arrival_is_said_whole_and_interrupts(narrator: Narrator, mouth: Mouth) -> None:
    page = page_of(staged(m.Identify))
    narrator.show(page)
    ((utterance, interrupt),) = mouth.said
    assert interrupt
    assert utterance.sentences[:2] == (WORDS.of("identify-title"), WORDS.of("identify-lay"))


def test_nothing_is_said_while_speech_is_off(narrator: Narrator, mouth: Mouth) -> None:
    for session in sessions():
        if isinstance(session.stage, m.CardLeft | m.LeftPaper | m.Thanks):
            continue  # what is left behind is called out
        narrator.show(page_of(session, on=False))
        narrator.focus(FocusedControl(ControlRole.BUTTON, "x"))
        narrator.hush()
    assert mouth.said == [] and mouth.stops == 0


def test_switching_on_says_the_page_and_switching_off_is_silence(narrator: Narrator, mouth: Mouth) -> None:
    session = staged(m.Identify)
    narrator.show(page_of(session, on=False))
    narrator.show(page_of(session))
    assert len(mouth.said) == 1
    narrator.show(page_of(session, on=False))
    assert mouth.stops == 1


def test_a_tick_of_the_clock_says_nothing(narrator: Narrator, mouth: Mouth) -> None:
    session = staged(m.Identify)
    for second in range(60):
        narrator.show(page_of(session, world(1000.0 + second)))
    assert len(mouth.said) == 1


@pytest.mark.parametrize("change", [Hearing(True, repeats=1), Hearing(True, rate=1), Hearing(True, volume=-1)])
def test_once_more_louder_and_faster_say_the_page_again(narrator: Narrator, mouth: Mouth, change: Hearing) -> None:
    session = staged(m.Identify)
    narrator.show(page_of(session))
    narrator.show(heard_page(session, change))
    first, second = (utterance for utterance, _ in mouth.said)
    assert first.sentences == second.sentences


def test_every_private_part_is_for_the_headset_alone(narrator: Narrator, mouth: Mouth) -> None:
    private = 0
    for session in sessions():
        for around in worlds():
            page = page_of(session, around)
            mine = {part.words for part in page.spoken if part.private} - {
                part.words for part in page.spoken if not part.private
            }
            narrator.forget()
            narrator.show(page)
            aloud = mouth.last
            assert not mine & set(aloud), session.stage
            assert aloud.count(ON_SCREEN) == (1 if any(part.private for part in page.spoken) else 0), session.stage
            narrator.forget()
            narrator.show(replace(page, speech=replace(page.speech, headset=True)))
            assert mine <= set(mouth.last), session.stage
            assert mouth.said[-1][0].headset
            assert not any(canary in sentence for sentence in mouth.last for canary in CANARIES)
            private += len(mine)
    assert private > 500


def test_an_error_interrupts(narrator: Narrator, mouth: Mouth) -> None:
    unchecked = staged(m.Parameters).to(m.Parameters(TABLE.code, m.Values()))
    narrator.show(page_of(unchecked))
    narrator.show(page_of(unchecked.to(m.Parameters(TABLE.code, m.Values(), checked=True))))
    utterance, interrupt = mouth.said[-1]
    assert interrupt and len(mouth.said) == 2
    assert WORDS.of("mistake-month-missing") in utterance.sentences
    assert page_of(unchecked).spoken[0].words not in utterance.sentences, "the title is not said again"


def test_progress_waits_for_its_turn(narrator: Narrator, mouth: Mouth) -> None:
    printing = next(s for s in sessions() if isinstance(s.stage, m.Printing) and s.stage.pages == 3)
    assert isinstance(printing.stage, m.Printing)
    narrator.show(page_of(printing))
    narrator.show(page_of(printing.to(replace(printing.stage, pages_done=2))))
    utterance, interrupt = mouth.said[-1]
    assert utterance.sentences == (WORDS.of("printing-progress", done=2, pages=3),)
    assert not interrupt


def test_the_warning_is_said_when_it_comes_and_once_towards_the_end(narrator: Narrator, mouth: Mouth) -> None:
    session = m.Session(touched_at=1000.0, tally=m.Tally(started=990.0)).to(m.Home())
    said: list[tuple[float, tuple[str, ...]]] = []
    for second in range(0, 419):
        count = len(mouth.said)
        narrator.show(page_of(session, world(1000.0 + second)))
        said += [(second, utterance.sentences) for utterance, _ in mouth.said[count:]]
    seconds = [second for second, _ in said]
    assert seconds == [0, 360, 410]
    assert said[1][1][:2] == (WORDS.of("idle-title"), WORDS.of("speech-seconds-left", seconds=60))
    assert said[2][1][1] == WORDS.of("speech-seconds-left", seconds=10)


def test_the_reminder_is_said_when_it_comes(narrator: Narrator, mouth: Mouth) -> None:
    session = replace(staged(m.Table), put_away=False)
    narrator.show(page_of(session))
    narrator.show(page_of(replace(session, put_away=True, card_read_at=1000.0)))
    assert mouth.last == (WORDS.of("reminder-card"),)
    assert not mouth.said[-1][1]


def test_the_keys_on_a_control_say_name_kind_value_and_place(narrator: Narrator, mouth: Mouth) -> None:
    narrator.show(page_of(staged(m.Home)))
    narrator.hush()
    assert mouth.stops == 1
    narrator.focus(FocusedControl(ControlRole.CHOICE, "养老保险", chosen=True, position=2, count=5))
    assert mouth.last == ("养老保险", "单选", "已选中", "第2个，共5个")
    narrator.focus(FocusedControl(ControlRole.BUTTON, "打印", "打印机缺纸", enabled=False))
    assert mouth.last == ("打印", "按钮", "现在不可用", "打印机缺纸")


def test_what_was_typed_is_for_the_headset_alone(narrator: Narrator, mouth: Mouth) -> None:
    page = page_of(staged(m.Home))
    field = FocusedControl(ControlRole.FIELD, "姓名", value="林小满")
    narrator.show(page)
    narrator.focus(field)
    assert mouth.last == ("姓名", "输入框", ON_SCREEN)
    narrator.show(replace(page, speech=replace(page.speech, headset=True)))
    narrator.focus(field)
    assert mouth.last == ("姓名", "输入框", "林小满")
    narrator.focus(replace(field, value=""))
    assert mouth.last == ("姓名", "输入框", WORDS.of("speech-empty-field"))
    assert "林小满" not in repr(field)


def test_a_focus_that_comes_with_the_page_waits_for_it(narrator: Narrator, mouth: Mouth) -> None:
    narrator.show(page_of(staged(m.Home)))
    narrator.focus(FocusedControl(ControlRole.BUTTON, "返回"))
    assert [interrupt for _, interrupt in mouth.said] == [True, False]


def test_the_end_of_a_visit_is_silence_and_nothing_is_kept(narrator: Narrator, mouth: Mouth) -> None:
    narrator.show(page_of(next(s for s in sessions() if s.stage == TABLE)))
    narrator.forget()
    assert mouth.stops == 1
    assert vars(narrator)["_page"] is None
    narrator.focus(FocusedControl(ControlRole.BUTTON, "x"))
    assert len(mouth.said) == 1


def at_a_field(narrator: Narrator, *, headset: bool) -> None:
    page = page_of(staged(m.Identify))
    narrator.show(replace(page, speech=replace(page.speech, headset=headset)))
    narrator.focus(FocusedControl(ControlRole.FIELD, "姓名", value="林"))


def test_a_key_of_the_keyboard_is_told_short_and_a_candidate_by_a_word(narrator: Narrator, mouth: Mouth) -> None:
    at_a_field(narrator, headset=False)
    narrator.key(FocusedControl(ControlRole.BUTTON, "s", position=3, count=10))
    assert mouth.last == ("s",)
    narrator.key(FocusedControl(ControlRole.BUTTON, "社", description="社会"))
    assert mouth.last == ("社会的社",)
    assert mouth.stops == 2, "who walks on has heard enough of the key before"


def test_what_is_typed_is_said_in_a_headset_sign_by_sign_and_counted_aloud(narrator: Narrator, mouth: Mouth) -> None:
    at_a_field(narrator, headset=True)
    for text, composed, said in (("林", "xi", "xi"), ("林小", "", "小"), ("林小", "", "林小"), ("", "", "还没有填写")):
        narrator.typed(text, composed)
        assert mouth.last == (said,)
    at_a_field(narrator, headset=False)
    narrator.typed("林小满", "")
    assert mouth.last == (WORDS.of("speech-typed", count=3),)
    narrator.forget()
    narrator.typed("林小满", "")
    assert mouth.last == (WORDS.of("speech-typed", count=3),), "nobody is there"
