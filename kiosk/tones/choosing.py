"""Which tone a page brings. PURE. There is none for trouble: nobody is put to shame in a hall."""

from __future__ import annotations

from kiosk.brand.model import Tone
from screens.models import GuidanceBody, Page, Scene

#: Names of controls that are touched; what is typed makes no sound.
_TOUCHED = ("action:", "item:", "option:", "tab:", "group:")
_BROUGHT = {
    Scene.TAKE_PAPER: Tone.SUCCESS,
    Scene.DONE: Tone.SUCCESS,
    Scene.TAKE_CARD: Tone.ATTENTION,
}


def tone_of_page(before: Page | None, now: Page) -> Tone | None:
    """What is new on the page and worth a sign; None for what somebody who calmed the terminal sees."""
    if now.calm or before is None:
        return None
    if now.warning is not None and before.warning is None:
        return Tone.ATTENTION
    if now.reminder and not before.reminder:
        return Tone.ATTENTION
    scene = _scene(now)
    return _BROUGHT.get(scene) if scene is not _scene(before) else None


def tone_of_intent(name: str, page: Page | None) -> Tone | None:
    """The sign that a touch was taken."""
    touched = name.startswith(_TOUCHED) and page is not None and not page.calm
    return Tone.TOUCH if touched else None


def _scene(page: Page) -> Scene:
    return page.body.scene if isinstance(page.body, GuidanceBody) else Scene.NONE
