import anyio
from anyio import to_thread
from store import open_store

async def work(store, out, i):
    out[i] = await to_thread.run_sync(store.get, i)

async def main():
    store, out = open_store(), {}
    async with anyio.create_task_group() as tg:
        for i in range(3):
            tg.start_soon(work, store, out, i)
    print(sorted(out.items()), store.size())

if __name__ == "__main__":
    anyio.run(main)
