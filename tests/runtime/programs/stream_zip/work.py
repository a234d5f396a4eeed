def gen(client):
    for n in "abc":
        print("fetch", n); yield client.count(n).count
def run(client):
    out = []
    for l, x in zip(["x", "y"], gen(client)):
        print("use", l); out.append((l, x))
    for x, l in zip(gen(client), ["x", "y"]):
        if x == 3: continue
        print("use", l); out.append((l, x))
    for x, y in zip(gen(client), gen(client)):
        if y == 1: break
        out.append(x + y)
    for pair in zip(gen(client), "abcdef", [1, 2, 3]): out.append(pair)
    return out
