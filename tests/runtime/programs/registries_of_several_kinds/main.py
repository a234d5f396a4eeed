import formats  # noqa: F401
import stores as _stores
from registry import commands, formatters, stores


@commands.register("load")
def load(store):
    store.ensure()
    store.save([(1, [1.0, 0.0], {"t": "a"}), (2, [0.0, 1.0], {"t": "b"})])
    return "loaded"


@commands.register("search")
def search(store):
    hits = store.find([1.0, 0.5])
    plain = formatters.get("plain")
    print(len(plain), plain.find("a:b"))
    return formatters.get("json")().render(hits) + "\n" + plain.render(hits)


@commands.register("size")
def size(store):
    return str(_stores.client.count(store.collection).count if hasattr(store, "collection") else 0)


def run(command: str, store: str) -> None:
    print(command, store, commands.get(command)(stores.get(store)))


if __name__ == "__main__":
    for name in ("load", "search", "size"):
        run(name, "notes")
    run("load", "none")
    print(commands.names(), stores.names(), formatters.names())
