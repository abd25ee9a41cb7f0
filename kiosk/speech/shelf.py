"""The packs of a terminal, one a language, looked through when the language is first spoken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.speech.pack import PromptPack


class PackShelf:
    """``folder`` holds ``<language>/`` or ``<language>.zip``. What is refused is told once: the voice takes over."""

    def __init__(self, folder: Path | None, key: Path | None, on_refused: Callable[[str], None]) -> None:
        """``on_refused`` hears why and which file, never what is said."""
        self._folder = folder
        self._key = key
        self._on_refused = on_refused
        self._packs: dict[str, PromptPack | None] = {}

    def prompts(self, language: str) -> PromptPack | None:
        """The recordings of ``language``; None where there are none that may be played."""
        if language not in self._packs:
            self._packs[language] = self._load(language)
        return self._packs[language]

    def _load(self, language: str) -> PromptPack | None:
        if self._folder is None or self._key is None:
            return None
        from kiosk.speech.pack import PackRefused, load_pack

        places = (self._folder / language, self._folder / f"{language}.zip")
        place = next((place for place in places if place.exists()), None)
        if place is None:
            return None
        try:
            return load_pack(place, self._key, language)
        except PackRefused as refused:
            self._on_refused(f"pack {language}: {refused}")
            return None
