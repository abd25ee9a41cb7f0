"""``kiosk bundle``: make, look at, verify and install signed bundles, and go back to the one before.

Exit codes: 0 done, 1 it is refused, or the disk failed, 2 the call or the profile is wrong.
"""

from __future__ import annotations

import json as json_text
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.bundles.kinds import Kind
from kiosk.calling import JsonOption, ProfileOption

if TYPE_CHECKING:
    from kiosk.bundles.manifest import Manifest
    from kiosk.bundles.refusing import BundleRefused
    from kiosk.bundles.store import Bundles
    from kiosk.profile import Profile
    from kiosk.texts import Words

bundle_commands = typer.Typer(
    no_args_is_help=True, help="signed bundles: profiles, catalogues, brands, speech, updates"
)

_FAILED, _WRONG_CALL = 1, 2
_SIGNING_SECONDS = 120

KeyOption = Annotated[str, typer.Option("--key", help="the signer's key (PEM), or - for standard input")]
WithOption = Annotated[
    str, typer.Option("--sign-with", help="a command instead of a key: bytes in, ECDSA over their SHA-256 out")
]
CertificateOption = Annotated[Path, typer.Option("--certificate", help="the signer's certificate and its chain (PEM)")]
TrustOption = Annotated[Path | None, typer.Option("--trust", help="a list of trust instead of a profile's")]


@bundle_commands.command("keys")
def keys(folder: Path, name: Annotated[str, typer.Option("--name", help="whose they are")]) -> None:
    """Make a root, a signer for each role and the first list of trust: for a small operator, or a rehearsal."""
    from kiosk.bundles.keys import TRUST_FILE, write_keys

    with _told():
        write_keys(folder, name)
    typer.echo(_words().of("bundle-keys-made", folder=str(folder), file=TRUST_FILE))


@bundle_commands.command("make")
def make(
    kind: Kind,
    source: Path,
    out: Path,
    certificate: CertificateOption,
    sequence: Annotated[int, typer.Option(min=1, help="greater than that of every earlier one of this name")],
    *,
    name: Annotated[str, typer.Option(help="small letters, digits and hyphens")],
    version: Annotated[str, typer.Option(help="for people")] = "",
    key: KeyOption = "",
    sign_with: WithOption = "",
    days: Annotated[int, typer.Option(min=1, max=3650, help="it may be installed for so long")] = 180,
    valid_from: Annotated[str, typer.Option(help="from when on, YYYY-MM-DD (UTC); without it at once")] = "",
    minimum_product: Annotated[str, typer.Option(help="the release that it needs at least")] = "0",
    with_trust: Annotated[list[Path] | None, typer.Option(help="newer lists of trust to send along")] = None,
) -> None:
    """Make a bundle of a file or a folder, and sign it."""
    from kiosk.bundles.keys import read_chain
    from kiosk.bundles.making import About, make
    from kiosk.bundles.trust import read_trust

    now = datetime.now(UTC).replace(microsecond=0)
    with _told():
        chain = read_chain(certificate)
        begins = datetime.fromisoformat(valid_from).replace(tzinfo=UTC) if valid_from else now - timedelta(minutes=5)
        about = About(kind, name, version or str(sequence), sequence, begins, timedelta(days=days), minimum_product)
        lists = [read_trust(file).envelope for file in with_trust or ()]
        manifest = make(source, out, about, signer_of(key, sign_with), chain, now=now, trust=lists)
    typer.echo(_words().of("bundle-made", file=str(out), **_about(manifest)))


@bundle_commands.command("trust")
def trust(
    out: Path,
    after: Annotated[Path, typer.Option("--after", help="the list before")],
    key: KeyOption,
    certificate: CertificateOption,
    *,
    revoke: Annotated[list[Path] | None, typer.Option(help="certificates that do not count any more (PEM)")] = None,
    revoke_bundle: Annotated[list[Path] | None, typer.Option(help="single bundles that do not, whoever signed")] = None,
    root: Annotated[list[Path] | None, typer.Option(help="the roots from now on; without it as before")] = None,
    days: Annotated[int, typer.Option(min=1, max=7300, help="it holds for so long")] = 3650,
    also_key: Annotated[str, typer.Option(help="a second signer's key: one of the new roots")] = "",
    also_certificate: Annotated[Path | None, typer.Option(help="and certificate")] = None,
) -> None:
    """Make the next list of whom to trust: keys taken back, other roots. A bundle carries it to the terminals."""
    from cryptography import x509

    from kiosk.bundles.keys import make_trust, read_chain, read_key
    from kiosk.bundles.trust import follow, read_trust
    from kiosk.bundles.verifying import show
    from kiosk.central.key_holder import KeyHolder
    from kiosk.central.role_signature import fingerprint

    now = datetime.now(UTC).replace(microsecond=0)
    with _told():
        before = read_trust(after)
        signers = [KeyHolder(read_chain(certificate)[0], read_key(_key(key), key))]
        if also_certificate is not None:
            signers.append(KeyHolder(read_chain(also_certificate)[0], read_key(_key(also_key), also_key)))
        gone = {fingerprint(one) for file in revoke or () for one in read_chain(file)}
        gone |= {show(file)[0].manifest.sha256 for file in revoke_bundle or ()}
        roots: tuple[x509.Certificate, ...] = tuple(one for file in root or () for one in read_chain(file))
        made = make_trust(
            before.list_.version + 1,
            roots or before.roots,
            tuple(signers),
            now,
            revoked=tuple(sorted({*before.list_.revoked, *gone})),
            life=timedelta(days=days),
        )
        follow(before, [made], now)  # what no terminal would follow is not written
        out.write_text(made.model_dump_json(), "utf-8")
    typer.echo(_words().of("bundle-trust-made", file=str(out), version=before.list_.version + 1))


