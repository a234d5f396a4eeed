from qdrant_client import QdrantClient

from repo import Repo


def main():
    db = QdrantClient(":memory:")
    r = Repo(db)
    print(Repo.make(db, "a"), r.build(db, "b"), r.size("a"), r.alias(), r.describe())

main()
