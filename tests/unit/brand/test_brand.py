"""A brand is data, its mistakes are told at their line, and no brand makes a page that cannot be read."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from kiosk.brand import BrandInvalid, read_brand
from kiosk.brand.palette import SHAPES, STANDARD, TEXT, contrast, nearest, weak_pairs
from kiosk.cli import main
from kiosk.texts import COMPLETE, load_words
from screens.models import ThemeName
from tests.pictures.pages import page_of, situations
from tests.support import layout
from tests.support.stage import SCREENS, Stage, keyboard_folder

SAMPLE = Path(__file__).parents[3] / "config" / "brands" / "lotus"


def wav(file: Path, seconds: float = 0.1, width: int = 2) -> None:
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(width)
        sound.setframerate(8000)
        sound.writeframes(bytes(round(seconds * 8000) * width))


def written(folder: Path, text: str) -> Path:
    (folder / "brand.toml").write_text("schema_version = 1\n" + text, "utf-8")
    return folder


def problems(folder: Path) -> list[tuple[int, str, str]]:
    with pytest.raises(BrandInvalid) as invalid:
        read_brand(folder)
    for problem in invalid.value.problems:
        for language in COMPLETE:
            assert load_words(language).say(problem.text)
    return [(problem.line, problem.key, problem.text.id) for problem in invalid.value.problems]


def test_the_sample_is_right() -> None:
    brand = read_brand(SAMPLE)
    assert brand.names is not None
    assert brand.names.said("en") == "Lotus City Service Port"
    assert list(weak_pairs(brand.colours)) == []


def test_an_empty_brand_changes_nothing(tmp_path: Path) -> None:
    brand = read_brand(written(tmp_path, ""))
    assert (brand.names, brand.mark, dict(brand.colours)) == (None, "", {})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[colors]\n", (2, "colors", "brand-unknown-key")),
        ('[colours]\ngood = "#000000"\n', (3, "colours.good", "brand-unknown-key")),
        ('[colours]\nmark = "red"\n', (3, "colours.mark", "brand-not-a-colour")),
        ("[colours]\nmark = 7\n", (3, "colours.mark", "brand-not-a-colour")),
        ('[colours]\n\naction = "#7fb2e5"\n', (4, "colours.action", "brand-low-contrast")),
        ('names = "Hall"\n', (2, "names", "brand-not-words")),
        ('[names]\nzh-CN = ""\n', (2, "names", "brand-not-words")),
        ('[names]\nen = "Hall"\n', (2, "names", "brand-missing-language")),
        ('[names]\nzh-CN = "厅"\nfr = "Salle"\n', (4, "names.fr", "brand-unknown-key")),
        ('mark = "M0 0h1"\n', (2, "mark", "brand-not-a-section")),
        ('[mark]\npath = "<svg onload=1>"\n', (3, "mark.path", "brand-not-a-path")),
        ('[mark]\npath = ""\n', (3, "mark.path", "brand-not-a-path")),
        ('[mark]\npicture = "none.png"\n', (3, "mark.picture", "brand-no-file")),
        ('[mark]\npicture = "../brand.toml"\n', (3, "mark.picture", "brand-not-a-file-name")),
        ('[mark]\npicture = "brand.toml"\n', (3, "mark.picture", "brand-not-a-png")),
        ('[attract]\nheadline = { en = "Hello" }\n', (3, "attract.headline", "brand-missing-language")),
        ('[sounds]\nerror = "a.wav"\n', (3, "sounds.error", "brand-unknown-key")),
        ('[sounds]\ntouch = "brand.toml"\n', (3, "sounds.touch", "brand-not-a-tone")),
    ],
)
def test_each_mistake_is_told_at_its_line(tmp_path: Path, text: str, found: tuple[int, str, str]) -> None:
    assert found in problems(written(tmp_path, text))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = '[colours]\nmark = "red"\naction = "blue"\n[names]\nen = "x"\n'
    assert [line for line, _, _ in problems(written(tmp_path, text))] == [3, 4, 5]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a = = 1"])
def test_what_is_no_toml_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "brand.toml").write_bytes(content)
    assert problems(tmp_path) == [(1, "", "brand-not-toml")]


def test_a_folder_without_a_brand_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path / "nowhere") == [(1, "", "brand-unreadable")]


def test_a_tone_is_short_and_of_sixteen_bits(tmp_path: Path) -> None:
    wav(tmp_path / "good.wav")
    wav(tmp_path / "long.wav", seconds=4)
    wav(tmp_path / "bytes.wav", width=1)
    brand = read_brand(written(tmp_path, '[sounds]\ntouch = "good.wav"\n'))
    assert brand.sounds == {"touch": tmp_path / "good.wav"}
    for name in ("long.wav", "bytes.wav"):
        assert problems(written(tmp_path, f'[sounds]\ntouch = "{name}"\n')) == [(3, "sounds.touch", "brand-not-a-tone")]


def test_both_kinds_of_mark_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "mark.png").write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 0))
    text = '[mark]\npath = "M0 0h9v9z"\npicture = "mark.png"\n'
    assert problems(written(tmp_path, text)) == [(2, "mark", "brand-two-marks")]


@pytest.mark.parametrize("pair", (*TEXT, *SHAPES))
def test_the_nearest_shade_passes_and_a_nearer_one_does_not(pair: tuple[str, str]) -> None:
    back = STANDARD[pair[1]]
    found = nearest(back, back, 4.5)
    assert contrast(found, back) >= 4.5
    assert contrast(found, back) < 5.4  # a step of one percent of lightness further than needed at the most


def test_what_the_check_suggests_is_taken(tmp_path: Path) -> None:
    (weak, *_) = weak_pairs({"action": "#7fb2e5"})
    assert weak.suggested
    others = {found.suggested for found in weak_pairs({"action": "#7fb2e5"})}
    darkest = min(others, key=lambda colour: contrast(colour, "#000000"))
    assert not [
        found for found in weak_pairs({"action": darkest, "actionPressed": "#000000"}) if found.colour == "action"
    ]


def test_the_command_says_what_is_wrong_and_what_is_right(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["brand", "check", str(SAMPLE)]).exit_code == 0
    wrong = CliRunner().invoke(main, ["brand", "check", str(written(tmp_path, '[colours]\naction = "#7fb2e5"\n'))])
    assert wrong.exit_code == 2
    assert "brand.toml:3: colours.action" in wrong.output
    assert "#" in wrong.output.split("brand.toml:3", 1)[1]


@pytest.mark.parametrize("theme", [ThemeName.STANDARD, ThemeName.ELDER])
def test_pages_are_as_readable_in_a_brand_and_elders_see_their_own_colours(theme: ThemeName, tmp_path: Path) -> None:
    stage = Stage(SCREENS["1024x768"], keyboard_folder(), brand=read_brand(SAMPLE).for_screens())
    for name in ("Attract", "Home-popular", "Asked", "Trouble-platform-no-link"):
        stage.show(page_of(situations()[name], "zh-CN", theme))
        assert layout.faults(stage, layout.measures_of(theme)) == []
    stage.grab(tmp_path / "page.png")
    painted = {colour for _, colour in Image.open(tmp_path / "page.png").convert("RGB").getcolors(1 << 20) or ()}
    stage.close()
    assert stage.messages == []
    own, elders = (11, 90, 82), (13, 58, 107)
    assert (own in painted, elders in painted) == (theme is ThemeName.STANDARD, theme is ThemeName.ELDER)
