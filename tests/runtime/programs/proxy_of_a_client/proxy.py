class Proxy:
    def __init__(self, client):
        self._client = client
        self.calls = 0

    def __getattr__(self, name):
        return getattr(self._client, name)

    def count(self, name):
        self.calls += 1
        return self._client.count(name).count
