"""Ids that sort by time, and numbers that a mistyped digit spoils."""

from __future__ import annotations

import pytest

from offline_queue.identifiers import check_digit, is_local_number, new_id, new_local_number


def test_an_id_is_of_version_7() -> None:
    made = new_id()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_the_standard_s_own_example() -> None:
    """ISO/IEC 7064, MOD 11,10: 0794 has the check digit 5."""
    assert check_digit("0794") == "5"


def test_every_single_digit_mistyped_is_noticed() -> None:
    for _ in range(50):
        number = new_local_number()
        assert is_local_number(number)
        for place in range(10):
            for digit in set("0123456789") - {number[place]}:
                assert not is_local_number(number[:place] + digit + number[place + 1 :])


@pytest.mark.parametrize("text", ["", "123", "01234567880", "012345678a", "٠١٢٣٤٥٦٧٨٨"])
def test_what_is_not_ten_digits_is_no_number(text: str) -> None:
    assert not is_local_number(text)
