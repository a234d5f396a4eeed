from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from litestar import Litestar, get, post

from settingsync.models import Checked, Profile, Tenant, Webhook, constants, defaults, legacy, legacy_text
from settingsync.sources import Lookup, current, from_consul, from_env, from_vault, held, marked, opened

local = Lookup(from_env)
remote = Lookup(from_env, from_consul, from_vault)


@post("/webhook")
async def webhook(data: dict[str, str]) -> str:
    hook = Webhook(url=data["url"])  # BLOCKS: QAM302 far
    return hook.url


@post("/tenant")
async def tenant(data: dict[str, str]) -> str:
    made = Tenant(name=data["name"])  # ok
    changed = made.model_copy(update={"homepage": "x"})  # ok
    return changed.name


@post("/checked")
async def checked(data: dict[str, str]) -> str:
    made = await asyncio.to_thread(Checked, homepage=data["homepage"])  # ok
    again = Checked(homepage=made.homepage)  # BLOCKS: QAM302 far
    return again.homepage


@get("/profile/{name:str}")
async def profile(name: str) -> str:
    found = Profile(Path("profiles") / f"{name}.json")  # ok
    short = found.stem  # ok
    return short + found.title  # BLOCKS: QAM303 far


@get("/defaults")
async def default(name: str) -> str:
    first = constants().get(name)  # ok
    return first or defaults().get(name)  # BLOCKS: QAM303 far


@get("/legacy")
async def old(path: str) -> list[str]:
    inline = legacy_text("[a]")  # ok
    return inline.sections() + legacy(path).sections()  # BLOCKS: QAM303 far


@get("/find")
async def find(name: str) -> str:
    quick = local.find(name)  # ok
    later = await asyncio.get_running_loop().run_in_executor(None, remote.find, name)  # ok
    return quick or later or remote.find(name)  # BLOCKS: QAM302 far


@get("/held")
async def hold(path: str) -> str:
    with marked("prod"):  # ok
        name = current.get()  # ok
    with held(path):  # BLOCKS: QAM308 far
        name += path
    return name


@get("/read")
async def read(path: str) -> str:
    async with AsyncExitStack() as stack:
        handle = await stack.enter_async_context(opened(path))  # ok
        return await handle.read()  # ok


def startup() -> None:
    defaults()
    remote.find("key")


app = Litestar([webhook, tenant, checked, profile, default, old, find, hold, read], on_startup=[startup])
