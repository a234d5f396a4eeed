class MemoryStore:
    def __init__(self):
        self.data = {}

    def upsert(self, name, ids):
        self.data.setdefault(name, []).extend(ids)

    def count(self, name):
        return len(self.data.get(name, []))
