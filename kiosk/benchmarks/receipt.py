"""``kiosk bench receipt``: what it takes to print a receipt, beside the same receipt as a picture.

Measured in one run: the slip of a printed certificate with the product's own words, as the terminal's encoder says it
in text mode, and the same slip as python-escpos sends it as a raster. The picture is what the interpreter of the tests
has drawn from our bytes, cut to the paper's width, so both print the same. Our time is the layout and the encoding.
The peer's time is its conversion alone: it is given the drawn picture for nothing. The seconds on a line are the bytes
at ten bits each, for the slowest and the commonest rate of kiosk printers.

The slip of somebody with rare hanzi in the name is there beside it, since its lines that no two bytes can say are
drawn as rasters as well.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

from escpos.printer import Dummy
from PIL import Image, ImageOps

from drivers.protocols import Receipt
from drivers.receipt_printer.escpos_layout import lay_out
from drivers.receipt_printer.mechanism import Mechanism
from kiosk.benchmarks.report import Aim, Op, Report
from kiosk.documents.paper import Holder, Place
from kiosk.documents.receipts import CertificateSlip, certificate_receipt
from kiosk.texts import Language, load_words

_COLUMNS = 48
_COLUMN_DOTS = 12
_ROUNDS = 51
_PEER_PROFILE = "TM-T20II"  # one of those that know of paper 576 dots wide
_BAUD_RATES = (9600, 115200)
_NAME, _RARE_NAME = "林晓梅", "王晓䶮"
_NUMBER = "410499198503150008"  # under a county code that is not assigned: nobody's


def run_receipt_benchmark(*, json: bool) -> int:
    """Print one JSON object, or lines for a person. Exit code 0 when it was measured."""
    try:
        report = measure()
    except (OSError, RuntimeError) as error:
        print(f"kiosk bench receipt: {error}", file=sys.stderr)
        return 1
    print(report.as_json() if json else report.as_lines())
    return 0


def measure(rounds: int = _ROUNDS) -> Report:
    """Rounds of each in turn. Raises RuntimeError when our bytes do not print the receipt."""
    receipt, rare = _receipt(_NAME), _receipt(_RARE_NAME)
    text = lay_out(receipt, _COLUMNS)
    picture = _picture(text)
    peer = Dummy(profile=_PEER_PROFILE)
    raster = _raster(picture, peer)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_milliseconds(lambda: lay_out(receipt, _COLUMNS)))
        theirs.append(_milliseconds(lambda: _raster(picture, peer)))
    figures: dict[str, float | int | str] = {
        "text_bytes": len(text),
        "raster_bytes": len(raster),
        "text_bytes_with_a_rare_name": len(lay_out(rare, _COLUMNS)),
        "text_encoding_ms": round(statistics.median(ours), 3),
        "raster_encoding_ms": round(statistics.median(theirs), 3),
    }
    for rate in _BAUD_RATES:
        figures[f"text_seconds_at_{rate}_baud"] = round(len(text) * 10 / rate, 2)
        figures[f"raster_seconds_at_{rate}_baud"] = round(len(raster) * 10 / rate, 2)
    time_ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    aims = (
        Aim("text_bytes_beside_raster", round(len(text) / len(raster), 4), Op.AT_MOST, 0.1),
        Aim("text_encoding_beside_raster", round(time_ratio, 3), Op.AT_MOST, 1.0),
    )
    return Report("receipt", figures, aims)


def _receipt(name: str) -> Receipt:
    slip = CertificateSlip(
        item="社会保险个人参保证明打印",
        holder=Holder(name, _NUMBER),
        pages=2,
        verification_code="ABCD-EFGH-JKLM-NPQR",
        verification_url="https://platform.example/verify/ABCD-EFGH-JKLM-NPQR",
        valid_until=date(2027, 2, 22),
        printed_at=datetime(2026, 11, 22, 10, 5),
    )
    place = Place("示例市政务服务大厅", "HALL-0001", "12345", demonstration=False)
    return certificate_receipt(slip, place, load_words(Language.CHINESE))


def _picture(data: bytes) -> Image.Image:
    """What ``data`` prints, as wide as the paper and no longer than what stands on it; ink is black."""
    mechanism = Mechanism(_COLUMNS)
    mechanism.receive(data)
    if len(mechanism.receipts) != 1:
        raise RuntimeError("these bytes print no receipt")
    paper = Image.open(BytesIO(mechanism.receipts[0].picture)).convert("L")
    ink = ImageOps.invert(paper).getbbox()
    if ink is None:
        raise RuntimeError("these bytes print nothing")
    width = _COLUMNS * _COLUMN_DOTS
    margin = (paper.width - width) // 2
    return paper.crop((margin, ink[1], margin + width, ink[3]))


def _raster(picture: Image.Image, peer: Dummy) -> bytes:
    """The peer's way: GS v 0 for the whole of it, and a cut."""
    peer.clear()
    peer.image(picture, impl="bitImageRaster", center=False)
    peer.cut()
    return bytes(peer.output)


def _milliseconds(work: Callable[[], bytes]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
