class Busy(Exception):
    def __init__(self, text, client):
        super().__init__(text, client)

    def retry(self, name):
        text, client = self.args
        return client.collection_exists(name)


def work(client):
    if client.collection_exists("x"):
        return
    raise Busy("busy", client)
