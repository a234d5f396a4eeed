import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from .bus import Gate, Timer, fire, maybe, parallel, settle
from .stove import Burner, Probe, Recipe, bus, old, secure


async def probes(host: str) -> None:
    probe = Probe(host)  # ok
    with probe:  # BLOCKS: QAM307 far
        print(probe)  # ok
        print(float(probe))  # BLOCKS: QAM307 far
        print(await asyncio.to_thread(probe.read))  # ok
    print(secure(host))  # BLOCKS: QAM307 far
    print(old(host))  # BLOCKS: QAM307 far
    print(socket.inet_aton("1.2.3.4"))  # ok
    reader, writer = await asyncio.open_connection(host, 1)  # ok
    print(await reader.read(), writer)  # ok


async def burn(burner: Burner) -> None:
    print(burner.level())  # ok
    print(burner.heat_up(3))  # BLOCKS: QAM307 far


async def recipes() -> None:
    recipe = Recipe(3)  # ok
    print(recipe.double())  # ok
    recipe.cook()  # BLOCKS: QAM301 far
    await recipe.simmer()  # ok
    print(await maybe(recipe.simmer))  # ok
    await bus.emit("ready", 1)  # ok
    await bus.emit_in_threads("ready", 2)  # ok


async def waiting(gate: Gate) -> None:
    timer = Timer(3, gate.open).start()  # ok
    print(timer.alive(), gate.is_open())  # ok
    await gate.apass()  # ok
    gate.pass_()  # BLOCKS: QAM308 far
    timer.wait()  # BLOCKS: QAM308 far
    timer.call()  # ok


async def many(recipe: Recipe) -> None:
    print(parallel([recipe.cook]))  # BLOCKS: QAM308 far
    pool = ThreadPoolExecutor()  # ok
    futures = fire(pool, [recipe.cook])  # ok
    await asyncio.gather(*[asyncio.wrap_future(one) for one in futures])  # ok
    print([one.result() for one in futures])  # ok
    more = fire(pool, [recipe.double])  # ok
    print(settle(more))  # BLOCKS: QAM308 far
    loop = asyncio.get_running_loop()  # ok
    loop.call_later(1, recipe.double)  # ok
    print(asyncio.run(recipe.simmer()))  # BLOCKS: QAM604
    loop.run_until_complete(recipe.simmer())  # BLOCKS: QAM604
