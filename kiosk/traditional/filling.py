"""Traditional Chinese for data that says things in several languages."""

from __future__ import annotations

from typing import Any

from kiosk.traditional.converting import converter


def fill(data: Any) -> Any:
    """``data`` as YAML or JSON gives it, with ``zh-Hant`` beside every ``zh-CN`` that has none.

    What an author wrote himself stays. Everything else stays too: codes, numbers, the names of people, which are plain
    texts and have no languages.
    """
    if isinstance(data, dict):
        filled = {key: fill(value) for key, value in data.items()}
        simplified = filled.get("zh-CN")
        if isinstance(simplified, str) and "zh-Hant" not in filled:
            filled["zh-Hant"] = converter()(simplified)
        return filled
    if isinstance(data, list):
        return [fill(one) for one in data]
    return data
