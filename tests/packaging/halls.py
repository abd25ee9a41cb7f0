"""Machines of a hall: bare Debians in folders, the package to be installed on them, and programs run in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: What a hall's machine and a package are made of is kept from run to run.
KEPT = Path(os.environ.get("KIOSK_INSTALL_TEST", ROOT / "out" / "install-test"))
#: What the package brings of config/.
CONFIG = "/usr/lib/civic-kiosk/app/config"
#: Two releases of before, this one, and one that does not come up.
FIRST, OLD, NEW, BROKEN = "0.0.1", "0.0.9", "0.1.0", "0.2.0"
_APP = "usr/lib/civic-kiosk/app"


def run(*command: str | Path, seconds: float = 900, **more: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        env={**os.environ, **more},
    )
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]} {done.stderr[-2000:]}"
    return done.stdout


def remove(root: Path) -> None:
    """Take the folder away, and nothing of what is still mounted in it."""
    mounted = [line.split()[1] for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    assert not [folder for folder in mounted if folder.startswith(f"{root}/")], "something is still mounted"
    run("rm", "-rf", "--one-file-system", root)


class Hall:
    """A machine of a hall: a root folder, and programs run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def inside(self, *command: str, network: bool = True) -> str:
        """What a command says in there. Without a network it has a namespace of its own with nothing in it."""
        return run(
            *(() if network else ("unshare", "--net")), "chroot", self.root, *command, DEBIAN_FRONTEND="noninteractive"
        )

    def install(self, package: Path) -> float:
        """Seconds that it took, without a network."""
        shutil.copyfile(package, self.root / "srv" / package.name)
        before = time.monotonic()
        self.inside("dpkg", "-i", f"/srv/{package.name}", network=False)
        return time.monotonic() - before

    def version(self) -> str:
        return self.inside("dpkg-query", "-W", "-f=${Version}", "civic-kiosk")


def built(version: str) -> Path:
    """The package of this checkout in a version."""
    said = run(ROOT / "packaging" / "build-deb", "--out", KEPT / "packages", "--version", version)
    return Path(said.splitlines()[-1])


def relabelled(package: Path, version: str, folder: Path, change: Callable[[Path], None] | None = None) -> Path:
    """``package``, which is NEW, as another version, with a change of its tree."""
    tree, file = folder / f"tree-{version}", folder / f"civic-kiosk_{version}.deb"
    run("dpkg-deb", "-R", package, tree)
    control = tree / "DEBIAN/control"
    control.write_text(control.read_text("utf-8").replace(f"Version: {NEW}", f"Version: {version}"), "utf-8")
    (tree / _APP / "VERSION").write_text(f"{version}\n", "utf-8")
    if change is not None:
        change(tree)
    run("dpkg-deb", "--root-owner-group", "-Zzstd", "-z1", "--build", tree, file)
    shutil.rmtree(tree)
    return file


def broken_release(package: Path, folder: Path) -> Path:
    """Of ``package``, which is NEW, one whose program does not come up."""
    return relabelled(package, BROKEN, folder, _break)


def _break(tree: Path) -> None:
    kiosk = tree / _APP / "kiosk"
    (kiosk / "app.py").write_text('raise RuntimeError("this release is broken on purpose")\n', "utf-8")
    for compiled in (kiosk / "__pycache__").glob("app.*"):
        compiled.unlink()


def bare_machine(release: str = "bookworm") -> Path:
    """A Debian with what the package depends on."""
    bare = KEPT / ("bare" if release == "bookworm" else f"bare-{release.replace('/', '-')}")
    run("sh", ROOT / "packaging" / "make-root", bare, release, seconds=3600)
    return bare


@contextmanager
def bare_hall(name: str, release: str = "bookworm", machine: Path | None = None) -> Iterator[Hall]:
    """A fresh copy of a machine, the bare one by default, with the kernel's file systems and this one's displays."""
    bare, root = machine or bare_machine(release), KEPT / name
    with ExitStack() as mounts:
        run("cp", "-a", bare, root)
        mounts.callback(remove, root)
        for folder in ("proc", "sys", "dev", "dev/pts", "dev/shm", "tmp"):
            (root / folder).mkdir(exist_ok=True)
            run("mount", "--bind", f"/{folder}", root / folder)
            mounts.callback(run, "umount", root / folder)
        yield Hall(root)
