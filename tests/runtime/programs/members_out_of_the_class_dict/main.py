from store import open_store

class Desk:
    def __init__(self, store):
        self.store = store
    @property
    def total(self):
        return self.store.size()
    @classmethod
    def make(cls, n):
        return cls(open_store(n))
    @staticmethod
    def stat(d):
        return d.store.find(1.0)

def main():
    d = Desk(open_store())
    print(vars(Desk)["total"].fget(d), d.total)
    print(Desk.make.__func__(Desk, 2).total, Desk.__dict__["stat"].__func__(d), Desk.__dict__["stat"].__wrapped__(d))

if __name__ == "__main__":
    main()
