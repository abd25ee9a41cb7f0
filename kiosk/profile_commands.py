"""``kiosk profile``: check a terminal's file, write an older one anew, ask what a key means and who said it, compare
two, begin a new one.

Exit codes: 0 done, 1 two profiles differ, 2 the call or a profile is wrong.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from kiosk.calling import JsonOption, ProfileOption

if TYPE_CHECKING:
    from kiosk.profile import Profile
    from kiosk.profile.comparing import Difference, Side
    from kiosk.profile.layers import Layered
    from kiosk.texts import Words

profile_commands = typer.Typer(no_args_is_help=True, help="the terminal's profile")

_DIFFERENT, _WRONG_CALL = 1, 2
_SAMPLES = Path(__file__).parents[1] / "config" / "profiles"


class Kind(StrEnum):
    """The samples that a new profile begins with."""

    HALL = "hall-24h"
    BANK = "bank-stm"
    VILLAGE = "village"


def _fail(*lines: str) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(_WRONG_CALL)


def _layered(file: Path) -> Layered:
    """The files of a profile, or every mistake in them and exit code 2."""
    from kiosk.cli import open_profile
    from kiosk.profile.layers import read_layers

    open_profile(file)
    return read_layers(file)


@profile_commands.command("check")
def check(
    file: Path,
    *,
    here: Annotated[bool, typer.Option("--here", help="this is the terminal: what it names must be there")] = False,
) -> None:
    """Explain every mistake in a profile at its line."""
    from kiosk import starting
    from kiosk.cli import open_profile, words
    from kiosk.profile.layers import read_layers
    from kiosk.profile.whereabouts import check_whereabouts

    said = words()
    profile = open_profile(file)
    try:
        starting.open_brand(profile)
    except starting.CannotStart as why:
        _fail(*why.lines)
    if problems := starting.chosen_in_vain(file, profile):
        _fail(*problems, said.of("profile-problem-count", count=len(problems)))
    layered = read_layers(file)
    if misplaced := list(check_whereabouts(layered, profile, here=here)):
        lines = [f"{one.file}:{one.line}: {one.key}: {said.say(one.told)}" for one in misplaced]
        _fail(*lines, said.of("profile-problem-count", count=len(lines)))
    for line in (*_old_forms(layered, said), *_pins_of_samples(layered, profile, said)):
        typer.echo(line)
    if len(layered.files) > 1:
        typer.echo(said.of("profile-made-of", files=", ".join(each.name for each in layered.files)))
    fitted = sum(getattr(profile.devices, name) is not None for name in type(profile.devices).model_fields)
    typer.echo(said.of("profile-valid", file=str(file), terminal=profile.terminal.id, devices=fitted))
    if not here:
        typer.echo(said.of("profile-not-looked-at", file=str(file)))


def _pins_of_samples(layered: Layered, profile: Profile, said: Words) -> Iterator[str]:
    """A PIN that came with a sample: the demonstration's, which everybody knows, or one that nobody does."""
    samples = "\n".join(file.read_text("utf-8") for file in _SAMPLES.glob("*.toml"))
    for name in ("attendant", "technician"):
        section = getattr(profile, name)
        if section is None or profile.kind == "rehearsal" or section.pin_hash.get_secret_value() not in samples:
            continue
        place = layered.at((name, "pin_hash"))
        words = said.of("profile-pin-of-sample", file=str(layered.file))
        yield f"{place.file}:{place.line}: {name}.pin_hash: {words}"


def _old_forms(layered: Layered, said: Words) -> Iterator[str]:
    from kiosk.profile.old_forms import in_words

    for old in layered.old_forms:
        key = "" if old.change is None else f" {'.'.join(old.change.old)}:"
        yield f"{old.place.file}:{old.place.line}:{key} " + said.say(in_words(old))


