import walk


def children(client, node, depth):
    record = client.retrieve("tree", ids=[node])[0]
    for child in record.payload["children"]:
        yield from walk.descend(client, child, depth)
