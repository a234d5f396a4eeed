"""A server that answers like Qdrant's REST API, after a while: python stub.py HOST SECONDS (prints its port).

It is a protocol of asyncio and no framework, so that it is not what is measured.
"""

from __future__ import annotations

import asyncio
import json
import sys

TEXTS = ["the first text", "another text", "and one more"]
POINTS = [{"id": n, "version": 1, "score": 0.9 - n / 10, "payload": {"text": text}} for n, text in enumerate(TEXTS)]
BODY = json.dumps({"result": {"points": POINTS}, "status": "ok", "time": 0.001}).encode()
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
ANSWER = HEAD % len(BODY) + BODY


class Stub(asyncio.Protocol):
    """One connection, kept open; every request gets the same answer."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, found, rest = self.buffer.partition(b"\r\n\r\n")
        lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        if found and len(rest) >= (int(lengths[0]) if lengths else 0):
            self.buffer = b""
            asyncio.get_running_loop().call_later(self.seconds, self._answer)

    def _answer(self) -> None:
        if isinstance(self.transport, asyncio.Transport) and not self.transport.is_closing():
            self.transport.write(ANSWER)


async def main(host: str, seconds: float) -> None:
    """Serve until the process is ended."""
    server = await asyncio.get_running_loop().create_server(lambda: Stub(seconds), host, 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2])))
