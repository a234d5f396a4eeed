import asyncio
from pathlib import Path

from langchain_core.embeddings import Embeddings
from qdrant_client import AsyncQdrantClient, QdrantClient
from sentence_transformers import SentenceTransformer

from .pipeline import Config, Indexer, Mode, Pdfs, Source, Texts, backup, embed_all, key, report, rerank, rows, split

indexer = Indexer(QdrantClient("http://q"), SentenceTransformer("m"))
aclient = AsyncQdrantClient("http://q")


async def nightly(source: Source, embeddings: Embeddings) -> None:
    indexer.setup()  # ok
    indexer.setup(recreate=True)  # BLOCKS: QAM310 far
    indexer.index(Pdfs(Path("x")))  # BLOCKS: QAM402 far
    indexer.index(Texts(["a"]))  # ok
    indexer.index(Texts(["a"]), Mode.LIVE)  # BLOCKS: QAM310 far
    indexer.index(Texts(["a"]), mode=Mode.DRY)  # ok
    await asyncio.to_thread(indexer.index, source, Mode.LIVE)  # ok
    point = indexer.point("x")  # BLOCKS: QAM401 far
    if "x" in indexer:  # BLOCKS: QAM310 far
        print(key("x"), point)  # ok
    report("x.xlsx", [])  # ok
    report("x.xlsx", [], to_excel=True)  # BLOCKS: QAM402 far
    lines = rows("x.csv")  # ok
    for line in lines:  # BLOCKS: QAM303 far
        print(line)
    print(split("x"))  # ok
    print(backup("a", "b"))  # ok
    print(backup("a", "b", dry_run=False))  # BLOCKS: QAM303 far
    print(embed_all(embeddings, ["x"]))  # BLOCKS: QAM306 far
    print(await embeddings.aembed_documents(["x"]))  # ok
    print(rerank(query="q", documents=["a"]))  # BLOCKS: QAM306
    print(Config.settings)  # BLOCKS: QAM303 far
    print(Config.user)  # ok


async def misuse() -> None:
    if aclient.collection_exists("docs"):  # BLOCKS: QAM603
        print("always")
    await aclient.upload_points("docs", [])  # BLOCKS: QAM602
    aclient.upload_points("docs", [])  # BLOCKS: QAM309
    aclient.upsert("docs", [])  # BLOCKS: QAM601
    asyncio.run(nightly(Texts([]), None))  # BLOCKS: QAM604
    count = (await aclient.count("docs")).count  # ok
    print(count)  # ok
    await asyncio.gather(aclient.count("a"), aclient.count("b"))  # ok
