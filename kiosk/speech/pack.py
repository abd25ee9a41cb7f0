"""A pack of recorded prompts: a folder or a zip with ``pack.toml``, a WAV a text, and a signed list of hashes.

::

    pack.toml      language (BCP 47), voice, licence, version, sample_rate
    prompts/<text id>.wav
    hashes.txt     a line a file: its SHA-256, that of the words it was recorded for ("-" for pack.toml), its name
    hashes.sig     Ed25519 signature (RFC 8032) over hashes.txt, as base64

A recording is found by the words that are to be said. Words that were changed since it was recorded are other words:
they go to the voice, and ``kiosk speech check`` says which.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import tomllib
import zipfile
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from kiosk.speech.utterance import Prompt

ABOUT, HASHES, SIGNATURE, PROMPTS = "pack.toml", "hashes.txt", "hashes.sig", "prompts"
NO_WORDS = "-"
#: A pack is some hundred sentences of some seconds.
_MOST_BYTES = 400 << 20
_MOST_FILE_BYTES = 8 << 20


class PackFault(StrEnum):
    """Why a pack is not played."""

    MISSING = "missing"  # it, or a file that it lists
    UNREADABLE = "unreadable"  # pack.toml, the list, or a file are not what they should be
    NO_KEY = "no_key"  # whose signature it should bear cannot be read
    NOT_SIGNED = "not_signed"  # by that key
    ALTERED = "altered"  # a file is not the one that was signed
    OTHER_LANGUAGE = "other_language"
    TOO_LARGE = "too_large"


class PackRefused(Exception):
    """``detail`` is a file's name or a line's number, never what is said."""

    def __init__(self, fault: PackFault, detail: str) -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True)
class PackAbout:
    language: str
    voice: str
    licence: str
    version: str
    sample_rate: int


@dataclass(frozen=True)
class Entry:
    """A line of the list."""

    file_hash: str
    words_hash: str
    name: str

    @property
    def text_id(self) -> str:
        return Path(self.name).stem


@dataclass(frozen=True)
class PromptPack:
    """A pack that was looked through: every file is there, and is the one that was signed."""

    about: PackAbout
    entries: tuple[Entry, ...]
    files: PackFiles = field(repr=False)

    @cached_property
    def _by_words(self) -> dict[str, Entry]:
        return {entry.words_hash: entry for entry in self.entries}

    def find(self, words: str) -> Prompt | None:
        """The recording of these very words."""
        entry = self._by_words.get(hash_of_words(words))
        if entry is None:
            return None
        try:
            content = self.files.read(entry.name)
        except PackRefused:
            return None
        # It was whole at the start; a file that was exchanged since is not played.
        return Prompt(entry.text_id, content) if hash_of(content) == entry.file_hash else None


class PackFiles:
    """A folder or a zip, read by name."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def read(self, name: str) -> bytes:
        """Raises PackRefused."""
        try:
            if self._place.is_dir():
                file = self._place / name
                if file.stat().st_size > _MOST_FILE_BYTES:
                    raise PackRefused(PackFault.TOO_LARGE, name)
                return file.read_bytes()
            with zipfile.ZipFile(self._place) as archive:
                if archive.getinfo(name).file_size > _MOST_FILE_BYTES:
                    raise PackRefused(PackFault.TOO_LARGE, name)
                return archive.read(name)
        except (KeyError, FileNotFoundError):
            raise PackRefused(PackFault.MISSING, name) from None
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
            raise PackRefused(PackFault.UNREADABLE, name) from None


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def hash_of_words(words: str) -> str:
    return hash_of(words.strip().encode())


def load_pack(place: Path, key: Path, language: str) -> PromptPack:
    """The pack of ``language``. Raises PackRefused."""
    pack = open_pack(place, key)
    if pack.about.language != language:
        raise PackRefused(PackFault.OTHER_LANGUAGE, pack.about.language)
    return pack


def open_pack(place: Path, key: Path) -> PromptPack:
    """A pack of any language, looked through. ``key``: the public key of who must have signed it, in PEM.

    Raises PackRefused.
    """
    if not place.exists():
        raise PackRefused(PackFault.MISSING, place.name)
    files = PackFiles(place)
    listed = files.read(HASHES)
    _verify(listed, files.read(SIGNATURE), key)
    entries = _entries(listed)
    total = 0
    for entry in entries:
        content = files.read(entry.name)
        total += len(content)
        if total > _MOST_BYTES:
            raise PackRefused(PackFault.TOO_LARGE, entry.name)
        if hash_of(content) != entry.file_hash:
            raise PackRefused(PackFault.ALTERED, entry.name)
    if ABOUT not in {entry.name for entry in entries}:
        raise PackRefused(PackFault.NOT_SIGNED, ABOUT)
    about = read_about(files.read(ABOUT))
    return PromptPack(about, tuple(entry for entry in entries if entry.name != ABOUT), files)


def read_about(content: bytes) -> PackAbout:
    """Raises PackRefused."""
    try:
        said = tomllib.loads(content.decode())
        if set(said) != {"language", "voice", "licence", "version", "sample_rate"}:
            raise PackRefused(PackFault.UNREADABLE, ABOUT)
        rate = said.pop("sample_rate")
        if not isinstance(rate, int) or not all(isinstance(value, str) and value for value in said.values()):
            raise PackRefused(PackFault.UNREADABLE, ABOUT)
        return PackAbout(sample_rate=rate, **said)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise PackRefused(PackFault.UNREADABLE, ABOUT) from None


def _verify(listed: bytes, signature: bytes, key: Path) -> None:
    try:
        public = load_pem_public_key(key.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm):
        raise PackRefused(PackFault.NO_KEY, key.name) from None
    if not isinstance(public, Ed25519PublicKey):
        raise PackRefused(PackFault.NO_KEY, key.name)
    try:
        public.verify(base64.b64decode(signature, validate=True), listed)
    except (InvalidSignature, binascii.Error, ValueError):
        raise PackRefused(PackFault.NOT_SIGNED, SIGNATURE) from None


def _entries(listed: bytes) -> list[Entry]:
    entries = []
    for number, line in enumerate(listed.decode("utf-8", "replace").splitlines(), start=1):
        parts = line.split(" ", 2)
        if len(parts) != 3 or not _is_own(parts[2]):
            raise PackRefused(PackFault.UNREADABLE, f"{HASHES}:{number}")
        entries.append(Entry(*parts))
    return entries


def _is_own(name: str) -> bool:
    """A name inside of the pack."""
    path = Path(name)
    return name == ABOUT or (path.parent == Path(PROMPTS) and path.suffix == ".wav" and path.stem not in ("", "."))
