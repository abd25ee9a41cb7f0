"""A responder that takes its time: every POST is answered after so many milliseconds, with its key. In a process of its
own.

    python -m kiosk.benchmarks.queue_responder MILLISECONDS

It prints its port, and ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import sys


async def _serve(connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], seconds: float) -> None:
    reader, writer = connection
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            await reader.readexactly(int(headers.get("content-length", "0")))
            await asyncio.sleep(seconds)
            key = headers.get("idempotency-key", "")
            writer.write(
                f"HTTP/1.1 201 Created\r\nIdempotency-Key: {key}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")
            )
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def _main(milliseconds: float) -> None:
    server = await asyncio.start_server(lambda *connection: _serve(connection, milliseconds / 1000), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(_main(float(sys.argv[1])))
