class Proxy:
    def __init__(self, inner):
        self.inner = inner

    def add(self, text):
        return self.inner.add(text)

    def count(self):
        return self.inner.count()

    def find(self, text):
        return self.inner.find(text)


class LoggingStore(Proxy):
    def __init__(self, inner):
        super().__init__(inner)
        self.log = []

    def add(self, text):
        ident = super().add(text)
        self.log.append(f"add {ident}")
        return ident


class ReadOnly(Proxy):
    def add(self, text):
        raise PermissionError("read only")
