"""Is what a bundle holds right in itself: looked at by whoever reads it afterwards, before it is put in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kiosk.bundles.kinds import Kind
from kiosk.bundles.refusing import BundleRefused, Refused
from kiosk.texts import Text

#: The one file of a catalogue's bundle: what `kiosk catalogue export` writes, under the platform's own signature.
CATALOGUE = "catalogue.json"
_TOLD = 5


def check(kind: Kind, folder: Path) -> None:
    """Raises BundleRefused (BAD_CONTENT, OTHER_KIND), OSError."""
    _CHECKS[kind](folder)


def _profile(folder: Path) -> None:
    """Layers: every key that stands there is known and could stand; what other layers say may be missing."""
    from kiosk.profile.layers import read_layers  # noqa: PLC0415 - each kind's own reader, for this alone
    from kiosk.profile.loading import profile_of  # noqa: PLC0415
    from kiosk.profile.problems import ProfileInvalid  # noqa: PLC0415

    files = sorted(folder.rglob("*.toml"))
    if not files:
        raise BundleRefused(Refused.BAD_CONTENT, "no *.toml in it")
    wrong: list[str | tuple[str, Text]] = []
    for file in files:
        try:
            profile_of(read_layers(file))
        except ProfileInvalid as invalid:
            wrong += [
                (f"{problem.file.name}:{problem.line}: {problem.key}", problem.told)
                for problem in invalid.problems
                if not problem.text.id.startswith("profile-missing-key")
            ]
    _tell(wrong)


def _brand(folder: Path) -> None:
    from kiosk.brand import BrandInvalid, read_brand  # noqa: PLC0415

    try:
        read_brand(folder)
    except BrandInvalid as invalid:
        _tell([(f"{each.file.name}:{each.line}: {each.key}", each.text) for each in invalid.problems])


def _catalogue(folder: Path) -> None:
    """Its form; who signed it and what it says is judged when it is imported, as one from a stick is."""
    from kiosk.catalogue.receiving import read_bundle  # noqa: PLC0415
    from kiosk.catalogue.refusing import CatalogueRefused  # noqa: PLC0415

    if [path.name for path in folder.iterdir()] != [CATALOGUE]:
        raise BundleRefused(Refused.BAD_CONTENT, f"it holds {CATALOGUE} and nothing else")
    try:
        read_bundle(folder / CATALOGUE)
    except CatalogueRefused as refused:
        raise BundleRefused(Refused.BAD_CONTENT, str(refused)) from None


def _speech(folder: Path) -> None:
    """A folder or a zip a language; whose voice it is, the packs' own signature says when they are played."""
    from kiosk.speech.pack import ABOUT, PackFiles, PackRefused, read_about  # noqa: PLC0415

    wrong: list[str] = []
    for place in sorted(folder.iterdir()):
        try:
            read_about(PackFiles(place).read(ABOUT))
        except PackRefused as refused:
            wrong.append(f"{place.name}: {refused}")
    _tell(wrong)


def _update(folder: Path) -> None:
    """A package is put in place by the machine's own installer."""
    raise BundleRefused(Refused.OTHER_KIND, "kiosk update install")


def _tell(wrong: Sequence[str | tuple[str, Text]]) -> None:
    """Each mistake as a place and what is said of it; the log has the place and which text it is."""
    if not wrong:
        return
    more = f" (and {len(wrong) - _TOLD} more)" if len(wrong) > _TOLD else ""
    ids = "; ".join(one if isinstance(one, str) else f"{one[0]}: {one[1].id}" for one in wrong[:_TOLD])
    told = tuple(one for one in wrong[:_TOLD] if not isinstance(one, str))
    raise BundleRefused(Refused.BAD_CONTENT, ids + more, told)


_CHECKS: Mapping[Kind, Callable[[Path], None]] = {
    Kind.PROFILE: _profile,
    Kind.CATALOGUE: _catalogue,
    Kind.BRAND: _brand,
    Kind.SPEECH: _speech,
    Kind.UPDATE: _update,
}
