class Figures:
    def __init__(self, client, names):
        self.client = client
        self.names = names

    def size(self, name):
        return self.client.count(name).count

    def total(self):
        return sum(self.size(n) for n in self.names)

    def largest(self):
        return max((self.size(n), n) for n in self.names)

    def ordered(self):
        return sorted(((self.size(n), n) for n in self.names), reverse=True)

    def table(self):
        return dict((n, self.size(n)) for n in self.names)

    def line(self):
        return ", ".join(f"{n}={self.size(n)}" for n in self.names if self.client.collection_exists(n))

    def kinds(self):
        return tuple(sorted(set(self.size(n) % 2 for n in self.names)))

    def weighted(self, weight=2):
        return sum((self.size(n) * weight for n in self.names), start=100)
