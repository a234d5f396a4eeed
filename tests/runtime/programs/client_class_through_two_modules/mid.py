import base


def names(c):
    return [x.name for x in c.get_collections().collections]
