import os
import pkgutil

from layer import Layer


def chosen(name: str):
    """What the configuration names."""
    return pkgutil.resolve_name(name)(2)


def main() -> None:
    for backend in (None, chosen(os.environ.get("BACKEND", "stores:Qdrant"))):
        layer = Layer(backend)
        print(layer.store({1: [0.0, 1.0], 2: [1.0, 0.0], 3: [1.0, 1.0]}))
        print(sorted(layer.recall([0.0, 0.9])))
        layer.close()


if __name__ == "__main__":
    main()
