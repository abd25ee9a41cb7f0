"""What of a signature stands outside the session's value: drawings, and the form's PDF, on their way into the seal."""

from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from typing import Any

from kiosk.session.form.signed_text import STROKES
from offline_queue.model import Material

#: The name and type under which the form goes with an application.
FORM_NAME, PDF = "form.pdf", "application/pdf"
DRAWING = "image/svg+xml"

#: What is held under a handle, None when it is gone.
Find = Callable[[str], bytes | None]


class Missing(LookupError):
    """Something that was confirmed is not held any more: without it nothing is handed in."""


def with_drawings(content: Any, find: Find) -> Any:
    """``content`` (JSON) with every drawing in the place of its handle. Raises Missing."""
    if isinstance(content, list):
        return [with_drawings(one, find) for one in content]
    if not isinstance(content, dict):
        return content
    drawn = {key: with_drawings(one, find) for key, one in content.items() if key != STROKES}
    if isinstance(handle := content.get(STROKES), str):
        picture = find(handle)
        if picture is None:
            raise Missing("a drawn signature")
        drawn["picture"] = {"media_type": DRAWING, "content": base64.b64encode(picture).decode("ascii")}
    return drawn


def form_material(handle: str, find: Find) -> Material:
    """The form as everybody signed it. Raises Missing."""
    pdf = find(handle)
    if pdf is None:
        raise Missing("the form")
    return Material(FORM_NAME, PDF, lambda: BytesIO(pdf))
