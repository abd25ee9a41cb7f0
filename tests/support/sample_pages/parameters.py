"""What is asked of a person before an answer: choices, months, days, lists, lines of text."""

from __future__ import annotations

from dataclasses import replace

from screens.models import (
    Action,
    ActionStyle,
    FieldKind,
    FormField,
    Keyboard,
    Option,
    Page,
    PageKind,
    ParametersBody,
    Point,
)
from tests.support.sample_pages.frame import Frame


def parameter_pages(frame: Frame) -> dict[str, Page]:
    """By a name that sorts in the order of the way."""
    return {
        "09-parameters": _parameters(frame),
        "10-parameters-picker": _parameters_picker(frame),
        "11-parameters-errors": _parameters_errors(frame),
        "11-parameters-typed": _parameters_typed(frame),
        "11-parameters-days": _parameters_days(frame),
        "11-parameters-list": _parameters_list(frame),
        "11-parameters-places": _parameters_places(frame),
        "11-parameters-list-asked": _parameters_list_asked(frame),
    }


def _fields(frame: Frame) -> tuple[FormField, ...]:
    say = frame.say
    return (
        FormField(
            "insurances",
            say("要证明哪些险种？", "Which insurances?"),
            FieldKind.MULTI,
            say("可以选多项", "Choose any number"),
            "",
            (
                Option("pension", say("企业职工基本养老保险", "Employees' pension"), True),
                Option("unemployment", say("失业保险", "Unemployment"), True),
                Option("injury", say("工伤保险", "Work injury")),
                Option(
                    "resident",
                    say("城乡居民养老保险（您没有参保）", "Residents' pension (not insured)"),
                    False,
                    False,
                ),
            ),
        ),
        _month(frame, "from", say("从哪个月开始？", "From which month?"), say("2025年4月", "April 2025"), "2025"),
        _month(frame, "to", say("到哪个月为止？", "Until which month?"), say("2026年3月", "March 2026"), "2026"),
        FormField(
            "copies",
            say("用途", "What is it for?"),
            FieldKind.ONE,
            "",
            "",
            (
                Option("general", say("一般用途", "General use"), True),
                Option("loan", say("办理贷款", "A loan")),
            ),
        ),
    )


def _month(frame: Frame, key: str, label: str, value: str, year: str, *, open: bool = False) -> FormField:
    english = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return FormField(
        key,
        label,
        FieldKind.MONTH,
        frame.say("最早可以选 2011 年 7 月", "July 2011 at the earliest"),
        value,
        tuple(
            Option(
                f"{year}-{month:02}",
                frame.say(f"{month}月", english[month - 1]),
                selected=year == "2025" and month == 4,
                enabled=year != "2026" or month <= 3,
            )
            for month in range(1, 13)
        ),
        open=open,
        year=frame.say(f"{year}年", year),
        earlier=True,
        later=year != "2026",
    )


def _parameters(frame: Frame) -> Page:
    say = frame.say
    return frame.page(
        PageKind.PARAMETERS,
        ParametersBody(
            title=say("选择险种和月份", "Choose insurances and months"),
            lead=say("证明上只会写您选的内容。", "The proof will say only what you choose."),
            fields=_fields(frame),
            errors=(),
            next=Action("action:next", say("下一步", "Next"), ActionStyle.PRIMARY),
        ),
        resident=True,
    )


def _parameters_picker(frame: Frame) -> Page:
    page = _parameters(frame)
    assert isinstance(page.body, ParametersBody)
    choice, start, end, use = page.body.fields
    body = replace(page.body, fields=(choice, start, replace(end, open=True), use))
    return replace(page, body=body)


def _parameters_errors(frame: Frame) -> Page:
    say = frame.say
    page = _parameters(frame)
    assert isinstance(page.body, ParametersBody)
    choice, start, end, use = page.body.fields
    none_chosen = say("请至少选择一个险种", "Choose at least one insurance")
    before = say("结束月份不能早于开始月份", "The last month cannot be before the first")
    nothing = tuple(replace(option, selected=False) for option in choice.options)
    fields = (
        replace(choice, options=nothing, error=none_chosen),
        start,
        replace(end, value=say("2024年12月", "December 2024"), error=before),
        use,
    )
    errors = (Point("insurances", none_chosen), Point("to", before))
    return replace(page, body=replace(page.body, fields=fields, errors=errors))


