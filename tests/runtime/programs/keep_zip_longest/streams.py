from itertools import zip_longest


def identifiers(client, name):
    offset = None
    while True:
        records, offset = client.scroll(name, limit=1, offset=offset)
        for record in records:
            yield record.id
        if offset is None:
            break


def compared(client, one, other):
    for left, right in zip_longest(identifiers(client, one), identifiers(client, other)):
        print(left, right)
