def gen(client):
    try:
        for n in "abc":
            yield client.count(n).count
    finally:
        print("closing", client.count("b").count)
def run(client):
    out = []
    for x in gen(client):
        out.append(x)
        print("got", x)
        if x == 1: break
    print("after")
    return out
