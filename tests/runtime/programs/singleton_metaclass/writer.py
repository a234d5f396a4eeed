from store import Store


def write(id):
    Store().put(id)
