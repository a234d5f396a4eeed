from store import Store


def read():
    return Store().ids()
