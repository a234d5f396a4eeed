import asyncio
from store import open_store

async def main():
    loop = asyncio.get_running_loop()
    ready = loop.create_future()
    loop.call_soon(ready.set_result, open_store())
    store = await ready
    print(store.size())
    q = asyncio.Queue()
    await q.put(store)
    print((await q.get()).find(1.0))
    for done in asyncio.as_completed([asyncio.to_thread(store.get, 1)]):
        print(await done)
    tasks = {asyncio.create_task(asyncio.to_thread(store.size)) for _ in range(2)}
    done, _ = await asyncio.wait(tasks)
    print([t.result() for t in done])

asyncio.run(main())
