import asyncio
import importlib
import time
from collections import defaultdict
from operator import itemgetter, methodcaller
from types import SimpleNamespace
from weakref import WeakValueDictionary

from .base import Base, Bus, Plugin, PluginMeta
from .web import Feed, Logged, Search, Shout, Stock, Wiki, calendar, title, transcript

loud, quiet = Bus(), Bus()
feed, shout, logged, wiki = Feed(), Shout(), Logged(), Wiki()
by_name = {p.name: p for p in (Feed(), Stock(), Search())}
harmless = {"shout": shout}
tools = SimpleNamespace(stock=Stock(), shout=shout)
lazy = defaultdict(Feed)


@loud.on("start")
def slow_start(text: str) -> None:
    time.sleep(1)


@quiet.on("start")
def quick_start(text: str) -> None:
    print(text)


class Plain:
    name = "plain"

    def handle(self, text: str) -> str:
        return text


async def use(plugin: Plugin, text: str) -> str:
    return plugin.handle(text)  # ok


async def main() -> None:
    print(feed("https://f.example"))  # BLOCKS: QAM302 far
    print(shout("hello"))  # ok
    print(logged("hello"))  # BLOCKS: QAM302 far
    print(wiki("python"))  # BLOCKS: QAM302 far
    print(by_name["stock"].handle("x"))  # BLOCKS: QAM302 far
    print(harmless["shout"].handle("x"))  # ok
    print(tools.stock.handle("x"))  # BLOCKS: QAM302 far
    print(tools.shout.handle("x"))  # ok
    print(lazy["a"].handle("x"))  # BLOCKS: QAM302 far
    loud.fire("start", "x")  # BLOCKS: QAM301 far
    quiet.fire("start", "x")  # ok
    made = PluginMeta.known["wiki"]()  # ok
    made.handle("x")  # BLOCKS: QAM302 far
    await use(Plain(), "x")  # ok


async def more(plugins: list[Base]) -> list[str]:
    call = methodcaller("handle", "x")  # ok
    out = [call(feed)]  # BLOCKS: QAM302 far
    out.append(call(shout))  # ok
    out += [p("x") for p in plugins]  # BLOCKS: QAM302 far
    out += map(itemgetter(0), ["ab"])  # ok
    handlers = (feed.handle, shout.handle)  # ok
    out.append(handlers[0]("x"))  # BLOCKS: QAM302 far
    out.append(handlers[1]("x"))  # ok
    handler = feed.handle if out else shout.handle
    out.append(handler("x"))  # BLOCKS: QAM302 far
    alive = WeakValueDictionary(a=shout)  # ok
    out.append(alive["a"].handle("x"))  # ok
    module = importlib.import_module("extensions.web")  # ok
    out.append(module.transcript("v"))  # BLOCKS: QAM302 far
    safe = await asyncio.gather(*(asyncio.to_thread(p.handle, "x") for p in plugins))  # ok
    return [*out, *safe, title("<p>")]  # BLOCKS: QAM402 far


async def google() -> dict:
    service = calendar()  # BLOCKS: QAM302 far
    events = service.events().list(calendarId="primary").execute()  # BLOCKS: QAM302
    print(transcript("v"))  # BLOCKS: QAM302 far
    return events
