"""Which files of tests take long, kept in ``slow_files.txt``: ``python -m tests.support.slow_files RUN.xml`` does that.

``RUN.xml`` is what ``pytest --junit-xml`` writes. The seconds only order the files; nothing is judged by them.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

_KEPT = Path(__file__).with_suffix(".txt")
#: Shorter files fill the gaps at the end in whatever order.
_LONG = 2.0


def seconds_of_files() -> dict[str, float]:
    """Seconds by file, from the root of the tree, of those that are kept."""
    lines = (line.split() for line in _KEPT.read_text().splitlines())
    return {file: float(seconds) for seconds, file in lines}


def measured(report: Path) -> dict[str, float]:
    """Seconds by file in a report of a run. Raises ParseError and OSError for one that cannot be read."""
    seconds: dict[str, float] = defaultdict(float)
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314  # a file that pytest wrote here
        parts = case.attrib["classname"].split(".")
        while parts and not Path(*parts).with_suffix(".py").is_file():
            parts.pop()  # a class in the file
        if parts:
            seconds[Path(*parts).with_suffix(".py").as_posix()] += float(case.attrib["time"])
    return seconds


def main() -> int:
    """Keeps the slow files of a report."""
    found = sorted(measured(Path(sys.argv[1])).items(), key=lambda entry: -entry[1])
    _KEPT.write_text("".join(f"{seconds:.0f} {file}\n" for file, seconds in found if seconds >= _LONG))
    return 0


if __name__ == "__main__":
    sys.exit(main())
