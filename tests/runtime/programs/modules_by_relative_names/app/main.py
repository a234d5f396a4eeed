import importlib


def main():
    print(importlib.import_module(".store", __package__).total())
    print(importlib.import_module(".store", package="app").Store().total())
    print(__import__("app.store").store.total())


main()
