class Backup:
    def __init__(self, client):
        self._client = client

    @property
    def names(self):
        return [c.name for c in self._client.get_collections().collections]
