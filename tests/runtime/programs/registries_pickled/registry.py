class Registry:
    def __init__(self, *first):
        self._items = {}
        for name, item in first:
            self.register(name, item)

    def register(self, name, item):
        self._items[name] = item
        return item

    def get(self, name):
        return self._items[name]

    def names(self):
        return sorted(self._items)

    def each(self):
        for name in self.names():
            yield name, self._items[name]
