from qdrant_client import QdrantClient

from tool import prepare

if __name__ == "__main__":
    db = QdrantClient(":memory:")
    print(prepare(db, "abc"), db.collection_exists("b"))
