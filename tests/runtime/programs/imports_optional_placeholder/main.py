def main():
    from backend import HAS_QDRANT, Backend
    from helpers import describe

    print("available", HAS_QDRANT)
    backend = Backend()
    print(backend.store("x", [0.1, 0.2, 0.3]))
    print(describe(backend.client, "x"))


if __name__ == "__main__":
    main()