@profile_commands.command("migrate")
def migrate(
    file: Path,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show what would change, and write nothing")] = False,
) -> None:
    """Write an older profile in its present form; comments stay, and the old file beside it."""
    import difflib

    from kiosk.cli import words
    from kiosk.profile.layers import read_layers
    from kiosk.profile.migrating import ByHand, present_form
    from kiosk.profile.problems import ProfileInvalid

    said = words()
    try:
        layered = read_layers(file)
    except ProfileInvalid as invalid:
        _fail(*(f"{one.file}:{one.line}: {one.key}: {said.say(one.told)}" for one in invalid.problems))
    for line in _old_forms(layered, said):
        typer.echo(line)
    before = file.read_text("utf-8")
    try:
        after = present_form(file, before)
    except ByHand as hard:
        _fail(said.of("profile-migrate-by-hand", file=str(file), line=hard.line))
    others = dict.fromkeys(old.place.file for old in layered.old_forms if old.place.file != file)
    kept = file.with_name(f"{file.name}.before")
    if after == before:
        typer.echo(said.of("profile-migrate-nothing", file=str(file)))
    elif dry_run:
        shown = difflib.unified_diff(before.splitlines(), after.splitlines(), str(file), str(file), lineterm="")
        typer.echo("\n".join([*shown, said.of("profile-migrate-dry")]))
    elif kept.exists():
        _fail(said.of("profile-migrate-kept", file=str(kept)))
    else:
        try:
            _replace(file, kept, after)
        except OSError as error:
            _fail(said.of("profile-migrate-not-written", file=str(file), reason=error.strerror or "?"))
        typer.echo(said.of("profile-migrate-done", file=str(file), kept=str(kept)))
    for other in others:
        typer.echo(said.of("profile-migrate-other", file=str(other)))


def _replace(file: Path, kept: Path, text: str) -> None:
    """The old file is kept beside it; both are whose it was, and read by whom. Raises OSError."""
    from kiosk.operations.whole_file import write_whole

    was = file.stat()
    shutil.copyfile(file, kept)
    write_whole(file, text.encode("utf-8"))
    for each in (kept, file):
        os.chown(each, was.st_uid, was.st_gid)
        each.chmod(stat.S_IMODE(was.st_mode))


@profile_commands.command("explain")
def explain(key: str, profile: ProfileOption) -> None:
    """What KEY means (for example timeouts.public_seconds), what it is at this terminal, and which file said it."""
    from kiosk.cli import words
    from kiosk.profile import explaining

    said = words()
    try:
        explained = explaining.explain(_layered(profile), key)
    except explaining.NoSuchKey as missing:
        if missing.meant:
            _fail(said.of("explain-no-such-key-meant", key=missing.key, meant=missing.meant))
        _fail(said.of("explain-no-such-key", key=missing.key))
    for line in explaining.in_words(explained, said):
        typer.echo(line)


@profile_commands.command("diff")
def diff(left: Path, right: Path, *, json: JsonOption = False) -> None:
    """The keys in which two profiles differ, with everything that their layers and defaults say."""
    import json as json_text

    from kiosk.cli import words
    from kiosk.profile.comparing import differences

    found = list(differences(_layered(left), _layered(right)))
    if json:
        typer.echo(json_text.dumps({"differences": [_as_values(each) for each in found]}, ensure_ascii=False))
    else:
        said = words()
        for each in found:
            typer.echo(each.key)
            typer.echo(f"  - {_side(each.left, said)}")
            typer.echo(f"  + {_side(each.right, said)}")
        typer.echo(said.of("profile-differences", count=len(found)))
    raise typer.Exit(_DIFFERENT if found else 0)


def _side(side: Side, said: Words) -> str:
    if side.value is not None and side.place is not None:
        return f"{side.value}  ({side.place.file.name}:{side.place.line})"
    return said.of("explain-by-default", value=side.default) if side.default is not None else said.of("explain-nothing")


def _as_values(each: Difference) -> dict[str, Any]:
    def side(one: Side) -> dict[str, Any]:
        place = None if one.place is None else f"{one.place.file}:{one.place.line}"
        return {"value": one.value, "default": one.default, "said": place}

    return {"key": each.key, "left": side(each.left), "right": side(each.right)}


