import asyncio
import shutil
from contextlib import redirect_stdout
from io import StringIO

from .made import Swap, deep, deps, fetch, functions, named, opened, pair, point, split, started, wired

left, right = pair()
both = named()


async def http(url: str) -> list:
    out = [left.get(url)]  # BLOCKS: QAM302
    out.append(await right.get(url))  # ok
    out.append(both.sync.get(url))  # BLOCKS: QAM302
    out.append(await both.asynchronous.get(url))  # ok
    sync, other = both  # ok
    out.append(sync.post(url))  # BLOCKS: QAM302
    out.append(await other.post(url))  # ok
    out.append(pair()[0].get(url))  # BLOCKS: QAM302
    out.append(await pair()[1].get(url))  # ok
    return out


async def typed(url: str) -> list:
    made = deps()  # ok
    out = [made["http"].get(url)]  # BLOCKS: QAM302
    out.append(made["cache"].get("k"))  # BLOCKS: QAM305
    out.append(made["name"].upper())  # ok
    out.append(made.get("cache").set("k", "v"))  # BLOCKS: QAM305
    out.append(deep()["eu"]["a"].get(url))  # BLOCKS: QAM302
    for region, clients in deep().items():  # ok
        for client in clients.values():  # ok
            out.append(client.get(region))  # BLOCKS: QAM302
    return out


async def places() -> list:
    where = point("a.txt")  # ok
    out = [where.path.read_text()]  # BLOCKS: QAM303
    out.append(where.text.title())  # ok
    path, text = point("b.txt")  # ok
    path.write_text(text)  # BLOCKS: QAM303
    process, name = started()  # BLOCKS: QAM304 far
    process.wait()  # BLOCKS: QAM304
    out.append(name.upper())  # ok
    db, cursor, measure = opened()  # BLOCKS: QAM305 far
    cursor.execute("select 1")  # BLOCKS: QAM305
    out.append(measure(cursor.fetchall()))  # BLOCKS: QAM305
    usage = shutil.disk_usage("/")  # ok
    return [*out, db, usage.free]


async def calls(url: str) -> list:
    kit = wired()  # ok
    out = [kit.get(url)]  # BLOCKS: QAM302 far
    kit.put("x")  # ok
    out.append(functions()["fetch"](url))  # BLOCKS: QAM302 far
    functions()["print"]("x")  # ok
    swapped = Swap(fetch, print).swapped()  # ok
    out.append(swapped.right(url))  # BLOCKS: QAM302 far
    swapped.left("x")  # ok
    head, tail = split([url])  # ok
    out += [fetch(u) for u in head]  # BLOCKS: QAM302 far
    out += await asyncio.gather(*(asyncio.to_thread(fetch, u) for u in tail))  # ok
    with redirect_stdout(StringIO()):  # ok
        print(out)
    return out
