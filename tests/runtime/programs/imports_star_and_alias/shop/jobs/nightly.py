from shop import VectorClient as Client
from . import steps as s
from .steps import stock as put_stock


def nightly():
    c = Client(":memory:")
    s.reset(c)
    put_stock(c, "lamp", "chair", "rug")
    rows, _ = c.scroll("products", with_payload=["name"])
    return [r.payload["name"] for r in rows]


if __name__ == "__main__":
    print(nightly())
