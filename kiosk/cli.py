"""The command line. Every command imports what it needs and nothing else: the terminal itself must start at once.

Exit codes: 0 done, 1 it was tried and failed, 2 the call or the profile is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from kiosk.bundle_commands import bundle_commands
from kiosk.calling import DemoProfileOption, ProfileOption, SpokenGroup
from kiosk.catalogue_commands import catalogue_commands
from kiosk.device_commands import device_commands
from kiosk.label_commands import labels
from kiosk.power_commands import power_commands
from kiosk.profile_commands import profile_commands
from kiosk.provisioning_commands import carry_enrolment, provision
from kiosk.queue_commands import queue_commands
from kiosk.speech_commands import speech_commands
from kiosk.stats_commands import stats
from kiosk.technician_commands import technician
from kiosk.update_commands import health, update_commands

if TYPE_CHECKING:
    from kiosk.catalogue.collection import Catalogue
    from kiosk.profile import Profile
    from kiosk.texts import Words

main = typer.Typer(cls=SpokenGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
attendant_commands = typer.Typer(no_args_is_help=True, help="what only a person at the machine can know")
brand_commands = typer.Typer(no_args_is_help=True, help="whose terminal it looks like")
bench_commands = typer.Typer(no_args_is_help=True, help="measurements: figures beside a peer, in one run")


def _say_version(asked: bool) -> None:
    if asked:
        from kiosk.updating.own import own_version

        typer.echo(own_version())
        raise typer.Exit


@main.callback()
def about(
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_say_version, help="which release this is")
    ] = False,
) -> None:
    """Self-service government terminal."""


if find_spec("kiosk.central.sandbox") is not None:  # the platform is not on a terminal
    from kiosk.central.sandbox.command import sandbox

    main.command()(sandbox)
main.command()(labels)
main.command()(provision)
main.command("carry-enrolment")(carry_enrolment)
main.command()(stats)
main.command()(health)
main.add_typer(profile_commands, name="profile")
main.add_typer(catalogue_commands, name="catalogue")
main.add_typer(attendant_commands, name="attendant")
main.add_typer(brand_commands, name="brand")
main.add_typer(bundle_commands, name="bundle")
main.add_typer(power_commands, name="power")
main.add_typer(update_commands, name="update")
main.add_typer(bench_commands, name="bench")
main.add_typer(queue_commands, name="queue")
main.add_typer(device_commands, name="devices")
main.add_typer(speech_commands, name="speech")
main.add_typer(technician, name="technician")

DEMO_PROFILE = Path("config/profiles/demo.toml")
WRONG_CALL = 2


def words() -> Words:
    """The command line's words: Chinese where the locale is, English elsewhere."""
    from kiosk import starting

    return starting.words()


def open_profile(file: Path) -> Profile:
    """The profile, or every mistake in it on standard error and exit code 2."""
    from kiosk import starting

    return _or_exit(lambda: starting.open_profile(file))


def open_catalogue(folder: Path) -> Catalogue:
    """The services below ``folder``, or every mistake in them on standard error and exit code 2."""
    from kiosk import starting
    from kiosk.catalogue.loading import read_folder
    from kiosk.traditional import fill

    return _or_exit(lambda: starting.open_catalogue(lambda: read_folder(folder, fill)))


T = TypeVar("T")


def _or_exit(do: Callable[[], T]) -> T:
    from kiosk.starting import CannotStart

    try:
        return do()
    except CannotStart as why:
        for line in why.lines:
            typer.echo(line, err=True)
        raise typer.Exit(WRONG_CALL) from None


@main.command()
def run(profile: ProfileOption) -> None:
    """Run the terminal."""
    from kiosk import starting

    raise typer.Exit(starting.run(profile))


@main.command("out-of-service")
def out_of_service(profile: ProfileOption) -> None:
    """Show that the terminal is out of service, until told to end; the service manager does when all else fails."""
    from kiosk.out_of_service import show

    raise typer.Exit(show(profile))


