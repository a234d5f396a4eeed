from store import Store


def append(client, name, ids):
    store = Store(client, name)
    for id in ids:
        store.add(id)
    return store.start, store.events
