import asyncio


async def worker(queue: asyncio.Queue, store):
    while True:
        item = await queue.get()
        try:
            store.save(item)
        finally:
            queue.task_done()


async def run_workers(store, items, workers):
    queue: asyncio.Queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    tasks = [asyncio.create_task(worker(queue, store)) for _ in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
