"""The two short forms at the end: more about a rating, and what could not be done. Their fields, and what is wrong in
them. Nothing is ticked beforehand, and no field but one must be filled in."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.rules.typed_text import mistake_in, tidy
from kiosk.session.values import Values

CHOSEN, WORDS, PHONE, ATTACH = "said_reasons", "said_words", "said_phone", "said_attach"
#: What may be attached: what the terminal knows, and who it was.
SITUATION, NAME = "situation", "name"
MOST_WORDS, MOST_PHONE = 200, 20


def picked(values: Values, key: str, option: str, offered: Collection[str]) -> Values:
    """With ``option`` chosen, or no more."""
    if key not in (CHOSEN, ATTACH) or option not in offered:
        return values
    there = values.get(key)
    chosen = tuple(one for one in there if one != option) if option in there else (*there, option)
    return values.put(key, chosen)


def written(values: Values, key: str, text: str) -> Values:
    """With a line of text. What cannot be seen is not kept: it would turn around what stands beside it."""
    longest = {WORDS: MOST_WORDS, PHONE: MOST_PHONE}.get(key)
    if longest is None:
        return values
    seen = "".join(sign for sign in text if sign.isprintable())
    return values.put(key, (seen[:longest],))


def words_of(values: Values) -> str:
    return tidy("words", values.one(WORDS))


def phone_of(values: Values) -> str:
    return tidy("phone", values.one(PHONE))


def phone_is_wrong(values: Values) -> bool:
    phone = phone_of(values)
    return bool(phone) and mistake_in("phone", phone) is not None


def says_nothing(values: Values) -> bool:
    return not values.get(CHOSEN) and not words_of(values)
