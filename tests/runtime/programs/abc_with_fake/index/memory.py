from .api import Index


class MemoryIndex(Index):
    def __init__(self):
        self.data = {}

    def add(self, key, vector):
        self.data[key] = vector

    def nearest(self, vector, k=3):
        def score(item):
            return -sum(a * b for a, b in zip(item[1], vector))

        return [key for key, _ in sorted(self.data.items(), key=score)[:k]]