@bundle_commands.command("show")
def show(file: Path, *, json: JsonOption = False) -> None:
    """What a bundle says of itself. Nothing of it is verified."""
    from kiosk.bundles.verifying import show

    with _told():
        head, manifest = show(file)
    if json:
        typer.echo(manifest.model_dump_json())
        return
    said = _words()
    typer.echo(said.of("bundle-shown", **_about(manifest)))
    typer.echo(said.of("bundle-valid", begins=manifest.valid_from, ends=manifest.valid_until))
    typer.echo(said.of("bundle-files", count=len(manifest.files), bytes=manifest.size, lists=len(head.trust)))
    for one in manifest.files:
        typer.echo(f"{one.size:12}  {one.sha256[:16]}  {one.path}")


@bundle_commands.command("verify")
def verify(
    file: Path,
    profile: Annotated[Path | None, typer.Option("--profile", envvar="KIOSK_PROFILE", help="the terminal's")] = None,
    trust: TrustOption = None,
) -> None:
    """Who signed it, is it whole, of its time, and not older than what is here."""
    from kiosk.bundles.trust import read_trust
    from kiosk.bundles.verifying import verify

    now = datetime.now(UTC)
    with _told():
        if trust is not None:
            found = verify(file, read_trust(trust), now)
        elif profile is not None:
            found = bundles_of(_profile(profile)).verify(file, now)
        else:
            raise typer.BadParameter("--profile, --trust")
    typer.echo(_words().of("bundle-right", signer=found.signer.name, **_about(found.manifest)))


@bundle_commands.command("install")
def install(file: Path, profile: ProfileOption) -> None:
    """Verify a bundle and put it in the place of the one before, which is kept."""
    terminal = _profile(profile)
    with _told(), _as_the_terminal(terminal):
        try:
            installed = bundles_of(terminal).install(
                file, datetime.now(UTC), lambda what, at: _import(terminal, what, at)
            )
        finally:  # it may have brought a newer list of trust, whatever becomes of itself
            _tell_taken_back(terminal)
    assert installed.manifest is not None  # noqa: S101 - it was just put there
    typer.echo(_words().of("bundle-installed", folder=str(installed.folder), **_about(installed.manifest)))


@bundle_commands.command("undo")
def undo(kind: Kind, name: str, profile: ProfileOption) -> None:
    """Go back to the bundle before."""
    terminal = _profile(profile)
    with _told(), _as_the_terminal(terminal):
        installed = bundles_of(terminal).undo(kind, name)
    assert installed.manifest is not None  # noqa: S101 - one that was installed has its manifest
    typer.echo(_words().of("bundle-undone", **_about(installed.manifest)))


@bundle_commands.command("take-lists")
def take_lists(files: list[Path], profile: ProfileOption) -> None:
    """Take newer lists of trust over without a bundle, and go back from what they take back."""
    from kiosk.bundles.trust import follow, read_trust

    terminal = _profile(profile)
    with _told(), _as_the_terminal(terminal):
        bundles = bundles_of(terminal)
        after = follow(bundles.trust(), [read_trust(file).envelope for file in files], datetime.now(UTC))
        bundles.keep_trust(after)
        typer.echo(_words().of("bundle-list-in-force", version=after.list_.version))
        _tell_taken_back(terminal)


@bundle_commands.command("list")
def list_(profile: ProfileOption, *, json: JsonOption = False) -> None:
    """The bundles that are installed here."""
    with _told():
        found = bundles_of(_profile(profile)).all()
    if json:
        said = [
            {"kind": one.kind, "name": one.name, "highest": one.numbers.highest, "before": one.numbers.before}
            | ({} if one.manifest is None else {"sequence": one.manifest.sequence, "version": one.manifest.version})
            for one in found
        ]
        typer.echo(json_text.dumps(said))
        return
    for one in found:
        if one.manifest is not None:
            typer.echo(_words().of("bundle-shown", **_about(one.manifest)))


def bundles_of(terminal: Profile) -> Bundles:
    """The bundles of this terminal, which keeps them beside its queue."""
    from kiosk import taken_back

    return taken_back.bundles_of(terminal)