@main.command()
def doctor(
    profile: ProfileOption,
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
) -> None:
    """Is this machine fit to be a terminal: what is wrong with it, and the cure. Exit code 1 when something is bad."""
    import json as json_text

    from kiosk.operations.diagnosis import as_values, is_well, lines
    from kiosk.operations.doctor import Machine, diagnose
    from kiosk.operations.surroundings import Surroundings
    from kiosk.platform_way import clock_offset_of
    from kiosk.sealed_key import key_for_root

    opened, said = open_profile(profile), words()
    surroundings = Surroundings(platform_offset=lambda: clock_offset_of(opened))
    with key_for_root():
        findings = diagnose(opened, Machine(surroundings=surroundings))
    if json:
        typer.echo(json_text.dumps(as_values(findings, said), ensure_ascii=False))
    else:
        typer.echo("\n".join(lines(findings, said)))
    if not is_well(findings):
        raise typer.Exit(1)


@main.command()
def gallery(
    profile: ProfileOption = DEMO_PROFILE,
    out: Annotated[Path | None, typer.Option(help="draw everything to PNGs here, without a display")] = None,
    only: Annotated[str, typer.Option(help="pictures whose name contains this")] = "",
) -> None:
    """Show every control of the screens in every state, theme, text size and language."""
    from kiosk import starting
    from kiosk.gallery.command import run_gallery

    terminal = open_profile(profile)
    brand = _or_exit(lambda: starting.open_brand(terminal))

    raise typer.Exit(run_gallery(terminal, brand, words(), out, only))


@brand_commands.command("check")
def brand_check(folder: Path) -> None:
    """Explain every mistake in a brand's folder at its line; for colours too close, the nearest that is not."""
    from kiosk import starting
    from kiosk.brand import BrandInvalid, read_brand

    try:
        brand = read_brand(folder)
    except BrandInvalid as invalid:
        typer.echo("\n".join(starting.brand_problems(invalid)), err=True)
        raise typer.Exit(WRONG_CALL) from None
    typer.echo(words().of("brand-valid", folder=str(folder), colours=len(brand.colours), sounds=len(brand.sounds)))


@catalogue_commands.command("stats")
def catalogue_stats(
    folder: Path, *, json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False
) -> None:
    """Items, departments, guides, per kind, translated, with basis."""
    from dataclasses import asdict

    from kiosk.catalogue.counting import count

    catalogue = open_catalogue(folder)
    counts = asdict(count(catalogue, _guides_of_city(folder, catalogue)))
    if json:
        import json as json_text

        typer.echo(json_text.dumps(counts, ensure_ascii=False))
        return
    said = words()
    for name, value in counts.items():
        shown = ", ".join(f"{key} {number}" for key, number in value.items()) if isinstance(value, dict) else value
        typer.echo(f"{said.of('catalogue-count-' + name.replace('_', '-'))}: {shown}")


def _guides_of_city(folder: Path, catalogue: Catalogue) -> int | None:
    """How many guides the items make with the places beside the folder; None where there are no places."""
    from kiosk.catalogue.regions import make_regions
    from kiosk.catalogue.regions_file import FILE, read_regions
    from kiosk.central.sandbox.guides import make_guides

    file = folder.parent / FILE
    if not file.is_file():
        return None
    regions, problems = read_regions(file)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        raise typer.Exit(WRONG_CALL)
    return sum(1 for _ in make_guides(catalogue.services.values(), catalogue.departments, make_regions(regions)))


@catalogue_commands.command("check")
def catalogue_check(folder: Path) -> None:
    """Explain every mistake in the service definitions at its line."""
    catalogue = open_catalogue(folder)
    _guides_of_city(folder, catalogue)  # says what is wrong with the places, if there are some
    typer.echo(words().of("catalogue-valid", count=len(catalogue.services)))


@catalogue_commands.command("unanswered")
def catalogue_unanswered(
    profile: ProfileOption,
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
) -> None:
    """What was searched here in vain, and how often; words that could be a name were never kept."""
    import json as json_text
    import sqlite3

    from kiosk.search.unanswered import UnansweredWords

    unanswered = UnansweredWords(open_profile(profile).folders.state)
    try:
        counts = unanswered.counts() if unanswered.file.exists() else ()
    except sqlite3.Error:
        typer.echo(words().of("catalogue-unanswered-unreadable", file=str(unanswered.file)), err=True)
        raise typer.Exit(1) from None
    if json:
        typer.echo(json_text.dumps(dict(counts), ensure_ascii=False))
        return
    for word, times in counts:
        typer.echo(f"{times:6}  {word}")


