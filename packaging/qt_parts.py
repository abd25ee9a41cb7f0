"""Which parts of the Qt wheels a terminal needs. The wheels bring a browser, three-dimensional scenes and a designer,
too: 400 MB that would be held in the field by nobody but an attacker.

What is kept is named here; which libraries that takes is read from the files themselves (DT_NEEDED).
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

PYTHON_MODULES = ("QtCore", "QtDBus", "QtGui", "QtNetwork", "QtOpenGL", "QtQml", "QtQuick", "QtTextToSpeech")
QML_FOLDERS = ("QtCore", "QtQml", "QtQuick")
#: Below QtQuick, what pages and the on-screen keyboard import, and what those import.
QTQUICK_FOLDERS = ("Controls", "Effects", "Layouts", "Shapes", "Templates", "VirtualKeyboard", "Window")
PLUGIN_FOLDERS = (
    "iconengines",
    "imageformats",
    "platforminputcontexts",
    "platforms",
    "texttospeech",
    "tls",
    "wayland-graphics-integration-client",
    "wayland-shell-integration",
    "xcbglintegrations",
)
#: Plug-ins that a terminal must not have: one would show its screen to the network.
_NO_PLUGINS = (
    "libqeglfs.so",
    "libqlinuxfb.so",
    "libqminimalegl.so",
    "libqpdf.so",
    "libqtexttospeech_mock.so",
    "libqvkkhrdisplay.so",
    "libqvnc.so",
)
#: Styles of controls that no page of ours has.
_NO_STYLES = ("FluentWinUI3", "Fusion", "Imagine", "Material", "Universal", "iOS", "macOS", "designer")


def trim(pyside: Path) -> int:
    """Take out of an installed PySide6 what no terminal needs. The bytes that were taken."""
    before = _size(pyside)
    qt = pyside / "Qt"
    for module in pyside.glob("Qt*.abi3.so"):
        if module.name.removesuffix(".abi3.so") not in PYTHON_MODULES:
            module.unlink()
    for stub in pyside.glob("*.pyi"):
        stub.unlink()
    _keep(qt / "qml", QML_FOLDERS)
    _keep(qt / "qml" / "QtQuick", QTQUICK_FOLDERS)
    for style in _NO_STYLES:
        shutil.rmtree(qt / "qml" / "QtQuick" / "Controls" / style, ignore_errors=True)
    _keep(qt / "plugins", PLUGIN_FOLDERS)
    for plugin in (path for path in (qt / "plugins").rglob("*.so") if path.name in _NO_PLUGINS):
        plugin.unlink()
    for folder in ("libexec", "resources", "translations", "metatypes", "modules", "phrasebooks"):
        shutil.rmtree(qt / folder, ignore_errors=True)
    for folder in ("include", "typesystems", "glue", "scripts", "doc", "examples", "support"):
        shutil.rmtree(pyside / folder, ignore_errors=True)
    for tool in (path for path in pyside.iterdir() if path.is_file() and _is_program(path)):
        tool.unlink()
    _keep_needed(pyside, qt / "lib")
    return before - _size(pyside)


def _keep(folder: Path, names: Iterable[str]) -> None:
    """Only the sub-folders of these names; files stay."""
    for child in folder.iterdir():
        if child.is_dir() and child.name not in names:
            shutil.rmtree(child)


def _is_program(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(4) == b"\x7fELF" and ".so" not in path.name


def _keep_needed(pyside: Path, libraries: Path) -> None:
    """Of the libraries, those that something kept asks for, and those that they ask for. A plug-in of a library that is
    not there is taken, too."""
    wanted = [path for path in pyside.rglob("*.so*") if libraries not in path.parents]
    needed: set[str] = set()
    while wanted:
        for name in _asked_for(wanted.pop()):
            if name not in needed and (libraries / name).exists():
                needed.add(name)
                wanted.append(libraries / name)
    for library in libraries.iterdir():
        if library.name not in needed:
            shutil.rmtree(library) if library.is_dir() else library.unlink()


def _asked_for(library: Path) -> Iterator[str]:
    said = subprocess.run(["readelf", "-d", library], capture_output=True, text=True, check=True).stdout
    for line in said.splitlines():
        if "(NEEDED)" in line:
            yield line.partition("[")[2].rstrip("]")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
