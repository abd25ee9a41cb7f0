"""Each step by itself: what it finds, what it would do, what it did, and that it is not done twice."""

from __future__ import annotations

import re
import stat
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from drivers.protocols import Condition, DeviceStatus, Family
from kiosk.central.credentials import keep_enrolment, prepare_key
from kiosk.central.sealing_keys import SealingKeys
from kiosk.operations.instance import SingleInstance
from kiosk.profile import ProfileKind, load_profile
from kiosk.profile.layers import read_layers
from kiosk.provisioning.placing import plan as plan_of
from kiosk.provisioning.step import Look, Standing, StepFailed, StepName
from kiosk.provisioning.steps.devices import DevicesStep
from kiosk.provisioning.steps.enrolment import EnrolmentStep
from kiosk.provisioning.steps.key import KeyStep
from kiosk.provisioning.steps.machine import MachineStep
from kiosk.provisioning.steps.profile import ProfileStep
from kiosk.provisioning.steps.secrets import SecretsStep
from kiosk.provisioning.steps.service import ServiceStep
from kiosk.provisioning.steps.surroundings import SurroundingsStep
from kiosk.provisioning.steps.system import SystemStep
from kiosk.provisioning.working import provision
from kiosk.technician.checking import Checked, Finding
from kiosk.texts import Words
from tests.support.provisioning import ENGLISH, Bench
from tests.support.technician import fitted

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def said(look: Look, words: Words = ENGLISH) -> str:
    texts = (*look.said, *(text for problem in look.problems for text in (problem.what, problem.cure)))
    return "\n".join(words.say(text) for text in texts)


# --- the machine ------------------------------------------------------------------------------------------------------


def machine(bench: Bench) -> Look:
    return MachineStep(bench.ground(), bench.order().profile).look()


def test_a_machine_that_is_fit_is_let_through(bench: Bench) -> None:
    assert machine(bench).standing is Standing.SO


def test_another_system_is_said_and_no_obstacle(bench: Bench) -> None:
    bench.write("machine/os-release", "ID=ubuntu\nVERSION_ID=24.04\n")
    look = machine(bench)
    assert look.standing is Standing.SO
    assert "ubuntu 24.04" in said(look)


@pytest.mark.parametrize(
    ("uuid", "told"),
    [("", True), ("LVM-abc", True), ("CRYPT-PLAIN-swap", False)],
    ids=["a partition", "a logical volume", "encrypted"],
)
def test_memory_that_is_swapped_in_clear_is_told(bench: Bench, uuid: str, told: bool) -> None:
    bench.write("machine/swaps", "Filename\tType\tSize\tUsed\tPriority\n/dev/dm-7 partition 1048572 0 -2\n")
    if uuid:
        bench.write("machine/block/dm-7/dm/uuid", uuid + "\n")
    assert ("/dev/dm-7" in said(machine(bench))) is told


def production(bench: Bench) -> Look:
    profile = bench.order().profile.model_copy(update={"kind": ProfileKind.PRODUCTION})
    return MachineStep(bench.ground(), profile).look()


def test_a_real_terminal_with_too_little_memory_is_refused(bench: Bench) -> None:
    bench.write("machine/meminfo", "MemTotal:         900000 kB\n")
    look = production(bench)
    assert look.standing is Standing.CANNOT
    assert "1,800" in said(look)


def test_a_panel_that_is_another_than_the_profile_says_is_told_and_one_that_is_turned_is_not(bench: Bench) -> None:
    bench.write("machine/drm/card0-HDMI-A-1/status", "connected\n")
    modes = bench.write("machine/drm/card0-HDMI-A-1/modes", "1280x1024\n1024x768\n")
    assert "1280 x 1024" in said(production(bench))
    modes.write_text("1920x1080\n1280x720\n", "utf-8")
    assert "pixels" not in said(production(bench))


# --- user, folders, profile, secrets ----------------------------------------------------------------------------------


def test_folders_are_made_for_the_terminal_alone_and_wide_rights_narrowed(bench: Bench) -> None:
    step = SystemStep(bench.ground(), bench.order().profile)
    state = bench.folder / "own" / "state"
    state.mkdir(parents=True, mode=0o755)
    assert step.look().standing is Standing.TO_DO
    step.do()
    assert step.look().standing is Standing.SO
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_a_missing_user_is_made_by_sysusers(bench: Bench) -> None:
    step = SystemStep(bench.ground(user="nobody-of-that-name"), bench.order().profile)
    assert "nobody-of-that-name" in said(step.look())
    step.do()
    assert bench.commands == [("systemd-sysusers", "civic-kiosk.conf")]