@attendant_commands.command("paper-path-empty")
def paper_path_empty(profile: ProfileOption) -> None:
    """Confirm that nobody's page lies in the A4 printer: printing is possible again."""
    from kiosk.operations.print_journal import JournalUnreadable, PrintJournal

    terminal = open_profile(profile)
    if not terminal.folders.state.is_dir():
        typer.echo(words().of("attendant-never-ran", folder=str(terminal.folders.state)), err=True)
        raise typer.Exit(WRONG_CALL)
    try:
        journal = PrintJournal(terminal.folders.state)
    except JournalUnreadable as error:
        typer.echo(words().of("run-journal", file=str(error.file)), err=True)
        raise typer.Exit(WRONG_CALL) from None
    locked = journal.paper_path_locked()
    journal.clear_paper_path()
    typer.echo(words().of("attendant-cleared" if locked else "attendant-was-clear"))


@attendant_commands.command("pin")
def attendant_pin(profile: ProfileOption) -> None:
    """Choose the PIN of the attendant's desk: asked twice, never shown, printed as a line for the profile."""
    from kiosk.profile.pin_hash import hash_pin, weakness

    terminal = open_profile(profile)
    said = words()
    pin = typer.prompt(said.of("pin-ask"), hide_input=True, err=True)
    if (weak := weakness(pin, terminal.terminal.hotline)) is not None:
        typer.echo(said.of(f"pin-weak-{weak.value.replace('_', '-')}"), err=True)
        raise typer.Exit(1)
    if typer.prompt(said.of("pin-ask-again"), hide_input=True, err=True) != pin:
        typer.echo(said.of("pin-differs"), err=True)
        raise typer.Exit(1)
    typer.echo(said.of("pin-line"), err=True)
    typer.echo(f'pin_hash = "{hash_pin(pin)}"')


@main.command()
def generate(
    name: Annotated[str | None, typer.Argument(help="which file; --list names them")] = None,
    *,
    names: Annotated[bool, typer.Option("--list", help="print the names and do nothing")] = False,
) -> None:
    """Write generated files anew."""
    from kiosk.operations.generated import GENERATED

    if names or name is None:
        typer.echo("\n".join(GENERATED))
        return
    if name not in GENERATED:
        typer.echo(words().of("generate-unknown", name=name, known=", ".join(GENERATED)), err=True)
        raise typer.Exit(WRONG_CALL)
    for file, content in GENERATED[name]().items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
        typer.echo(str(file))


@main.command()
def journey(
    files: list[Path],
    profile: DemoProfileOption = DEMO_PROFILE,
    pictures: Annotated[Path, typer.Option(help="where pictures go")] = Path("out/journeys"),
    display: Annotated[str | None, typer.Option(help="X display to play on; otherwise a virtual one")] = None,
) -> None:
    """Play journeys on the real application, like a person."""
    from kiosk.rehearsal.journey_command import run_journey

    raise typer.Exit(run_journey(files, profile, words=words(), pictures=pictures, display=display))


@main.command()
def demo(
    profile: DemoProfileOption = DEMO_PROFILE,
    out: Annotated[Path, typer.Option(help="where pictures go when there is no display")] = Path("out/demo"),
) -> None:
    """Demonstrate the terminal: windows where there is a display, pictures where there is none."""
    from kiosk.rehearsal.demo import run_demo

    raise typer.Exit(run_demo(profile, out, words=words()))


@bench_commands.command("start")
def bench_start(
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
    runs: Annotated[int, typer.Option(min=1, help="runs of each, in turn")] = 5,
    profile: DemoProfileOption = DEMO_PROFILE,
) -> None:
    """Process start to an interactive home page, and memory, beside Chromium in kiosk mode."""
    from kiosk.benchmarks.start import run_start_benchmark

    raise typer.Exit(run_start_benchmark(profile, json=json, runs=runs))


