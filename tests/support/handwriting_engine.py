"""An engine that reads handwriting by counting strokes; the program at the other end of ``HandwritingProgram``.

Arguments: ``dies`` ends at the first question, ``babbles`` answers nonsense, ``sleeps`` answers nothing.
"""

from __future__ import annotations

import json
import sys

HANZI = {1: ["一", "乙"], 2: ["二", "十", "人"], 3: ["三", "口"]}


def main(manner: str) -> None:
    for line in sys.stdin:
        strokes = json.loads(line)["strokes"]
        if manner == "dies":
            return
        if manner == "sleeps":
            continue
        answer = "{" if manner == "babbles" else json.dumps({"hanzi": HANZI.get(len(strokes), [])})
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
