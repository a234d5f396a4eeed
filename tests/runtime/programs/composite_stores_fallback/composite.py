class Composite:
    def __init__(self, stores):
        self.stores = stores

    def write(self, key, value):
        for store in self.stores[1:]:
            store.write(key, value)

    def read(self, key):
        for store in self.stores:
            found = store.read(key)
            if found is not None:
                return found
        return None
