from functools import reduce

from qdrant_client import QdrantClient

from .messages import Request, Response
from .middleware import Authentication, Errors, Memo, Timing
from .routing import Router
from .store import ItemStore, embed

STACK = [Memo, Authentication, Errors, Timing]


def build():
    store = ItemStore(QdrantClient(":memory:"))
    store.create()
    router = Router()

    @router.post("/items")
    def put(request: Request) -> Response:
        store.put(request.params["id"], request.params["text"])
        return Response(201, request.params["id"])

    @router.get("/items")
    def read(request: Request) -> Response:
        found = store.one(request.params["id"])
        return Response(200, found) if found else Response(404)

    @router.get("/search")
    def search(request: Request) -> Response:
        hits = store.search(query=embed(request.params["q"]), limit=1)
        return Response(200, [h.payload for h in hits.points])

    @router.get("/count")
    def count(request: Request) -> Response:
        return Response(200, store.count(exact=True).count)

    return reduce(lambda inner, layer: layer(inner), STACK, router)
