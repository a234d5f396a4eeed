def gen(client):
    for n in "ab": yield client.count(n).count
def run(client):
    a, b = gen(client)
    first, *rest = gen(client)
    out = []
    out += gen(client)
    out[0:0] = gen(client)
    l = [*gen(client), 0]
    t = (*gen(client),)
    s = {*gen(client)}
    m = max(*gen(client))
    return a, b, first, rest, out, l, t, s, m
