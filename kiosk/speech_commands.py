"""``kiosk speech``: making and checking packs of recorded prompts. Exit codes as in ``kiosk.cli``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.speech.packing import BadTake, Signer
    from kiosk.texts import Language, Words

speech_commands = typer.Typer(no_args_is_help=True, help="recorded prompts")
_FAILED, _WRONG_CALL = 1, 2
_SCRIPT = "script.csv"
KeyOption = Annotated[Path, typer.Option("--key", help="private key (PEM) that signs the pack")]


def _words() -> Words:
    from kiosk.cli import words

    return words()


@speech_commands.command()
def key(private: Path, public: Path) -> None:
    """Make a pair of keys: PRIVATE signs packs, PUBLIC goes to the terminals."""
    from kiosk.speech.packing import new_key

    try:
        new_key(private, public)
    except OSError as error:
        typer.echo(_words().of("speech-cannot-write", name=private.name, reason=error.strerror or "?"), err=True)
        raise typer.Exit(_FAILED) from None


@speech_commands.command()
def build(
    language: str,
    out: Path,
    *,
    sign_with: KeyOption,
    recordings: Annotated[Path | None, typer.Option(help="folder of WAV files, named as script.csv says")] = None,
    demonstration: Annotated[bool, typer.Option("--demonstration", help="let espeak-ng say everything")] = False,
    voice: Annotated[str, typer.Option(help="who speaks")] = "espeak-ng",
    licence: Annotated[str, typer.Option(help="of the recordings (SPDX)")] = "CC0-1.0",
    version: str = "1",
    rate: Annotated[int, typer.Option(min=8000, max=48000, help="samples a second")] = 22050,
) -> None:
    """Make the pack of LANGUAGE in the folder OUT, and OUT/script.csv with all that is still to be recorded.

    Without recordings that is everything: give the list to whoever records.
    """
    from kiosk.speech.pack import PackAbout
    from kiosk.speech.packing import prompts_of, script, take_recordings, write_pack

    spoken, signer = _language(language), _signer(sign_with)
    prompts = prompts_of(spoken)
    said = _words()
    audio: dict[str, bytes] = {}
    bad: list[BadTake] = []
    if recordings is not None:
        audio, bad = take_recordings(recordings, prompts, rate)
    if demonstration:
        audio = {**_spoken({t: words for t, words in prompts.items() if t not in audio}, language), **audio}
    try:
        write_pack(out, PackAbout(language, voice, licence, version, rate), prompts, audio, signer)
        missing = {text_id: words for text_id, words in prompts.items() if text_id not in audio}
        (out / _SCRIPT).write_text(script(missing), encoding="utf-8")
    except OSError as error:
        typer.echo(said.of("speech-cannot-write", name=out.name, reason=error.strerror or "?"), err=True)
        raise typer.Exit(_FAILED) from None
    for take in bad:
        typer.echo(f"{take.text_id}.wav: " + said.of(f"speech-take-{take.fault.value.replace('_', '-')}"), err=True)
    typer.echo(said.of("speech-built", recorded=len(audio), missing=len(missing), bad=len(bad)))
    if bad:
        raise typer.Exit(_FAILED)


@speech_commands.command()
def check(pack: Path, key: Annotated[Path, typer.Option("--key", help="public key (PEM) of who signed it")]) -> None:
    """Say what PACK lacks: prompts that are missing, whose words have changed, that are too quiet."""
    from kiosk.speech.pack import PackRefused, open_pack
    from kiosk.speech.packing import pack_state, prompts_of

    said = _words()
    try:
        opened = open_pack(pack, key)
        state = pack_state(opened, prompts_of(_language(opened.about.language)))
    except PackRefused as refused:
        reason = said.of(f"speech-pack-{refused.fault.value.replace('_', '-')}")
        typer.echo(f"{refused.detail}: {reason}", err=True)
        raise typer.Exit(_FAILED) from None
    for what in ("missing", "outdated", "quiet", "needless"):
        for text_id in getattr(state, what):
            typer.echo(f"{text_id}: " + said.of(f"speech-prompt-{what}"))
    typer.echo(said.of("speech-checked", recorded=len(opened.entries), missing=len(state.missing)))
    if state.missing or state.outdated or state.quiet:
        raise typer.Exit(_FAILED)


def _language(tag: str) -> Language:
    from kiosk.texts import Language

    try:
        return Language(tag)
    except ValueError:
        typer.echo(_words().of("speech-unknown-language", known=", ".join(Language)), err=True)
        raise typer.Exit(_WRONG_CALL) from None


def _signer(file: Path) -> Signer:
    from kiosk.speech.packing import read_key

    try:
        return read_key(file)
    except (OSError, ValueError):
        typer.echo(_words().of("speech-no-key", name=file.name), err=True)
        raise typer.Exit(_WRONG_CALL) from None


def _spoken(prompts: Mapping[str, str], language: str) -> dict[str, bytes]:
    from subprocess import SubprocessError

    from kiosk.speech.packing import speak_prompts

    try:
        return dict(speak_prompts(prompts, language))
    except (OSError, SubprocessError):
        typer.echo(_words().of("speech-no-espeak"), err=True)
        raise typer.Exit(_FAILED) from None
