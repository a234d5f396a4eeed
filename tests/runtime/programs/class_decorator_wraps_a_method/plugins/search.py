from .base import Plugin, requires


@requires("docs")
class Search(Plugin):
    limit = 2

    def fetch(self, vector, limit):
        return self.client.query_points("docs", query=vector, limit=limit).points  # awaited

    def execute(self, vector, limit=None):
        return [p.id for p in self.fetch(vector, limit or self.limit)]


class DeepSearch(Search, name="deep"):
    limit = 1

    def fetch(self, vector, limit):
        hits = super().fetch(vector, limit)
        while hits and len(hits) < 3:
            limit += 1
            more = super().fetch(vector, limit)
            if len(more) == len(hits):
                break
            hits = more
        return hits
