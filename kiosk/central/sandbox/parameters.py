"""Whether what was asked for is what the service definition lets a person ask for."""

from __future__ import annotations

from kiosk.catalogue.model import ChoicesField, MonthRangeField, Service
from kiosk.central import wire
from kiosk.central.sandbox.refusals import Refusal
from kiosk.central.wire import ProblemCode
from kiosk.rules.months import is_month, span


def check_parameters(service: Service, parameters: wire.Parameters, this_month: str) -> None:
    """Raises Refusal for a missing, unknown or impossible parameter; it names the key and never the value."""
    expected: set[str] = set()
    for parameter in service.parameters:
        match parameter:
            case ChoicesField():
                expected.add(parameter.key)
                _check_choices(parameter, parameters)
            case MonthRangeField():
                expected |= {f"{parameter.key}_from", f"{parameter.key}_to"}
                _check_months(parameter, parameters, this_month)
    if unknown := sorted(parameters.keys() - expected):
        raise Refusal(ProblemCode.BAD_PARAMETERS, f"the service knows no {', '.join(unknown)}")


def choices(parameters: wire.Parameters, key: str) -> tuple[str, ...]:
    """The chosen keys; a single one may come as a plain string."""
    value = parameters.get(key, ())
    return (value,) if isinstance(value, str) else value


def month(parameters: wire.Parameters, key: str) -> str:
    """A month; it may come as a list of one."""
    value = parameters.get(key, "")
    if isinstance(value, str):
        return value
    return value[0] if len(value) == 1 else ""


def _check_choices(parameter: ChoicesField, parameters: wire.Parameters) -> None:
    chosen = choices(parameters, parameter.key)
    known = {choice.key for choice in parameter.choices}
    if not chosen or len(set(chosen)) != len(chosen) or not set(chosen) <= known:
        raise Refusal(ProblemCode.BAD_PARAMETERS, f"{parameter.key} is not a choice of the service")


def _check_months(parameter: MonthRangeField, parameters: wire.Parameters, this_month: str) -> None:
    first, last = (month(parameters, f"{parameter.key}_{end}") for end in ("from", "to"))
    if not is_month(first) or not is_month(last):
        raise Refusal(ProblemCode.BAD_PARAMETERS, f"{parameter.key} is not two months")
    if not (parameter.earliest <= first <= last <= this_month) or span(first, last) > parameter.longest:
        raise Refusal(ProblemCode.BAD_PARAMETERS, f"{parameter.key} is out of its range")
