# SPDX-License-Identifier: Apache-2.0
"""Asking an ESC/POS printer over an open transport, each model in its way."""

from __future__ import annotations

from typing import TypeVar

from drivers.protocols import Condition, DeviceError, DeviceFault, DeviceStatus
from drivers.receipt_printer import automatic_status, escpos_status, full_status
from drivers.receipt_printer.escpos_answers import (
    Answer,
    AutomaticAnswer,
    FullAnswer,
    Noise,
    ProcessAnswer,
    QueuedAnswer,
    RealtimeAnswer,
    first_answer,
)
from drivers.receipt_printer.escpos_status import Query, says_offline
from drivers.receipt_printer.models import Model, StatusWay
from drivers.transports.deadline import Deadline
from drivers.transports.transport import Transport

# Seconds for the answer to one status query. Printers answer within 50 ms, also while they print; serial converters
# add.
_QUERY = 0.3
# Answers to something else, or bytes of noise, before an answer. Among more of them, some byte would pass by chance.
_MOST_NOISE = 8
_READ = 64

Wanted = TypeVar("Wanted", RealtimeAnswer, FullAnswer, AutomaticAnswer)


class EscPosLine:
    """Every method raises DeviceError."""

    def __init__(self, transport: Transport, model: Model) -> None:
        self._transport = transport
        self._model = model
        self._pending = b""
        self._deaf = False  # to DLE EOT 1 to 4, as some firmware is on USB
        self._unanswered = False  # a question was not answered, and may be now

    def forget(self, until: Deadline) -> None:
        """Pass over what has come and was not read, and over an answer that comes late."""
        self._pending = b""
        self._transport.flush_input()
        if self._unanswered:
            while self.next(until.at_most(_QUERY)) is not None:
                continue
            self._unanswered = False

    def write(self, data: bytes, until: Deadline) -> None:
        self._transport.write(data, until)

    def next(self, until: Deadline) -> Answer | None:
        """The next answer, None when there is none before ``until``."""
        while (found := first_answer(self._pending, self._model)) is None:
            try:
                self._pending += self._transport.read(_READ, until)
            except DeviceError as error:
                if error.fault is not DeviceFault.TIMEOUT:
                    raise
                if not self._pending:
                    return None
                found = Noise(self._pending[0]), 1  # the beginning of an answer whose rest did not come
                break
        answer, size = found
        self._pending = self._pending[size:]
        return answer

    def status(self, until: Deadline) -> DeviceStatus:
        """TIMEOUT when it does not answer at all, GARBLED when it answers nothing that makes sense."""
        match self._model.status:
            case StatusWay.FULL:
                self.write(full_status.REQUEST, until)
                return full_status.status(self._await(FullAnswer, "DLE EOT 20", until).bits)
            case StatusWay.REALTIME:
                return self._realtime_status(until)
            case StatusWay.REALTIME_OR_AUTOMATIC:
                ways = (self._realtime_status, self._automatic_status)
                first, second = ways[::-1] if self._deaf else ways
                try:
                    return first(until)
                except DeviceError as error:
                    if error.fault is not DeviceFault.TIMEOUT:
                        raise
                found = second(until)
                self._deaf = not self._deaf
                return found

    def probe(self, until: Deadline) -> None:
        """Ask what a printer answers at once, also while it prints; see ``is_alive``."""
        self.write(full_status.REQUEST if self._full else escpos_status.request(Query.PRINTER), until)

    def is_alive(self, answer: Answer) -> bool:
        """Whether it is an answer to ``probe``."""
        return isinstance(answer, FullAnswer if self._full else RealtimeAnswer)

    def trouble(self, until: Deadline) -> DeviceStatus | None:
        """What keeps it from printing on, None when nothing does. One that is deaf to questions is believed."""
        if self._deaf:
            return None
        self.probe(until)
        step = until.at_most(_QUERY)
        while (answer := self.next(step)) is not None:
            if self.is_alive(answer):
                return self.explain(answer, until) if self.says_trouble(answer) else None
        return DeviceStatus(Condition.OFFLINE, original="fell silent in mid-print")

    @staticmethod
    def says_trouble(answer: Answer) -> bool:
        """Whether it says that the printer does not print just now."""
        status = _status_in(answer)
        return not status.usable if status else isinstance(answer, RealtimeAnswer) and says_offline(answer.value)

    def explain(self, answer: Answer, until: Deadline) -> DeviceStatus | None:
        """What is wrong when ``answer`` says trouble, None when it is over already."""
        status = _status_in(answer) or self.status(until)
        return None if status.usable else status

    @property
    def _full(self) -> bool:
        return self._model.status is StatusWay.FULL

    def _realtime_status(self, until: Deadline) -> DeviceStatus:
        """DLE EOT 1 to 4.

        Answers do not say what they answer. So nothing more is asked after a silence: an answer that came late would be
        taken for the next one's. What every printer has is asked first.
        """
        answers: dict[Query, int] = {}
        for query in (Query.PRINTER, Query.PAPER, Query.OFFLINE_CAUSE, Query.ERROR):
            self.write(escpos_status.request(query), until)
            try:
                answers[query] = self._await(RealtimeAnswer, "DLE EOT 1", until).value
            except DeviceError as error:
                if query is Query.PRINTER or error.fault not in (DeviceFault.TIMEOUT, DeviceFault.GARBLED):
                    raise
                break
        return escpos_status.status(answers)

    def _automatic_status(self, until: Deadline) -> DeviceStatus:
        """GS a is done in its turn: a printer that stands still does not come to it, and is found silent."""
        self.write(automatic_status.SWITCH_ON + automatic_status.SWITCH_OFF, until)
        return automatic_status.status(self._await(AutomaticAnswer, "DLE EOT 1, GS a", until).block)

    def _await(self, wanted: type[Wanted], question: str, until: Deadline) -> Wanted:
        """The first answer of that kind; others are passed over."""
        step = until.at_most(_QUERY)
        passed = ""
        while len(passed) < 2 * _MOST_NOISE and (answer := self.next(step)) is not None:
            if isinstance(answer, wanted):
                return answer
            passed += _hexadecimal(answer)
        self._unanswered = True
        if passed:
            raise DeviceError(DeviceFault.GARBLED, f"noise {passed[: 2 * _MOST_NOISE]}")
        raise DeviceError(DeviceFault.TIMEOUT, f"no answer to {question}")


def _status_in(answer: Answer) -> DeviceStatus | None:
    """The whole status, when one answer holds it."""
    match answer:
        case FullAnswer(bits):
            return full_status.status(bits)
        case AutomaticAnswer(block):
            return automatic_status.status(block)
        case _:
            return None


def _hexadecimal(answer: Answer) -> str:
    match answer:
        case RealtimeAnswer(value) | QueuedAnswer(value) | Noise(value):
            return f"{value:02X}"
        case FullAnswer(data) | AutomaticAnswer(data) | ProcessAnswer(data):
            return data.hex().upper()
