import bisect


def insert(names, name, sizes):
    """Keep names ordered by size."""
    bisect.insort(names, name, key=sizes.size)
    return names
