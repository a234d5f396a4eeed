from b import expand


def walk(client, node, path=()):
    if node in path:
        return ["loop " + ">".join(map(str, [*path, node]))]
    found = []
    for follower in expand(client, node):
        found += walk(client, follower, (*path, node))
    return found or [">".join(map(str, (*path, node)))]
