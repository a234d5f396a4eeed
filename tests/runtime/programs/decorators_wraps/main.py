import store
from deco import EVENTS


def main():
    store.setup("d")
    print("size", store.size("d"), store.size.__name__)
    print("missing", store.missing("nothing"))
    print("double", store.double(21))
    print(*EVENTS, sep="\n")


if __name__ == "__main__":
    main()
