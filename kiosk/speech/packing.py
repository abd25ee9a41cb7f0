"""Making a pack: what has to be recorded, looking through recordings, levelling them, signing the list."""

from __future__ import annotations

import base64
import csv
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path

import tomli_w
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from kiosk.speech.pack import (
    ABOUT,
    HASHES,
    NO_WORDS,
    PROMPTS,
    SIGNATURE,
    Entry,
    PackAbout,
    PromptPack,
    hash_of,
    hash_of_words,
)
from kiosk.speech.sound import Sound, SoundError, louder, read_wave, trimmed, write_wave
from kiosk.speech.voice import espeak_command
from kiosk.texts import Language, fixed_texts

#: Texts that no resident hears: the command line's, the log's, paper's, the attendant's.
_UNSPOKEN = frozenset({"attendant", "commands", "devices", "documents", "profile", "queue", "rehearsal"})
#: Every prompt is brought to this loudness (dB of full scale), as long as its peaks allow it.
LOUDNESS = -20.0
_HIGHEST_PEAK = -1.0
_MARGIN_SECONDS = 0.15
#: What a take must be, before it is levelled.
_QUIETEST = -40.0
_MOST_CLIPPED = 4
_LONGEST_SILENCE = 1.5
_SHORTEST = 0.2
_SECONDS_A_SIGN = (0.03, 0.9)


class TakeFault(StrEnum):
    """What is wrong with a recording."""

    NO_SOUND = "no_sound"  # not a WAV file of one channel and 16 bits
    OTHER_RATE = "other_rate"
    TOO_QUIET = "too_quiet"
    CLIPPED = "clipped"
    TOO_MUCH_SILENCE = "too_much_silence"
    TOO_SHORT = "too_short"  # for what is to be said
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class BadTake:
    text_id: str
    fault: TakeFault


def prompts_of(language: Language) -> dict[str, str]:
    """Text id -> the words that a voice can record, of everything a resident may hear that never varies."""
    return fixed_texts(language, without=_UNSPOKEN)


def script(prompts: Mapping[str, str]) -> str:
    """The list for whoever records: CSV with the name of each file and what to say."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(("file", "words"))
    writer.writerows((f"{text_id}.wav", words) for text_id, words in prompts.items())
    return out.getvalue()


def take_faults(sound: Sound, words: str, rate: int) -> Iterator[TakeFault]:
    """What is wrong with a recording of ``words``."""
    if sound.rate != rate:
        yield TakeFault.OTHER_RATE
    if sound.loudness < _QUIETEST:
        yield TakeFault.TOO_QUIET
        return
    if sound.clipped > _MOST_CLIPPED:
        yield TakeFault.CLIPPED
    if max(sound.silence) > _LONGEST_SILENCE:
        yield TakeFault.TOO_MUCH_SILENCE
    said = sound.seconds - sum(sound.silence)
    least, most = (seconds * len(words) for seconds in _SECONDS_A_SIGN)
    if said < max(_SHORTEST, least):
        yield TakeFault.TOO_SHORT
    if said > max(3.0, most):
        yield TakeFault.TOO_LONG


def levelled(sound: Sound) -> Sound:
    """As loud as the others, with a short silence at either end."""
    cut = trimmed(sound, _MARGIN_SECONDS)
    change = min(LOUDNESS - cut.loudness, _HIGHEST_PEAK - cut.peak)
    return louder(cut, 10 ** (change / 20))


def take_recordings(folder: Path, prompts: Mapping[str, str], rate: int) -> tuple[dict[str, bytes], list[BadTake]]:
    """The good takes of ``folder``, levelled, and what is wrong with the others. What is not there is neither."""
    good: dict[str, bytes] = {}
    bad: list[BadTake] = []
    for text_id, words in prompts.items():
        file = folder / f"{text_id}.wav"
        if not file.is_file():
            continue
        try:
            sound = read_wave(file.read_bytes())
        except SoundError:
            bad.append(BadTake(text_id, TakeFault.NO_SOUND))
            continue
        faults = [BadTake(text_id, fault) for fault in take_faults(sound, words, rate)]
        bad += faults
        if not faults:
            good[text_id] = write_wave(levelled(sound))
    return good, bad


def speak_prompts(prompts: Mapping[str, str], language: str) -> Iterator[tuple[str, bytes]]:
    """Every prompt by espeak-ng, for a demonstration. Raises OSError when it is not there."""
    for text_id, words in prompts.items():
        made = subprocess.run(
            espeak_command(language, 100, 100), input=words.encode(), capture_output=True, check=True, timeout=30
        )
        # It writes its head before it knows the length: the samples are what comes after it.
        sound = read_wave(_with_length(made.stdout))
        yield text_id, write_wave(levelled(sound))


def _with_length(piped: bytes) -> bytes:
    """A WAV file from a pipe, with the lengths in its head put right (RIFF: 4 bytes at 4, and after "data")."""
    head = piped.find(b"data") + 8
    length = len(piped) - head
    return b"".join((piped[:4], (len(piped) - 8).to_bytes(4, "little"), piped[8 : head - 4],
                     length.to_bytes(4, "little"), piped[head:]))  # fmt: skip


# --- the list and its signature ---------------------------------------------------------------------------------------


class Signer:
    """The key of whoever answers for a pack."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    def sign(self, content: bytes) -> bytes:
        return base64.b64encode(self._key.sign(content))


