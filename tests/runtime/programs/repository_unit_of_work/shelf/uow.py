from qdrant_client import QdrantClient, models

from .repository import Books


class UnitOfWork:
    def __init__(self, client: QdrantClient):
        self.client = client
        self.undo = []

    def __enter__(self) -> "UnitOfWork":
        if not self.client.collection_exists(Books.collection):
            self.client.create_collection(Books.collection, vectors_config=models.VectorParams(size=2, distance=models.Distance.EUCLID))
        self.books = Books(self.client)
        return self

    def add(self, book):
        self.books.add(book)
        self.undo.append(book.id)

    def __exit__(self, kind, error, trace):
        if kind is not None:
            for id in reversed(self.undo):
                self.books.remove(id)
        self.undo.clear()
