"""The document worker: kept away from the screen's process, killed at its deadline, and gone without a trace."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.documents import child
from kiosk.documents.child import WorkerFailed, WorkerFault, inspect_document, render_document
from kiosk.documents.inspected import DocumentRefused, RefusalReason
from kiosk.documents.layout import A4Document, Paragraph, Together
from tests.support.pdf_reading import page_texts

PAGE = A4Document("查询结果", "zh-CN", (Paragraph("欧阳𠮷"), Together((Paragraph("乙"),))), "示例", "{page}/{pages}")


def children() -> set[str]:
    """The processes that this one has started and that are still there, dead or alive."""
    return set(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="ascii").split())


def files(*folders: Path) -> set[Path]:
    return {path for folder in folders for path in folder.rglob("*")}


def test_a_layout_comes_back_as_pdf_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = children()
    drawn = render_document(PAGE, 30)
    assert drawn.page_count == 1
    assert "欧阳𠮷" in page_texts(drawn.pdf)[0]
    assert children() == before
    assert files(tmp_path) == set()


def test_a_refusal_comes_back_as_one() -> None:
    with pytest.raises(DocumentRefused) as refused:
        inspect_document(b"<html>", (), None, 30)
    assert refused.value.reason is RefusalReason.NOT_A_PDF


def test_what_cannot_be_drawn_is_named_without_its_words() -> None:
    with pytest.raises(WorkerFailed) as failed:
        render_document(A4Document("张\ue000", "zh-CN", (), "", ""), 30)
    assert (failed.value.fault, failed.value.error) == (WorkerFault.FAILED, "CannotDraw")


def test_the_worker_is_killed_at_its_deadline() -> None:
    before = children()
    with pytest.raises(WorkerFailed) as failed:
        render_document(PAGE, 0.05)
    assert failed.value.fault is WorkerFault.TIMEOUT
    assert children() == before


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("import os; os.kill(os.getpid(), 11)", id="segmentation fault"),
        pytest.param("print('not an outcome')", id="garbage"),
        pytest.param('print(\'{"kind": "rendered"}\')', id="half an outcome"),
        pytest.param("raise SystemExit(1)", id="error"),
    ],
)
def test_a_worker_that_crashes_is_a_fault_and_no_more(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_COMMAND", (sys.executable, "-c", program))
    with pytest.raises(WorkerFailed) as failed:
        render_document(PAGE, 30)
    assert failed.value.fault is WorkerFault.CRASHED


def test_an_outcome_of_another_task_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    program = 'print(\'{"kind": "inspected", "pictures": [], "signer": "x", "signed_at": null}\')'
    monkeypatch.setattr(child, "_COMMAND", (sys.executable, "-c", program))
    with pytest.raises(WorkerFailed):
        render_document(PAGE, 30)


def test_the_worker_may_write_no_file_and_dump_no_core() -> None:
    program = (
        "import resource; from kiosk.documents.worker import _confine; _confine();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_FSIZE))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "(0, 0) (0, 0)"


def test_the_terminal_loads_none_of_the_workers_libraries() -> None:
    program = (
        "import sys, kiosk.central.client;"
        "import kiosk.documents.child, kiosk.documents.query_table, kiosk.documents.receipts;"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "kiosk" in loaded
    heavy = {"pyhanko", "pyhanko_certvalidator", "fpdf", "fontTools", "pypdfium2", "PIL", "fastapi", "sqlalchemy"}
    assert heavy.isdisjoint(loaded)
