"""The check character of GB 32100-2015."""

from __future__ import annotations

import pytest

from kiosk.rules.credit_codes import is_credit_code

KNOWN = ("12441500196720244T", "91370406L24894136J", "11420503087246977F", "91410499MA9DEM0018", "12410499MB9DEM021H")


@pytest.mark.parametrize("code", KNOWN)
def test_known_codes_hold_and_their_neighbours_do_not(code: str) -> None:
    assert is_credit_code(code)
    assert is_credit_code(code.lower())
    wrong = "2" if code[-1] != "2" else "3"
    assert not is_credit_code(code[:-1] + wrong)


@pytest.mark.parametrize("text", ["", "1", "12441500196720244", "I2441500196720244T", "统一社会信用代码"])
def test_what_is_no_code(text: str) -> None:
    assert not is_credit_code(text)
