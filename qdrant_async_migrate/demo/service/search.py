"""Questions that customers ask."""

from collections.abc import Iterator

from store import Store


def titles(store: Store, text: str, limit: int = 3, genre: str | None = None) -> list[str]:
    return [hit.payload["title"] for hit in store.nearest(text, limit, genre)]


def listing(store: Store) -> Iterator[str]:
    """A line for each book, in the order of their numbers."""
    for page in store.pages():
        for record in page:
            yield f"{record.id:>3}  {record.payload['title']} ({record.payload['price']:.2f})"


def shelves(store: Store, genres: list[str]) -> dict[str, int]:
    return {genre: store.size(genre) for genre in genres}


def fullest(store: Store, genres: list[str]) -> str:
    counts = shelves(store, genres)
    return max(genres, key=lambda genre: counts[genre])


def recommend(store: Store, texts: list[str]) -> str:
    """The first book that any of the texts finds, cheapest first where there are several."""
    hits = {hit.id: hit for text in texts for hit in store.nearest(text, limit=2)}
    cheapest = min(hits.values(), key=lambda hit: (hit.payload["price"], hit.id))
    return f"{cheapest.payload['title']} for {cheapest.payload['price']:.2f}"
