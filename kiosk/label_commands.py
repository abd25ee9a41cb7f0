"""``kiosk labels``: the sheet of labels for the places that a profile names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kiosk.labels.sheet import Label
    from kiosk.presenter.places import PlaceName, Places

_FAILED, _WRONG_CALL = 1, 2
ProfileOption = Annotated[Path, typer.Option("--profile", help="the terminal's TOML file")]
#: How each place is read in Chinese: what a table works out alone may be another reading of the same hanzi.
_PINYIN = {
    "id_card": "shen1fen4zheng4 du2ka3qu1",
    "card": "du2ka3kou3",
    "document_printer": "chu1zhi3kou3",
    "receipt_printer": "ping2tiao2 chu1zhi3kou3",
    "code_scanner": "sao3ma3chuang1",
    "document_scanner": "gao1pai1yi2",
    "camera": "she4xiang4tou2",
    "keypad": "an4jian4",
    "headset": "er3ji1 cha1kong3",
}


def labels(
    profile: ProfileOption, *, out: Annotated[Path, typer.Option(help="the PDF to write")] = Path("labels.pdf")
) -> None:
    """Draw labels in large print and braille for the places of the terminal: reader, slots, keypad, headset."""
    from kiosk.cli import open_profile, words
    from kiosk.documents.fonts import FontMissing
    from kiosk.labels.sheet import write_sheet
    from kiosk.presenter.places import places_of

    opened = open_profile(profile)
    places = places_of(opened.accessibility.places, opened.screen.width_mm, opened.screen.height_mm)
    said = words()
    if places is None or not places.spots:
        typer.echo(said.of("labels-no-places"), err=True)
        raise typer.Exit(_WRONG_CALL)
    made = [_label(name, places) for name in places.spots]
    try:
        write_sheet(made, out, title=opened.terminal.id)
    except FontMissing as missing:
        typer.echo(said.of("labels-no-font", package=str(missing)), err=True)
        raise typer.Exit(_FAILED) from None
    except OSError as error:
        typer.echo(said.of("labels-cannot-write", name=out.name, reason=error.strerror or "?"), err=True)
        raise typer.Exit(_FAILED) from None
    typer.echo(said.of("labels-written", count=len(made), name=out.name))


def _label(name: PlaceName, places: Places) -> Label:
    from kiosk.labels.braille import chinese, english
    from kiosk.labels.sheet import Label
    from kiosk.presenter.places import name_of, where
    from kiosk.texts import Language, load_words

    own, other = load_words(Language.CHINESE), load_words(Language.ENGLISH)
    called = name_of(name, other)
    return Label(
        large=name_of(name, own),
        small=called,
        cells=(chinese(_PINYIN[name.value]), english(called)),
        where=where(name, places, own),
    )
