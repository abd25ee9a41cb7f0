"""One card is read, and what is shown of it is masked whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drivers.id_card.simulated import Fault, SimulatedIdCardReader
from drivers.protocols import (
    CardReadError,
    CardReadReason,
    Family,
    IdCard,
)
from kiosk.technician.card_reading import as_values, attempt, lines, masked, read_card
from kiosk.texts import Language, load_words
from tests.support.identity_cards import ADULT, EVERYBODY, FOREIGNER_2017
from tests.support.technician import (
    PERSONAL,
    Desk,
    call,
    fitted,
    line_of,
    running,
    told,
    write_profile,
)

TODAY = date(2026, 6, 15)


def test_a_card_that_is_laid_down_is_shown_masked(desk: Desk) -> None:
    with running("read", "id_card", "--profile", desk.profile) as process:
        assert line_of(process) == "Lay an identity card on the reader (15 s)."
        desk.reader.slot.place(ADULT)
        said, complaints = process.communicate(timeout=20)
    assert (process.returncode, complaints) == (0, "")
    assert said.splitlines()[:2] == ["Resident identity card", "演*甲  4104**********0008"]
    assert said.splitlines()[-1] == "Take the card away."
    assert not any(word in said for word in PERSONAL)


@pytest.mark.parametrize("card", EVERYBODY, ids=lambda card: card.name)
def test_nobodys_values_are_shown_as_json_either(card: object, desk: Desk) -> None:
    desk.reader.slot.place(card)  # type: ignore[arg-type]
    found = told("read", "id_card", "--profile", desk.profile)
    assert found["read"] is True
    assert (found["reason"], found["original"]) == (None, "")
    assert set(found["card"]) == {"card_type", "name", "number", "in_force", "photo", "portrait"}
    assert "*" in found["card"]["name"]
    assert found["card"]["number"].count("*") >= 7


def test_an_english_name_is_masked_and_a_card_out_of_force_is_called_so() -> None:
    found = masked(replace(FOREIGNER_2017, name=""), date(2030, 1, 1))
    assert found.name.startswith("D************* W*")
    assert not found.in_force
    assert masked(FOREIGNER_2017, TODAY).in_force


@pytest.mark.parametrize(
    ("fault", "reason", "words"),
    [
        (Fault.UNKNOWN_CARD_TYPE, "unknown_card", "of a kind that this release does not know"),
        (Fault.CARD_REFUSES_SAM, "sam_refused", "do not accept each other"),
        (Fault.READ_FAILED, "not_readable", "its chip does not answer"),
    ],
)
def test_a_card_that_is_not_read_says_what_to_do(desk: Desk, fault: Fault, reason: str, words: str) -> None:
    desk.reader.slot.place(ADULT)
    desk.reader.slot.fail(fault)
    said = call("read", "id_card", "--profile", desk.profile, code=1)
    assert words in said
    assert "Take the card away." in said
    assert told("read", "id_card", "--profile", desk.profile, code=1)["reason"] == reason


def test_a_reader_that_is_not_there_is_said_with_its_cure(desk: Desk) -> None:
    desk.line.close()
    assert "Plug it in." in call("read", "id_card", "--profile", desk.profile, code=1)
    assert told("read", "id_card", "--profile", desk.profile, code=1) == {
        "read": False,
        "card": None,
        "reason": "absent",
        "original": "No such file or directory",
    }


def test_without_a_card_it_ends_by_itself() -> None:
    with pytest.raises(CardReadError) as caught:
        read_card(SimulatedIdCardReader(), TODAY, patience=0.0)
    assert caught.value.reason is CardReadReason.NO_CARD


def test_a_driver_that_breaks_while_it_reads_quotes_nobody() -> None:
    class Broken(SimulatedIdCardReader):
        def read(self, deadline: float) -> IdCard:
            raise ValueError(ADULT.number)

    reader = Broken()
    reader.slot.place(ADULT)
    found = attempt(fitted(Family.ID_CARD, lambda: reader), TODAY)
    assert as_values(found)["reason"] == "failed"
    assert found.place.startswith("ValueError tests.unit.technician.test_read_card:")
    assert ADULT.number not in "".join(lines(found, load_words(Language.ENGLISH)))


def test_only_a_reader_of_the_profile_can_be_read(desk: Desk) -> None:
    assert "There are: id_card." in call("read", "receipt_printer", "--profile", desk.profile, code=2)
    printer_only = write_profile(desk.folder, {"receipt_printer": {"driver": "escpos-tcp", "host": "127.0.0.1"}})
    assert "There are: receipt_printer." in call("read", "id_card", "--profile", printer_only, code=2)
