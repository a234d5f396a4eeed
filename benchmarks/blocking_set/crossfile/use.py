import asyncio
import functools

from . import a
from .a import Facade, each, guard, pipe, twice
from .b import deep as bottom
from .b.deep import Dry, Leaf

facade = Facade()
dry = Facade(Dry("x"))


@guard()
def risky() -> str:
    return "x"


@guard(KeyError)
async def not_risky() -> str:
    return "x"


class Special(Facade):
    def work(self) -> str:
        return "special " + self.peek()


async def direct() -> list:
    out = [facade.work()]  # BLOCKS: QAM302 far
    out.append(facade.peek())  # ok
    out.append(facade.result)  # BLOCKS: QAM301 far
    out.append(Facade.static())  # BLOCKS: QAM302 far
    out.append(Facade.default().work())  # BLOCKS: QAM302 far
    out.append(Special().work())  # ok
    out.append(Special().result)  # BLOCKS: QAM301 far
    out.append(a.open_door("slow"))  # BLOCKS: QAM303 far
    out.append(Leaf("https://x/y").host)  # ok
    out.append(Dry("x").pull())  # ok
    out.append(Dry("x").value)  # BLOCKS: QAM301 far
    return out


async def handed() -> list:
    out = each(["a"], bottom.pure)  # ok
    out += each([facade], Facade.work)  # BLOCKS: QAM302 far
    out.append(pipe(1, bottom.pure, str))  # ok
    out.append(pipe(facade, Facade.work, bottom.pure))  # BLOCKS: QAM302 far
    out.append(twice(bottom.pure)(1))  # ok
    out.append(risky())  # BLOCKS: QAM307 far
    out.append(await not_risky())  # ok
    later = facade.callback()  # ok
    out.append(later())  # BLOCKS: QAM302 far
    out.append(await asyncio.to_thread(later))  # ok
    bound = functools.partial(each, ["a"], lambda _: bottom.read())  # ok
    out += bound()  # BLOCKS: QAM303 far
    generator = bottom.lazy_read()  # ok
    out.append(next(generator))  # BLOCKS: QAM303 far
    out += [text async for text in stream()]  # ok
    reader = getattr(bottom, "read")  # ok
    out.append(reader())  # BLOCKS: QAM303 far
    return out


async def stream():
    for text in bottom.lazy_read():  # BLOCKS: QAM303 far
        yield text
    yield bottom.pure("x")  # ok


async def nested() -> str:
    def inner() -> str:
        return bottom.fallback()

    def other() -> str:
        return bottom.fallback()

    await asyncio.get_running_loop().run_in_executor(None, other)  # ok
    return inner()  # BLOCKS: QAM307 far


def start() -> None:
    asyncio.run(direct())  # ok
    print(bottom.read(), facade.work())  # ok
