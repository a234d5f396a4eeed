from qdrant_client import QdrantClient, models


class Odd:
    def __init__(self):
        self.c = QdrantClient(":memory:")
        self.letters = list("abcdefgh")

    def fill(self, n):
        self.c.create_collection("o", vectors_config={})
        self.c.upsert("o", [models.PointStruct(id=i, vector={}, payload={"i": i}) for i in range(n)])

    def n(self):
        return self.c.count("o").count

    def sliced(self):
        return self.letters[self.n() : self.n() + 2], self.letters[-self.n()]

    def formatted(self):
        return f"{self.n():03d}|{self.n()!r:>3}|{'x' * self.n()}"

    def compared(self):
        return 1 < self.n() <= 4 < self.n() + 1, self.n() in (3, 4), not self.n() == 4

    def starred(self):
        return [*map(str, (r.id for r in self.c.scroll("o", limit=2)[0])), *self.c.retrieve("o", [3])[0].payload.values()]

    def conditional(self):
        return "many" if self.n() > 3 else "few", self.n() or "none", self.n() and "some"

    def deleted(self):
        table = {4: "four", 5: "five"}
        del table[self.n()]
        return table

    def asserted(self):
        try:
            assert self.n() == 5, f"not five but {self.n()}"
        except AssertionError as error:
            return str(error)
