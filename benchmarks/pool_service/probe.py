"""Asks /health every 20 ms in a process of its own: python probe.py HOST PORT SECONDS, prints seconds per answer as JSON."""

from __future__ import annotations

import http.client
import json
import sys
import time

EVERY = 0.02
WARM_UP = 1.0


def main(host: str, port: int, seconds: float) -> None:
    """Ask one after the other; questions that were due while an answer was late count as answered with it."""
    connection = http.client.HTTPConnection(host, port, timeout=60)
    took: list[float] = []
    due = start = time.perf_counter() + WARM_UP
    time.sleep(WARM_UP)
    while due < start + seconds:
        time.sleep(max(0.0, due - time.perf_counter()))
        connection.request("GET", "/health")
        connection.getresponse().read()
        now = time.perf_counter()
        took.append(now - due)
        due += EVERY
        while due < now:
            took.append(now - due)
            due += EVERY
    print(json.dumps({"took": took}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
