"""Build the Debian package for the release and the processor that this runs on. ``packaging/build-deb`` calls it.

The package has its own Python environment in it: nothing is downloaded when it is installed. Everything that comes from
outside is pinned by hash (``locks/``); fonts, services and libraries of the system are dependencies of the package.
"""

from __future__ import annotations

import argparse
import hashlib
import inspect
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(Path(__file__).parent))

from qt_parts import trim  # noqa: E402 - beside this file, which is a program and no package

NAME = "civic-kiosk"
HOME = Path("usr/lib") / NAME
#: What is ours and is installed; tests and this folder are not.
OURS = ("kiosk", "drivers", "screens", "offline_queue", "config")
LINTLESS = ("__pycache__", "*.pyc", "README.md")
LOCKS = Path("packaging", "locks")
OS_RELEASE = Path("/etc/os-release")
#: What a package can be built for, by what os-release(5) says.
BUILT_FOR = {"debian 12": ("amd64",), "debian 13": ("amd64", "arm64")}
#: Units of the system that nothing starts on a terminal, whoever asks for them: three keys that start it anew, and
#: every swap, in which memory would lie on a disk.
MASKED = ("ctrl-alt-del.target", "swap.target")
#: Units of ours that are drawn in by one of the system's, on every terminal.
WANTED = {"var-spool-cups.mount": "cups.service"}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=ROOT / "out" / "packages")
    arguments.add_argument("--tree", type=Path, help="put the tree here and keep it; otherwise below --out")
    arguments.add_argument("--version", default=_version())
    arguments.add_argument("--source", type=Path, default=ROOT, help="the checkout to package")
    said = arguments.parse_args()
    tree: Path = said.tree or said.out / "tree"
    said.out.mkdir(parents=True, exist_ok=True)
    venv, made_of = tree / HOME / "venv", said.out / "environment.sha256"
    if why := unfit(_assignments(OS_RELEASE), _said(["dpkg", "--print-architecture"])):
        raise SystemExit(f"build-deb: {why}")
    wanted = _ingredients(said.source)
    if not venv.is_dir() or not made_of.exists() or made_of.read_text("ascii") != wanted:
        shutil.rmtree(venv, ignore_errors=True)
        environment(venv, said.source)
        made_of.write_text(wanted, "ascii")
    clear(tree)
    ours(said.source, tree)
    print(pack(tree, said.out, said.version))


def unfit(release: Mapping[str, str], processor: str) -> str:
    """Why no package can be built where this runs; "" where one can. ``release`` as os-release(5) has it."""
    name = f"{release.get('ID', '?')} {release.get('VERSION_ID', '?')}"
    if processor not in BUILT_FOR.get(name, ()):
        can = "; ".join(f"{each} for {' and '.join(processors)}" for each, processors in BUILT_FOR.items())
        why = " Qt's wheels for arm64 take glibc 2.39, which Debian 13 has." if processor == "arm64" else ""
        return f"no package for {name} on {processor}.{why} Built are: {can}. See packaging/build-for."
    return ""


def clear(tree: Path) -> None:
    """All but the environment, which takes minutes: what another source had and this one has not is not to stay."""
    venv = tree / HOME / "venv"
    keep = {venv, *venv.parents}
    for folder in (tree, tree / "usr", tree / "usr/lib", tree / HOME):
        for found in folder.iterdir() if folder.is_dir() else ():
            if found in keep:
                continue
            if found.is_dir() and not found.is_symlink():
                shutil.rmtree(found)
            else:
                found.unlink()


def _version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def _assignments(file: Path) -> dict[str, str]:
    pairs = (line.partition("=") for line in file.read_text("utf-8").splitlines() if "=" in line)
    return {key: value.strip("\"'") for key, _, value in pairs}


def _ingredients(source: Path) -> str:
    """What an environment is made of, as one hash: one that was made of something else is made anew."""
    here, locks = Path(__file__).parent, source / LOCKS
    files = (locks / "build.txt", locks / "runtime.txt", here / "qt_parts.py")
    made = (inspect.getsource(environment).encode(), sys.version.encode())
    return hashlib.sha256(b"".join((*(file.read_bytes() for file in files), *made))).hexdigest()


def environment(venv: Path, source: Path) -> None:
    """A Python environment with every library of the source's runtime lock, and of Qt what a terminal needs."""
    locks = source / LOCKS
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip = [
        venv / "bin" / "python",
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--quiet",
        "install",
        "--require-hashes",
    ]
    subprocess.run([*pip, "-r", locks / "build.txt"], check=True)
    # pyscard comes as source only: built here, with the setuptools that is pinned above.
    subprocess.run([*pip, "--no-build-isolation", "-r", locks / "runtime.txt"], check=True)
    site = next((venv / "lib").glob("python3.*")) / "site-packages"
    for tool in ("pip", "setuptools", "pkg_resources", "_distutils_hack", "wheel"):
        for found in (site / tool, *site.glob(f"{tool}-*.dist-info")):
            shutil.rmtree(found, ignore_errors=True)
    (site / "distutils-precedence.pth").unlink(missing_ok=True)  # would look for setuptools at every start
    for script in (venv / "bin").iterdir():
        if not re.fullmatch(r"python[0-9.]*", script.name):
            script.unlink()
    for found in site.rglob("tests"):
        shutil.rmtree(found, ignore_errors=True)
    print(f"{trim(site / 'PySide6') // 1_000_000} MB of Qt left out", file=sys.stderr)


