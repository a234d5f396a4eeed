"""What the archive knows of its letters."""

from archive import connection


class Letters:
    def __init__(self, collection: str) -> None:
        self.collection = collection

    def of(self, sender: str) -> list[str]:
        found, _ = connection.connection().scroll(self.collection, limit=10)
        return sorted(str(p.payload["to"]) for p in found if p.payload["from"] == sender)

    def number(self) -> int:
        return connection.connection().count(self.collection).count

    def burn(self, letter: int) -> None:
        connection.connection().delete(self.collection, points_selector=[letter])


letters = Letters("letters")


def summary(sender: str) -> str:
    return f"{len(letters.of(sender))} of {letters.number()}"
