from library.models import Author, Book
from library.repository import NotFound, Repository
from library.session import Session


def main() -> None:
    session = Session.open(":memory:")
    books: Repository[Book] = session.repository(Book)
    authors = session.repository(Author)
    ids = books.add_many(
        Book(id=1, title="Dune", year=1965, author_id=1),
        Book(id=2, title="Emma", year=1815, author_id=2),
        Book(id=3, title="Persuasion", year=1817, author_id=2),
    )
    print(ids)
    authors.add(Author(id=1, name="Herbert"))
    authors.add(Author(id=2, name="Austen"))
    print(books.get(1).title, authors[2].name if 2 in authors.known else None)
    print([b.title for b in books.query().where("author_id", 2).newest_first().all()])
    print(books.query().where("author_id", 2).between("year", 1816, 1900).first())
    print(books.query().where("year", 1).first_or(default=None))
    try:
        books.query().where("year", 1).one()
    except NotFound as error:
        print("NotFound:", error)
    print(books.query().count(), authors.query().count())
    with session.transaction() as tx:
        tx.delete(books, 1)
        tx.put(authors, Author(id=3, name="Bronte"))
    print(books.query().count(), authors.query().count())
    try:
        with session.transaction() as tx:
            tx.delete(books, 2)
            raise RuntimeError("changed my mind")
    except RuntimeError as error:
        print(error, books.query().count())
    session.close()


if __name__ == "__main__":
    main()
