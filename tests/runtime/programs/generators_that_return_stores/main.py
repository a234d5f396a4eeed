from shelf import open_shelf
from steps import last, steps


def around(shelf):
    found = yield from steps(shelf)
    return found, "done"


def main():
    print(last(steps(open_shelf([1, 2]))).size())
    generator = around(open_shelf([3]))
    for word in generator:
        print(word)
    shelf, word = last(around(open_shelf([4])))
    print(shelf.ids(), word)


if __name__ == "__main__":
    main()
