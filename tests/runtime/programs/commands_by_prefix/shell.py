from qdrant_client.models import Distance, VectorParams


class Shell:
    prompt = "> "

    def __init__(self, client):
        self.client = client
        self.log = []

    def help(self):
        return "help"

    def _note(self, text):
        self.log.append(text)

    def do_create(self, name):
        self._note("create")
        self.client.create_collection(name, vectors_config=VectorParams(size=1, distance=Distance.DOT))

    def do_count(self, name):
        return self.client.count(name).count

    def run(self, line):
        verb, _, arg = line.partition(" ")
        handler = getattr(self, f"do_{verb}", None)
        if handler is None:
            return self.help()
        return handler(arg)
