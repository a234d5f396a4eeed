def size_of(client, name):
    return client.count(name).count
