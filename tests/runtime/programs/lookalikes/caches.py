class Cache:
    def __init__(self, **items):
        self.items = dict(items)

    def delete(self, key):
        return self.items.pop(key, None)

    def get_collection(self, name):
        return self.items.get(name, [])

    def info(self):
        return f"{len(self.items)} items"

    def close(self):
        self.items.clear()


class Cursor:
    rows = [(1, "a"), (2, "b")]

    def scroll(self, step):
        return self.rows[step:]

    def query_points(self, query):
        return [row for row in self.rows if query in row]
