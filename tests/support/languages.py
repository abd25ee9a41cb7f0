"""Languages of parametrized tests."""

from __future__ import annotations

import pytest

from kiosk.texts import Language

#: The two that are written whole by hand; the long run takes those that follow from them and are completed by them too.
EVERY_LANGUAGE = [
    Language.CHINESE,
    Language.ENGLISH,
    *(
        pytest.param(language, marks=pytest.mark.long)
        for language in Language
        if language not in (Language.CHINESE, Language.ENGLISH)
    ),
]
