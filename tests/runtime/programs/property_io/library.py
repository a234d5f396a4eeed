from collection import Collection


class Library:
    def __init__(self, client):
        self.books = Collection(client, "books")
        self.films = Collection(client, "films")

    def summary(self):
        return f"{self.books.label}: {self.books.size} | {self.films.label}: {self.films.size if self.films.exists else 'none'}"

    def is_empty(self):
        return not self.books.size
