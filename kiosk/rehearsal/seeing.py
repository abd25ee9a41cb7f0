"""What is missing between what a step expects and what is there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.rehearsal import journey_model as j
from kiosk.rehearsal.inspection import SeenPage
from kiosk.rehearsal.messages import Output
from kiosk.rehearsal.trays import pdf_text


def differences(expected: j.Expect | j.Wait, seen: SeenPage, output: Output) -> list[str]:
    """A sentence for everything that does not hold; empty when all does."""
    return [*_on_screen(expected, seen), *_on_paper(expected, output)]


def _on_screen(expected: j.Expect | j.Wait, seen: SeenPage) -> Iterator[str]:
    if expected.page is not None and seen.page is not expected.page:
        yield f"expected the page {expected.page}"
    words = seen.words()
    for text in expected.texts:
        if not contained(text, words):
            yield f"expected to read “{text}”"
    for text in expected.no_texts:
        if contained(text, words):
            yield f"expected not to read “{text}”"
    for name, state in expected.controls.items():
        yield from _control(name, state, seen)


def _control(name: str, state: j.ControlState, seen: SeenPage) -> Iterator[str]:
    control = seen.control(name)
    if control is None:
        if state.shown:
            yield f"expected the control {name}"
        return
    if not state.shown:
        yield f"expected no control {name}"
        return
    for what, wanted, there in (
        ("enabled", state.enabled, control.enabled),
        ("checked", state.checked, control.checked),
    ):
        if wanted is not None and wanted is not there:
            yield f"expected {name} to be {'' if wanted else 'not '}{what}"
    if state.text is not None and not contained(state.text, [control.text]):
        yield f"expected {name} to say “{state.text}”, it says “{control.text}”"


def _on_paper(expected: j.Expect | j.Wait, output: Output) -> Iterator[str]:
    if (receipt := expected.receipt) is not None:
        if receipt.count is not None and len(output.receipts) != receipt.count:
            yield f"expected {receipt.count} receipts, there are {len(output.receipts)}"
        lines = output.receipts[-1].lines if output.receipts else ()
        yield from (f"expected “{line}” on the receipt" for line in receipt.lines if not contained(line, lines))
    if (paper := expected.paper) is not None:
        sheets = sum(document.sheets for document in output.documents)
        if paper.documents is not None and len(output.documents) != paper.documents:
            yield f"expected {paper.documents} printed documents, there are {len(output.documents)}"
        if paper.sheets is not None and sheets != paper.sheets:
            yield f"expected {paper.sheets} sheets in the tray, there are {sheets}"
        if paper.text:
            printed = pdf_text(Path(output.documents[-1].pdf)) if output.documents else ""
            yield from (f"expected “{text}” on the page" for text in paper.text if not contained(text, [printed]))


def contained(wanted: str, words: Iterable[str]) -> bool:
    """Spaces and line breaks are the layout's, not the text's; a PDF may say the same sign in another form (NFKC)."""
    wanted = _plain(wanted)
    return any(wanted in _plain(text) for text in words)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
