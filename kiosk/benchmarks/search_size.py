"""One opened index, in a process of its own: what opening it costs, and memory.

    python -m kiosk.benchmarks.search_size INDEX

It prints {"milliseconds": ..., "megabytes": ...}; the megabytes are what the index adds to the process.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from kiosk.benchmarks.memory import pss_mb
from kiosk.benchmarks.search_guides import HERE
from kiosk.search import Index

_ASKED = ("社保", "shebao", "sb", "公积金dk", "yanglaobaoxain", "房产证")


def main() -> None:
    before = pss_mb([os.getpid()])
    started = time.perf_counter()
    index = Index(Path(sys.argv[1]), HERE)
    milliseconds = (time.perf_counter() - started) * 1000
    if not all(index.find(text) for text in _ASKED):
        raise RuntimeError("the index is not what it was made to be")
    print(json.dumps({"milliseconds": milliseconds, "megabytes": pss_mb([os.getpid()]) - before}))


if __name__ == "__main__":
    main()
