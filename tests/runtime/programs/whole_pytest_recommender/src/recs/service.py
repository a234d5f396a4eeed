from __future__ import annotations

import logging
from collections.abc import Iterable

from .gateway import VectorGateway

log = logging.getLogger(__name__)


class UnknownItem(KeyError):
    pass


class Recommender:
    def __init__(self, gateway: VectorGateway, popular: Iterable[int] = ()) -> None:
        self.gateway = gateway
        self.popular = list(popular)
        self.likes: dict[str, list[int]] = {}

    def learn(self, ident: int, vector: list[float], title: str) -> "Recommender":
        self.gateway.put(ident, vector, title=title)
        return self

    def like(self, user: str, ident: int) -> None:
        if self.gateway.payload(ident) is None:
            raise UnknownItem(ident)
        self.likes.setdefault(user, []).append(ident)

    def recommend(self, user: str, limit: int = 2) -> list[str]:
        liked = self.likes.get(user)
        ids = self.gateway.similar(liked, limit=limit) if liked else self.popular[:limit]
        return [self.title(i) for i in ids]

    def title(self, ident: int) -> str:
        payload = self.gateway.payload(ident)
        return str(payload["title"]) if payload else "?"
