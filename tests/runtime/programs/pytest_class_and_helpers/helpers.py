def assert_all(box, ids):
    for id in ids:
        assert box.has(id), id


def spread(n):
    return list(range(n))
