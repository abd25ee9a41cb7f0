"""The readiness slip: how the terminal was left, on paper and on its disk."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cryptography import x509

from drivers.protocols import DocumentPrinter, Family, ReceiptPrinter
from kiosk import __version__
from kiosk.catalogue.store import Source
from kiosk.catalogue.sync import stored_or_nothing
from kiosk.catalogue_keeping import store_file
from kiosk.central.credentials import CredentialsError, load_credentials
from kiosk.documents.child import WorkerFailed, render_document
from kiosk.documents.paper import Place
from kiosk.documents.readiness import Readiness, Row, readiness_receipt, readiness_sheet
from kiosk.operations.instance import AlreadyRunning, SingleInstance
from kiosk.operations.whole_file import write_whole
from kiosk.profile import Profile, ProfileKind
from kiosk.provisioning.ground import Ground
from kiosk.provisioning.report import name_of
from kiosk.provisioning.step import Look, Problem, StepFailed, StepName, so, to_do
from kiosk.provisioning.working import Result
from kiosk.technician.fitted import Fitted, fitted_devices
from kiosk.technician.trial_print import Pace, TrialEnd, hand_over, print_receipt
from kiosk.texts import Text, Words

FOLDER = "readiness"
_KEPT, _PDF, _PICTURE = "readiness.json", "readiness.pdf", "home-page.png"
_DRAWING_SECONDS = 60.0
#: Arguments of texts that are another at every look.
_PASSING = frozenset({"time", "megabytes", "least", "days", "seconds"})
_NO_DISPLAY = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
_HOME_PAGE = (sys.executable, "-B", "-P", "-m", "kiosk.provisioning.home_page")


class SlipStep:
    """Made anew when it would say something else than the last one; the time alone is nothing else."""

    name = StepName.SLIP
    foundation = False

    def __init__(
        self,
        ground: Ground,
        profile: Callable[[], Profile],
        results: Callable[[], Sequence[Result]],
        words: Words,
        profile_file: Callable[[], Path],
    ) -> None:
        self._ground = ground
        self._profile = profile
        self._results = results
        self._words = words
        self._profile_file = profile_file

    def look(self) -> Look:
        profile = self._profile()
        with self._ground.as_owner():
            kept = _kept(self._folder(profile) / _KEPT)
            report = self._report(profile)
        if kept.get("digest") != _digest(report, self._results()):
            said = [Text.of("provision-slip-save", folder=str(self._folder(profile)))]
            return to_do(*said, *self._to_print(profile))
        if not kept.get("printed") and (to_print := self._to_print(profile)):
            return to_do(*to_print)
        return so(Text.of("provision-slip-so", made=str(kept.get("made_at"))[:16].replace("T", " ")))

    def do(self) -> None:
        profile = self._profile()
        with self._ground.as_owner():
            report = self._report(profile)
            self._folder(profile).mkdir(mode=0o700, parents=True, exist_ok=True)
            picture = self._home_page(profile)
            pdf = self._save(profile, report, picture)
            printed = self._printed(profile, report, pdf, picture)
            self._keep(profile, report, printed=printed)
        if not printed:
            cure = Text.of("provision-slip-not-printed-cure", folder=str(self._folder(profile)))
            raise StepFailed(Problem(Text.of("provision-slip-not-printed"), cure))

    # --- what it says -------------------------------------------------------------------------------------------------

    def _report(self, profile: Profile) -> Readiness:
        said = self._words
        rows = tuple(
            Row(
                name_of(result.name, said),
                result.well,
                " ".join(said.say(text) for text in result.found.said),
                tuple(said.say(each) for problem in result.problems for each in (problem.what, problem.cure)),
            )
            for result in self._results()
        )
        facts = (
            (said.of("readiness-terminal"), profile.terminal.id),
            (said.of("readiness-software"), __version__),
            (said.of("readiness-catalogue"), _catalogue_version(profile) or said.of("readiness-none")),
            (said.of("readiness-certificate"), _certificate_until(profile) or said.of("readiness-none")),
        )
        return Readiness(facts, rows, datetime.now(ZoneInfo(profile.terminal.time_zone)))

    def _place(self, profile: Profile) -> Place:
        terminal = profile.terminal
        return Place(
            terminal.hall.said(self._words.language.value),
            terminal.id,
            terminal.hotline,
            demonstration=profile.kind is ProfileKind.REHEARSAL,
            operator="" if profile.operator is None else profile.operator.said(self._words.language.value),
        )

    # --- on the disk --------------------------------------------------------------------------------------------------

    def _folder(self, profile: Profile) -> Path:
        return profile.folders.state / FOLDER

    def _save(self, profile: Profile, report: Readiness, picture: bytes | None) -> bytes:
        sheet = readiness_sheet(report, self._place(profile), self._words, picture)
        try:
            pdf = render_document(sheet, _DRAWING_SECONDS).pdf
        except WorkerFailed as failed:
            what = Text.of("provision-slip-not-drawn", error=failed.error or failed.fault.value)
            raise StepFailed(Problem(what, Text.of("provision-slip-not-drawn-cure"))) from None
        write_whole(self._folder(profile) / _PDF, pdf)
        return pdf

    def _home_page(self, profile: Profile) -> bytes | None:
        """None where it cannot be drawn: the slip is no worse for it."""
        target = self._folder(profile) / _PICTURE
        with tempfile.TemporaryDirectory(prefix="kiosk-provision-") as own:
            surroundings = {**os.environ, "HOME": own, "XDG_CONFIG_HOME": own, "XDG_RUNTIME_DIR": own, **_NO_DISPLAY}
            command = (*_HOME_PAGE, str(self._profile_file()), str(target))
            try:
                subprocess.run(  # noqa: S603 - our own interpreter and module
                    command, env=surroundings, timeout=_DRAWING_SECONDS, check=True, capture_output=True
                )
                return target.read_bytes()
            except (OSError, subprocess.SubprocessError):
                return None

    def _keep(self, profile: Profile, report: Readiness, *, printed: bool) -> None:
        kept = {
            "digest": _digest(report, self._results()),
            "made_at": report.made_at.isoformat(timespec="seconds"),
            "printed": printed,
            "ready": report.ready,
            "facts": dict(report.facts),
            "steps": {row.name: [row.passed, row.words, *row.remarks] for row in report.rows},
        }
        content = json.dumps(kept, ensure_ascii=False, indent=1)
        write_whole(self._folder(profile) / _KEPT, content.encode("utf-8"))

    # --- on paper -----------------------------------------------------------------------------------------------------

    def _to_print(self, profile: Profile) -> tuple[Text, ...]:
        return (Text.of("provision-slip-print"),) if _printer(profile) is not None else ()

    def _printed(self, profile: Profile, report: Readiness, pdf: bytes, picture: bytes | None) -> bool:
        """True also where there is no printer, and while the terminal runs: its printers are its own."""
        fitted = _printer(profile)
        if fitted is None:
            return True
        try:
            with SingleInstance(profile.folders.state, beside=True):
                return self._on_paper(fitted, profile, report, pdf, picture)
        except AlreadyRunning:
            return True

    def _on_paper(self, fitted: Fitted, profile: Profile, report: Readiness, pdf: bytes, picture: bytes | None) -> bool:
        try:
            printer = fitted.make()
            try:
                match printer:
                    case ReceiptPrinter():
                        slip = readiness_receipt(report, self._place(profile), self._words, picture)
                        return print_receipt(printer, slip, Pace()).end is TrialEnd.PRINTED
                    case DocumentPrinter():
                        return hand_over(printer, pdf, Pace()).end is TrialEnd.PRINTED
                    case _:
                        return False
            finally:
                printer.close()
        except Exception:  # a driver without its library, or a mistake in one: the slip is on the disk
            return False


def _printer(profile: Profile) -> Fitted | None:
    """The receipt printer, else the one for A4."""
    fitted = {each.family: each for each in fitted_devices(profile)}
    return fitted.get(Family.RECEIPT_PRINTER) or fitted.get(Family.DOCUMENT_PRINTER)


def _catalogue_version(profile: Profile) -> str:
    stored = stored_or_nothing(store_file(profile))
    part = stored.part(Source.PLATFORM) or stored.part(Source.FOLDER)
    return str(part.version or part.sha256[:8]) if part is not None else ""


def _certificate_until(profile: Profile) -> str:
    try:
        credentials = load_credentials(profile.platform.credentials)
        certificate = x509.load_pem_x509_certificate(credentials.certificate_file.read_bytes())
    except (CredentialsError, OSError, ValueError):
        return ""
    return certificate.not_valid_after_utc.date().isoformat()


def _kept(file: Path) -> dict[str, object]:
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _digest(report: Readiness, results: Sequence[Result]) -> str:
    """Of what the slip says, without what is another at every look: the time, or how much room is left."""
    found = [
        [result.name.value, result.well, *map(_lasting, result.found.said), *map(_lasting, _what(result))]
        for result in results
    ]
    said = json.dumps([list(report.facts), found], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8")).hexdigest()


def _what(result: Result) -> Iterator[Text]:
    return (problem.what for problem in result.problems)


def _lasting(text: Text) -> list[str]:
    return [text.id, *(f"{name}={value}" for name, value in text.arguments if name not in _PASSING)]
