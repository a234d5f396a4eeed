from __future__ import annotations

from typing import Any
from unittest.mock import AsyncMock, MagicMock

from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import AsyncMongoClient, MongoClient
from pymongo.collection import Collection


class Trades:
    def __init__(self, collection: Collection) -> None:
        self.collection = collection

    def insert(self, trade: dict[str, Any]) -> None:
        self.collection.insert_one(trade)

    def latest(self, symbol: str) -> list[dict[str, Any]]:
        return list(self.collection.find({"symbol": symbol}).sort("at", -1).limit(10))

    def cursor(self, symbol: str):
        return self.collection.find({"symbol": symbol})


class AsyncTrades:
    def __init__(self, client: AsyncMongoClient) -> None:
        self.collection = client["market"]["trades"]

    async def insert(self, trade: dict[str, Any]) -> None:
        await self.collection.insert_one(trade)  # ok

    async def latest(self, symbol: str) -> list[dict[str, Any]]:
        return await self.collection.find({"symbol": symbol}).sort("at", -1).to_list(10)  # ok


class MotorTrades:
    def __init__(self) -> None:
        self.collection = AsyncIOMotorClient().market.trades

    async def latest(self, symbol: str) -> list[dict[str, Any]]:
        return [row async for row in self.collection.find({"symbol": symbol})]  # ok


def trades() -> Trades:
    return Trades(MongoClient()["market"]["trades"])


def fake_trades() -> Trades:
    return Trades(MagicMock(spec=Collection))


def fake_async() -> AsyncTrades:
    return AsyncTrades(AsyncMock())
