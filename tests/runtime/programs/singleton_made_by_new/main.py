from manager import QdrantManager


def main() -> None:
    manager = QdrantManager(dim=2)
    print(manager.upsert([(1, [1.0, 0.0], {"t": "a"}), (2, [0.0, 1.0], {"t": "b"})]))
    again = QdrantManager()
    print(again is manager, again.search([0.9, 0.1], top_k=1))
    print([h["t"] for h in QdrantManager().search([0.5, 0.5])])


if __name__ == "__main__":
    main()
