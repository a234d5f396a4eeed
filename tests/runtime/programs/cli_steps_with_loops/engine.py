from store import Store, get_store


class Engine:
    def __init__(self, store: Store) -> None:
        self.store = store

    async def fill(self, name: str, many: int) -> int:
        self.store.make(name)
        for number in range(many):
            self.store.put(name, number)
        return self.store.size(name)

    async def size(self, name: str) -> int:
        return self.store.size(name)
