from qdrant_client import QdrantClient

from .service import import_books, recommend, title_of
from .uow import UnitOfWork


def main() -> None:
    uow = UnitOfWork(QdrantClient(":memory:"))
    print(import_books(uow, [(1, "Dune", 1965), (2, "Emma", 1815), (3, "Ubik", 1969)]))
    try:
        import_books(uow, [(4, "Good", 2000), (5, "Bad", -1)])
    except ValueError as error:
        print("rolled back:", error)
    print([title_of(uow, id) for id in (1, 4, 5)])
    print(recommend(uow, 1))


if __name__ == "__main__":
    main()