@profile_commands.command("new")
def new(
    file: Path,
    kind: Annotated[Kind, typer.Option(help="what kind of place it stands in")] = Kind.HALL,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="ask nothing: the sample's own answers")] = False,
) -> None:
    """Begin the profile of a new terminal: a few questions, everything else as the sample of its kind has it."""
    from kiosk.cli import words
    from kiosk.profile import ProfileInvalid, load_profile
    from kiosk.profile.filling import PANELS, fill_in, with_devices

    said = words()
    if file.exists():
        _fail(said.of("profile-new-is-there", file=str(file)))
    sample = (_SAMPLES / f"{kind}.toml").read_text("utf-8")
    if not yes:
        questions: dict[tuple[str, ...], str] = {
            ("terminal", "id"): said.of("profile-new-id"),
            ("terminal", "hall"): said.of("profile-new-hall"),
            ("operator", "name"): said.of("profile-new-operator"),
            ("terminal", "hotline"): said.of("profile-new-hotline"),
            ("terminal", "region"): said.of("profile-new-region"),
            ("platform", "url"): said.of("profile-new-url"),
        }
        answers: dict[tuple[str, ...], object] = {
            path: _ask(question, path, sample) for path, question in questions.items()
        }
        names = {panel.name: panel for panel in PANELS}
        panel = _choose(said.of("profile-new-panel", panels=", ".join(names)), [*names, ""])
        sample = fill_in(sample, {**answers, **(names[panel].values() if panel else {})})
        if (sections := _plugged_in(said)) and typer.confirm(said.of("profile-new-devices", found=sections)):
            sample = with_devices(sample, sections)
    try:
        file.write_text(sample, "utf-8")
        load_profile(file)
    except OSError as error:
        _fail(said.of("profile-new-not-written", file=str(file), reason=error.strerror or "?"))
    except ProfileInvalid as invalid:
        lines = [f"{problem.file}:{problem.line}: {said.say(problem.told)}" for problem in invalid.problems]
        _fail(*lines, said.of("profile-new-mend", file=str(file)))
    for line in _still_the_samples(file, kind, said):
        typer.echo(line)
    typer.echo(said.of("profile-new-done", file=str(file)))


#: What is true of one place alone: of another terminal, the sample's words are wrong.
_OF_THE_PLACE = (
    ("terminal", "hall"),
    ("terminal", "nearest"),
    ("terminal", "region"),
    ("operator", "name"),
    ("operator", "hotline"),
    ("platform", "url"),
    ("platform", "guide_url"),
    ("network", "proxy"),
    ("time", "servers"),
    ("logging", "remote"),
    ("attendant", "pin_hash"),
    ("technician", "pin_hash"),
)


def _still_the_samples(file: Path, kind: Kind, said: Words) -> Iterator[str]:
    """A line for each thing that is as the sample has it and cannot be of this place."""
    from kiosk.profile.layers import read_layers

    ours, theirs = read_layers(file), read_layers(_SAMPLES / f"{kind}.toml")
    for section, key in _OF_THE_PLACE:
        value = ours.data.get(section, {}).get(key)
        if value is not None and value == theirs.data.get(section, {}).get(key):
            place = ours.at((section, key))
            yield f"{place.file}:{place.line}: {section}.{key}: " + said.of("profile-new-still")


def _ask(question: str, path: tuple[str, ...], sample: str) -> object:
    """The answer to one question, asked again until it could stand in a profile; the sample's own is offered. A name is
    asked for in Chinese and in English.
    """
    import tomllib

    from kiosk.profile.loading import mistake_of

    value: Any = tomllib.loads(sample)
    for part in path:
        value = value[part]

    if isinstance(value, dict):
        asked = {
            tongue: typer.prompt(f"{question} ({tongue})", default=value[tongue]).strip() for tongue in ("zh-CN", "en")
        }
        from kiosk.traditional import fill

        return value if asked.items() <= value.items() else fill(asked)

    def right(answer: str) -> str:
        from kiosk.cli import words

        if (mistake := mistake_of(path, answer)) is not None:
            raise typer.BadParameter(words().say(mistake))
        return answer

    return str(typer.prompt(question, default=str(value), value_proc=right))


def _choose(question: str, choices: list[str]) -> str:
    def right(answer: str) -> str:
        if answer not in choices:
            raise typer.BadParameter(", ".join(filter(None, choices)))
        return answer

    return str(typer.prompt(question, default="", show_default=False, value_proc=right))


def _plugged_in(said: Words) -> str:
    """The sections of what is plugged in, "" where nothing is recognised or nothing can be looked at."""
    from drivers.discovery.scanning import NoUdev, plugged_in
    from kiosk.technician import suggestions

    try:
        found = suggestions.suggestions(plugged_in())
    except NoUdev:
        return ""
    ready = tuple(each for each in found if each.verdict is suggestions.Verdict.READY)
    return "\n".join(suggestions.toml(ready, said))
