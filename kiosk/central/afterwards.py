"""What is inside the seal of a rating (好差评) and of a report that something could not be done (办不成事); and what
the terminal counts of a day, which is never sealed because it is about nobody."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from kiosk.central.blocks import Count, ItemCode, Key, PersonalModel, TerminalId, Value, WireModel, Words

Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_]{1,20}$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{5,15}$")]


class Platform(StrEnum):
    """Where somebody rated (``pf``). At a terminal it is always this; a rating that nobody gave is never sent."""

    HALL_TERMINAL = "5"  # 大厅其他终端


class CaseStatus(StrEnum):
    """``proStatus``."""

    TO_DO = "1"  # 待办: handed in, and no more
    UNDER_WAY = "2"  # 办理中
    DONE = "3"  # 办结


class Promise(StrEnum):
    """``promiseTime``."""

    BY_A_DAY = "1"  # 承诺件
    AT_ONCE = "2"  # 即办件


class Subject(StrEnum):
    """``userProp``."""

    PERSON = "1"
    BODY = "2"


class Review(PersonalModel):
    """A rating, with the field names of the evaluation record that the provinces exchange (GB/T 39735-2020; the list as
    Zhejiang publishes it). What a terminal does not know is "". ``callbackPhone`` is ours: there for whoever wants to
    be called back, and for nobody else."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, alias_generator=to_camel,
                              populate_by_name=True)  # fmt: skip

    area_code: Annotated[str, StringConstraints(pattern=r"^([0-9]{12})?$")] = Field(
        description="region of six digits and six zeros"
    )
    area_name: Value = ""
    dept_code: Annotated[str, StringConstraints(pattern=r"^([0-9A-Z]{18})?$")] = Field(description="of the body, USCI")
    task_code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{12,33}$")] = Field(
        description="implementation code; of an item that has none here, its base code"
    )
    task_handle_item: Annotated[str, StringConstraints(pattern=r"^([0-9A-Z]{33})?$")] = ""
    task_name: Value
    sub_matter: Value = ""
    project_no: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{1,64}$")] = Field(
        description="the case; of a service without one what the terminal calls this very service"
    )
    pro_status: CaseStatus
    pro_depart_code: Value = ""
    pro_depart: Value
    pro_manager: Value = ""
    pf: Platform = Platform.HALL_TERMINAL
    certkey_gov: Annotated[str, StringConstraints(pattern=r"^([0-9A-Z]{15}([0-9A-Z]{3})?)?$")] = Field(
        default="", alias="certkeyGOV", description='"": nobody was identified'
    )
    user_name: Annotated[str, StringConstraints(max_length=60)] = ""
    user_prop: Subject = Subject.PERSON
    satisfaction: Annotated[int, Field(ge=1, le=5)]
    eval_detail: Annotated[str, StringConstraints(pattern=r"^([0-9A-Za-z_]{1,20}(,[0-9A-Za-z_]{1,20}){0,19})?$")] = ""
    writing_evaluation: Words = ""
    assess_time: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")]
    assess_number: Literal[1, 2] = Field(description="1 the first, 2 the one supplement (追评)")
    app_status: Value = ""
    promise_time: Promise
    accept_date: Value = ""
    data_source: TerminalId
    callback_phone: Phone | None = None


class Situation(WireModel):
    """What the terminal knows, attached on the resident's yes."""

    item: ItemCode | None
    step: Key
    cause: Annotated[str, StringConstraints(max_length=60)]
    reference: Annotated[str, StringConstraints(max_length=64)]
    at: AwareDatetime
    terminal_id: TerminalId


class Feedback(PersonalModel):
    """Something could not be done. ``situation`` null: the resident did not want it attached; whoever wants to be named
    is the ``applicant`` of the sealed body."""

    about: Literal["cannot_be_done"] = "cannot_be_done"
    causes: Annotated[tuple[Code, ...], Field(max_length=20)]
    words: Words = ""
    situation: Situation | None = None
    phone: Phone | None = None


class Counted(WireModel):
    """One number of a day. ``item`` null: not of one item, or of items too seldom used to be told apart."""

    what: Key
    item: ItemCode | None = None
    detail: Annotated[str, StringConstraints(max_length=60)] = ""
    count: Count


class DayStatistics(WireModel):
    """What a terminal counted on one day (local time), of nobody. The same day sent again replaces what was there."""

    terminal_id: TerminalId
    day: date
    channel: Key
    counts: Annotated[tuple[Counted, ...], Field(max_length=20_000)]
