import itertools
def gen(client):
    for n in "abcd":
        print("fetch", n); yield client.count(n).count
def batches(client, size):
    it = gen(client)
    while True:
        batch = list(itertools.islice(it, size))
        if not batch:
            break
        yield batch
def run(client):
    for b in batches(client, 3): print(b)
