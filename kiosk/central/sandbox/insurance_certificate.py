"""《社会保险个人参保证明》 as the sandbox words and lays it out.

It names its holder in full, because that is what a certificate is for: whoever receives it compares it with an ID card.
Everything the terminal itself puts on paper is masked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.central.sandbox.document_parts import (
    DEMONSTRATION,
    PAGE_LABEL,
    day_in_words,
    end_of_document,
    footer,
)
from kiosk.central.sandbox.insurance import Insurance, is_insured_now, paid_months
from kiosk.central.sandbox.people import Person
from kiosk.central.sandbox.residents import Seal
from kiosk.documents.layout import (
    A4Document,
    Align,
    Column,
    Facts,
    Heading,
    Paragraph,
    Table,
    TableRow,
)
from kiosk.rules.months import month_of

ISSUER = "演示市人力资源和社会保障局（演示）"
_NAMES = {Insurance.PENSION: "养老保险", Insurance.UNEMPLOYMENT: "失业保险", Insurance.INJURY: "工伤保险"}
_PAID, _NOT_PAID = "●", "○"


@dataclass(frozen=True, repr=False)
class Certificate:
    """Everything that stands on one certificate."""

    person: Person
    name: str
    insurances: tuple[Insurance, ...]
    first: str
    last: str
    today: date
    seal: Seal
    trace: str


def certificate_document(certificate: Certificate) -> A4Document:
    """The certificate as a layout."""
    return A4Document(
        title="社会保险个人参保证明",
        language="zh-CN",
        blocks=(
            Facts(
                (
                    ("姓名", certificate.name),
                    ("公民身份号码", certificate.person.number),
                    ("证明期间", f"{_month(certificate.first)}至{_month(certificate.last)}"),
                    ("参保地", "演示市"),
                )
            ),
            Paragraph(
                f"经核查本市社会保险业务系统，截至{day_in_words(certificate.today)}，上述人员参加社会保险情况如下："
            ),
            Heading("一、参保情况"),
            _summary(certificate),
            Heading("二、证明期间内逐月缴费情况"),
            _by_month(certificate),
            Paragraph(f"{_PAID} 已缴费　　{_NOT_PAID} 未缴费　　空白：不在证明期间内", small=True),
            end_of_document(("特此证明。",), ISSUER, certificate.today, certificate.seal),
        ),
        footer=footer(ISSUER, certificate.seal),
        page_label=PAGE_LABEL,
        watermark=DEMONSTRATION,
        trace=certificate.trace,
    )


def _summary(certificate: Certificate) -> Table:
    """All that was ever paid, one line an insurance."""
    rows = []
    for insurance in certificate.insurances:
        months = paid_months(certificate.person, insurance, month_of(certificate.today))
        rows.append(
            TableRow(
                (
                    _NAMES[insurance],
                    months[0] if months else "—",
                    months[-1] if months else "—",
                    str(len(months)),
                    str(sum(certificate.first <= month <= certificate.last for month in months)),
                    _state(certificate.person, insurance, bool(months)),
                )
            )
        )
    return Table(
        (
            Column("险种", 1.2),
            Column("首次缴费", 1.1, Align.CENTRE),
            Column("最近缴费", 1.1, Align.CENTRE),
            Column("累计月数", 0.9, Align.RIGHT),
            Column("期间内月数", 1.0, Align.RIGHT),
            Column("参保状态", 1.7, Align.CENTRE),
        ),
        tuple(rows),
    )


def _by_month(certificate: Certificate) -> Table:
    """A line for each insurance and year of the span, a column for each month."""
    rows = []
    for insurance in certificate.insurances:
        paid = set(paid_months(certificate.person, insurance, month_of(certificate.today)))
        for year in range(int(certificate.first[:4]), int(certificate.last[:4]) + 1):
            months = [f"{year:04d}-{number:02d}" for number in range(1, 13)]
            marks = [_mark(month, paid, certificate) for month in months]
            rows.append(TableRow((_NAMES[insurance], str(year), *marks, str(marks.count(_PAID)))))
    return Table(
        (
            Column("险种", 1.9),
            Column("年度", 1.2, Align.CENTRE),
            *(Column(f"{number}月", 0.95, Align.CENTRE) for number in range(1, 13)),
            Column("月数", 1.1, Align.RIGHT),
        ),
        tuple(rows),
        dense=True,
    )


def _mark(month: str, paid: set[str], certificate: Certificate) -> str:
    if not certificate.first <= month <= certificate.last:
        return ""
    return _PAID if month in paid else _NOT_PAID


def _state(person: Person, insurance: Insurance, ever: bool) -> str:
    if insurance is Insurance.PENSION and person.pension_since:
        return f"{person.pension_since}起领取待遇"
    if not ever:
        return "未参保"
    return "正常参保" if is_insured_now(person, insurance) else "暂停缴费"


def _month(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"
