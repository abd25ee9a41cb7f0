"""One look at a store that holds so many rows, in a process of its own: what opening it costs, and memory.

    python -m kiosk.benchmarks.queue_size DATABASE

It prints {"milliseconds": ..., "megabytes": ...}.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from uuid import uuid4

from kiosk.benchmarks.memory import pss_mb
from offline_queue.moments import moment, process_mark
from offline_queue.sqlite_store import SqliteStore
from offline_queue.store import Holder


def main() -> None:
    started = time.perf_counter()
    store = SqliteStore(Path(sys.argv[1]))
    counts = store.counts()
    now, holder = moment(), Holder(str(uuid4()), process_mark())
    store.take_lease(holder, now, 60)
    claimed = store.claim(holder, now, 60, 4)
    milliseconds = (time.perf_counter() - started) * 1000
    if len(claimed) != 4 or counts.waiting < len(claimed):
        raise RuntimeError("the store is not what it was made to be")
    # The same work at each size: what a terminal does in an hour.
    for _ in range(50):
        store.facts(after=counts.waiting // 2)
        store.claim(holder, now, 60, 1)
        store.counts()
    print(json.dumps({"milliseconds": milliseconds, "megabytes": pss_mb([os.getpid()])}))


if __name__ == "__main__":
    main()