def refused_words(refused: BundleRefused) -> str:
    """Why, and what can be done."""
    said = _words().of(f"bundle-refused-{refused.reason.value.replace('_', '-')}")
    if refused.told:
        return "\n".join([said, *(f"{place}: {_words().say(text)}" for place, text in refused.told)])
    return f"{said} ({refused.detail})" if refused.detail else said


def _import(terminal: Profile, manifest: Manifest, folder: Path) -> None:
    """A catalogue goes into the terminal's store, judged as one from a stick is: by the platform's own signature."""
    if manifest.kind is not Kind.CATALOGUE:
        return
    from kiosk.bundles.contents import CATALOGUE
    from kiosk.bundles.refusing import BundleRefused, Refused
    from kiosk.catalogue.outcomes import Ended
    from kiosk.catalogue.receiving import trust_of
    from kiosk.catalogue.refusing import CatalogueRefused
    from kiosk.catalogue.sync import import_bundle
    from kiosk.catalogue_keeping import store_file

    try:
        trust = trust_of(terminal.platform.credentials, datetime.now(UTC))
    except CatalogueRefused as refused:
        raise BundleRefused(Refused.BAD_CONTENT, str(refused)) from None
    outcome = import_bundle(store_file(terminal), folder / CATALOGUE, trust)
    if outcome.ended is Ended.REFUSED:
        raise BundleRefused(Refused.BAD_CONTENT, f"{outcome.reason}: {outcome.detail}")


@contextmanager
def _as_the_terminal(terminal: Profile) -> Iterator[None]:
    """What lies with the terminal is made by the terminal's own user, who has to be able to go back from it, too."""
    from kiosk.profile import ProfileKind
    from kiosk.provisioning.ground import Ground
    from kiosk.sealed_key import key_for_root

    ground = Ground()
    owner = ground.owner() if terminal.kind is ProfileKind.PRODUCTION else None
    if owner is None:
        yield
        return
    with key_for_root(owner=(owner.uid, owner.gid)), ground.as_owner():
        yield


def _tell_taken_back(terminal: Profile) -> None:
    """Go back from what was taken back, and say what became of each."""
    from kiosk.bundles.refusing import BundleRefused
    from kiosk.taken_back import go_back

    try:
        go_back(terminal)
    except BundleRefused as refused:
        typer.echo(refused_words(refused), err=True)
    with suppress(BundleRefused):
        for one in bundles_of(terminal).taken_back():
            which = {"kind": _words().of(f"bundle-kind-{one.kind}"), "name": one.name, "number": str(one.sequence)}
            if one.instead is None:
                typer.echo(_words().of("bundle-taken-back-stays", **which), err=True)
            else:
                typer.echo(_words().of("bundle-taken-back", **which, instead=str(one.instead)), err=True)


def signer_of(key: str, command: str) -> Callable[[bytes], bytes]:
    """What makes the signature: a key that lies in a file or comes in, or a program that holds one.

    Raises KeyUnusable, OSError, typer.BadParameter.
    """
    if bool(key) == bool(command):
        raise typer.BadParameter("--key, --sign-with")
    if command:

        def ask(what: bytes) -> bytes:
            # The person at this machine named the program.
            done = subprocess.run(  # noqa: S602
                command, shell=True, input=what, stdout=subprocess.PIPE, timeout=_SIGNING_SECONDS, check=False
            )
            if done.returncode:
                raise ValueError(f"--sign-with ended with {done.returncode}")
            return done.stdout

        return ask
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    from kiosk.bundles.keys import read_key

    held = read_key(_key(key), key)
    return lambda what: held.sign(what, ec.ECDSA(hashes.SHA256()))


def _key(where: str) -> bytes:
    return sys.stdin.buffer.read() if where == "-" else Path(where).read_bytes()


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong, in the words of whoever sits here."""
    from kiosk.bundles.keys import KeyUnusable
    from kiosk.bundles.refusing import BundleRefused

    try:
        yield
    except BundleRefused as refused:
        typer.echo(refused_words(refused), err=True)
        raise typer.Exit(_FAILED) from None
    except KeyUnusable as unusable:
        typer.echo(_words().of("bundle-key-unusable", file=str(unusable)), err=True)
        raise typer.Exit(_WRONG_CALL) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        typer.echo(_words().of("bundle-file", file=str(error.filename or ""), reason=reason), err=True)
        raise typer.Exit(_WRONG_CALL) from None
    except ValueError as error:
        typer.echo(_words().of("bundle-not-made", reason=str(error)), err=True)
        raise typer.Exit(_WRONG_CALL) from None


def _about(manifest: Manifest) -> dict[str, str]:
    return {
        "kind": _words().of(f"bundle-kind-{manifest.kind}"),
        "name": manifest.name,
        "version": manifest.version,
        "number": str(manifest.sequence),
    }


def _profile(file: Path) -> Profile:
    from kiosk.cli import open_profile

    return open_profile(file)


def _words() -> Words:
    from kiosk.cli import words

    return words()
