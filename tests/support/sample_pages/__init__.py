"""A believable page of every kind, in Chinese and in English, with two real items and synthetic people.

A module a kind. Some pages are written out here, in the words of one good day; the others are the presenter's own.
"""

from __future__ import annotations

from screens.models import Page, TextSize, ThemeName
from tests.support.sample_pages.access import access_pages
from tests.support.sample_pages.afterwards import afterwards_bodies
from tests.support.sample_pages.answers import answer_pages
from tests.support.sample_pages.applying import application_bodies
from tests.support.sample_pages.attendant import attendant_pages
from tests.support.sample_pages.capture import capture_bodies
from tests.support.sample_pages.closed import closed_bodies
from tests.support.sample_pages.frame import PICTURE, Frame
from tests.support.sample_pages.id_card import id_card_pages
from tests.support.sample_pages.identity import identity_bodies
from tests.support.sample_pages.items import item_pages
from tests.support.sample_pages.matters import matters_bodies
from tests.support.sample_pages.parameters import parameter_pages
from tests.support.sample_pages.public import public_pages
from tests.support.sample_pages.signature import signature_bodies
from tests.support.sample_pages.technician import technician_bodies
from tests.support.sample_pages.troubles import trouble_pages
from tests.support.sample_pages.wallet import wallet_bodies

__all__ = ["LANGUAGES", "PICTURE", "sample_pages"]

LANGUAGES = ("zh-CN", "en")


def sample_pages(
    language: str, theme: ThemeName = ThemeName.STANDARD, text_size: TextSize = TextSize.M
) -> dict[str, Page]:
    """Pages by a name that sorts in the order of the way: attract, home, item … closed."""
    frame = Frame(language, theme, text_size)
    bodies = {
        **identity_bodies(language),
        **application_bodies(language),
        **signature_bodies(frame.say),
        **afterwards_bodies(language),
        **matters_bodies(language),
        **capture_bodies(language),
        **wallet_bodies(language),
        **technician_bodies(language),
        **closed_bodies(language),
    }
    return {
        **{name: frame.page(kind, body) for name, (kind, body) in bodies.items()},
        **public_pages(frame),
        **item_pages(frame),
        **id_card_pages(frame),
        **parameter_pages(frame),
        **answer_pages(frame),
        **trouble_pages(frame),
        **attendant_pages(frame),
        **access_pages(language, theme, text_size),
    }
