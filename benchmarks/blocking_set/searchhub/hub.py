import asyncio

from elasticsearch import AsyncElasticsearch, Elasticsearch
from motor.motor_asyncio import AsyncIOMotorClient
from strawberry import Schema, field, type as strawberry_type

from .stores import AsyncGraph, Documents, Graph, Index, load_async, wide

graph = Graph("bolt://localhost")
agraph = AsyncGraph("bolt://localhost")
index = Index(Elasticsearch("http://localhost"), "pages")
documents = Documents("mongodb://localhost")
motor = AsyncIOMotorClient("mongodb://localhost")
aes = AsyncElasticsearch("http://localhost")


@strawberry_type
class Query:
    @field
    async def names(self) -> list[str]:
        slow = graph.names()  # BLOCKS: QAM305 far
        fast = await agraph.names()  # ok
        return slow + fast

    @field
    async def hits(self, text: str) -> list[str]:
        query = index.query(text)  # ok
        found = [h["title"] for h in index.hits(query)]  # BLOCKS: QAM305 far
        more = await aes.search(index="pages", body=query)  # ok
        for row in index.all():  # BLOCKS: QAM305 far
            print(row)
        return [*found, str(more)]


async def ingest(rows: list[dict]) -> None:
    index.load(rows)  # BLOCKS: QAM305 far
    await load_async(aes, rows)  # ok
    with graph.session() as session:  # ok
        session.run("match (n) delete n")  # BLOCKS: QAM305
    graph.add("x")  # BLOCKS: QAM305 far
    index.search.indices.create(index="new")  # BLOCKS: QAM305
    await aes.indices.create(index="new")  # ok


async def pages() -> list:
    cursor = documents.find(kind="page")  # ok
    titles = [page["title"] for page in cursor]  # BLOCKS: QAM305
    key = documents.put({"title": "x"})  # BLOCKS: QAM305 far
    count = documents.pages.count_documents({})  # BLOCKS: QAM305
    found = await motor["hub"]["pages"].find_one({})  # ok
    many = await motor.hub.pages.find({}).to_list(10)  # ok
    documents.db.command("ping")  # BLOCKS: QAM305
    return [titles, key, count, found, many]


async def columns() -> list:
    cluster = wide()  # ok
    session = cluster.connect("hub")  # BLOCKS: QAM305
    rows = session.execute("select * from t")  # BLOCKS: QAM305
    future = session.execute_async("select * from t")  # ok
    print(future.result())  # BLOCKS: QAM305
    statement = session.prepare("select 1")  # BLOCKS: QAM305
    return [*rows, statement, *await asyncio.to_thread(list, rows)]


schema = Schema(query=Query)
