"""A chat bot: the transport is async, the knowledge base is not."""
import asyncio
import logging
import sys

from handlers import Dispatcher, Update
from kb import KnowledgeBase, seed

logging.basicConfig(stream=sys.stderr, level=logging.WARNING)

UPDATES = [
    Update(1, "ann", "/start"),
    Update(2, "ann", "/learn the office is in Lisbon"),
    Update(3, "bob", "/learn lunch is at noon"),
    Update(4, "ann", "where is the office"),
    Update(5, "bob", "/forget 1001"),
    Update(6, "bob", "/stats"),
    Update(7, "bob", "/boom"),
]


class FakeTransport:
    def __init__(self, updates):
        self._updates = list(updates)
        self.sent = []

    async def poll(self):
        await asyncio.sleep(0)
        return self._updates.pop(0) if self._updates else None

    async def send(self, user, text):
        await asyncio.sleep(0)
        self.sent.append((user, text))


async def run(kb: KnowledgeBase) -> None:
    transport = FakeTransport(UPDATES)
    dispatcher = Dispatcher(kb)
    while (update := await transport.poll()) is not None:
        try:
            reply = await dispatcher.dispatch(update)
        except Exception as exc:
            reply = f"error: {exc!r}"
        await transport.send(update.user, reply)
    for user, text in transport.sent:
        print(f"{user}: {text}")


def main() -> int:
    kb = KnowledgeBase()
    print("seeded", seed(kb, ["we open at nine", "we close at six"]))
    try:
        asyncio.run(run(kb))
    except KeyboardInterrupt:
        print("stopped")
        return 130
    print("left", kb.size())
    return 0


if __name__ == "__main__":
    sys.exit(main())
