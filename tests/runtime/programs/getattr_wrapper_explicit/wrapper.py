class Timed:
    def __init__(self, inner):
        self._inner = inner
        self.calls = []

    def __getattr__(self, name):
        self.calls.append(name)
        return getattr(self._inner, name)

    def size(self, name):
        return self._inner.count(name).count
