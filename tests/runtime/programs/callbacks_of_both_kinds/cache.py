import functools

class Cache:
    def __init__(self, clock):
        self.clock, self.data = clock, {}
    def get_or_set(self, key, producer, ttl=10):
        hit = self.data.get(key)
        if hit and hit[0] > self.clock():
            return hit[1]
        value = producer()
        self.data[key] = (self.clock() + ttl, value)
        return value

class Search:
    def __init__(self, db, cache):
        self.db, self.cache = db, cache
        self.names = {}
    def size(self, name):
        return self.cache.get_or_set(("size", name), lambda: self.db.count(name).count)
    def label(self, name):
        return self.cache.get_or_set(("label", name), functools.partial(str.upper, name))
    def known(self, name):
        return self.names.get(name) or self.names.setdefault(name, self.db.collection_exists(name))
