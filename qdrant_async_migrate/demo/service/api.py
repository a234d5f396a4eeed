"""What a web framework would call: a request comes in, a plain answer goes out."""

from typing import Any

import search
from store import Store

GENRES = ["history", "novel", "science"]


def handle(store: Store, request: dict[str, Any]) -> dict[str, Any]:
    """Answer one request; an unknown one is the caller's mistake."""
    match request["path"]:
        case "/search":
            found = search.titles(store, request["q"], genre=request.get("genre"))
            return {"status": 200, "titles": found}
        case "/shelves":
            return {"status": 200, "shelves": search.shelves(store, GENRES), "fullest": search.fullest(store, GENRES)}
        case "/recommend":
            return {"status": 200, "book": search.recommend(store, request["likes"])}
        case path:
            return {"status": 404, "error": f"no such path: {path}"}
