import asyncio
import contextlib

from . import sources as src
from .sources import AGraph, Duck, Graph, Kind, Vectors

graph = Graph("bolt://n")
agraph = AGraph("bolt://n")
duck = Duck()
QUERIES = {"click": src.clicks, "quote": duck.quote}


async def graphs() -> None:
    print(graph.names())  # BLOCKS: QAM305 far
    print(graph.cypher("x"))  # ok
    print(await agraph.names())  # ok
    async with agraph.session() as session:  # ok
        await session.run("x")  # ok
    print(await asyncio.to_thread(graph.names))  # ok
    with contextlib.closing(Graph("x")) as other:
        print(other.cypher("x"))  # ok
        print(other.names())  # BLOCKS: QAM305 far
    with graph._driver.session() as session:  # ok
        result = session.run("MATCH (n) RETURN n")  # BLOCKS: QAM305
        print(result.single())  # BLOCKS: QAM305


async def tables(kind: str) -> None:
    session = src.cassandra()  # BLOCKS: QAM305 far
    session.execute("select 1")  # BLOCKS: QAM305
    future = session.execute_async("select 1")  # ok
    print(src.clicks("select 1"), future)  # BLOCKS: QAM305 far
    print(duck.sql("select 1"))  # BLOCKS: QAM305 far
    print(duck.quote("x"), duck.path)  # ok
    rows = src.mysql_rows("select 1")  # ok
    for row in rows:  # BLOCKS: QAM305 far
        print(row)  # ok
    print(src.pymysql_one("select 1"))  # BLOCKS: QAM305 far
    print(Kind(kind).run("select 1"))  # BLOCKS: QAM305 far
    print(Kind.DUCK.value)  # ok
    print(QUERIES["click"]("select 1"))  # BLOCKS: QAM305 far
    print(QUERIES["quote"]("x"))  # ok
    first, *rest = src.mysql_rows("select 2")  # BLOCKS: QAM305 far
    print(first, rest)
    found = await asyncio.gather(asyncio.to_thread(src.clicks, "a"), asyncio.to_thread(duck.sql, "b"))  # ok
    print(found)


async def vectors(v: list[float]) -> None:
    print(Vectors().search(v))  # BLOCKS: QAM306 far
    print(src.influx("x"))  # BLOCKS: QAM302 far
    with src.weave() as client:  # BLOCKS: QAM306 far
        docs = client.collections.get("Docs")  # ok
        docs.query.near_vector(v)  # BLOCKS: QAM306
    duck.con.execute("select 1")  # BLOCKS: QAM305
    duck.con.execute("select 2").df()  # BLOCKS: QAM305
