from functools import reduce


class Totals:
    def __init__(self, client):
        self.client = client

    def larger(self, one, other):
        return one if self.client.count(one).count >= self.client.count(other).count else other

    def both(self, names):
        return (
            names.pop(),
            reduce(lambda found, name: found + self.client.count(name).count, names, 0),
            reduce(lambda found, name: found * self.client.count(name).count, names, 1),
        )

    def each(self, groups):
        return [reduce(lambda found, name: found + self.client.count(name).count, group, 0) for group in groups]

    def largest(self, names):
        return names[0] if len(names) == 1 else reduce(self.larger, names)
