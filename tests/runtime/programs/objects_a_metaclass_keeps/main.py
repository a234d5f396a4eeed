from shelf import open_shelf
from views import Kept, Sized, View


def measure(thing):
    if isinstance(thing, Sized):
        return thing.size()
    return None


def main():
    shelf = open_shelf([1, 2])
    first = View(shelf)
    View(open_shelf([5]))
    print([view.show() for view in Kept.made])
    print(first.shelf is shelf, measure(shelf), measure(3))


if __name__ == "__main__":
    main()
