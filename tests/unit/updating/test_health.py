"""What a terminal says of itself is judged by what it should be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.updating import guard, health
from kiosk.updating.health import Sign, Trouble

ROOT = Path(__file__).parents[3]
WELL = dict.fromkeys(Sign, True)


def test_a_terminal_that_is_well_has_no_trouble(tmp_path: Path) -> None:
    health.tell(tmp_path, "2.0", WELL, {"id_card": "ready"})
    assert health.troubles(health.hear(tmp_path), "2.0", {"devices": {"id_card": "needs_attention"}}) == ()


@pytest.mark.parametrize(
    ("sign", "trouble"),
    [
        (Sign.FRAME, Trouble.NO_FRAME),
        (Sign.DECIDES, Trouble.UNDECIDED),
        (Sign.HOME, Trouble.NO_HOME),
        (Sign.OUTBOX, Trouble.NO_OUTBOX),
    ],
)
def test_every_sign_that_is_missing_is_a_trouble(sign: Sign, trouble: Trouble, tmp_path: Path) -> None:
    health.tell(tmp_path, "2.0", WELL | {sign: False}, {})
    assert health.troubles(health.hear(tmp_path), "2.0") == ((trouble, ""),)


def test_a_device_that_answered_before_must_answer_again(tmp_path: Path) -> None:
    before = {"devices": {"id_card": "ready", "camera": "absent", "receipt_printer": "busy"}}
    health.tell(tmp_path, "2.0", WELL, {"id_card": "offline", "receipt_printer": "ready"})
    assert health.troubles(health.hear(tmp_path), "2.0", before) == ((Trouble.DEVICE_LOST, "id_card"),)


def test_another_version_is_not_the_one_that_was_installed(tmp_path: Path) -> None:
    health.tell(tmp_path, "1.0", WELL, {})
    assert health.troubles(health.hear(tmp_path), "2.0") == ((Trouble.OTHER_VERSION, "1.0"),)


@pytest.mark.parametrize("spoilt", [b"", b"[]", b"{}", b'{"at": "now"}', b'{"at": 1e300, "boot": ""}'])
def test_what_is_not_fresh_is_silence(spoilt: bytes, tmp_path: Path) -> None:
    assert health.troubles(health.hear(tmp_path)) == ((Trouble.SILENT, ""),)
    (tmp_path / health.FILE).write_bytes(spoilt)
    assert health.troubles(health.hear(tmp_path)) == ((Trouble.SILENT, ""),)


def test_what_another_boot_said_is_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    health.tell(tmp_path, "2.0", WELL, {})
    monkeypatch.setattr(health, "boot", lambda: "another")
    assert health.troubles(health.hear(tmp_path)) == ((Trouble.SILENT, ""),)


def test_the_guard_stands_on_the_standard_library_and_on_what_is_copied_with_it(tmp_path: Path) -> None:
    """Anything else would be gone, or another, in the middle of an update."""
    for name in guard.MODULES:
        place = tmp_path / "kiosk" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((ROOT / "kiosk" / name).read_bytes())
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import kiosk.updating.guard; "
        "own = {name for name in sys.modules if name.startswith('kiosk')}; "
        "other = {name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names - {'kiosk', '__main__'}; "
        "print(sorted(own), sorted(other))"
    )
    said = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", code], capture_output=True, text=True, timeout=30, check=False
    )
    assert said.returncode == 0, said.stderr
    named = sorted("kiosk" + "".join(f".{part}" for part in Path(name).with_suffix("").parts) for name in guard.MODULES)
    assert said.stdout.strip() == f"{[name.removesuffix('.__init__') for name in named]} []"
