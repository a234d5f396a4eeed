from service import get_catalog, lookup


def main():
    catalog = get_catalog()
    catalog.put(1, [1, 0], name="one")
    catalog.put(2, [0, 1], name="two")
    print(lookup(1), lookup(2), lookup(1), lookup(3), lookup(2))
    catalog.put(3, [1, 1], name="three")
    print(lookup(3), lookup(pid=3), catalog.hits, get_catalog() is catalog, catalog.label)


if __name__ == "__main__":
    main()
