from store import Store, get_store


class Engine:
    def __init__(self, store: Store) -> None:
        self.store = store

    def fill(self, name: str, many: int) -> int:
        self.store.make(name)
        for number in range(many):
            self.store.put(name, number)
        return self.store.size(name)

    def size(self, name: str) -> int:
        return self.store.size(name)
