from source import rows


def numbered(client, name):
    return [f"{n}:{row.id}" for n, row in enumerate(rows(client, name), start=1)]


def labelled(client, name, labels):
    out = {}
    for label, row in zip(labels, rows(client, name)):
        out[label] = row.id
    return out
