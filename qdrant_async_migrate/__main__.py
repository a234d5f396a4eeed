"""``python -m qdrant_async_migrate``: the same as the console script."""

from qdrant_async_migrate.cli import main

if __name__ == "__main__":
    main()
