from qdrant_client import QdrantClient

from plugins import load_plugins


def run(plugins, name, **params):
    try:
        return plugins[name](**params)
    except RuntimeError as exc:
        return f"failed: {exc}"


def main():
    client = QdrantClient(":memory:")
    plugins = load_plugins(client)
    print(list(plugins))
    print(run(plugins, "search", vector=[1, 0]))
    print(run(plugins, "seed", rows=[(1, [1, 0]), (2, [0, 1]), (3, [1, 1])]))
    print(run(plugins, "search", vector=[1, 0.1]), run(plugins, "deep", vector=[0, 1]))
    print(run(plugins, "stats"))


if __name__ == "__main__":
    main()
