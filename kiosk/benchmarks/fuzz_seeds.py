"""Good inputs for the fuzzer, made by our own simulators and encoders. Their people cannot exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from socket import socketpair

from drivers.card import bank, social_security
from drivers.card.apdu import Channel
from drivers.card.tlv import encode as encode_tlv
from drivers.card.virtual_cards import BankCardKind, VirtualCard, bank_card, social_security_card
from drivers.code_scanner.hid_reports import encode_reports
from drivers.code_scanner.newland import encode_reply
from drivers.code_scanner.simulated import shown_reports, typed
from drivers.document_printer.ipp_messages import Attribute, Group, GroupTag, IntegerRange, Message, ValueTag
from drivers.document_printer.ipp_messages import encode as encode_ipp
from drivers.host.messages import Answer, Call, Failed, send
from drivers.id_card.samv_frames import Command, encode_frame
from drivers.id_card.samv_records import encode as encode_card
from drivers.id_card.simulated import SamvSimulator
from drivers.keypad.epp_frames import encode_frame as encode_pad_frame
from drivers.protocols import (
    Align,
    Barcode,
    Condition,
    DeviceStatus,
    Feed,
    PairLine,
    QrCode,
    Receipt,
    RuleLine,
    SocialSecurityCard,
    TextLine,
)
from drivers.receipt_printer.escpos_layout import lay_out
from drivers.receipt_printer.mechanism import Mechanism, PaperLevel, Trouble
from drivers.receipt_printer.models import MODELS
from drivers.signals.modbus import frame as modbus_frame
from drivers.transports.deadline import Deadline
from drivers.transports.input_events import (
    EV_KEY,
    EV_SW,
    EV_SYN,
    KEY_PRESSED,
    SYN_DROPPED,
    InputEvent,
    encode_events,
)
from kiosk.rehearsal.people import PEOPLE

_RECEIPT = Receipt(
    (
        TextLine("演示回执", scale=2, bold=True, align=Align.CENTRE),
        RuleLine(),
        PairLine("姓名", "王䶮"),
        Barcode("4104002026000123"),
        QrCode("https://platform.example/1", "扫码"),
        Feed(2),
    )
)
# begin collection, a member with a name and a value, end collection (RFC 8010 3.1.6)
_COLLECTION = bytes.fromhex("34 0009 6d656469612d636f6c 0000 4a 0000 0004 73697a65 21 0000 0004 00005208 37 0000 0000")


def samv_frames() -> Iterator[bytes]:
    """Everything a reader says while each card is found, selected and read."""
    for card in PEOPLE.values():
        simulator = SamvSimulator()
        simulator.slot.place(card, "演示路1号")
        for command in Command:
            yield b"".join(simulator.answer(encode_frame(command.value)))


def samv_records() -> Iterator[bytes]:
    for card in PEOPLE.values():
        yield encode_card(card)


def card_tlv() -> Iterator[bytes]:
    """What a bank card says: its directory, an application, options, a record, a long value."""
    name = bytes.fromhex("A000000333010101")
    entry = encode_tlv(0x61, encode_tlv(0x4F, name), encode_tlv(0x87, b"\x01"))
    yield encode_tlv(0x6F, encode_tlv(0x84, b"2PAY.SYS.DDF01"), encode_tlv(0xA5, encode_tlv(0xBF0C, entry)))
    yield encode_tlv(0x6F, encode_tlv(0x84, name), encode_tlv(0xA5, encode_tlv(0x9F38, bytes.fromhex("9F02069F1A02"))))
    yield encode_tlv(0x77, encode_tlv(0x82, b"\x7c\x00"), encode_tlv(0x94, bytes.fromhex("0801010010010100")))
    yield encode_tlv(0x70, encode_tlv(0x5A, bytes.fromhex("6200000000000005")), encode_tlv(0x5F24, b"\x35\x12\x31"))
    yield b"\x00\xff" + encode_tlv(0x70, encode_tlv(0x90, bytes(300)))


def escpos_answers() -> Iterator[bytes]:
    """Every model, in every state."""
    for model in MODELS.values():
        mechanism = Mechanism(model=model)
        asked = bytes.fromhex("1004 01 1004 02 1004 03 1004 04 1004 14")
        yield mechanism.receive(asked) + mechanism.receive(b"\x1dr\x01")
        mechanism.set_paper(PaperLevel.LOW)
        yield mechanism.receive(asked)
        for trouble in Trouble:
            mechanism.set_trouble(trouble)
            yield mechanism.receive(asked)
    snbc, epson = Mechanism(model=MODELS["snbc"]), Mechanism(model=MODELS["epson"])
    yield snbc.receive(b"\x1da\x01")
    yield epson.receive(b"\x1d(H\x06\x00001234")


def escpos_jobs() -> Iterator[bytes]:
    for model in MODELS.values():
        yield lay_out(_RECEIPT, 48, model.cut)
    yield b"\x1b!\x38A\x1c!\x0c\xd6\xd0\n\x1c.A\n\x1dV\x00\x1bJ\x10\x1de\x02\x1da\x01\x1dr\x01"


def ipp_answers() -> Iterator[bytes]:
    printer = Group(
        GroupTag.PRINTER,
        (
            Attribute("printer-state", ValueTag.ENUM, (3,)),
            Attribute("printer-state-reasons", ValueTag.KEYWORD, ("media-empty-error", "toner-low-warning")),
            Attribute("printer-is-accepting-jobs", ValueTag.BOOLEAN, (True,)),
            Attribute("copies-supported", ValueTag.RANGE_OF_INTEGER, (IntegerRange(1, 99),)),
            Attribute("printer-info", ValueTag.TEXT_WITH_LANGUAGE, (b"\x00\x02en\x00\x02A4",)),
        ),
    )
    job = Group(
        GroupTag.JOB, (Attribute("job-id", ValueTag.INTEGER, (7,)), Attribute("job-state", ValueTag.ENUM, (5,)))
    )
    head = Group(GroupTag.OPERATION, (Attribute("attributes-charset", ValueTag.CHARSET, ("utf-8",)),))
    for groups in ((head, printer), (head, job), (head, job, printer), (head,)):
        raw = encode_ipp(Message(0, 1, groups))
        yield raw
        yield raw[:-1] + _COLLECTION + raw[-1:]


def social_security_cards() -> Iterator[bytes]:
    """What a virtual card says while it is read, each answer behind its length."""
    card = social_security_card(SocialSecurityCard("410499198503150008", "林晓梅", card_number="A12345678"))
    yield _heard(card, social_security.read)


def bank_cards() -> Iterator[bytes]:
    for kind in BankCardKind:
        yield _heard(bank_card("6222000000000000004", kind), bank.read)


def _heard(card: VirtualCard, read: Callable[[Channel, Deadline], object]) -> bytes:
    heard = _Heard(card)
    read(heard, Deadline(5.0))
    return b"".join(len(answer).to_bytes(2, "big") + answer for answer in heard.answers)


class _Heard:
    byte_oriented = False

    def __init__(self, card: VirtualCard) -> None:
        self._card = card
        self.answers: list[bytes] = []

    def transmit(self, command: bytes, until: Deadline) -> bytes:
        self.answers.append(self._card.answer(command))
        return self.answers[-1]


def scanned() -> Iterator[bytes]:
    for code in ("410499198503150008", "https://platform.example/健康码/1", "x" * 300):
        line = code.encode() + b"\r"
        yield line
        yield encode_reply() + line + encode_reply(b"\x00\x01")
        yield from encode_reports(0x02, line)


def hid_pos_reports() -> Iterator[bytes]:
    """Several reports each, as they follow one another."""
    for code in ("410499198503150008", "https://platform.example/健康码/1", "x" * 300):
        yield b"".join(shown_reports(code.encode() + b"\r"))


def input_events() -> Iterator[bytes]:
    """A code that is typed, keys of a keypad, a switch, and the kernel's word that something was lost."""
    for code in ("410499198503150008", "Kiosk-1 https://platform.example/?a=B"):
        events = typed(code, clock=lambda: 100.0)
        yield encode_events(events)
        yield encode_events([*events[:9], InputEvent(EV_SYN, SYN_DROPPED, 0, 100.1), *events[9:]])
    yield encode_events([InputEvent(EV_SW, 2, 1, 5.0), InputEvent(EV_KEY, 103, KEY_PRESSED, 5.1)])


def modbus_answers() -> Iterator[bytes]:
    """Inputs, coils, a coil that was set, and a refusal."""
    yield modbus_frame(1, 0x02, b"\x01\xa5")
    yield modbus_frame(1, 0x01, b"\x02\xff\x0f")
    yield modbus_frame(1, 0x05, b"\x00\x03\xff\x00")
    yield modbus_frame(1, 0x82, b"\x02")


def pin_pads() -> Iterator[bytes]:
    yield encode_pad_frame(b"3SZZT-ZT598")
    yield b"1230\r" + encode_pad_frame(b"E4") + b"\x1b\x08"


def host_messages() -> Iterator[bytes]:
    ours, theirs = socketpair()
    for message in (
        Answer(DeviceStatus(Condition.READY)),
        Call("status", (), 1.0),
        Failed("DeviceError", "lost", "12"),
    ):
        send(theirs, message)
        yield ours.recv(65_536)
    ours.close()
    theirs.close()
