import asyncio
from functools import partial
from pathlib import Path

from .guard import AllOf, Beat, Checker, HashChecker, Lookup, Policy, RemoteChecker, Store, audit, env, guarded, load, lock_file, pick, soft_lock, sync_guarded

remote = RemoteChecker("https://r")
offline = RemoteChecker("https://r", offline=True)
strict = AllOf(HashChecker(), remote)
loose = AllOf(HashChecker(), offline)
live, dry = Policy("live"), Policy("dry", dry=True)


@guarded(remote)
async def enter(token: str) -> str:
    return token.upper()  # ok


@sync_guarded(remote)
async def leave(token: str) -> str:
    return token.lower()  # ok


async def checks(token: str, given: Checker) -> None:
    print(remote.check(token))  # BLOCKS: QAM302 far
    print(offline.check(token))  # ok
    print(strict.check(token))  # BLOCKS: QAM302 far
    print(HashChecker().check(token))  # ok
    print(given.check(token))  # BLOCKS: QAM302 far
    print(pick("remote").check(token))  # BLOCKS: QAM302 far
    print(await asyncio.to_thread(strict.check, token))  # ok
    await enter(token)  # ok
    await leave(token)  # ok


async def policies(user: str) -> None:
    print(live.enforce(user))  # BLOCKS: QAM302 far
    print(dry.enforce(user))  # ok
    print(live.describe(), dry.name)  # ok
    enforce = live.enforce if user else live.describe  # ok
    print(await asyncio.to_thread(partial(enforce, user)))  # ok


async def loading(path: str) -> dict:
    fast = load(path)  # ok
    full = load(path, "full")  # BLOCKS: QAM303 far
    also = load(path, mode="full")  # BLOCKS: QAM303 far
    audit("loaded")  # ok
    audit("loaded", to_disk=True)  # BLOCKS: QAM303 far
    return fast | full | also


async def storing(key: str) -> None:
    store = Store.instance()  # BLOCKS: QAM305 far
    print(store[key], key in store.memory)  # ok
    store[key] = "x"  # BLOCKS: QAM305 far
    with store:  # BLOCKS: QAM305 far
        print(store.memory)  # ok
    async with store as same:  # ok
        print(same[key])  # ok


async def locking(path: Path) -> None:
    with lock_file(path):  # BLOCKS: QAM301 far
        print(env("X"))  # ok
    async with soft_lock(path):  # ok
        await asyncio.sleep(0)  # ok
    beat = Beat(daemon=True)  # ok
    beat.start()  # ok
    print(beat.beat())  # ok
    beat.join(3)  # BLOCKS: QAM308


async def lookups(hosts: list[str]) -> list[str]:
    lookup = Lookup()  # ok
    print(lookup.now(hosts[0]))  # BLOCKS: QAM308 far
    print(await lookup.later(hosts[0]))  # ok
    future = lookup.start(hosts[0])  # ok
    if future.done():  # ok
        print(future.result())  # ok
    found = await asyncio.gather(*map(lookup.later, hosts))  # ok
    return found + [lookup.now(h) for h in hosts]  # BLOCKS: QAM308 far
