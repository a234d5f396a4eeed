from __future__ import annotations

import logging
import threading
from typing import Any

import httpx
import redis
import redis.asyncio

log = logging.getLogger(__name__)


class Directory:
    def __init__(self, base: str, *, client: httpx.Client | None = None) -> None:
        self.base = base
        self._client = client
        self._lock = threading.Lock()
        self._known: dict[str, dict] = {}

    @property
    def client(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client(base_url=self.base)
        return self._client

    def lookup(self, tenant: str) -> dict:
        if tenant not in self._known:
            self._known[tenant] = self._ask(tenant)
        return self._known[tenant]

    def _ask(self, tenant: str) -> dict:
        answer = self.client.get(f"/tenants/{tenant}")
        answer.raise_for_status()
        return answer.json()

    def forget(self, tenant: str) -> None:
        self._known.pop(tenant, None)

    def swap(self, known: dict[str, dict]) -> None:
        with self._lock:
            self._known = known

    def url(self, tenant: str) -> str:
        return str(httpx.URL(self.base).join(f"/tenants/{tenant}"))


class StaticDirectory(Directory):
    def _ask(self, tenant: str) -> dict:
        return {"id": tenant, "plan": "free"}


class AsyncDirectory(Directory):
    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.aclient = httpx.AsyncClient(base_url=base)

    async def lookup(self, tenant: str) -> dict:
        return (await self.aclient.get(f"/tenants/{tenant}")).json()


class Limits:
    def __init__(self, url: str, use_async: bool) -> None:
        self.redis: Any = redis.asyncio.from_url(url) if use_async else redis.from_url(url)

    def take(self, key: str) -> Any:
        return self.redis.incr(key)


class SyncLimits:
    def __init__(self, url: str) -> None:
        self.redis = redis.from_url(url)

    def take(self, key: str) -> int:
        return int(self.redis.incr(key))
