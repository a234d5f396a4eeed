def gen(client):
    for n in "abc":
        print("fetch", n); yield client.count(n).count
def pairs(client):
    for n in "ab": yield n, client.count(n).count
import itertools
def a(client): return list(filter(lambda x: x > 1, gen(client))), list(map(str, gen(client))), list(filter(None, gen(client))), [y for y in map(lambda x: x + 1, gen(client))]
def b(client):
    for x in filter(lambda x: x > 1, gen(client)): print("f", x)
    for x in map(str, gen(client)): print("m", x)
    for x in itertools.filterfalse(lambda x: x > 1, gen(client)): print("ff", x)
    return sorted(itertools.starmap(lambda n, k: n * k, pairs(client))), list(itertools.starmap(max, pairs(client))) if False else 0
def run(client): return a(client), b(client), ",".join(map(str, gen(client)))
