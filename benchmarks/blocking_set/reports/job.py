import asyncio
from pathlib import Path

import aiosqlite
import pandas as pd
from anyio import Path as APath
from arq import cron
from arq.connections import RedisSettings

from .render import Mailer, Page, letter
from .sources import Table, config, query, rows, schema, sums, tree, tree_of


async def build(ctx: dict, name: str) -> str:
    table = Table.read(Path(name))  # BLOCKS: QAM402 far
    page = Page(table)  # ok
    html = page.html()  # ok
    body = page.pdf()  # BLOCKS: QAM402 far
    print(page.settings)  # BLOCKS: QAM303 far
    await APath("out.pdf").write_bytes(body)  # ok
    page.save_chart(Path("chart.png"))  # BLOCKS: QAM402 far
    page.office(Path("a.docx"))  # BLOCKS: QAM304 far
    table.save(Path("a.xlsx"))  # BLOCKS: QAM402 far
    print(table.top(3))  # ok
    return html


async def send(ctx: dict, to: str) -> None:
    message = letter("hello")  # ok
    with Mailer("localhost") as server:  # BLOCKS: QAM307 far
        server.send_message(message)  # BLOCKS: QAM307
    settings = config()  # BLOCKS: QAM303 far
    safe = await asyncio.to_thread(config)  # ok
    print(settings | safe, sums([1]))  # ok
    found = query("select 1")  # BLOCKS: QAM305 far
    names = schema("a.db")  # BLOCKS: QAM305 far
    async with aiosqlite.connect("a.db") as db:  # ok
        async with db.execute("select 1") as cursor:  # ok
            found += await cursor.fetchall()  # ok
    root = tree(Path("a.xml"))  # BLOCKS: QAM402 far
    print(tree_of("a"), list(rows("a,b")), names, root)  # ok


async def merge(ctx: dict, paths: list[str]) -> pd.DataFrame:
    tables = [Table.read(Path(p)) for p in paths]  # BLOCKS: QAM402 far
    frame = pd.DataFrame({"a": [1]})  # ok
    frame["b"] = frame["a"] * 2  # ok
    frame.to_csv("out.csv")  # BLOCKS: QAM402
    stored = pd.read_sql("select 1", "sqlite:///a.db")  # BLOCKS: QAM402
    feather = await asyncio.to_thread(pd.read_feather, "a.feather")  # ok
    return pd.concat([frame, stored, feather, *(t.frame for t in tables)])


class WorkerSettings:
    functions = [build, send, merge]
    redis_settings = RedisSettings()
    cron_jobs = [cron(send, hour=3)]
