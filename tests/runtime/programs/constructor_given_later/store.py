def start(self, client, name="a"):
    self.client, self.name = client, name


class Body:
    __init__ = start

    def total(self):
        return self.client.count(self.name).count


class Later:
    def total(self):
        return self.client.count(self.name).count


class Wrapped:
    def __init__(self, client):
        self.client = client

    def total(self):
        return self.client.count("a").count


plain = Wrapped.__init__


def counted(self, *args):
    plain(self, *args)
    self.opened = 1


Later.__init__ = start
Wrapped.__init__ = counted
