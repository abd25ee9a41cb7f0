"""What holds for every test: Qt draws in memory, in software, and never on the screen of the person at work.

Files may run in any order. By default the slow ones come first, so that no worker is left with one at the end;
``--file-order reversed`` and ``--file-order NUMBER`` (a seed) show that none leans on another.
"""

from __future__ import annotations

import os
import random

import pytest

from tests.support.slow_files import seconds_of_files

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--file-order", default="slow-first", help="slow-first, reversed, or a number: a seed for chance")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The files in the wanted order, the tests of each as they stand there."""
    files = list(dict.fromkeys(item.location[0] for item in items))
    match config.getoption("file_order"):
        case "slow-first":
            seconds = seconds_of_files()
            files.sort(key=lambda file: -seconds.get(file, 0.0))
        case "reversed":
            files.reverse()
        case seed:
            random.Random(int(seed)).shuffle(files)  # noqa: S311  # no secret
    place = {file: number for number, file in enumerate(files)}
    items.sort(key=lambda item: place[item.location[0]])
