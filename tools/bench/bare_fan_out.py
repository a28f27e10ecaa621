"""The least that could carry a stream: one asyncio server that writes the same bytes to everybody, and nothing else.

    python -m tools.bench.bare_fan_out PORT

``POST /`` sends one event to all who follow; ``GET /`` follows.
"""

import asyncio
import sys

_SIZE = 600
"""Letters of an event, about as many as a change of subject has in two languages."""

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"


class _Server:
    def __init__(self) -> None:
        self.followers: set[asyncio.StreamWriter] = set()
        self.number = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        if request.startswith(b"POST"):
            self.number += 1
            told = f'id: {self.number}\nevent: happened\ndata: {{"kind":"{"x" * _SIZE}"}}\n\n'.encode()
            for each in self.followers:
                each.write(told)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            writer.close()
            return
        writer.write(_HEAD + b"event: hello\ndata: {}\n\n")
        self.followers.add(writer)
        await reader.read()
        self.followers.discard(writer)


async def _serve(port: int) -> None:
    server = await asyncio.start_server(_Server().answer, "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
