"""An operator's photo library that is missing, crashes or hangs costs the portrait and nothing else, and is named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.host.hosted import hosted
from drivers.id_card import wlt
from drivers.id_card.portraits import PortraitDecoder
from drivers.id_card.simulated import SamvSimulator, serve_tcp
from drivers.id_card.wlt import WltReason
from drivers.options import OptionsError
from drivers.protocols import Device, Family, IdCardReader, Problem
from drivers.registry import REGISTRY
from tests.support.identity_cards import ADULT, PHOTO
from tests.support.photo_libraries import build_libraries
from tests.support.technician import call, told, write_profile

SECONDS = 20.0


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_libraries(tmp_path_factory.mktemp("photos"))


@contextmanager
def reader(library: Path, *, in_host: bool = False) -> Iterator[tuple[IdCardReader, SamvSimulator]]:
    simulator = SamvSimulator()
    served = serve_tcp(simulator)
    driver = REGISTRY.find("samv-tcp")
    values: dict[str, object] = {"host": served.host, "port": served.port, "wlt_library": str(library)}
    made: Device = hosted(driver, values) if in_host else driver.make(driver.read_options(values))
    assert isinstance(made, IdCardReader)
    simulator.slot.place(ADULT)
    yield made, simulator
    made.close()
    served.close()


@pytest.mark.parametrize("in_host", [False, True])
def test_a_library_that_works_gives_each_card_its_portrait(libraries: Path, in_host: bool) -> None:
    with reader(libraries / "works.so", in_host=in_host) as (device, _):
        assert device.status(SECONDS).problems == frozenset()
        card = device.read(SECONDS)
        assert card.portrait[54 : 54 + 1024] == PHOTO
        assert replace(card, portrait=b"") == ADULT
        assert PHOTO.hex() not in repr(card)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing", "no_library"), ("text", "no_library"), ("crashes", "crashed"), ("hangs", "timeout")],
)
@pytest.mark.parametrize("in_host", [False, True])
def test_one_that_fails_gives_the_placeholder_and_the_reader_says_so_and_works(
    libraries: Path, name: str, reason: str, in_host: bool
) -> None:
    with reader(libraries / f"{name}.so", in_host=in_host) as (device, _):
        status = device.status(SECONDS)
        assert status.usable
        assert status.problems == {Problem.PORTRAIT_LIBRARY}
        assert f"photo library: {reason}" in status.original
        card = device.read(SECONDS)
        assert card.portrait == wlt.placeholder()
        assert card.number == ADULT.number


def test_the_check_says_in_words_what_is_wrong_and_that_the_reader_works(libraries: Path, tmp_path: Path) -> None:
    simulator = SamvSimulator()
    served = serve_tcp(simulator)
    section = {"driver": "samv-tcp", "host": served.host, "port": served.port}
    for name, problems in (("works", []), ("crashes", ["portrait_library"])):
        devices = {"id_card": {**section, "wlt_library": str(libraries / f"{name}.so")}}
        profile = write_profile(tmp_path, devices)
        (row,) = told("check", "--profile", profile)["devices"]
        assert (row["usable"], row["problems"]) == (True, problems)
    said = call("check", "--profile", profile)
    assert "works  ID card reader" in said
    assert "photos of cards cannot be decoded" in said
    assert "wlt_library" in said
    assert "照片无法解码" in call("check", "--profile", profile, language="zh_CN.UTF-8")
    served.close()


def test_a_test_card_shows_whether_its_picture_was_decoded(libraries: Path, tmp_path: Path) -> None:
    simulator = SamvSimulator()
    served = serve_tcp(simulator)
    for name, portrait in (("works", "decoded"), ("crashes", "placeholder")):
        library = str(libraries / f"{name}.so")
        section = {"driver": "samv-tcp", "host": served.host, "port": served.port, "wlt_library": library}
        profile = write_profile(tmp_path, {"id_card": section})
        simulator.slot.place(ADULT)
        assert told("read", "id_card", "--profile", profile)["card"]["portrait"] == portrait
    served.close()


def test_a_library_that_keeps_hanging_keeps_no_more_residents_waiting_until_its_file_is_another(
    libraries: Path, tmp_path: Path
) -> None:
    library = tmp_path / "vendor.so"
    shutil.copy(libraries / "crashes.so", library)
    decoder = PortraitDecoder(library)
    for _ in range(3):
        assert decoder.portrait(PHOTO, SECONDS) == wlt.placeholder()
    assert decoder.trouble(SECONDS) is WltReason.CRASHED
    library.unlink()
    shutil.copy(libraries / "works.so", library)
    assert decoder.portrait(PHOTO, SECONDS) != wlt.placeholder()
    assert decoder.trouble(SECONDS) is None


def test_a_card_without_a_photo_has_the_placeholder_and_no_library_is_blamed(libraries: Path) -> None:
    decoder = PortraitDecoder(libraries / "works.so")
    assert decoder.portrait(b"", SECONDS) == wlt.placeholder()
    assert decoder.trouble(SECONDS) is None


def test_no_library_no_portrait() -> None:
    driver = REGISTRY.find("samv-tcp")
    simulator = SamvSimulator()
    served = serve_tcp(simulator)
    plain = driver.make(driver.read_options({"host": served.host, "port": served.port}))
    assert isinstance(plain, IdCardReader)
    simulator.slot.place(ADULT)
    assert plain.read(SECONDS).portrait == b""
    plain.close()
    served.close()


def test_a_path_that_is_not_absolute_is_a_wrong_option() -> None:
    for name in ("samv-serial", "samv-tcp", "samv-usb", "samv-hid", "samv-hid-stripped"):
        driver = REGISTRY.find(name)
        assert driver.family is Family.ID_CARD
        with pytest.raises(OptionsError) as caught:
            driver.read_options({"wlt_library": "libwlt.so"})
        assert "wlt_library" in [problem.option for problem in caught.value.problems]
