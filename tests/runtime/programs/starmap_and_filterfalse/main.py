from itertools import filterfalse, starmap
import itertools
from store import open_store

def main():
    store = open_store(6)
    rows = [(1.0, 1), (2.0, 2)]
    print(list(starmap(store.find, rows)))
    for found in starmap(store.find, rows):
        print(found)
    print(list(filterfalse(lambda i: store.get(i)["kind"] == "odd" or i > 3, range(5))), [i for i in itertools.filterfalse(store.get, range(3))])
    print([len(r) for r in itertools.starmap(store.find, [(x, 1) for x in (1.0, 2.0)])])

if __name__ == "__main__":
    main()
