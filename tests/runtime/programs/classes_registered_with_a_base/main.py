from abc import ABC
from store import Store, open_store

class Backend(ABC):
    pass

Backend.register(Store)

class Other(ABC):
    pass

@Other.register
class Wrap:
    def __init__(self, store):
        self.store = store
    def rows(self):
        return self.store.find(1.0)

def use(thing):
    if isinstance(thing, Backend):
        return thing.find(1.0)
    if not isinstance(thing, Other):
        return thing
    return thing.rows()

def main():
    store = open_store()
    print(use(store), use(Wrap(store)), use(3))

if __name__ == "__main__":
    main()
