"""Accepting (受理) is a legal act of the department: nothing of ours, on page, slip, form or log, says it was done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.catalogue.model import Service
from kiosk.log import LogEvent
from tests.support.applications import applications

ROOT = Path(__file__).parents[3]
TEXTS = sorted((ROOT / "kiosk" / "texts").glob("*/*.ftl"))
#: What may be said of it: that it is to come, that nobody knows it, when a period is, and what a piece of paper is not.
_MAY_BE_SAID = {
    "zh": ("待受理", "非受理凭证", "非受理憑證", "不受理", "是否受理", "受理期", "受理后", "受理後"),
    "en": (
        "to be accepted",
        "whether it is accepted",
        "once it has accepted",
        "being accepted",
        "not an acceptance",
        "do not accept",
        "if none is accepted",
    ),
}


def _left(text: str, language: str) -> str:
    for phrase in _MAY_BE_SAID[language]:
        text = re.sub(phrase, "", text, flags=re.IGNORECASE)
    return text


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_text_says_that_anything_was_accepted(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        said = line.partition("=")[2] if "=" in line else line
        if line.startswith("#"):
            continue
        assert "受理" not in _left(said, "zh"), line
        if file.parent.name == "en":
            assert not re.search(r"\baccept(ed|ance)\b", _left(said, "en"), re.IGNORECASE), line


@pytest.mark.parametrize("service", applications(), ids=lambda service: service.code)
def test_no_definition_says_so_on_its_slip(service: Service) -> None:
    said = service.receipt
    if said is not None:
        for text in (said.title.zh, said.afterwards.zh):
            assert not re.search("已(经)?受理|受理成功|予以受理|受理通过", text), text


def test_no_line_of_the_log_is_about_it() -> None:
    assert not [event for event in LogEvent if "accept" in event.value]