def test_what_lies_beside_a_profile_goes_along_with_it(bench: Bench) -> None:
    bench.write("stick/site/site.toml", '[terminal]\nregion = "411002"\n')
    bench.write("stick/code", "ABCD-1234")
    bench.platform["enrolment_code"] = {"file": "code"}
    bench.write_profile()
    bench.profile.write_text('layers = ["site/site.toml"]\n' + bench.profile.read_text("utf-8"), "utf-8")
    step = ProfileStep(bench.ground(), bench.order())
    assert step.look().standing is Standing.TO_DO
    assert step.in_force().platform.ca_file == bench.folder / "stick" / "ca.pem"
    step.do()
    etc = bench.folder / "etc"
    assert step.look().standing is Standing.SO
    assert step.in_force().platform.ca_file == etc / "ca.pem"
    assert load_profile(etc / "terminal.toml").terminal.region == "411002"
    rights = {name: stat.S_IMODE((etc / name).stat().st_mode) for name in ("terminal.toml", "site/site.toml", "code")}
    assert rights == {"terminal.toml": 0o640, "site/site.toml": 0o640, "code": 0o600}


def test_a_profile_may_name_its_files_as_they_will_be_in_their_place(bench: Bench) -> None:
    etc = bench.folder / "etc"
    bench.platform["ca_file"] = str(etc / "ca.pem")
    order = bench.order()
    placed, misplaced = plan_of(read_layers(order.file), order.profile, etc / "terminal.toml")
    assert misplaced == ()
    assert (bench.folder / "stick" / "ca.pem", etc / "ca.pem") in [(one.source, one.target) for one in placed]


@pytest.mark.parametrize("path", ["../elsewhere/ca.pem", "not-there.pem", "/not/there.pem"])
def test_a_file_that_cannot_go_along_is_named_with_its_key(bench: Bench, path: str) -> None:
    bench.platform["ca_file"] = path
    look = ProfileStep(bench.ground(), bench.order()).look()
    assert look.standing is Standing.CANNOT
    assert "platform.ca_file" in said(look)
    assert Path(path).name in said(look)


def test_what_the_machine_itself_lays_down_for_a_technician_is_not_asked_for(bench: Bench) -> None:
    demo = (Path(__file__).parents[3] / "config/profiles/demo.toml").read_text("utf-8")
    pin = tomllib.loads(demo)["attendant"]["pin_hash"]
    bench.write("stick/trust.json", "{}")
    bench.write("stick/ca.pem", "")
    bench.write_profile(technician={"pin_hash": pin}, bundles={"trust": "trust.json"})
    order = bench.order()
    _, misplaced = plan_of(read_layers(order.file), order.profile, bench.folder / "etc" / "terminal.toml")
    assert misplaced == (), "the helper's socket is the package's"


def test_a_profile_of_an_older_form_is_used_and_told(bench: Bench) -> None:
    bench.write_profile(timeouts={"thanks": 9.0})
    step = ProfileStep(bench.ground(), bench.order())
    step.do()
    look = step.look()
    assert look.standing is Standing.SO
    (problem,) = look.problems
    assert "kiosk profile migrate" in ENGLISH.say(problem.cure)


def test_a_profile_in_its_place_is_only_looked_at(bench: Bench) -> None:
    step = ProfileStep(bench.ground(), bench.order())
    step.look()
    step.do()
    order = bench.order()
    there = type(order)(bench.folder / "etc" / "terminal.toml", load_profile(bench.folder / "etc" / "terminal.toml"))
    assert ProfileStep(bench.ground(), there).look().standing is Standing.SO


def test_a_secret_that_others_can_read_is_closed(bench: Bench) -> None:
    code = bench.write("stick/code", "ABCD-1234")
    code.chmod(0o644)
    bench.platform["enrolment_code"] = {"file": "code"}
    step = SecretsStep(bench.ground(), lambda: bench.order().profile)
    assert step.look().standing is Standing.TO_DO
    step.do()
    assert step.look().standing is Standing.SO
    assert stat.S_IMODE(code.stat().st_mode) == 0o600


# --- key and enrolment ------------------------------------------------------------------------------------------------


