from catalog import Catalog
from seed import seed


def main():
    seed(["a", "b"])
    catalog = Catalog()
    print(len(catalog), "a" in catalog, "z" in catalog)
    catalog.close()


if __name__ == "__main__":
    main()
