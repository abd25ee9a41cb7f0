"""What is fuzzed: every parser of bytes that somebody else made. A new one is a line in ``TARGETS``, and its seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from socket import socketpair

from drivers.card import bank, social_security
from drivers.card.apdu import Channel
from drivers.card.tlv import TlvError, walk
from drivers.code_scanner.hid_reports import REPORT_SIZE, ReportReader
from drivers.code_scanner.honeywell import HoneywellReader
from drivers.code_scanner.newland import NewlandReader
from drivers.code_scanner.reading import CodeReader
from drivers.code_scanner.text import scanned_code
from drivers.code_scanner.wedge_keys import WedgeReader
from drivers.document_printer.ipp_messages import GroupTag, IppFormatError
from drivers.document_printer.ipp_messages import decode as decode_ipp
from drivers.document_printer.ipp_reasons import device_status
from drivers.host.messages import HostGone, HostLate, NotAMessage, receive
from drivers.id_card.samv_frames import FrameError, FrameReader, Reply
from drivers.id_card.samv_records import decode as decode_card
from drivers.keypad.epp_frames import PadReader
from drivers.keypad.evdev import key_of
from drivers.protocols import CardReadError, ChipReadError, CodeReadError, DeviceError, DeviceFault
from drivers.receipt_printer import automatic_status, escpos_status, full_status
from drivers.receipt_printer.escpos_answers import AutomaticAnswer, FullAnswer, first_answer
from drivers.receipt_printer.escpos_interpreter import StreamError
from drivers.receipt_printer.escpos_status import Query
from drivers.receipt_printer.mechanism import Mechanism
from drivers.receipt_printer.models import CUSTOM_VKP80, MODELS, EndOfPrint, StatusWay
from drivers.signals.modbus import Board
from drivers.transports.deadline import Deadline
from drivers.transports.input_events import decode_events
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


def _chip_card(read: Callable[[Channel, Deadline], object], data: bytes) -> None:
    """A card whose answers are cut out of ``data``: each begins with its length."""
    read(_SpokenCard(data), Deadline(1.0))


class _SpokenCard:
    byte_oriented = False

    def __init__(self, data: bytes) -> None:
        self._answers = iter(_pieces(data))

    def transmit(self, command: bytes, until: Deadline) -> bytes:
        return next(self._answers, b"\x6a\x82")


def _pieces(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        yield data[at + 2 : at + 2 + length]
        at += 2 + length


def _scanner(reader: Callable[[], CodeReader], data: bytes) -> None:
    """In two pieces, then a silence; every code is taken as text or refused."""
    scanner = reader()
    for piece in (data[: len(data) // 2], data[len(data) // 2 :]):
        scanner.feed(piece)
        scanner.has_reply()
    scanner.quiet()
    for _ in range(len(data) + 1):
        try:
            code = scanner.next_code()
            if code is None:
                return
            scanned_code(code)
        except CodeReadError:
            continue


def _reports(data: bytes) -> None:
    """As hidraw gives them: one report a read."""
    scanner = ReportReader()
    for at in range(0, len(data), REPORT_SIZE):
        scanner.feed(data[at : at + REPORT_SIZE])
    scanner.quiet()
    for _ in range(len(data) + 1):
        try:
            code = scanner.next_code()
            if code is None:
                return
            scanned_code(code)
        except CodeReadError:
            continue


def _input_events(data: bytes) -> None:
    """The kernel's structs, with whatever in them: a wedge's codes, and a keypad's keys."""
    wedge = WedgeReader(0.05)
    for event in decode_events(data):
        wedge.feed(event)
        key_of(event)
    for _ in range(len(data) + 1):
        try:
            if wedge.next_code() is None:
                return
        except CodeReadError:
            continue


class _SpokenLine:
    """A line on which ``data`` has come, and nothing more will."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def open(self, deadline: Deadline) -> None: ...

    def write(self, data: bytes, deadline: Deadline) -> None: ...

    def read(self, limit: int, deadline: Deadline) -> bytes:
        piece, self._data = self._data[:limit], self._data[limit:]
        if not piece:
            raise DeviceError(DeviceFault.TIMEOUT)
        return piece

    def flush_input(self) -> None: ...

    def close(self) -> None: ...


def _modbus_answers(data: bytes) -> None:
    """The same answer to each question: a proper one to one of them is a wrong one to the others."""
    until = Deadline(1.0)
    questions: tuple[Callable[[Board], object], ...] = (
        lambda board: board.read_inputs(8, until),
        lambda board: board.read_coils(12, until),
        lambda board: board.write_coil(3, True, until),
    )
    for ask in questions:
        try:
            ask(Board(_SpokenLine(data), 1))
        except DeviceError:
            continue


def _pin_pad(data: bytes) -> None:
    pad = PadReader()
    for piece in (data[: len(data) // 2], data[len(data) // 2 :]):
        pad.feed(piece)
    pad.quiet()
    for answer in pad.answers:
        _ = (answer.words, answer.error, repr(answer))


def _host_message(data: bytes) -> None:
    ours, theirs = socketpair()
    try:
        theirs.sendall(data[:65_000])
        theirs.close()
        receive(ours, 1.0)
    finally:
        ours.close()
        theirs.close()


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
    Target(
        "social_security_card", partial(_chip_card, social_security.read), (ChipReadError,), seeds.social_security_cards
    ),
    Target("bank_card", partial(_chip_card, bank.read), (ChipReadError,), seeds.bank_cards),
    Target("scanner_newland", partial(_scanner, NewlandReader), (), seeds.scanned),
    Target("scanner_honeywell", partial(_scanner, HoneywellReader), (), seeds.scanned),
    Target("hid_pos_reports", _reports, (), seeds.hid_pos_reports),
    Target("input_events", _input_events, (), seeds.input_events),
    Target("modbus_answers", _modbus_answers, (), seeds.modbus_answers),
    Target("pin_pad", _pin_pad, (), seeds.pin_pads),
    Target("host_messages", _host_message, (NotAMessage, HostLate, HostGone), seeds.host_messages),
    Target("escpos_answers", _escpos_answers, (), seeds.escpos_answers),
    Target("escpos_status", _escpos_status, (), seeds.escpos_answers),
    Target("escpos_interpreter", _escpos_interpreter, (StreamError,), seeds.escpos_jobs),
    Target("ipp_answers", _ipp_answers, (IppFormatError,), seeds.ipp_answers),
)
