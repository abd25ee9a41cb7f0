"""Codes in the keys of a scanner that plays a keyboard."""

from __future__ import annotations

import string

import pytest
from evdev import ecodes
from hypothesis import given
from hypothesis import strategies as st

from drivers.code_scanner.simulated import typed
from drivers.code_scanner.text import MAX_BYTES
from drivers.code_scanner.wedge_keys import US_LAYOUT, WedgeReader
from drivers.protocols import CodeReadError, CodeReadReason
from drivers.transports.input_events import (
    EV_KEY,
    EV_SYN,
    KEY_PRESSED,
    KEY_RELEASED,
    KEY_REPEATED,
    SYN_DROPPED,
    InputEvent,
    decode_events,
    encode_events,
)

LIMIT = 0.05


def _codes(*rows: list[InputEvent], reader: WedgeReader | None = None) -> list[str | CodeReadReason]:
    reader = reader or WedgeReader(LIMIT)
    found: list[str | CodeReadReason] = []
    for event in (each for row in rows for each in row):
        reader.feed(event)
        try:
            code = reader.next_code()
        except CodeReadError as error:
            code = error.reason
        if code is not None:
            found.append(code)
    return found


def _typed(text: str, at: float = 100.0, apart: float = 0.004) -> list[InputEvent]:
    return typed(text, apart=apart, clock=lambda: at)


def _key(code: int, at: float, value: int = KEY_PRESSED) -> InputEvent:
    return InputEvent(EV_KEY, code, value, at)


def test_every_printable_character_is_typed_and_read() -> None:
    everything = string.digits + string.ascii_letters + string.punctuation + " "
    assert _codes(_typed(everything)) == [everything]


@pytest.mark.parametrize(
    ("name", "characters"),
    [
        ("KEY_A", "aA"),
        ("KEY_1", "1!"),
        ("KEY_GRAVE", "`~"),
        ("KEY_BACKSLASH", "\\|"),
        ("KEY_SLASH", "/?"),
        ("KEY_KP7", "77"),
        ("KEY_KP0", "00"),
        ("KEY_KPDOT", ".."),
        ("KEY_APOSTROPHE", "'\""),
        ("KEY_EQUAL", "=+"),
    ],
)
def test_the_layout_stands_on_the_kernels_own_codes(name: str, characters: str) -> None:
    assert "".join(US_LAYOUT[ecodes.ecodes[name]]) == characters


def test_a_key_that_comes_late_begins_anew() -> None:
    half = _typed("410499", at=100.0)[:-2]  # without Enter
    assert _codes(half, _typed("A1", at=101.0)) == ["A1"]


def test_what_a_person_types_is_no_code() -> None:
    assert _codes(_typed("410499", apart=0.12)) == []


def test_a_clock_that_goes_back_begins_anew() -> None:
    assert _codes(_typed("half", at=100.0)[:-2], _typed("A1", at=50.0)) == ["A1"]


def test_keys_held_down_and_released_type_nothing() -> None:
    events = [_key(30, 1.0), _key(30, 1.01, KEY_REPEATED), _key(30, 1.02, KEY_RELEASED), _key(28, 1.03)]
    assert _codes(events) == ["a"]


@pytest.mark.parametrize("name", ["KEY_F1", "KEY_UP", "KEY_ESC", "KEY_102ND"])
def test_a_key_that_makes_no_character_spoils_the_code(name: str) -> None:
    code: int = ecodes.ecodes[name]
    assert _codes([_key(30, 1.0), _key(code, 1.01), _key(28, 1.02)], _typed("A1")) == [CodeReadReason.NOT_TEXT, "A1"]


@pytest.mark.parametrize("name", ["KEY_LEFTCTRL", "KEY_RIGHTALT", "KEY_LEFTMETA"])
def test_a_code_typed_with_a_modifier_held_is_refused(name: str) -> None:
    code: int = ecodes.ecodes[name]
    events = [_key(code, 1.0), _key(30, 1.01), _key(code, 1.02, KEY_RELEASED), _key(28, 1.03)]
    assert _codes(events, _typed("A1")) == [CodeReadReason.NOT_TEXT, "A1"]


def test_events_that_the_kernel_lost_spoil_the_code_they_are_missing_from() -> None:
    events = _typed("410499")
    events.insert(6, InputEvent(EV_SYN, SYN_DROPPED, 0, events[6].at))
    assert _codes(events, _typed("A1")) == [CodeReadReason.NOT_TEXT, "A1"]


def test_an_overlong_code_is_refused() -> None:
    assert _codes(_typed("x" * (MAX_BYTES + 1)), _typed("A1")) == [CodeReadReason.TOO_LONG, "A1"]


def test_enter_alone_is_no_code() -> None:
    assert _codes(_typed(""), _typed("")) == []


@given(
    st.lists(
        st.builds(
            InputEvent,
            st.sampled_from([EV_KEY, EV_KEY, EV_KEY, EV_SYN, 4, 17]),
            st.integers(0, 0x2FF),
            st.integers(-(2**31), 2**31 - 1) | st.sampled_from([0, 1, 2]),
            st.floats(-1e6, 1e6),
        ),
        max_size=60,
    )
)
def test_any_events_are_survived(events: list[InputEvent]) -> None:
    reader = WedgeReader(LIMIT)
    _codes(events, reader=reader)
    released = [_key(code, 2e6, KEY_RELEASED) for code in range(0x2FF)]
    assert _codes(released, _typed("A1", at=3e6), reader=reader)[-1] == "A1"


@given(
    st.lists(
        st.builds(
            InputEvent, st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), st.integers(-(2**31), 2**31 - 1), st.just(5.5)
        )
    )
)
def test_events_come_out_of_the_kernels_bytes_as_they_went_in(events: list[InputEvent]) -> None:
    assert decode_events(encode_events(events)) == events


@given(st.binary(max_size=100))
def test_any_bytes_are_some_events(data: bytes) -> None:
    assert len(decode_events(data)) == len(data) // 24
