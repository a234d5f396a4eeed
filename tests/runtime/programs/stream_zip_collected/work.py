def gen(client):
    for n in "abc":
        print("fetch", n); yield client.count(n).count
def pairs(client): return [(l, x) for l, x in zip("xy", gen(client))]
def table(client): return dict(zip("xyz", gen(client)))
def total(client): return sum(a * b for a, b in zip(gen(client), [1, 2]) if a > 0)
def names(client):
    d = {l: x for l, x in zip("xy", gen(client))}
    return d
def run(client):
    a = list(zip(gen(client), gen(client)))
    return a, pairs(client), table(client), total(client), names(client)
