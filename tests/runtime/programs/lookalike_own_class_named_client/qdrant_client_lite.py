class QdrantClient:
    """Not the one you think of."""

    def __init__(self, url=None):
        self.rows = {}

    def upsert(self, collection_name, points):
        self.rows.setdefault(collection_name, []).extend(points)

    def count(self, collection_name):
        return len(self.rows.get(collection_name, []))