@bench_commands.command("touch")
def bench_touch(
    profile: DemoProfileOption = DEMO_PROFILE,
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
    transitions: Annotated[int, typer.Option(min=2, help="touches that are timed")] = 500,
) -> None:
    """From a lifted finger to the painted page, frames dropped while devices and outbox work, the idle processor."""
    from kiosk.benchmarks.touch import run_touch_benchmark

    raise typer.Exit(run_touch_benchmark(profile, json=json, transitions=transitions))


@bench_commands.command("apply")
def bench_apply(
    profile: DemoProfileOption = DEMO_PROFILE,
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
    rounds: Annotated[int, typer.Option(min=1, help="claims whose pages are timed")] = 2,
    services: Annotated[Path, typer.Option(help="the definitions")] = Path("config/services"),
) -> None:
    """A claim with what the city knows against one filled in by hand; from a lifted finger to each painted page."""
    from kiosk.benchmarks.apply import run_apply_benchmark

    raise typer.Exit(run_apply_benchmark(profile, services, json=json, rounds=rounds))


@bench_commands.command("queue-faults")
def bench_queue_faults(
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False,
    rounds: Annotated[int, typer.Option(min=1, help="kills")] = 15,
) -> None:
    """Kill what confirms and sends, again and again, and look what is lost, doubled, or readable on the disk."""
    from kiosk.benchmarks.queue_faults import run_queue_faults_benchmark

    raise typer.Exit(run_queue_faults_benchmark(json=json, rounds=rounds))


@bench_commands.command("queue")
def bench_queue(
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
    folder: Annotated[Path, typer.Option(help="on the disk that is to be measured")] = Path("out/bench"),
) -> None:
    """Durable confirms, sealing, draining and start-up of the outbox, beside raw SQLite and two peers."""
    from kiosk.benchmarks.queue import run_queue_benchmark

    raise typer.Exit(run_queue_benchmark(folder, json=json))


@bench_commands.command("search")
def bench_search(
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
    folder: Annotated[Path, typer.Option(help="where items.csv and the labelled queries are")] = Path(
        "tests/data/search"
    ),
    own_titles: Annotated[bool, typer.Option(help="also with no two titles alike: takes minutes")] = False,
) -> None:
    """The search for each keystroke, and what of the labelled queries it finds, beside LIKE on an SQLite table."""
    from kiosk.benchmarks.search import run_search_benchmark

    raise typer.Exit(run_search_benchmark(folder, own_titles=own_titles, json=json))


@bench_commands.command("receipt")
def bench_receipt(
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
) -> None:
    """Bytes and time of a receipt in text mode, beside the same as a picture through python-escpos."""
    from kiosk.benchmarks.receipt import run_receipt_benchmark

    raise typer.Exit(run_receipt_benchmark(json=json))


@bench_commands.command("fuzz")
def bench_fuzz(
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
    seconds: Annotated[float, typer.Option(min=1, help="for all parsers together")] = 60,
) -> None:
    """Feed every parser of foreign bytes with spoilt ones and with noise: crashes, hangs, and exit code 1 for any."""
    from kiosk.benchmarks.fuzz import run_fuzz_benchmark

    raise typer.Exit(run_fuzz_benchmark(seconds, json=json))


@bench_commands.command("interruption")
def bench_interruption(
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
    rounds: Annotated[int, typer.Option(min=2, help="interruptions that are timed")] = 100,
) -> None:
    """From a key to silence while the voice speaks, and from there to its next word."""
    from kiosk.benchmarks.interruption import run_interruption_benchmark

    raise typer.Exit(run_interruption_benchmark(rounds, json=json))


@bench_commands.command("hosts")
def bench_hosts(
    *,
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of lines")] = False,
    rounds: Annotated[int, typer.Option(min=1, help="of each fault")] = 20,
) -> None:
    """Kill, stop and hang a device's own process: how long the device is away."""
    from kiosk.benchmarks.hosts import run_hosts_benchmark

    raise typer.Exit(run_hosts_benchmark(rounds, json=json))
