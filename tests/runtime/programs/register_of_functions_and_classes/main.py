from register import FOUND, ask
from shelf import open_shelf


def main():
    shelf = open_shelf([1, 2])
    print({name: ask(name, shelf) for name in FOUND})


if __name__ == "__main__":
    main()
