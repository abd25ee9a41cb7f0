"""What goes out on a stick arrives once, whole, and from a terminal of the same platform only."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from offline_queue.exchange import Exported, Imported, NotTaken, export_rows, import_rows
from offline_queue.kinds import Kind
from offline_queue.memory_store import MemoryStore
from offline_queue.outbox import Outbox
from offline_queue.spool import Spool
from offline_queue.store import KnownError, Trouble
from offline_queue.unsealing import open_material, open_row
from tests.support.sealing import PERSONAL, material, new_terminal, platform_keys, sealer, submission

KEYS = platform_keys()
TERMINAL = new_terminal()
CERTIFICATES = b"certificates of the terminal"


@dataclass
class End:
    store: MemoryStore
    spool: Spool

    def outbox(self) -> Outbox:
        return Outbox(self.store, self.spool, sealer(KEYS, TERMINAL))


def end(folder: Path) -> End:
    folder.mkdir()
    return End(MemoryStore(), Spool(folder / "materials"))


def trust(terminal: str, certificates: bytes) -> ec.EllipticCurvePublicKey | None:
    return TERMINAL.key.public_key() if (terminal, certificates) == (TERMINAL.id, CERTIFICATES) else None


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def here(tmp_path: Path) -> End:
    return end(tmp_path / "here")


@pytest.fixture
def ends(here: End, there: End) -> tuple[End, End]:
    return here, there


@pytest.fixture
def there(tmp_path: Path) -> End:
    return end(tmp_path / "there")


def test_what_is_taken_over_opens_at_the_platform(here: End, there: End, stick: Path) -> None:
    content = PERSONAL.encode() * 50_000
    kept = here.outbox().keep(submission(Kind.APPLICATION, material(content), material(b"")))
    here.outbox().keep_unsealed(submission(Kind.VISIT_RECORD))
    assert export_rows(here.store, here.spool, stick, CERTIFICATES) == Exported(1, 1)
    assert import_rows(there.store, there.spool, stick, trust) == Imported(1, 0, ())
    row = there.store.row(kept.id)
    assert row is not None
    assert row == here.store.row(kept.id)
    opened = open_row(row, KEYS.private[row.key_id])
    with there.spool.open(row.id, 1) as file:
        assert b"".join(open_material(file, opened.materials[0], row.suite)) == content


def test_nothing_on_the_stick_can_be_read(here: End, stick: Path) -> None:
    here.outbox().keep(submission(Kind.APPLICATION, material(PERSONAL.encode())))
    export_rows(here.store, here.spool, stick, CERTIFICATES)
    (file,) = stick.iterdir()
    assert not any(word.encode() in file.read_bytes() for word in PERSONAL.split())


def test_importing_twice_has_no_second_effect(here: End, there: End, stick: Path) -> None:
    here.outbox().keep(submission(Kind.APPLICATION, material(b"x")))
    for _ in range(2):
        export_rows(here.store, here.spool, stick, CERTIFICATES)
    assert len(list(stick.iterdir())) == 1
    import_rows(there.store, there.spool, stick, trust)
    assert import_rows(there.store, there.spool, stick, trust) == Imported(0, 1, ())
    assert import_rows(here.store, here.spool, stick, trust) == Imported(0, 1, ())


def test_many_rows_go_out(here: End, there: End, stick: Path) -> None:
    for _ in range(150):
        here.outbox().keep(submission())
    assert export_rows(here.store, here.spool, stick, CERTIFICATES).rows == 150
    assert import_rows(there.store, there.spool, stick, trust).added == 150


def rewritten(file: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with tarfile.open(file) as archive:
        parts = {member.name: archive.extractfile(member).read() for member in archive}  # type: ignore[union-attr]
    with tarfile.open(file, "w") as archive:
        for name, content in parts.items():
            if (new := change(name, content)) is not None:
                member = tarfile.TarInfo(name)
                member.size = len(new)
                archive.addfile(member, io.BytesIO(new))


@pytest.mark.parametrize(
    ("part", "content", "why"),
    [
        ("statement", b"{}", NotTaken.NOT_A_ROW),
        ("statement", b"x" * 100_000, NotTaken.NOT_A_ROW),
        ("statement", None, NotTaken.NOT_A_ROW),
        ("signature", b"forged", NotTaken.FORGED),
        ("certificates", b"of somebody else", NotTaken.FORGED),
        ("body", b"another", NotTaken.DAMAGED),
        ("2", b"another", NotTaken.DAMAGED),
        ("2", b"y" * 18, NotTaken.DAMAGED),
        ("2", None, NotTaken.NOT_A_ROW),
    ],
)
def test_what_is_not_as_it_was_signed_is_left(
    ends: tuple[End, End], stick: Path, part: str, content: bytes | None, why: NotTaken
) -> None:
    here, there = ends
    here.outbox().keep(submission(Kind.APPLICATION, material(b"first"), material(b"xx")))
    export_rows(here.store, here.spool, stick, CERTIFICATES)
    (file,) = stick.iterdir()
    rewritten(file, lambda name, old: content if name == part else old)
    assert import_rows(there.store, there.spool, stick, trust) == Imported(0, 0, ((file.name, why),))
    assert there.store.facts() == ()
    assert list(there.spool._files()) == []


@pytest.mark.parametrize("content", [b"", b"no archive at all" * 100, b"\0" * 10240])
def test_a_file_that_is_no_row_is_left(there: End, stick: Path, content: bytes) -> None:
    (stick / "a.row").write_bytes(content)
    (_, why), *more = import_rows(there.store, there.spool, stick, trust).left
    assert why in {NotTaken.UNREADABLE, NotTaken.NOT_A_ROW}
    assert more == []


def test_a_file_cut_off_by_a_stick_pulled_out_is_left(here: End, there: End, stick: Path) -> None:
    here.outbox().keep(submission(Kind.APPLICATION, material(b"x" * 3_000_000)))
    export_rows(here.store, here.spool, stick, CERTIFICATES)
    (file,) = stick.iterdir()
    whole = file.read_bytes()
    for length in range(0, len(whole), 400_000):
        file.write_bytes(whole[:length])
        assert len(import_rows(there.store, there.spool, stick, trust).left) == 1
    assert there.store.facts() == ()
    file.write_bytes(whole)
    assert import_rows(there.store, there.spool, stick, trust).added == 1


def test_another_row_under_a_known_id_is_left(here: End, there: End, stick: Path) -> None:
    made = submission()
    for one in (here, there):
        one.outbox().keep(made)
    export_rows(here.store, here.spool, stick, CERTIFICATES)
    assert [why for _, why in import_rows(there.store, there.spool, stick, trust).left] == [NotTaken.CONFLICT]


def test_a_store_that_fails_leaves_no_files(
    here: End, there: End, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.outbox().keep(submission(Kind.APPLICATION, material(b"x")))
    export_rows(here.store, here.spool, stick, CERTIFICATES)

    def full(*_: object, **__: object) -> bool:
        raise KnownError(Trouble.DISK_FULL, "full")

    monkeypatch.setattr(there.store, "keep", full)
    with pytest.raises(KnownError):
        import_rows(there.store, there.spool, stick, trust)
    assert list(there.spool._files()) == []


def test_a_stick_without_room_keeps_no_half_file(here: End, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here.outbox().keep(submission(Kind.APPLICATION, material(b"x")))

    def full(row_id: object, number: int) -> io.BytesIO:
        raise OSError(28, "no room")

    monkeypatch.setattr(here.spool, "open", full)
    with pytest.raises(OSError, match="no room"):
        export_rows(here.store, here.spool, stick, CERTIFICATES)
    assert list(stick.iterdir()) == []
