"""An Elastic-like client of our own."""


class Elastic:
    def __init__(self):
        self.docs = {}

    def upsert(self, index, points):
        for key, doc in points:
            self.docs[index, key] = doc
        return len(points)

    def search(self, index, query):
        return [d for (i, _), d in sorted(self.docs.items()) if i == index and query in d]

    def scroll(self, index, limit=2, offset=0):
        keys = sorted(k for i, k in self.docs if i == index)
        following = offset + limit if offset + limit < len(keys) else None
        return keys[offset : offset + limit], following

    def count(self, index):
        return sum(1 for i, _ in self.docs if i == index)

    def delete(self, index, key):
        return self.docs.pop((index, key), None)

    def retrieve(self, index, ids):
        return [self.docs[index, i] for i in ids]

    def close(self):
        self.docs.clear()
