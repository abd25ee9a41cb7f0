"""What is fuzzed: every parser of bytes that somebody else made. A new one is a line in ``TARGETS``, and its seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from drivers.card.tlv import TlvError, walk
from drivers.document_printer.ipp_messages import GroupTag, IppFormatError
from drivers.document_printer.ipp_messages import decode as decode_ipp
from drivers.document_printer.ipp_reasons import device_status
from drivers.id_card.samv_frames import FrameError, FrameReader, Reply
from drivers.id_card.samv_records import decode as decode_card
from drivers.protocols import CardReadError
from drivers.receipt_printer import automatic_status, escpos_status, full_status
from drivers.receipt_printer.escpos_answers import AutomaticAnswer, FullAnswer, first_answer
from drivers.receipt_printer.escpos_interpreter import StreamError
from drivers.receipt_printer.escpos_status import Query
from drivers.receipt_printer.mechanism import Mechanism
from drivers.receipt_printer.models import CUSTOM_VKP80, MODELS, EndOfPrint, StatusWay
from kiosk.benchmarks import fuzz_seeds as seeds

#: No such machine is sold: it has the commands of all of them.
_EVERYTHING = replace(CUSTOM_VKP80, status=StatusWay.REALTIME_OR_AUTOMATIC, end_of_print=EndOfPrint.PROCESS_ID)


@dataclass(frozen=True)
class Target:
    """``parse`` may raise what is in ``proper``, and nothing else. ``seeds`` are good inputs, to be spoilt."""

    name: str
    parse: Callable[[bytes], object]
    proper: tuple[type[Exception], ...]
    seeds: Callable[[], Iterable[bytes]]


def _samv_frames(data: bytes) -> None:
    """In two pieces, as a line may give them."""
    reader = FrameReader()
    for piece in (data[: len(data) // 2], data[len(data) // 2 :]):
        reader.feed(piece)
        while (body := _next_body(reader)) is not None:
            _ = Reply.from_body(body).words


def _next_body(reader: FrameReader) -> bytes | None:
    while True:
        try:
            return reader.next_body()
        except FrameError:
            continue


def _escpos_answers(data: bytes) -> None:
    for model in MODELS.values():
        rest = data
        while (found := first_answer(rest, model)) is not None:
            answer, size = found
            rest = rest[size:]
            if isinstance(answer, FullAnswer):
                full_status.status(answer.bits)
            elif isinstance(answer, AutomaticAnswer):
                automatic_status.status(answer.block)


def _escpos_status(data: bytes) -> None:
    escpos_status.status(dict(zip(Query, data, strict=False)))


def _escpos_interpreter(data: bytes) -> None:
    Mechanism(model=_EVERYTHING, known_characters="䶮").receive(data)


def _ipp_answers(data: bytes) -> None:
    for group in decode_ipp(data).groups_of(GroupTag.PRINTER):
        state, reasons = group.find("printer-state"), group.find("printer-state-reasons")
        device_status(state.first_integer() if state else None, True, reasons.texts() if reasons else ())


TARGETS: tuple[Target, ...] = (
    Target("samv_frames", _samv_frames, (), seeds.samv_frames),
    Target("samv_records", decode_card, (CardReadError,), seeds.samv_records),
    Target("card_tlv", lambda data: list(walk(data)), (TlvError,), seeds.card_tlv),
    Target("escpos_answers", _escpos_answers, (), seeds.escpos_answers),
    Target("escpos_status", _escpos_status, (), seeds.escpos_answers),
    Target("escpos_interpreter", _escpos_interpreter, (StreamError,), seeds.escpos_jobs),
    Target("ipp_answers", _ipp_answers, (IppFormatError,), seeds.ipp_answers),
)
