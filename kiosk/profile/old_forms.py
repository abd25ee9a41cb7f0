"""What a technician is told of a file that says something in its old form."""

from __future__ import annotations

from kiosk.profile.changes import SCHEMA_VERSION
from kiosk.profile.layers import OldForm
from kiosk.texts import Text


def in_words(old: OldForm) -> Text:
    """Since when it is written otherwise, and how."""
    if old.change is None:
        return Text.of("profile-old-version", found=old.found, now=SCHEMA_VERSION, file=str(old.place.file))
    since = old.change.since.isoformat()
    if old.change.new is None:
        return Text.of("profile-old-without-effect", since=since)
    return Text.of("profile-old-form", since=since, form=old.found)
