"""Clients of the service: python load.py URL ROUTE CLIENTS SECONDS, prints seconds per request as JSON.

CLIENTS clients of httpx, each with a connection of its own, ask ROUTE without a pause. Requests that ended in the first second are not counted.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

import httpx

WARM_UP = 1.0


async def main(url: str, route: str, clients: int, seconds: float) -> None:
    """Ask for ``seconds`` after the warm-up, print what it took."""
    start = time.perf_counter() + WARM_UP
    took: list[float] = []
    wrong = 0

    async def one(http: httpx.AsyncClient) -> None:
        nonlocal wrong
        async with http:
            while (begun := time.perf_counter()) < start + seconds:
                try:
                    answer = await http.get(url + route)
                    fine = answer.status_code == 200
                except httpx.HTTPError:
                    fine = False
                if start <= (now := time.perf_counter()) < start + seconds:
                    took.append(now - begun)
                    wrong += not fine

    context = httpx.create_ssl_context()
    everybody = [httpx.AsyncClient(timeout=60, trust_env=False, verify=context) for _ in range(clients)]
    await asyncio.gather(*map(one, everybody))
    print(json.dumps({"took": took, "wrong": wrong}))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
