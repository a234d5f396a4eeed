import heapq
import itertools


def hits(client, name, limit=10):
    return [(round(p.score, 2), name, p.id) for p in client.query_points(name, query=[1.0], limit=limit).points]


def merged(client, names, limit):
    return heapq.nlargest(limit, itertools.chain.from_iterable([hits(client, name) for name in names]))


def ranked(client, weights):
    rows = [(score * weight, name, id) for name, weight in weights.items() for score, _, id in hits(client, name, 1)]
    return [(name, id, round(score, 2)) for score, name, id in sorted(rows, key=lambda row: (-row[0], row[1]))]
