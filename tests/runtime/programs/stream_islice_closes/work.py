from itertools import islice
def gen(client):
    try:
        for n in "abcd":
            print("fetch", n); yield client.count(n).count
    finally:
        print("closed")
def a(client):
    out = []
    for x in islice(gen(client), 2): out.append(x)
    return out
def b(client): return list(islice(gen(client), 1, 3))
def c(client): return [x for x in islice(gen(client), 0)]
def d(client, n): return sum(islice(gen(client), n))
def e(client):
    for x in islice(gen(client), 5):
        if x == 1: return x
def run(client):
    return a(client), b(client), c(client), d(client, 2), d(client, None), e(client), print("end")
