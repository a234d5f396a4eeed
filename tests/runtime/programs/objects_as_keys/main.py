import weakref
from collections import Counter, defaultdict

from shelf import Ledger, Shelf


def notes(first, second):
    found = {}
    found[first] = "first"
    found.setdefault(second, "second")
    return {note: shelf.size() for shelf, note in found.items()}


def visits(first, second):
    seen = defaultdict(int)
    seen[first] += 2
    seen[second] += 1
    counted = Counter([first, second, first])
    top = counted.most_common(1)[0][0]
    return {shelf.size(): n for shelf, n in seen.items()}, top.size(), [shelf.size() for shelf in counted]


def watched(shelf):
    owners = weakref.WeakKeyDictionary()
    owners[shelf] = "somebody"
    return [held.size() for held in owners]


def both(first, second):
    common = {first, second} & {second}
    apart = {first, second} ^ {second}
    return [shelf.size() for shelf in common], [shelf.size() for shelf in apart]


def main():
    first, second = Shelf("first").open([1, 2]), Shelf("second").open([3])
    print(notes(first, second))
    print(*visits(first, second))
    print(watched(first))
    print(*both(first, second))
    ledger = Ledger()
    ledger[first] = "new"
    ledger[second] = "old"
    print(ledger.report())
    del ledger[first]
    print(ledger.report())


if __name__ == "__main__":
    main()
