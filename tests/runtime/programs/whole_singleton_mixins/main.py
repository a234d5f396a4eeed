from media import Library
from media.stats import summary


def main():
    first = Library.instance()
    second = Library.instance()
    print(first is second)
    first.add("Blue Train", year=1957, kind="jazz")
    first.add("Kind of Blue", year=1959, kind="jazz")
    second.add("Abbey Road", year=1969, kind="rock")
    print(len(first), first.count(), repr(first))
    print(first.search("blue"))
    print(first.search_in("blue", kind="rock"))
    print(sorted(first.facets("kind").items()))
    print(summary(second))
    first.export(print)
    print(first.backup.names)
    Library.reset()
    print(Library.instance().count())


if __name__ == "__main__":
    main()
