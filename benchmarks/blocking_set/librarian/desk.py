import asyncio
from contextlib import aclosing, closing

from qdrant_client import AsyncQdrantClient, QdrantClient, models
from sentence_transformers import CrossEncoder

from .index import Dense, Encoder, Fixed, Reranker, Shelf, run, sparse

client = AsyncQdrantClient(url="http://localhost:6333")
shelf = Shelf(client, QdrantClient("localhost"))
reranker = Reranker(CrossEncoder("ms-marco"))
dense = Dense()


async def find(question: str, encoder: Encoder) -> list[str]:
    vector = encoder.encode(question)  # BLOCKS: QAM401 far
    hits = (await client.query_points("books", query=vector)).points  # ok
    texts = [hit.payload["text"] for hit in hits]
    return reranker.order(question, texts)  # BLOCKS: QAM401 far


async def find_all(questions: list[str]) -> list[list[str]]:
    first = await find(questions[0], dense)  # ok
    second = await find(questions[0], Fixed())  # ok
    vector = await dense.aencode("x")  # ok
    plain = Fixed().encode("x")  # ok
    again = await asyncio.to_thread(reranker.order, "x", ["y"])  # ok
    vectors = sparse(questions)  # BLOCKS: QAM401 far
    print(vector, plain, again, vectors)
    return [first, second]


async def prepare() -> None:
    if not client.collection_exists("books"):  # BLOCKS: QAM603
        await client.create_collection("books", vectors_config={})  # ok
    client.delete_collection("old")  # BLOCKS: QAM601
    if not await client.collection_exists("new"):  # ok
        task = asyncio.create_task(client.create_collection("new", vectors_config={}))  # ok
        await task  # ok
    for point in client.scroll("books"):  # BLOCKS: QAM603
        print(point)
    names = [c.name for c in client.get_collections().collections]  # BLOCKS: QAM603
    print(names)


async def refill(points: list[models.PointStruct]) -> None:
    shelf.refill(points)  # BLOCKS: QAM309 far
    client.upload_collection("books", [[1.0]])  # BLOCKS: QAM309
    await asyncio.to_thread(shelf.refill, points)  # ok
    await client.upsert("books", points)  # ok
    await client.upload_points("books", points)  # BLOCKS: QAM602
    if shelf.has("books"):  # BLOCKS: QAM310 far
        print(shelf.size)  # BLOCKS: QAM310 far
    print(await shelf.count())  # ok


async def sync_side() -> None:
    mirror = QdrantClient(path="/tmp/books")
    mirror.upsert("books", [])  # BLOCKS: QAM310
    with closing(QdrantClient("localhost")) as short:  # ok
        short.delete("books", [1])  # BLOCKS: QAM310
    async with AsyncQdrantClient("localhost") as wrong:  # BLOCKS: QAM605
        await wrong.count("books")  # ok
    async with aclosing(AsyncQdrantClient("localhost")) as wrong2:  # BLOCKS: QAM605
        await wrong2.count("books")  # ok


async def nested() -> int:
    total = asyncio.run(shelf.count())  # BLOCKS: QAM604
    total += run(shelf.count())  # BLOCKS: QAM604 far
    asyncio.get_running_loop().run_until_complete(shelf.count())  # BLOCKS: QAM604
    future = asyncio.ensure_future(shelf.count())  # ok
    return total + await future  # ok


async def document(text: str):
    hits = await client.query_points("books", query=models.Document(text=text, model="bge"))  # BLOCKS: QAM401
    cloud = AsyncQdrantClient("https://x", cloud_inference=True)
    return hits, await cloud.query_points("books", query=models.Document(text=text, model="bge"))  # ok


async def gathered() -> list:
    jobs = [client.count(n) for n in ("a", "b")]  # ok
    counts = await asyncio.gather(*jobs)  # ok
    coroutine = client.count("c")  # ok
    return [*counts, await asyncio.wait_for(coroutine, 1)]  # ok


if __name__ == "__main__":
    run(prepare())  # ok
    print(shelf.size)  # ok
