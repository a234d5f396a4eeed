from injected import at_the_end, by_key, by_merging, by_update
from qdrant_client import models


@by_key
def setup(name, client=None):
    client.create_collection(name, vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    return name


@by_update
def total(name, client=None):
    return client.count(name).count


@by_merging
def exists(name, client=None):
    return client.collection_exists(name)


class Jobs:
    def __init__(self, factor):
        self.factor = factor

    @by_key
    def scaled(self, name, client=None):
        return client.count(name).count * self.factor

    @at_the_end
    def shifted(self, name, client):
        return client.count(name).count + self.factor


print(setup("c"), total("c"), exists("c"), Jobs(3).scaled("c"), Jobs(4).shifted("c"))
