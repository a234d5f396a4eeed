import asyncio

from db import Database


class App:
    def __init__(self):
        self.db = Database()
        self.seen = []

    async def start(self):
        self.db.init()
        await asyncio.sleep(0)

    async def handle(self, n: int):
        self.seen.append(n)
        await asyncio.sleep(0)
        self.db.insert(n)

    async def stats(self):
        return {"db": self.db.total(), "seen": sorted(self.seen)}

    def stop(self):
        self.db.close()
