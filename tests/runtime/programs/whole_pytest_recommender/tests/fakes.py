class FakeGateway:
    def __init__(self):
        self.rows = {}
        self.asked = []

    def put(self, ident, vector, **payload):
        self.rows[ident] = (vector, payload)

    def similar(self, positive, negative=(), limit=3):
        self.asked.append(tuple(positive))
        return [i for i in self.rows if i not in positive][:limit]

    def payload(self, ident):
        return self.rows.get(ident, (None, None))[1]
