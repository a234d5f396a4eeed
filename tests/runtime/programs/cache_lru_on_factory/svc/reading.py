from .client import get_client


def sizes():
    client = get_client()
    return {c.name: client.count(c.name).count for c in client.get_collections().collections}


def largest():
    return max(sizes().items(), key=lambda item: item[1])
