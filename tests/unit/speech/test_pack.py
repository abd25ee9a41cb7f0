"""Packs: what is right is played, and what is broken is refused with words."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.speech.pack import ABOUT, HASHES, SIGNATURE, PackAbout, PackFault, PackRefused, load_pack, read_about
from kiosk.speech.packing import Signer, about_pack, new_key, write_pack
from kiosk.speech.shelf import PackShelf
from kiosk.speech.sound import write_wave
from tests.support.ears import tone

WORDS = {"action-back": "返回", "action-home": "首页"}
AUDIO = {text_id: write_wave(tone(0.2 + 0.1 * number)) for number, text_id in enumerate(WORDS)}
ABOUT_IT = PackAbout("zh-CN", "A voice", "CC-BY-4.0", "1", 22050)


@pytest.fixture
def signer(tmp_path: Path) -> Signer:
    return new_key(tmp_path / "key.pem", tmp_path / "public.pem")


@pytest.fixture
def pack(tmp_path: Path, signer: Signer) -> Path:
    place = tmp_path / "packs" / "zh-CN"
    write_pack(place, ABOUT_IT, WORDS, AUDIO, signer)
    return place


def load(pack: Path, tmp_path: Path, language: str = "zh-CN") -> None:
    load_pack(pack, tmp_path / "public.pem", language)


def zipped(pack: Path) -> Path:
    place = pack.with_suffix(".zip")
    with zipfile.ZipFile(place, "w") as archive:
        for file in sorted(pack.rglob("*")):
            if file.is_file():
                archive.write(file, str(file.relative_to(pack)))
    return place


def test_a_recording_is_found_by_its_words_and_by_nothing_else(pack: Path, tmp_path: Path) -> None:
    for place in (pack, zipped(pack)):
        loaded = load_pack(place, tmp_path / "public.pem", "zh-CN")
        assert loaded.about == ABOUT_IT
        found = loaded.find("返回")
        assert found is not None
        assert (found.text_id, found.audio) == ("action-back", AUDIO["action-back"])
        assert loaded.find("返回上一页") is None, "the words were changed since"


def altered(pack: Path, name: str, content: bytes) -> None:
    (pack / name).write_bytes(content)


def without_a_list(pack: Path) -> None:
    (pack / HASHES).unlink()
    (pack / HASHES).mkdir()


BREAKAGES: dict[PackFault, Callable[[Path], None]] = {
    PackFault.MISSING: lambda pack: (pack / "prompts/action-back.wav").unlink(),
    PackFault.ALTERED: lambda pack: altered(pack, "prompts/action-back.wav", write_wave(tone(0.3))),
    PackFault.NOT_SIGNED: lambda pack: altered(pack, HASHES, (pack / HASHES).read_bytes() + b"\n"),
    PackFault.UNREADABLE: without_a_list,
}


@pytest.mark.parametrize("fault", BREAKAGES, ids=str)
def test_what_is_broken_is_refused(pack: Path, tmp_path: Path, fault: PackFault) -> None:
    BREAKAGES[fault](pack)
    with pytest.raises(PackRefused) as refused:
        load(pack, tmp_path)
    assert refused.value.fault is fault
    assert "返回" not in str(refused.value)


@pytest.mark.parametrize("signature", [b"", b"nonsense", b"AAAA"])
def test_a_signature_of_nobody_is_refused(pack: Path, tmp_path: Path, signature: bytes) -> None:
    altered(pack, SIGNATURE, signature)
    with pytest.raises(PackRefused) as refused:
        load(pack, tmp_path)
    assert refused.value.fault is PackFault.NOT_SIGNED


def test_the_signature_of_somebody_else_is_refused(pack: Path, tmp_path: Path) -> None:
    new_key(tmp_path / "other.pem", tmp_path / "public.pem")
    with pytest.raises(PackRefused) as refused:
        load(pack, tmp_path)
    assert refused.value.fault is PackFault.NOT_SIGNED


def test_a_key_that_is_none_is_refused(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "public.pem").write_text("no key")
    with pytest.raises(PackRefused) as refused:
        load(pack, tmp_path)
    assert refused.value.fault is PackFault.NO_KEY


def test_a_pack_of_another_language_is_refused(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(PackRefused) as refused:
        load(pack, tmp_path, "en")
    assert refused.value.fault is PackFault.OTHER_LANGUAGE


def test_a_zip_that_is_cut_off_is_refused(pack: Path, tmp_path: Path) -> None:
    place = zipped(pack)
    os.truncate(place, place.stat().st_size // 2)
    with pytest.raises(PackRefused) as refused:
        load(place, tmp_path)
    assert refused.value.fault is PackFault.UNREADABLE


@pytest.mark.parametrize("name", ["../key.pem", "/etc/passwd", "prompts/../../x.wav", "prompts/a.txt", "other/a.wav"])
def test_a_list_that_points_out_of_the_pack_is_refused(pack: Path, tmp_path: Path, signer: Signer, name: str) -> None:
    listed = (pack / HASHES).read_bytes() + f"{'0' * 64} {'0' * 64} {name}\n".encode()
    altered(pack, HASHES, listed)
    altered(pack, SIGNATURE, signer.sign(listed))
    with pytest.raises(PackRefused) as refused:
        load(pack, tmp_path)
    assert refused.value.fault is PackFault.UNREADABLE


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"language = 1", b'language = "en"', about_pack(ABOUT_IT) + b"more = 1\n", b"sample_rate = true"],
)
def test_a_description_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(PackRefused) as refused:
        read_about(content)
    assert (refused.value.fault, refused.value.detail) == (PackFault.UNREADABLE, ABOUT)


def test_a_file_that_is_exchanged_while_it_runs_is_not_played(pack: Path, tmp_path: Path) -> None:
    loaded = load_pack(pack, tmp_path / "public.pem", "zh-CN")
    altered(pack, "prompts/action-back.wav", write_wave(tone(0.3)))
    assert loaded.find("返回") is None
    assert loaded.find("首页") is not None


def test_the_shelf_tells_once_why_a_pack_is_refused_and_leaves_it_to_the_voice(pack: Path, tmp_path: Path) -> None:
    (pack / "prompts/action-back.wav").unlink()
    told: list[str] = []
    shelf = PackShelf(pack.parent, tmp_path / "public.pem", told.append)
    assert shelf.prompts("zh-CN") is None and shelf.prompts("zh-CN") is None
    assert told == ["pack zh-CN: missing: prompts/action-back.wav"]
    assert shelf.prompts("en") is None
    assert len(told) == 1, "a language without a pack is no fault"
