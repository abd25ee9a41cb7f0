"""The wire models: what they refuse, and what they keep to themselves."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from uuid import uuid4

import pytest
from pydantic import ValidationError

from drivers.protocols import Condition, IdCardType, Sex
from kiosk.central import wire
from tests.support.platform import ADULT, card, heartbeat


def test_nothing_personal_stands_in_a_repr() -> None:
    identification = wire.CardIdentification(method="id_card", card=card())
    session = wire.SessionRequest(
        session_id=uuid4(), terminal_id="TEST-001", language="zh-CN", identification=identification
    )
    query = wire.QueryRequest(session_id=uuid4(), item="412014902000", parameters={"months_from": "2024-01"})
    result = wire.QueryResult(
        request_id=uuid4(),
        item="412014902000",
        as_of=datetime.now(UTC),
        source="x",
        holder="林*梅",
        rows=({"month": "2024-01"},),
        demonstration=True,
    )
    for model in (card(), identification, session, query, result, wire.Resident(masked_name="林*梅")):
        said = f"{model!r} {model} {[model]}"
        assert type(model).__name__ in said
        assert not any(secret in said for secret in (ADULT, "林", "2024", "1985"))


def test_a_validation_error_does_not_quote_what_it_refuses() -> None:
    with pytest.raises(ValidationError) as error:
        wire.CardData.model_validate({"number": ADULT + "9", "name": "林晓梅" * 40, "colour": ADULT})
    assert "number" in str(error.value)
    assert ADULT not in str(error.value)
    assert "林" not in str(error.value)


def test_what_the_contract_does_not_know_is_refused() -> None:
    values = heartbeat().model_dump(mode="json")
    wire.Heartbeat.model_validate(values)
    with pytest.raises(ValidationError):
        wire.Heartbeat.model_validate(values | {"resident": "x"})


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(wire.CardType, IdCardType), (wire.CardSex, Sex), (wire.DeviceCondition, Condition)],
)
def test_the_contract_and_the_drivers_use_the_same_words(ours: type[StrEnum], theirs: type[StrEnum]) -> None:
    assert [value.value for value in ours] == [value.value for value in theirs]
