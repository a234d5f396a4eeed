class Base:
    def __init__(self, **kw):
        super().__init__(**kw)

    def save(self, ident, payload):
        return [ident]

    def describe(self):
        return type(self).__name__


class Validating:
    def save(self, ident, payload):
        if "n" not in payload:
            raise ValueError("n is missing")
        return super().save(ident, payload)


class Auditing:
    def __init__(self, **kw):
        super().__init__(**kw)
        self.trail = []

    def save(self, ident, payload):
        got = super().save(ident, payload)
        self.trail.append((ident, len(got)))
        return got
