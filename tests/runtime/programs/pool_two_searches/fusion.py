from concurrent.futures import ThreadPoolExecutor

from qdrant_client import QdrantClient, models


def dense(client, q):
    return [p.id for p in client.query_points("d", query=[q, 1.0], using="dense", limit=3).points]


def by_filter(client, tag):
    flt = models.Filter(must=[models.FieldCondition(key="tag", match=models.MatchValue(value=tag))])
    return [r.id for r in client.scroll("d", scroll_filter=flt)[0]]


def hybrid(client, q, tag):
    with ThreadPoolExecutor(max_workers=2) as pool:
        first = pool.submit(dense, client, q)
        second = pool.submit(by_filter, client, tag)
        left, right = first.result(), second.result()
    scores = {}
    for ranked in (left, right):
        for rank, pid in enumerate(ranked):
            scores[pid] = scores.get(pid, 0) + 1 / (60 + rank)
    return sorted(scores, key=lambda p: (-scores[p], p))
