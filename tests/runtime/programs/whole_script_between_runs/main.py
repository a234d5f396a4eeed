import asyncio
import sys

from store import Store

store = Store()


async def worker(name):
    await asyncio.sleep(0)
    return name, store.size()


async def run_all(names):
    return await asyncio.gather(*(worker(n) for n in names))


def prepare(n):
    for i in range(n):
        store.put(i, str(i))
    return store.size()


if __name__ == "__main__":
    # first the data
    n = prepare(2)
    print("prepared", n)
    if len(sys.argv) > 1:
        print("stopping early")
        store.close()
        sys.exit(3)
    # then the workers
    results = asyncio.run(run_all("ab"))
    print(results)
    more = prepare(3)
    print(more, n)
    for name, size in asyncio.run(run_all(["c"])):
        print(name, size)
    store.close()
    print("end")
