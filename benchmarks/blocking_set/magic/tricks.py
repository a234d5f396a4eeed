import asyncio
from pathlib import Path

from .objects import Config, Fallback, Flag, FromFile, Kept, Remote, Slow, Suppress, Version, add

remote = Remote("https://r.example")
fallback = Fallback()
kept = Kept()
flag = Flag()
config = Config()


@Suppress()
def decorated() -> int:
    return 1


async def mapping() -> list:
    out = [remote["a"]]  # BLOCKS: QAM302 far
    out += list(remote)  # BLOCKS: QAM302 far
    out.append(len(remote))  # BLOCKS: QAM302 far
    out.append("a" in remote)  # BLOCKS: QAM302 far
    out.append(remote.get("a"))  # BLOCKS: QAM302 far
    out += [value for key, value in remote.items()]  # BLOCKS: QAM302 far
    out.append(remote.url)  # ok
    out.append(fallback["https://x"])  # BLOCKS: QAM302 far
    out.append(fallback.get("https://x"))  # ok
    kept["a"] = 1  # BLOCKS: QAM303 far
    out.append(kept["a"])  # ok
    return [*out, {**remote}]  # BLOCKS: QAM302 far


async def orders() -> list:
    a, b = Version(Path("a")), Version(Path("b"))  # ok
    print(repr(a), a == b)  # ok
    if a < b:  # BLOCKS: QAM303 far
        print(f"{a!r}")  # ok
    print(f"{a}")  # BLOCKS: QAM303 far
    newest = max([a, b])  # BLOCKS: QAM303 far
    return sorted([a, b, newest])  # BLOCKS: QAM303 far


async def flags() -> bool:
    if flag:  # BLOCKS: QAM305 far
        print("on")
    if flag is None:  # ok
        print("none")
    with flag:  # BLOCKS: QAM305 far
        await asyncio.sleep(1)  # ok
    while not flag:  # BLOCKS: QAM305 far
        await asyncio.sleep(1)  # ok
    chosen = flag and 1  # BLOCKS: QAM305 far
    return ~flag or bool(chosen)  # BLOCKS: QAM305 far


async def attributes() -> list[str]:
    out = [config.title]  # BLOCKS: QAM303 far
    config.title = "x"  # BLOCKS: QAM303 far
    config.title += "y"  # BLOCKS: QAM303 far
    out.append(config.short)  # ok
    out.append(config.remote_name)  # BLOCKS: QAM302 far
    out.append(FromFile.__name__)  # ok
    out.append(getattr(config, "title"))  # BLOCKS: QAM303 far
    return out


async def numbers() -> int:
    one = Slow(1) + Slow(2)  # BLOCKS: QAM301 far
    two = -one  # ok
    three = sum([one, two])  # BLOCKS: QAM301 far
    four = add(one, two)  # BLOCKS: QAM301 far
    one += two  # BLOCKS: QAM301 far
    print(decorated(), three, four)  # BLOCKS: QAM301 far
    return int(one)  # BLOCKS: QAM301 far
