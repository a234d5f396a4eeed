from app.registry import Counted, Served
from app.store import Store

small, large = Store(["docs"]), Store(["docs", "notes"])


class Docs(metaclass=Served, store=small):
    def report(self):
        return self.store.size() + 1


class Base(metaclass=Served):
    pass


class Notes(Base, store=large):
    def report(self):
        return self.store.size() + 10


class Total(metaclass=Counted, counter=large):
    pass


def main():
    print(Docs().report(), Notes().report(), Base.__name__)
    print([counter.size() for counter in Counted.counters])


if __name__ == "__main__":
    main()