def read_key(file: Path) -> Signer:
    """Raises OSError, or ValueError when it is no private Ed25519 key in PEM."""
    key = load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("not an Ed25519 key")
    return Signer(key)


def new_key(private: Path, public: Path) -> Signer:
    """A fresh pair; the private one is readable by its owner alone. Raises FileExistsError rather than replace one."""
    key = Ed25519PrivateKey.generate()
    handle = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return Signer(key)


def about_pack(about: PackAbout) -> bytes:
    return tomli_w.dumps(
        {
            "language": about.language,
            "voice": about.voice,
            "licence": about.licence,
            "version": about.version,
            "sample_rate": about.sample_rate,
        }
    ).encode()


def write_pack(
    place: Path, about: PackAbout, prompts: Mapping[str, str], audio: Mapping[str, bytes], signer: Signer
) -> None:
    """A pack in the folder ``place``: ``audio`` by text id, each recorded for the words in ``prompts``."""
    (place / PROMPTS).mkdir(parents=True, exist_ok=True)
    described = about_pack(about)
    (place / ABOUT).write_bytes(described)
    entries = [Entry(hash_of(described), NO_WORDS, ABOUT)]
    for text_id, content in sorted(audio.items()):
        name = f"{PROMPTS}/{text_id}.wav"
        (place / name).write_bytes(content)
        entries.append(Entry(hash_of(content), hash_of_words(prompts[text_id]), name))
    listed = "".join(f"{entry.file_hash} {entry.words_hash} {entry.name}\n" for entry in entries).encode()
    (place / HASHES).write_bytes(listed)
    (place / SIGNATURE).write_bytes(signer.sign(listed))


@dataclass(frozen=True)
class PackState:
    """What a pack lacks for the texts of today: text ids."""

    missing: tuple[str, ...]
    outdated: tuple[str, ...]  # the words have changed since they were recorded
    needless: tuple[str, ...]  # nobody says these any more
    quiet: tuple[str, ...]


def pack_state(pack: PromptPack, prompts: Mapping[str, str]) -> PackState:
    """Raises PackRefused when a file cannot be read any more."""
    recorded = {entry.text_id: entry.words_hash for entry in pack.entries}
    quiet = [entry.text_id for entry in pack.entries if _is_quiet(pack.files.read(entry.name))]
    return PackState(
        missing=tuple(text_id for text_id in prompts if text_id not in recorded),
        outdated=tuple(t for t, words in prompts.items() if t in recorded and recorded[t] != hash_of_words(words)),
        needless=tuple(text_id for text_id in recorded if text_id not in prompts),
        quiet=tuple(quiet),
    )


def _is_quiet(content: bytes) -> bool:
    try:
        return read_wave(content).loudness < _QUIETEST
    except SoundError:
        return True
