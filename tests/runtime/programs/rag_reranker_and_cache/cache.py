class Cache(dict):
    def fetch(self, key, build):
        if key not in self:
            self[key] = build()
            return self[key], False
        return self[key], True