def test_the_key_is_made_once_for_its_owner_alone(bench: Bench) -> None:
    step = KeyStep(bench.ground(), lambda: bench.order().profile)
    assert step.look().standing is Standing.TO_DO
    step.do()
    file = bench.order().profile.platform.credentials / "terminal.key.pem"
    made = file.read_bytes()
    assert step.look().standing is Standing.SO
    step.do()
    assert file.read_bytes() == made
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_spoilt_key_is_told_with_its_file_and_left_alone(bench: Bench) -> None:
    file = bench.order().profile.platform.credentials / "terminal.key.pem"
    file.parent.mkdir(parents=True)
    file.write_text("no key", "ascii")
    look = KeyStep(bench.ground(), lambda: bench.order().profile).look()
    assert look.standing is Standing.CANNOT
    assert str(file) in said(look)
    assert file.read_text("ascii") == "no key"


def enrol_here(bench: Bench, until: datetime, terminal: str = "TEST-0001") -> None:
    """Credentials as a platform would have left them."""
    folder = bench.order().profile.platform.credentials
    key = prepare_key(folder)
    root = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, terminal)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made for a test")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(until - timedelta(days=400))
        .not_valid_after(until)
        .sign(root, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")
    keep_enrolment(folder, pem, (), (pem,), SealingKeys(keys=()))


def enrolment(bench: Bench, code: str | None = None) -> EnrolmentStep:
    order = bench.order(code=code)
    return EnrolmentStep(bench.ground(), order, lambda: order.profile, now=lambda: NOW)


@pytest.mark.parametrize(
    ("days", "code", "standing"),
    [
        (300, None, Standing.SO),
        (20, None, Standing.TO_DO),  # it still holds, and no code is needed
        (-1, None, Standing.CANNOT),
        (-1, "ABCD-1234", Standing.TO_DO),
    ],
)
def test_a_certificate_is_asked_for_anew_before_it_ends(
    bench: Bench, days: int, code: str | None, standing: Standing
) -> None:
    enrol_here(bench, NOW + timedelta(days=days))
    look = enrolment(bench, code).look()
    assert look.standing is standing
    assert bool(look.problems) is (standing is Standing.CANNOT)


def test_another_terminals_certificate_does_not_count(bench: Bench) -> None:
    enrol_here(bench, NOW + timedelta(days=300), terminal="TEST-0002")
    look = enrolment(bench, "ABCD-1234").look()
    assert look.standing is Standing.TO_DO
    assert "TEST-0002" in said(look)


def test_a_code_that_is_none_is_told_without_asking_anybody(bench: Bench) -> None:
    step = enrolment(bench, "short")
    with pytest.raises(StepFailed) as failed:
        step.do()
    assert [problem.what.id for problem in failed.value.problems] == ["provision-code-malformed"]


def test_a_code_that_is_not_where_the_profile_says_is_asked_for_where_somebody_is_there(bench: Bench) -> None:
    bench.platform["enrolment_code"] = {"file": "not-there"}
    profile = bench.order().profile
    nobody, somebody = bench.order(), bench.order(ask=lambda: "ABCD-1234")
    standings = [EnrolmentStep(bench.ground(), order, lambda: profile).look().standing for order in (nobody, somebody)]
    assert standings == [Standing.CANNOT, Standing.TO_DO]


# --- devices and service ----------------------------------------------------------------------------------------------


def checked(*conditions: Condition) -> tuple[Checked, ...]:
    families = list(Family)
    return tuple(
        Checked(fitted(families[number], pytest.fail), Finding.ANSWERED, DeviceStatus(condition))
        for number, condition in enumerate(conditions)
    )


def test_a_device_that_is_not_well_is_told_with_its_cure(bench: Bench) -> None:
    bench.devices = {"id_card": {"driver": "simulated-id-card"}}
    rows = checked(Condition.READY, Condition.ABSENT)
    step = DevicesStep(bench.ground(), lambda: bench.order().profile, ENGLISH, lambda devices: rows)
    look = step.look()
    assert look.standing is Standing.CANNOT
    assert len(look.problems) == 1
    assert look.problems[0].cure.arguments[0][1]


def test_the_devices_of_a_running_terminal_are_left_to_it(bench: Bench) -> None:
    bench.devices = {"id_card": {"driver": "simulated-id-card"}}
    state = bench.order().profile.folders.state
    state.mkdir(parents=True)
    step = DevicesStep(bench.ground(), lambda: bench.order().profile, ENGLISH, lambda devices: pytest.fail())
    with SingleInstance(state):
        assert "running terminal" in said(step.look())


def test_the_service_is_enabled_once_and_started_only_where_a_manager_runs(bench: Bench) -> None:
    step = ServiceStep(bench.ground(), bool)
    step.do()
    assert bench.commands == [("systemctl", "enable", "kiosk.service")]
    assert step.look().standing is Standing.SO
    (bench.folder / "machine" / "systemd").mkdir()
    running = ServiceStep(bench.ground(service_manager=bench.folder / "machine" / "systemd"), bool)
    assert running.look().standing is Standing.TO_DO
    running.do()
    assert ("systemctl", "start", "--no-block", "kiosk.service") in bench.commands


def test_without_the_package_nothing_is_enabled(bench: Bench) -> None:
    look = ServiceStep(bench.ground(package=bench.folder / "not-there"), bool).look()
    assert look.standing is Standing.CANNOT


# --- surroundings -----------------------------------------------------------------------------------------------------


def test_time_servers_and_journal_are_told_to_the_machine_once(bench: Bench) -> None:
    profile = bench.write_profile(time={"servers": ["ntp.example.gov"]}, logging={"days": 7})
    step = SurroundingsStep(bench.ground(), lambda: load_profile(profile))
    assert step.look().standing is Standing.TO_DO
    step.do()
    written = {
        name: (bench.folder / "systemd" / f"{name}.conf.d" / "60-kiosk.conf").read_text("utf-8")
        for name in ("timesyncd", "journald")
    }
    assert "\nNTP=ntp.example.gov\n" in written["timesyncd"]
    assert "\nMaxRetentionSec=7day\n" in written["journald"]
    assert step.look().standing is Standing.SO


def test_where_chrony_keeps_the_time_it_is_told_and_no_longer_when_nobody_is_named(bench: Bench) -> None:
    sources = bench.folder / "chrony" / "sources.d" / "60-kiosk.sources"
    (bench.folder / "run").mkdir()
    ground = bench.ground(service_manager=bench.folder / "run", find={"chronyd": "/usr/sbin/chronyd"}.get)
    named = bench.write_profile(time={"servers": ["ntp.example.gov", "192.0.2.1"]})
    step = SurroundingsStep(ground, lambda: load_profile(named))
    step.do()
    assert sources.read_text("utf-8").splitlines()[1:] == ["server ntp.example.gov iburst", "server 192.0.2.1 iburst"]
    assert not (bench.folder / "systemd" / "timesyncd.conf.d").exists()
    assert bench.commands == [("systemctl", "try-restart", "chrony.service")]
    assert step.look().standing is Standing.SO
    nobody = bench.write_profile()
    step = SurroundingsStep(ground, lambda: load_profile(nobody))
    assert step.look().standing is Standing.TO_DO
    step.do()
    assert not sources.exists()
    assert step.look().standing is Standing.SO


def test_a_profile_that_says_nothing_of_them_leaves_the_machine_as_it_is(bench: Bench) -> None:
    step = SurroundingsStep(bench.ground(), lambda: bench.order().profile)
    assert step.look().standing is Standing.SO
    step.do()
    assert not (bench.folder / "systemd").exists()


def test_a_keyboard_is_heard_where_the_profile_says_so_and_no_longer_where_it_does_not(bench: Bench) -> None:
    rule = bench.folder / "udev" / "rules.d" / "69-kiosk-keyboard.rules"
    manager = bench.folder / "run"
    manager.mkdir()
    ground = bench.ground(service_manager=manager)
    allowed = bench.write_profile(lockdown={"keyboard": True})
    step = SurroundingsStep(ground, lambda: load_profile(allowed))
    assert step.look().standing is Standing.TO_DO
    step.do()
    assert 'ENV{KIOSK_KEYBOARD}="1"' in rule.read_text("utf-8")
    assert ("udevadm", "control", "--reload") in bench.commands
    assert step.look().standing is Standing.SO

    ignored = bench.write_profile(lockdown={"keyboard": False})
    step = SurroundingsStep(ground, lambda: load_profile(ignored))
    assert step.look().standing is Standing.TO_DO
    step.do()
    assert not rule.exists()
    assert step.look().standing is Standing.SO


def turning(bench: Bench, rotate: int) -> SurroundingsStep:
    (bench.folder / "run").mkdir(exist_ok=True)
    whole = bench.order().profile
    screen = whole.screen.model_copy(update={"rotate": rotate})
    profile = whole.model_copy(update={"screen": screen})
    return SurroundingsStep(bench.ground(service_manager=bench.folder / "run"), lambda: profile)


def test_a_panel_that_is_turned_turns_picture_and_touch_and_leaves_what_somebody_else_said(bench: Bench) -> None:
    session = bench.write("etc/session.env", "KIOSK_SESSION=x11\nKIOSK_ROTATE=180\n")
    touch = bench.folder / "udev" / "rules.d" / "69-kiosk-touch.rules"
    step = turning(bench, 90)
    assert step.look().standing is Standing.TO_DO
    step.do()
    assert session.read_text("utf-8") == "KIOSK_SESSION=x11\nKIOSK_ROTATE=90\n"
    assert ("udevadm", "trigger", "--subsystem-match=input") in bench.commands
    assert step.look().standing is Standing.SO

    step = turning(bench, 0)
    assert step.look().standing is Standing.TO_DO
    step.do()
    assert session.read_text("utf-8") == "KIOSK_SESSION=x11\n"
    assert not touch.exists()
    assert step.look().standing is Standing.SO


@pytest.mark.parametrize(("rotate", "corner"), [(90, (1, 0)), (180, (1, 1)), (270, (0, 1))])
def test_a_touch_is_where_the_picture_shows_its_first_corner(
    bench: Bench, rotate: int, corner: tuple[int, int]
) -> None:
    """Turned with the clock by a quarter, what stands at the top left is shown at the panel's own top right."""
    turning(bench, rotate).do()
    rule = (bench.folder / "udev" / "rules.d" / "69-kiosk-touch.rules").read_text("utf-8")
    found = re.search(r'MATRIX}="([^"]+)"', rule)
    assert found is not None
    a, b, c, d, e, f = map(int, found[1].split())
    across, down = corner
    assert (a * across + b * down + c, d * across + e * down + f) == (0, 0)


# --- one after the other ----------------------------------------------------------------------------------------------


class Scripted:
    """A step that does what a test says."""

    def __init__(self, name: StepName, *looks: Look | OSError, foundation: bool = False) -> None:
        self.name = name
        self.foundation = foundation
        self._looks = list(looks)
        self.done = 0

    def look(self) -> Look:
        found = self._looks.pop(0)
        if isinstance(found, OSError):
            raise found
        return found

    def do(self) -> None:
        self.done += 1


def results(*steps: Scripted, dry_run: bool = False) -> list[str]:
    return [result.ended.value for result in provision(steps, dry_run=dry_run)]


def test_what_was_done_counts_when_the_step_itself_finds_it_so() -> None:
    held = Scripted(StepName.KEY, Look(Standing.TO_DO), Look(Standing.SO))
    did_not_hold = Scripted(StepName.INDEX, Look(Standing.TO_DO), Look(Standing.TO_DO))
    assert results(held, did_not_hold) == ["done", "failed"]
    assert (held.done, did_not_hold.done) == (1, 1)


def test_only_what_the_rest_stands_on_stops_it() -> None:
    aside = Scripted(StepName.DEVICES, Look(Standing.CANNOT))
    ground = Scripted(StepName.SYSTEM, Look(Standing.CANNOT), foundation=True)
    after = Scripted(StepName.KEY, Look(Standing.SO))
    assert results(aside, Scripted(StepName.KEY, Look(Standing.SO))) == ["cannot", "was_so"]
    assert results(ground, after) == ["cannot", "not_reached"]


def test_a_rehearsal_does_nothing() -> None:
    step = Scripted(StepName.KEY, Look(Standing.TO_DO))
    assert results(step, dry_run=True) == ["would_do"]
    assert step.done == 0


def test_a_file_that_cannot_be_read_is_told_and_ends_nothing() -> None:
    broken = Scripted(StepName.CATALOGUE, OSError(5, "Input/output error", "/dev/stick"))
    (result, other) = provision([broken, Scripted(StepName.KEY, Look(Standing.SO))], dry_run=False)
    assert "/dev/stick" in ENGLISH.say(result.problems[0].what)
    assert other.well


def test_a_rehearsal_looks_at_every_step_whatever_the_first_lacks() -> None:
    machine = Scripted(StepName.MACHINE, *[Look(Standing.CANNOT)] * 2, foundation=True)
    key = Scripted(StepName.KEY, Look(Standing.TO_DO))
    assert results(machine, key, dry_run=True) == ["cannot", "would_do"]
    assert results(machine, key) == ["cannot", "not_reached"]
