"""The role for a fleet: understood by Ansible's own judge, and played against a bare Debian in a folder.

As root, with debootstrap and Ansible; the bare machine is the one of ``test_install``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.halls import CONFIG, Hall, bare_hall, built
from tests.support.platform import Sandbox, running_sandbox

ROOT = Path(__file__).parents[2]
ROLE = ROOT / "packaging" / "ansible"
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(900),
    pytest.mark.skipif(shutil.which("ansible-playbook") is None, reason="Ansible is not here"),
]


def test_the_role_is_as_ansibles_own_judge_wants_it(tmp_path: Path) -> None:
    if shutil.which("ansible-lint") is None:
        pytest.skip("ansible-lint is not here")
    shutil.copytree(ROLE, tmp_path / "ansible")
    said = subprocess.run(
        ["ansible-lint", "--offline", "--profile", "production", "-q", "--nocolor"],
        cwd=tmp_path / "ansible",
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.fixture(scope="module")
def hall() -> Iterator[Hall]:
    with bare_hall("hall-of-a-fleet") as made:
        yield made


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with running_sandbox(tmp_path_factory.mktemp("fleet") / "state") as running:
        yield running


def profile_of(sandbox: Sandbox) -> str:
    """A terminal without devices, whose files lie beside it and are named as in their place."""
    text = (ROOT / "config/profiles/hall-24h.toml").read_text("utf-8")
    text = text.split("[devices.", maxsplit=1)[0]
    text = text.replace('kind = "production"', 'kind = "rehearsal"').replace(
        "/etc/kiosk/services", f"{CONFIG}/services"
    )
    return text.replace("/etc/kiosk/regions.yaml", f"{CONFIG}/regions.yaml").replace(
        "https://platform.example.gov", sandbox.url
    )


def play(hall: Hall, folder: Path, sandbox: Sandbox, package: Path, *more: str) -> tuple[int, int]:
    """How many tasks changed something, and how many failed."""
    own = folder / "profiles" / "terminal"
    own.mkdir(parents=True, exist_ok=True)
    (own / "terminal.toml").write_text(profile_of(sandbox), "utf-8")
    shutil.copyfile(sandbox.ca_file, own / "platform-ca.pem")
    inventory = {
        "terminals": {
            "hosts": {"terminal": {"ansible_host": str(hall.root), "ansible_connection": "community.general.chroot"}},
            "vars": {
                "civic_kiosk_package": str(package),
                "civic_kiosk_profiles": str(folder / "profiles"),
                "civic_kiosk_enrolment_code": sandbox.enrolment_code,
                "ansible_become": False,
                "ansible_python_interpreter": "/usr/bin/python3",
            },
        }
    }
    (folder / "inventory.json").write_text(json.dumps(inventory), "utf-8")
    said = subprocess.run(
        ["ansible-playbook", "-i", str(folder / "inventory.json"), str(ROLE / "site.yml"), *more],
        env={
            **os.environ,
            "HOME": str(folder),
            "ANSIBLE_STDOUT_CALLBACK": "json",
            "ANSIBLE_LOCALHOST_WARNING": "False",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    told = json.loads(said.stdout[said.stdout.index("{") :])
    stats = told["stats"]["terminal"]
    assert stats["unreachable"] == 0, said.stderr
    assert stats["failures"] == 0 or more, said.stdout[-3000:]
    return int(stats["changed"]), int(stats["failures"])


@pytest.mark.skipif(os.geteuid() != 0, reason="a root of its own takes root")
@pytest.mark.skipif(shutil.which("debootstrap") is None, reason="debootstrap is not here")
def test_a_bare_machine_is_looked_at_provisioned_and_left_alone_the_second_time(
    hall: Hall, sandbox: Sandbox, tmp_path: Path
) -> None:
    package = built("0.1.0")
    play(hall, tmp_path, sandbox, package, "--check")
    assert not (hall.root / "usr/bin/kiosk").exists()
    changed, _ = play(hall, tmp_path, sandbox, package)
    assert changed > 0
    assert (hall.root / "etc/kiosk/terminal.toml").exists()
    assert (hall.root / "var/lib/kiosk/credentials/terminal.certificate.pem").exists()
    changed, _ = play(hall, tmp_path, sandbox, package)
    assert changed == 0
