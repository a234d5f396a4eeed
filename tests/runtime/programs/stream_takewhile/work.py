from itertools import takewhile, dropwhile
def gen(client):
    for n in "cabd":
        print("fetch", n); yield client.count(n).count
def a(client):
    out = []
    for x in takewhile(lambda v: v > 1, gen(client)):
        out.append(x)
    return out
def b(client): return list(takewhile(lambda v: v > 1, gen(client)))
def c(client): return [y + 1 for y in dropwhile(lambda v: v > 1, gen(client))]
def big(v): return v > 1
def d(client):
    for x in dropwhile(big, gen(client)):
        print("d", x)
def run(client): return a(client), b(client), c(client), d(client)
