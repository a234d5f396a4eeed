import functools
import sys
import types

from shelf import Shelf, Small, ids


def report(shelf):
    return f"{shelf.name}: {shelf.size()}"


def main():
    shelf = Small("books").open.__call__()
    print(shelf.put(1, [1.0, 0.0]), Shelf.put.__get__(shelf)(2, [0.0, 1.0]))
    print(vars(Shelf)["size"](shelf), Shelf.__dict__["size"](shelf), types.MethodType(ids, shelf)(), max(ids, ids, key=id)(shelf))
    print(sys.modules[__name__].report(shelf), getattr(sys.modules[__name__], "report")(shelf))

    class Calls:
        size = staticmethod(shelf.size)

    Calls.ids = staticmethod(shelf.ids)
    print(Calls.size(), Calls().ids(), functools.wraps(report)(lambda: report(shelf))())


if __name__ == "__main__":
    main()
