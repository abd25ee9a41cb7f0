"""Codes of people who do not exist, and pictures of them."""

from __future__ import annotations

from pathlib import Path

import qrcode
from PIL import Image

LINK = b"https://platform.example/verify?c=7Q2M"
CHINESE = "姓名：张三；号码：410499199003070017".encode()
CHINESE_GB = "姓名：张三；号码：410499199003070017".encode("gb18030")
RARE_GB = "䶮㼆 𠮷".encode("gb18030")
GARBAGE = bytes([0x99, 0xFF, 0x80, 0xFE])  # neither UTF-8 nor GB18030


def draw_qr(data: bytes, path: Path) -> None:
    """A picture of ``data`` as a QR code; a blank one of no data. In one step, so that nobody sees half a file."""
    new = path.with_suffix(".new")
    if data:
        code = qrcode.QRCode(box_size=5)
        code.add_data(data)
        code.make()
        code.make_image().get_image().convert("RGB").save(new, "PNG")
    else:
        Image.new("RGB", (320, 240), "white").save(new, "PNG")
    new.rename(path)
