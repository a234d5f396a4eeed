from . import VectorStore


class KnowledgeBase:
    def __init__(self):
        self.store = VectorStore("kb", 2)
        self.next_id = 0
        self._ready = False

    def _prepare(self):
        if not self._ready:
            self.store.setup()
            self._ready = True

    def add(self, name, vector):
        self._prepare()
        self.next_id += 1
        self.store.put(self.next_id, vector, name=name, length=len(name))

    def ask(self, vector, k=2):
        self._prepare()
        return self.store.find(vector, k)

    def forget(self, name):
        return self.store.drop(name)

    def size(self):
        return self.store.count()
