import asyncio


async def one(client, sem, i):
    async with sem:
        records = client.retrieve("f", ids=[i], with_payload=True)
        return records[0].payload["v"]


async def fan_out(client, ids):
    sem = asyncio.Semaphore(2)
    results = []
    for done in asyncio.as_completed([one(client, sem, i) for i in ids]):
        results.append(await done)
    return results
