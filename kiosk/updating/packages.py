"""Debian packages as files: what one is, and the installed one made into a file again.

A terminal that was installed by hand has no file of its release any more, and there must be a way back.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kiosk.updating.machine import PACKAGE

_SECONDS = 1800.0
_SCRIPTS = ("preinst", "postinst", "prerm", "postrm", "conffiles", "triggers", "md5sums", "shlibs")


class PackageUnusable(Exception):
    """The words say which file, or which command failed."""


@dataclass(frozen=True)
class About:
    """What a package says of itself."""

    name: str
    version: str
    architecture: str


def about(file: Path) -> About:
    """Raises PackageUnusable."""
    said = dict(
        line.split(": ", 1)
        for line in _said("dpkg-deb", "--field", file, "Package", "Version", "Architecture").splitlines()
        if ": " in line
    )
    try:
        return About(said["Package"], said["Version"], said["Architecture"])
    except KeyError:
        raise PackageUnusable(file.name) from None


def installed_version(root: Path = Path("/")) -> str:
    """ "" when the package is not installed whole. Raises PackageUnusable."""
    try:
        said = _said("dpkg-query", f"--admindir={_database(root)}", "-W", "-f=${Status}|${Version}", PACKAGE)
    except PackageUnusable:
        return ""
    status, _, version = said.partition("|")
    return version if status == "install ok installed" else ""


def own_architecture() -> str:
    return _said("dpkg", "--print-architecture").strip()


def repack(out: Path, root: Path = Path("/")) -> About:
    """Make a package of the installed one, as it lies on the disk now. Raises PackageUnusable."""
    tree = out.with_name(f".{out.name}.tree")
    shutil.rmtree(tree, ignore_errors=True)
    try:
        (tree / "DEBIAN").mkdir(parents=True, mode=0o755)
        database = _database(root)
        paths = _said("dpkg-query", f"--admindir={database}", "-L", PACKAGE).splitlines()
        for path in paths:
            _place(root / path.lstrip("/"), tree / path.lstrip("/"))
        control = _said("dpkg-query", f"--admindir={database}", "-s", PACKAGE).splitlines()
        kept = [line for line in control if not line.startswith(("Status:", "Conffiles:"))]
        (tree / "DEBIAN" / "control").write_text("\n".join(kept).strip() + "\n", "utf-8")
        for name in _SCRIPTS:
            script = database / "info" / f"{PACKAGE}.{name}"
            if script.exists():
                shutil.copy2(script, tree / "DEBIAN" / name)
        draft = out.with_name(f".{out.name}.new")
        # Fast rather than small: it lies on this disk alone.
        _said("dpkg-deb", "--root-owner-group", "-Zzstd", "-z1", "--build", tree, draft)
        draft.replace(out)
    except OSError as error:
        raise PackageUnusable(f"{out.name}: {os.strerror(error.errno or 0)}") from None
    finally:
        shutil.rmtree(tree, ignore_errors=True)
    return about(out)


def _place(source: Path, target: Path) -> None:
    """A link as a link, a folder as a folder; what lies there is the same file until it is packed."""
    if source.is_symlink():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(source.readlink())
    elif source.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        target.chmod(source.stat().st_mode & 0o7777)
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.hardlink_to(source)
        except OSError:  # another disk
            shutil.copy2(source, target)
    else:
        raise PackageUnusable(f"{source} is missing")


def _database(root: Path) -> Path:
    return root / "var/lib/dpkg"


def _said(*command: str | Path) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PackageUnusable(f"{command[0]}: {type(error).__name__}") from None
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        raise PackageUnusable(f"{command[0]}: {' '.join(last)}"[:200])
    return done.stdout