def ours(source: Path, tree: Path) -> None:
    """Our own packages, the units, and what the system is told."""
    home = tree / HOME
    for name in OURS:
        shutil.rmtree(home / "app" / name, ignore_errors=True)
        shutil.copytree(source / name, home / "app" / name, ignore=shutil.ignore_patterns(*LINTLESS))
    shutil.rmtree(
        home / "app" / "kiosk" / "central" / "sandbox", ignore_errors=True
    )  # the platform is not for terminals
    packaging = source / "packaging"
    placed = {
        "system/kiosk": "usr/bin/kiosk",
        "system/session": HOME / "session",
        "systemd": "usr/lib/systemd/system",
        "system/sysusers.conf": f"usr/lib/sysusers.d/{NAME}.conf",
        "system/tmpfiles.conf": f"usr/lib/tmpfiles.d/{NAME}.conf",
        "system/udev.rules": f"usr/lib/udev/rules.d/70-{NAME}.rules",
        "system/journald.conf": f"usr/lib/systemd/journald.conf.d/{NAME}.conf",
        "system/manager.conf": f"usr/lib/systemd/system.conf.d/{NAME}.conf",
        "system/logind.conf": f"usr/lib/systemd/logind.conf.d/{NAME}.conf",
        "system/sysctl.conf": f"usr/lib/sysctl.d/70-{NAME}.conf",
        "system/modprobe.conf": f"usr/lib/modprobe.d/{NAME}.conf",
        "system/xorg.conf": HOME / "xorg.conf",
    }
    for here, there in placed.items():
        target = tree / there
        target.parent.mkdir(parents=True, exist_ok=True)
        if (packaging / here).is_dir():
            shutil.copytree(packaging / here, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(packaging / here, target)
    mask(tree)
    for unit, by in WANTED.items():
        wants = tree / "usr/lib/systemd/system" / f"{by}.wants"
        wants.mkdir(exist_ok=True)
        (wants / unit).symlink_to(f"../{unit}")
    for program in (tree / "usr/bin/kiosk", home / "session"):
        program.chmod(0o755)
    # Our own processes start others of ours: all of them find it here, whoever starts them from wherever.
    site = next((home / "venv" / "lib").glob("python3.*")) / "site-packages"
    (site / f"{NAME}.pth").write_text(f"/{HOME}/app\n", "ascii")
    documents = tree / "usr/share/doc" / NAME
    documents.mkdir(parents=True, exist_ok=True)
    for name in ("LICENSE", "CHANGELOG.md"):
        shutil.copyfile(source / name, documents / name)
    shutil.copyfile(source / "LICENSE", documents / "copyright")


def mask(tree: Path) -> None:
    """As ``systemctl mask`` does: below ``/usr/lib`` these names are systemd's own."""
    units = tree / "etc/systemd/system"
    units.mkdir(parents=True, exist_ok=True)
    for unit in MASKED:
        (units / unit).unlink(missing_ok=True)
        (units / unit).symlink_to("/dev/null")


def pack(tree: Path, out: Path, version: str) -> Path:
    """The package of ``tree``: the same tree, version and day give the same bytes."""
    control = tree / "DEBIAN"
    control.mkdir(exist_ok=True)
    architecture = _said(["dpkg", "--print-architecture"])
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    major, minor = sys.version_info[:2]
    text = (ROOT / "packaging" / "debian" / "control").read_text("utf-8")
    values = {
        "VERSION": version,
        "ARCHITECTURE": architecture,
        "SIZE": str(size),
        "PYTHON": f"python3 (>= {major}.{minor}), python3 (<< {major}.{minor + 1})",
    }
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    (control / "control").write_text(text, "utf-8")
    for script in ("postinst", "prerm", "postrm"):
        shutil.copyfile(ROOT / "packaging" / "debian" / script, control / script)
        (control / script).chmod(0o755)
    (control / "conffiles").unlink(missing_ok=True)
    (tree / HOME / "app" / "VERSION").write_text(version + "\n", "utf-8")
    _compile(tree)
    file = out / f"{NAME}_{version}_{architecture}.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1767225600")}
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z6", "--build", tree, file],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    return file


def _compile(tree: Path) -> None:
    """Bytecode beside the sources, bound to their content: the program may not write there, and a day says nothing."""
    folders = [tree / HOME / "app", tree / HOME / "venv" / "lib"]
    command = [sys.executable, "-m", "compileall", "-q", "-j2", "--invalidation-mode", "unchecked-hash"]
    command += ["-s", str(tree), "-p", "/"]
    subprocess.run([*command, *map(str, folders)], check=True, stdout=subprocess.DEVNULL)


def _said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
