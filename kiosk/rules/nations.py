"""The nations of China by their code (GB/T 3304), as the chip of a resident identity card has it."""

from __future__ import annotations

_IN_ORDER = """
汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇
柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京
塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
"""
_NAMES = tuple(_IN_ORDER.split())
_OTHERS = {"97": "其他", "98": "外国血统中国籍人士"}


def nation_name(code: str) -> str:
    """The name that is written in forms (汉族); "" for a code that nobody has."""
    if code in _OTHERS:
        return _OTHERS[code]
    if len(code) == len("01") and code.isascii() and code.isdigit() and 1 <= int(code) <= len(_NAMES):
        return f"{_NAMES[int(code) - 1]}族"
    return ""
