from qdrant_client import QdrantClient

from library import Library


def main():
    library = Library(QdrantClient(":memory:"))
    library.books.ensure()
    print(library.is_empty())
    print(library.books.grow(3), library.books.grow(2))
    print(library.summary(), library.is_empty())


if __name__ == "__main__":
    main()
