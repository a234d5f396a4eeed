from qdrant_client import QdrantClient, models


class Shell:
    def __init__(self):
        self.client = QdrantClient(":memory:")
        self.commands = {
            "create": (1, self.create),
            "add": (3, self.add),
            "find": (2, self.find),
            "size": (1, lambda name: self.client.count(name).count),
            "drop": (1, self.client.delete_collection),
        }

    def run(self, words):
        name, *args = words
        if name not in self.commands:
            return "unknown"
        arity, handler = self.commands[name]
        if len(args) != arity:
            return f"{name} takes {arity}"
        return handler(*args)

    def create(self, name):
        return self.client.create_collection(name, vectors_config={})

    def add(self, name, id, color):
        self.client.upsert(name, [models.PointStruct(id=int(id), vector={}, payload={"color": color})])
        return "added"

    def find(self, name, color):
        match = models.FieldCondition(key="color", match=models.MatchValue(value=color))
        return [r.id for r in self.client.scroll(name, scroll_filter=models.Filter(must=[match]))[0]]
