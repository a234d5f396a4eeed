from __future__ import annotations

import asyncio
import hashlib
import re
import zlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from paperpipe.models import Bytes, Encoder, Lazy, Reranker, Sentence, Zeros, by_name, normalise, summarise, token_count
from paperpipe.readers import READERS, Document_, parse_csv, parse_lines, read_fitz, read_pdf, title

processes = ProcessPoolExecutor()
lazy = Lazy()
ranker = Reranker()
WORD = re.compile(r"\w+")


class Pipeline:
    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def vectors(self, texts: list[str]) -> list[list[float]]:
        return self.encoder.encode(texts).tolist()

    async def avectors(self, texts: list[str]) -> list[list[float]]:
        return await asyncio.to_thread(self.vectors, texts)  # ok


real = Pipeline(Sentence())
cheap = Pipeline(Zeros())


async def ingest(path: Path) -> list[list[float]]:
    text = read_pdf(path)  # BLOCKS: QAM402 far
    cheap.vectors([text])  # ok
    return real.vectors([text])  # BLOCKS: QAM401 far


async def ingest_async(path: Path) -> list[list[float]]:
    loop = asyncio.get_running_loop()
    text = await loop.run_in_executor(processes, read_pdf, path)  # ok
    return await real.avectors([text])  # ok


async def ingest_any(path: Path) -> str:
    read = READERS[path.suffix]
    return read(path)  # BLOCKS: QAM402 far


async def ingest_any_thread(path: Path) -> str:
    read = READERS.get(path.suffix, read_pdf)  # ok
    return await asyncio.to_thread(read, path)  # ok


async def ingest_bytes(data: bytes) -> str:
    return read_fitz(data)  # BLOCKS: QAM402 far


async def document(text: str) -> list[str]:
    made = Document_(text)
    body = made.read()  # ok
    print(made.encode(), len(body), Bytes().encode([body]))  # ok
    return [page for page in made.pages()]  # ok


async def table(text: str) -> int:
    rows = parse_csv(text)  # ok
    return len(rows) + len(parse_lines(text))  # ok


async def words(html: str) -> list[str]:
    return WORD.findall(title(html))  # ok


async def summary(text: str) -> str:
    short = await asyncio.to_thread(summarise, text)  # ok
    return short if token_count(text) < 100 else summarise(short)  # BLOCKS: QAM401 far


async def rank(query: str, texts: list[str]) -> list[float]:
    pairs = [(query, text) for text in texts]
    first = await ranker.ascores(pairs)  # ok
    return normalise(first) + ranker.scores(pairs)  # BLOCKS: QAM401 far


async def lazy_vectors(texts: list[str]) -> list[list[float]]:
    return lazy.vectors(texts)  # BLOCKS: QAM401 far


async def lazy_thread(texts: list[str]) -> list[list[float]]:
    return await asyncio.to_thread(lazy.vectors, texts)  # ok


async def chosen(name: str, text: str) -> list[float]:
    return by_name(name).encode([text])[0].tolist()  # BLOCKS: QAM401 far


async def fixed(text: str) -> list[float]:
    return by_name("bytes").encode([text])[0].tolist()  # ok


async def packed(data: bytes) -> bytes:
    key = hashlib.sha256(b"fixed").hexdigest()  # ok
    print(key)
    return await asyncio.to_thread(zlib.compress, data)  # ok


async def main() -> None:
    await asyncio.gather(*(ingest_async(p) for p in [Path("a.pdf"), Path("b.pdf")]))  # ok
    processes.shutdown(wait=False)  # ok


if __name__ == "__main__":
    print(summarise("hello"))
    asyncio.run(main())
