"""A form on paper: all of it, in its official words, whatever was typed into it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.documents.child import picture_pages, render_document
from kiosk.documents.form_sheet import FormLine, FormList, FormPart, FormSheet, FormSigner, form_document
from kiosk.documents.layout import A4Document
from kiosk.documents.paper import Place
from kiosk.form_words import form_sheet
from kiosk.presenter.afterwards import afterwards, amount_words
from kiosk.session import events as e
from kiosk.session import model as m
from kiosk.session.form.following import along, dues
from kiosk.session.form.whole import scope_of_form
from kiosk.session.signing_effects import LayOutForm
from kiosk.texts import Language, load_words
from tests.support.applications import Applying, every_service
from tests.support.pdf_reading import page_texts
from tests.support.signing_situations import DEAL

RESTAURANT, RESALE, ID_CARD = "412099926000", "410715902000", "410709903000"
PLACE = Place("大厅", "DEMO-0001", "12345", True)
NOW = datetime(2026, 6, 15, 10, 30)
CHINESE = load_words(Language.CHINESE)
SHEET = FormSheet(
    title="参保登记",
    code="412014908000",
    department="人社局",
    parts=(FormPart("申请人", (FormLine("姓名", "𬭳子"),)),),
    materials=(("身份证", "核验"),),
    consents=(),
    signers=(FormSigner("林晓梅", "申请人"),),
    content="ab12" * 16,
)


def document(sheet: FormSheet) -> A4Document:
    return form_document(sheet, PLACE, NOW, CHINESE)


def sheet_of(code: str, language: Language = Language.CHINESE) -> FormSheet:
    applying = Applying(every_service().services[code])
    applying.apply(m.Preview)
    session = replace(applying.session, looks=m.Looks(language.value))
    effect = LayOutForm(m.EffectId(1, 1), code, "ab12" * 16, session, applying.world)
    return form_sheet(effect, CHINESE, load_words(language))


def test_everything_that_is_signed_stands_on_it() -> None:
    sheet = sheet_of(DEAL)
    said = list(document(sheet).texts())
    for party in sheet.signers:
        assert said.count(party.name) >= 2, "in the form, and where they sign"
    assert sheet.signers[0].name == "林晓梅" and len(sheet.signers) == 3
    assert any("AB12 AB12" in one for one in said)
    declared = "已阅读并同意"
    assert any(declared in one and len(one) > len(declared) + 10 for one in said), "with the words that are agreed to"
    assert not any("*" in one for one in said), "it is what is handed in"


@pytest.mark.parametrize("code", [RESTAURANT, RESALE, ID_CARD])
def test_fees_and_what_is_done_along_stand_on_form_slip_and_page_alike(code: str) -> None:
    applying = Applying(every_service().services[code])
    applying.apply(m.Preview)
    service, application = applying.service, applying.session.application
    assert application is not None
    scope = scope_of_form(service, application.values, applying.session, applying.world)
    said = " ".join(document(sheet_of(code)).texts())
    owed, joint = dues(service, scope), along(service, scope)
    assert owed or joint, "an item with something to say"
    applying.apply(m.Handing)
    (confirmed,) = applying.confirmed()
    applying.after(e.Kept(confirmed.id, "s1", "0123456788"))
    assert isinstance(applying.session.stage, m.Handed)
    slip = " ".join(point.text for point in afterwards(service, applying.session.stage.handed, "kept", CHINESE))
    for due in owed:
        for where in (said, slip):
            assert due.fee.title.zh in where and amount_words(due.amount, CHINESE) in where
            assert "本机现在不收费" in where
    for item in joint:
        assert item.title.zh in said and item.title.zh in slip
        department = every_service().departments.get(item.department or service.department)
        assert department is not None and department.zh in said, "which department does it"


def test_another_language_stands_beside_the_official_words() -> None:
    english = sheet_of(DEAL, Language.ENGLISH)
    assert english.title.startswith(sheet_of(DEAL).title) and "Resale home transfer" in english.title


def test_a_list_of_many_fields_is_written_entry_by_entry() -> None:
    labels = tuple(f"栏{number}" for number in range(7))
    rows = tuple(tuple(f"{row}-{number}" for number in range(7)) for row in range(2))
    sheet = replace(SHEET, parts=(FormPart("人员", (FormList("名单", labels, rows),)),))
    said = list(document(sheet).texts())
    assert {"名单 1", "名单 2"} <= set(said) and "1-6" in said


def test_rare_hanzi_and_very_long_answers_are_drawn_over_as_many_pages_as_it_takes() -> None:
    long = "很长的说明" * 800 + "W" * 600
    parts = (FormPart("说明", (FormLine("情况", long), FormLine("姓名", "𬭳子"))),)
    drawn = render_document(document(replace(SHEET, parts=parts)), 30.0, pictures=True, readable=True)
    assert drawn.page_count >= 3 and len(drawn.pictures) == drawn.page_count
    again = picture_pages(drawn.pdf, 30.0)
    assert [hashlib.sha256(one).digest() for one in again] == [hashlib.sha256(one).digest() for one in drawn.pictures]


def test_what_no_font_has_stands_there_by_its_number_and_the_form_says_so() -> None:
    parts = (
        FormPart("申请人", (FormLine("姓名", "林\U00030000\U0003134a"), FormLine("情况", "好👍🏽的" * 100))),
        FormPart("名单", (FormList("成员", ("姓名",), (("葛\U000e0100丸\ufe00",),)),)),
    )
    signers = (FormSigner("林\U00030000", "申请人"),)
    drawn = render_document(document(replace(SHEET, parts=parts, signers=signers)), 30.0)
    read = "".join("".join(page_texts(drawn.pdf)).split())
    assert drawn.spelt
    assert "林〔U+30000U+3134A〕" in read and read.count("U+1F3FD〕") == 100
    assert "葛〔U+E0100〕" in read and "丸〔U+FE00〕" in read and read.count("林〔U+30000〕") == 1
    assert "".join(CHINESE.of("document-spelling").split()) in read


def test_where_everything_is_drawn_nothing_is_said_of_numbers() -> None:
    drawn = render_document(document(SHEET), 30.0)
    assert not drawn.spelt and "U+" not in "".join(page_texts(drawn.pdf))
