"""The receipt that is measured is a whole one, and text mode is worth its while."""

from __future__ import annotations

from drivers.receipt_printer.escpos_layout import lay_out
from kiosk.benchmarks import receipt


def test_text_takes_a_tenth_of_the_bytes_of_a_picture_at_most() -> None:
    report = receipt.measure(rounds=1)
    (aim,) = (aim for aim in report.aims if aim.name == "text_bytes_beside_raster")
    assert aim.met
    assert report.figures["text_bytes_with_a_rare_name"] > report.figures["text_bytes"]  # type: ignore[operator]


def test_the_picture_is_as_wide_as_the_paper_and_ends_with_ink() -> None:
    picture = receipt._picture(lay_out(receipt._receipt("林晓梅"), 48))
    assert picture.width == 576
    assert min(picture.crop((0, picture.height - 1, 576, picture.height)).getextrema()) == 0