def _parameters_typed(frame: Frame) -> Page:
    """Lines of text, a year and a tick."""
    say = frame.say
    wrong = say("号码有误：末位与前面不符，请对照证件检查。", "One character is wrong: please compare with the card.")
    fields = (
        FormField("name", say("对方姓名", "The other person's name"), FieldKind.TEXT, "", "陈建国", ()),
        FormField(
            "number",
            say("对方身份证号码", "Their ID number"),
            FieldKind.TEXT,
            say("18位，末位可能是X", "18 characters, the last may be X"),
            "410499195208200012",
            (),
            error=wrong,
            keyboard=Keyboard.LATIN,
        ),
        FormField(
            "amount",
            say("提取金额（元）", "Amount in yuan"),
            FieldKind.TEXT,
            "",
            "",
            (),
            keyboard=Keyboard.NUMBER,
            longest=12,
        ),
        FormField(
            "year",
            say("年度", "Year"),
            FieldKind.YEAR,
            "",
            say("2025年", "2025"),
            tuple(Option(str(year), str(year), year == 2025) for year in range(2014, 2026)),
            open=True,
            year=say("2014—2025年", "2014 – 2025"),
            earlier=True,
        ),
    )
    page = _parameters(frame)
    assert isinstance(page.body, ParametersBody)
    return replace(page, body=replace(page.body, fields=fields, errors=(Point("number", wrong),)))


def _parameters_days(frame: Frame) -> Page:
    """A day being chosen."""
    say = frame.say
    day = FormField(
        "day",
        say("失业日期", "When the job ended"),
        FieldKind.DATE,
        say("不能晚于今天", "Not after today"),
        say("2026年2月11日", "11 February 2026"),
        tuple(Option(f"2026-02-{day:02d}", str(day), day == 11) for day in range(1, 29)),
        open=True,
        year=say("2026年2月", "February 2026"),
        earlier=True,
        later=True,
        up=say("换个月份", "Another month"),
    )
    page = _parameters(frame)
    assert isinstance(page.body, ParametersBody)
    return replace(page, body=replace(page.body, fields=(day,)))


def _with_list(frame: Frame, **changes: object) -> Page:
    """A list that is unfolded."""
    say = frame.say
    reports = FormField(
        "reports",
        say("打印哪些报告？", "Which reports?"),
        FieldKind.LIST,
        say("只列近三个月的报告", "Those of the last three months"),
        "",
        (),
        open=True,
    )
    page = _parameters(frame)
    assert isinstance(page.body, ParametersBody)
    return replace(page, body=replace(page.body, fields=(replace(reports, **changes),)))  # type: ignore[arg-type]


def _parameters_list(frame: Frame) -> Page:
    """Any number of a list of several leaves."""
    say = frame.say
    blood = say("血常规（2026年2月{}日 门诊检验）", "Blood count ({} February 2026, outpatient laboratory)")
    return _with_list(
        frame,
        value=say("血常规（2026年2月3日 门诊检验）", "Blood count (3 February 2026, outpatient laboratory)"),
        options=tuple(Option(f"R-{day}", blood.format(day), day == 3) for day in range(1, 9)),
        many=True,
        year=say("第1–8项，共23项", "1 to 8 of 23"),
        later=True,
    )


def _parameters_places(frame: Frame) -> Page:
    """The places within a place."""
    say = frame.say
    places = (("许昌市", "Xuchang"), ("平顶山市", "Pingdingshan"), ("三门峡市", "Sanmenxia"), ("洛阳市", "Luoyang"))
    return _with_list(
        frame,
        options=tuple(Option(en, say(zh, en), en == "Xuchang") for zh, en in places),
        year=say("恩施土家族苗族自治州　第9–12项，共12项", "Enshi Tujia and Miao Autonomous Prefecture: 9 to 12 of 12"),
        earlier=True,
        up=say("上一级", "One level up"),
    )


def _parameters_list_asked(frame: Frame) -> Page:
    """What can be chosen is being asked for."""
    words = frame.say(
        "正在向卫生健康部门取可选内容，通常几秒钟。",
        "Asking Health what there is to choose. This usually takes a few seconds.",
    )
    asked = _with_list(frame, note=words, up=frame.say("上一级", "One level up"))
    assert isinstance(asked.body, ParametersBody)
    (first,) = asked.body.fields
    folded = replace(first, key="hospital", open=False, note=frame.say("点按选择", "Touch to choose"), up="")
    return replace(asked, body=replace(asked.body, fields=(folded, first)))
