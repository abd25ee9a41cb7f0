"""Reading a brand's folder: all mistakes at once, each at its line of ``brand.toml``."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
import wave
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.brand.model import Brand, Tone
from kiosk.brand.palette import BRANDED, weak_pairs
from kiosk.catalogue.model import Titled
from kiosk.profile.lines import key_lines
from kiosk.texts import Language, Text

FILE = "brand.toml"
_SECTIONS = ("schema_version", "names", "mark", "colours", "attract", "sounds")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PATH_DATA = re.compile(r"[Mm][MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]{1,8000}")
_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PICTURE = 512 * 1024
#: A tone is a sign and not a melody.
_MOST_SECONDS = 1.5


@dataclass(frozen=True)
class BrandProblem:
    """One mistake. ``key`` is the dotted path in the file, ``line`` counts from 1."""

    file: Path
    line: int
    key: str
    text: Text


class BrandInvalid(Exception):
    """The brand cannot be used; ``problems`` has all its mistakes, in the order of their lines."""

    def __init__(self, problems: tuple[BrandProblem, ...]) -> None:
        super().__init__("; ".join(f"{p.file.name}:{p.line}: {p.key}: {p.text.id}" for p in problems))
        self.problems = problems


def read_brand(folder: Path) -> Brand:
    """The brand in ``folder``. Raises BrandInvalid: missing, unreadable, not TOML, or with mistakes."""
    file = folder / FILE
    try:
        text = file.read_text("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "?"
        raise BrandInvalid((BrandProblem(file, 1, "", Text.of("brand-unreadable", reason=reason)),)) from None
    except ValueError as error:  # not UTF-8, or not TOML: its words name the line
        found = re.search(r"at line (\d+)", str(error))
        problem = BrandProblem(file, int(found[1]) if found else 1, "", Text.of("brand-not-toml"))
        raise BrandInvalid((problem,)) from None
    reader = _Reader(file, key_lines(text))
    brand = reader.read(data)
    if reader.problems:
        raise BrandInvalid(tuple(sorted(reader.problems, key=lambda problem: (problem.line, problem.key))))
    return brand


class _Reader:
    def __init__(self, file: Path, lines: Mapping[tuple[str, ...], int]) -> None:
        self._file = file
        self._lines = lines
        self.problems: list[BrandProblem] = []

    def read(self, data: dict[str, Any]) -> Brand:
        self._known((), data, _SECTIONS)
        if data.get("schema_version") != 1:
            self._wrong(("schema_version",), Text.of("brand-schema"))
        mark = self._section(data, "mark", ("path", "picture"))
        attract = self._section(data, "attract", ("headline", "note"))
        if {"path", "picture"} <= mark.keys():
            self._wrong(("mark",), Text.of("brand-two-marks"))
        return Brand(
            names=self._words(("names",), data.get("names")),
            mark=self._path_data(mark.get("path")),
            picture=self._picture(mark.get("picture")),
            colours=self._colours(self._section(data, "colours", BRANDED)),
            headline=self._words(("attract", "headline"), attract.get("headline")),
            note=self._words(("attract", "note"), attract.get("note")),
            sounds=dict(self._sounds(self._section(data, "sounds", tuple(Tone)))),
        )

    def _wrong(self, path: tuple[str, ...], text: Text) -> None:
        known = path
        while known and known not in self._lines:
            known = known[:-1]
        self.problems.append(BrandProblem(self._file, self._lines.get(known, 1), ".".join(path), text))

    def _known(self, path: tuple[str, ...], data: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for key in data:
            if key not in known:
                close = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
                meant = close[0] if close else ", ".join(known)
                self._wrong((*path, key), Text.of("brand-unknown-key", key=key, known=meant))

    def _section(self, data: Mapping[str, Any], name: str, known: tuple[str, ...]) -> dict[str, Any]:
        section = data.get(name, {})
        if not isinstance(section, dict):
            self._wrong((name,), Text.of("brand-not-a-section", key=name))
            return {}
        self._known((name,), section, known)
        return {key: value for key, value in section.items() if key in known}

    def _words(self, path: tuple[str, ...], value: Any) -> Titled | None:
        if value is None:
            return None
        if not isinstance(value, dict) or not all(isinstance(word, str) and word.strip() for word in value.values()):
            self._wrong(path, Text.of("brand-not-words", key=path[-1]))
            return None
        self._known(path, value, tuple(Language))
        missing = [language for language in (Language.CHINESE, Language.ENGLISH) if language not in value]
        for language in missing:
            self._wrong(path, Text.of("brand-missing-language", language=language.value))
        if missing:
            return None
        return Titled(**{key: word for key, word in value.items() if key in set(Language)})

    def _path_data(self, value: Any) -> str:
        if value is None:
            return ""
        if not isinstance(value, str) or not _PATH_DATA.fullmatch(value.strip()):
            self._wrong(("mark", "path"), Text.of("brand-not-a-path"))
            return ""
        return value.strip()

    def _colours(self, section: Mapping[str, Any]) -> dict[str, str]:
        right = {}
        for name, value in section.items():
            if isinstance(value, str) and _COLOUR.fullmatch(value):
                right[name] = value.lower()
            else:
                self._wrong(("colours", name), Text.of("brand-not-a-colour", value=str(value)[:20]))
        for weak in weak_pairs(right):
            self._wrong(
                ("colours", weak.colour),
                Text.of(
                    "brand-low-contrast" if weak.suggested else "brand-low-contrast-hopeless",
                    beside=weak.beside,
                    ratio=f"{weak.ratio:.2f}",
                    least=f"{weak.least:.1f}",
                    suggested=weak.suggested,
                ),
            )
        return right

    def _file_beside(self, path: tuple[str, ...], value: Any) -> Path | None:
        """A file in the folder itself: a brand is one folder, and can be copied as one."""
        if not isinstance(value, str) or not value or Path(value).name != value:
            self._wrong(path, Text.of("brand-not-a-file-name"))
            return None
        file = self._file.parent.resolve() / value
        if not file.is_file():
            self._wrong(path, Text.of("brand-no-file", name=value))
            return None
        return file

    def _picture(self, value: Any) -> Path | None:
        path = ("mark", "picture")
        if value is None or (file := self._file_beside(path, value)) is None:
            return None
        with file.open("rb") as opened:
            signature = opened.read(len(_PNG))
        if signature != _PNG or file.stat().st_size > _MOST_PICTURE:
            self._wrong(path, Text.of("brand-not-a-png", most=_MOST_PICTURE // 1024))
            return None
        return file

    def _sounds(self, section: Mapping[str, Any]) -> Iterator[tuple[str, Path]]:
        for name, value in section.items():
            path = ("sounds", name)
            file = self._file_beside(path, value)
            if file is None:
                continue
            if _is_tone(file):
                yield name, file
            else:
                self._wrong(path, Text.of("brand-not-a-tone", seconds=str(_MOST_SECONDS)))


def _is_tone(file: Path) -> bool:
    try:
        with wave.open(str(file), "rb") as sound:
            seconds = sound.getnframes() / max(1, sound.getframerate())
            return sound.getsampwidth() == 2 and sound.getnchannels() <= 2 and 0 < seconds <= _MOST_SECONDS
    except (wave.Error, EOFError, OSError):
        return False
