"""A running terminal takes over another catalogue between two visits, without a restart."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.catalogue.collection import Catalogue
from kiosk.catalogue.starting import first_catalogue
from kiosk.catalogue_keeping import CatalogueKeeping, store_file
from kiosk.indexing import Indexing
from kiosk.profile import Profile, load_profile
from kiosk.session import events as e
from kiosk.session import model as m
from screens.models import HomeBody
from tests.support.bad_definitions import bad_definitions
from tests.support.catalogues import CERTIFICATE, QUERY, another, copy_services, write
from tests.support.people import ADULT
from tests.support.terminal import Around, Terminal
from tests.unit.profile.test_mistakes import GOOD

NEW = "412014999000"
#: A process begins and reads, however much else the machine does.
_LOADED = 60.0


class Running:
    """A whole terminal without a screen, on a folder of services of its own."""

    def __init__(self, folder: Path) -> None:
        self.services = folder / "config" / "services"
        copy_services(self.services)
        self.profile = self._profile(folder)
        self.catalogue = first_catalogue(store_file(self.profile), self.services)
        self.around = Around.new(folder)
        self.terminal = Terminal(self.around)
        # What the backstage is in the application.
        self.terminal.catalogue = self._newest  # type: ignore[assignment]
        self.keeping = CatalogueKeeping(
            self.profile,
            self.catalogue.version,
            online=lambda: False,
            use=self._use,
            log=self.terminal._log,
            look_seconds=0.02,
        )
        self.terminal.workers.housekeeping.look_every(self.keeping.look, 0.02)
        self.terminal.open_for_people()
        self.until_compiled()

    def _profile(self, folder: Path) -> Profile:
        file = folder / "terminal.toml"
        places = folder / "config" / "regions.yaml"
        file.write_text(GOOD.replace('"services"', f'"{self.services}"\nregions = "{places}"'), "utf-8")
        return load_profile(file)

    def _newest(self) -> Catalogue:
        return self.catalogue

    def _use(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.terminal.submit(e.WorldChanged())

    def until_compiled(self) -> None:
        self.terminal.until(lambda: self.catalogue.version.startswith("files."), "the folder to be compiled", _LOADED)

    def until_it_has(self, code: str) -> None:
        self.terminal.until(lambda: code in self.catalogue.services, f"{code} to be there", _LOADED)

    def until_indexed(self) -> None:
        """What the backstage does beside: the index of the newest catalogue, by the process that builds it."""
        finder = Indexing(self.profile.folders.cache, self.terminal._log).finder(self.catalogue)
        assert finder is not None
        self.catalogue = replace(self.catalogue, finder=finder)

    def until_printed(self) -> None:
        self.terminal.until(
            lambda: len(self.around.printer.handed_over) == 1, "the table, by its own definition", _LOADED
        )
        self.around.printer.print_all()
        self.terminal.until_at(m.TakePaper)

    def home(self) -> HomeBody:
        assert self.terminal.page is not None
        body = self.terminal.page.body
        assert isinstance(body, HomeBody)
        return body

    def tiles(self) -> set[str]:
        home = self.home()
        return {tile.key for tile in (*home.tiles, *home.rows)}

    def stop(self) -> None:
        self.terminal.stop()
        self.keeping.stop()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    running = Running(tmp_path)
    yield running
    running.stop()


def test_a_file_that_is_dropped_in_appears_is_found_by_initials_runs_and_prints(running: Running) -> None:
    """Without a restart, and without code."""
    title = {"zh-CN": "集邮证书查询", "en": "Stamp certificate query"}
    write(running.services / "stamps.yaml", another(title=title, aliases=["邮票"], search_words=[]))
    running.until_it_has(NEW)
    running.until_indexed()
    terminal = running.terminal
    terminal.do(e.Begin(), e.Search("jyzscx"))
    assert running.tiles() == {NEW}
    terminal.do(e.ChooseItem(NEW), e.StartItem())
    terminal.identify(ADULT)
    terminal.do(e.Next())
    assert len(terminal.until_at(m.Table).result.rows) == 12
    terminal.do(e.Print())
    running.until_printed()
    terminal.do(e.PaperTaken())
    terminal.leave()
    terminal.nothing_is_left()


def test_a_visit_keeps_the_definitions_it_began_with(running: Running) -> None:
    terminal = running.terminal
    terminal.choose(QUERY)
    terminal.identify(ADULT)
    (running.services / "pension_contribution_details.yaml").unlink()
    write(running.services / "new.yaml", another())
    running.until_it_has(NEW)
    assert QUERY not in running.catalogue.services
    terminal.do(e.Next())
    assert terminal.until_at(m.Table).code == QUERY
    terminal.do(e.Print())
    running.until_printed()
    terminal.do(e.PaperTaken())
    assert QUERY in running.tiles()
    assert NEW not in running.tiles()
    terminal.leave()
    terminal.do(e.Begin())
    assert running.tiles() == {NEW, CERTIFICATE}


def test_a_bad_file_is_refused_at_its_line_in_the_log_and_the_rest_stays(running: Running) -> None:
    terminal = running.terminal
    write(running.services / "bad.yaml", another(icon="Not a key"))
    terminal.until(lambda: bool(terminal.logged("catalogue_refused")), "the refusal")
    (line,) = terminal.logged("catalogue_refused")
    assert (line["fault"], "bad.yaml:" in str(line["detail"])) == ("bad_definition", True)
    terminal.do(e.Begin())
    assert running.tiles() == {QUERY, CERTIFICATE}
    # And the next start has what was kept, whatever lies in the folder then.
    for file in running.services.iterdir():
        file.write_text("spoilt", "utf-8")
    assert set(first_catalogue(store_file(running.profile), running.services).services) == {QUERY, CERTIFICATE}


def test_whatever_lies_in_the_folder_is_refused_with_its_reason_and_people_are_served(running: Running) -> None:
    terminal = running.terminal
    bad = bad_definitions(another())
    for number, (text, _) in enumerate(bad.values()):
        (running.services / f"bad{number}.yaml").write_text(text, "utf-8")
    terminal.until(lambda: len(refused(terminal)) >= len(bad), "every file to be refused", _LOADED)
    assert refused(terminal) == {f"bad{number}.yaml" for number in range(len(bad))}
    terminal.choose(QUERY)
    terminal.identify(ADULT)
    terminal.do(e.Next())
    assert len(terminal.until_at(m.Table).result.rows) == 12
    terminal.leave()


def refused(terminal: Terminal) -> set[str]:
    """The names of the files that the log says were refused."""
    lines = (str(line["detail"]) for line in terminal.logged("catalogue_refused"))
    return {name for said in lines for name in re.findall(r"bad\d+\.yaml", said)}


def test_a_worker_that_is_killed_is_told_and_the_next_one_does_it(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal, keeping = running.terminal, running.keeping
    monkeypatch.setattr("kiosk.catalogue_keeping._AGAIN_SECONDS", 0.05)
    write(running.services / "new.yaml", another())
    terminal.until(lambda: keeping._work is not None, "a worker")
    work = keeping._work
    if work is not None:
        os.kill(work.process.pid, signal.SIGKILL)
    running.until_it_has(NEW)
