from store import open_store

class Desk:
    def __init__(self, store):
        self.store = store

    size = property(doc="rows")

    @size.getter
    def size(self):
        return self.store.size()

    @property
    def best(self):
        return None

    @best.getter
    def best(self):
        return self.store.find(1.0)

class Wide(Desk):
    @Desk.size.getter
    def size(self):
        return self.store.size() + 100

def main():
    d = Desk(open_store())
    print(d.size, d.best)
    print(Wide(d.store).size, Wide(d.store).best)

if __name__ == "__main__":
    main()
