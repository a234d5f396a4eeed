from store import open_store

class Base:
    def __init__(self, store):
        self.store = store
    def ask(self, i):
        return self.store.get(i)["n"]

class Plus(Base):
    def ask(self, i):
        return super().ask(i) + 10

class Loud(Plus):
    def ask(self, i):
        return -super(Plus, self).ask(i)
    def other(self, that, i):
        def inner():
            return super(Loud, that).ask(i)
        return inner()

class Quiet(Base):
    def ask(self, i):
        return i

def main():
    store = open_store()
    s = Loud(store)
    print(s.ask(1), super(Loud, s).ask(3), s.other(Loud(store), 2), super(Quiet, Quiet(store)).ask(1), Quiet(store).ask(7))

if __name__ == "__main__":
    main()
