"""Whom the sandbox's population, phone, family and company registers know: all invented, as ``people`` are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Identity:
    """One person of the population register."""

    number: str
    name: str
    phone: str = ""  # as it is shown; the whole number is kept nowhere
    guardians: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()  # by the household register

    def __repr__(self) -> str:
        return "Identity(…)"


@dataclass(frozen=True)
class Company:
    """One body of the company register, with the roles of people in it."""

    credit_code: str
    name: str
    roles: tuple[tuple[str, str], ...]  # number, key of a role


_ADULT, _ELDER, _YOUNG, _SELF_EMPLOYED = (
    "410499198503150008",
    "410499195208200013",
    "410499199911070028",
    "411099197801010016",
)
_IDENTITIES = (
    Identity(_ADULT, "林晓梅", "199****0008", relatives=(_ELDER,)),
    Identity(_ELDER, "周德福", relatives=(_ADULT,)),  # no phone: the way is closed to him, and he is told
    Identity(_YOUNG, "苏文静", "199****0028"),
    Identity(_SELF_EMPLOYED, "赵志远", "199****0016"),
    Identity("410499201806150018", "陈一诺", guardians=(_ADULT,)),
    Identity("411099202510010028", "林小满", guardians=(_ADULT,)),
)
IDENTITIES = {identity.number: identity for identity in _IDENTITIES}

#: Travel permits by number, and whose they are: made up, with digits that no permit has had.
PERMITS = {"C00000008": _ADULT, "H00000000": _ELDER}

ROLES = {
    "legal_representative": ("法定代表人", "Legal representative"),
    "finance": ("财务负责人", "Head of finance"),
    "agent": ("经办人", "Clerk"),
}
_COMPANIES = (
    Company(
        "91410499MA9DEM0018",
        "演示市示例机械有限公司",
        ((_ADULT, "legal_representative"), (_ADULT, "finance"), (_ELDER, "agent")),
    ),
    Company("92410499MA9DEM01XW", "演示市示例小吃店", ((_SELF_EMPLOYED, "legal_representative"),)),
    Company("12410499MB9DEM021H", "演示市示例职业技术学校", ((_YOUNG, "agent"),)),
)
COMPANIES = {company.credit_code: company for company in _COMPANIES}


def is_male(number: str) -> bool:
    """The seventeenth digit is odd for men."""
    return number[16:17] in "13579"
