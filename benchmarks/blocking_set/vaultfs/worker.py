from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Any

import aiofiles
import aiofiles.os
from aiopath import AsyncPath

from vaultfs.digest import django_digest, file_digest, logged_digest, short, threaded_digest
from vaultfs.storage import DictStorage, FolderStorage, S3Storage, Vault, s3_get, tree_size, zipped

s3 = Vault(S3Storage("bucket"), "prod")
memory = Vault(DictStorage(), "test")
folder: Vault[FolderStorage] = Vault(FolderStorage(Path("/srv")), "disk")


async def push(name: str, data: bytes) -> str:
    memory.store(name, data)  # ok
    return s3.store(name, data)  # BLOCKS: QAM305 far


async def pull(name: str) -> bytes:
    cached = memory.fetch(name)  # ok
    if cached:
        return cached
    return folder.fetch(name)  # BLOCKS: QAM303 far


async def pull_s3(name: str) -> bytes:
    url = s3.storage.url(name)  # ok
    print(url)
    return await s3_get("bucket", name)  # ok


async def pull_thread(name: str) -> bytes:
    body: bytes = await asyncio.to_thread(s3.fetch, name)  # ok
    return body


async def digests(path: Path) -> list[str]:
    first = await threaded_digest(path)  # ok
    second = await django_digest(path)  # ok
    third = logged_digest(path)  # BLOCKS: QAM303 far
    return [first, second, third, short(first)]  # ok


async def digest_many(paths: list[Path]) -> list[str]:
    tasks = [asyncio.to_thread(file_digest, path) for path in paths]  # ok
    return await asyncio.gather(*tasks)  # ok


async def digest_mapped(paths: list[Path]) -> list[str]:
    return list(map(file_digest, paths))  # BLOCKS: QAM303 far


async def pack(items: dict[str, bytes]) -> bytes:
    return await asyncio.to_thread(zipped, items)  # ok


async def sizes() -> int:
    return tree_size("/srv")  # BLOCKS: QAM303 far


async def listing(root: str) -> list[str]:
    names = await aiofiles.os.listdir(root)  # ok
    found = []
    async for path in AsyncPath(root).iterdir():  # ok
        found.append(path.name)
    return names + found


async def copy(source: str, target: str) -> None:
    async with aiofiles.open(source, "rb") as left, aiofiles.open(target, "wb") as right:  # ok
        while chunk := await left.read(65536):  # ok
            await right.write(chunk)  # ok


async def scratch(data: bytes) -> str:
    with tempfile.NamedTemporaryFile(delete=False) as handle:  # BLOCKS: QAM303
        handle.write(data)  # BLOCKS: QAM303
    return handle.name


async def spooled(rows: list[dict[str, Any]]) -> str:
    class Writer:
        def __init__(self) -> None:
            self.parts: list[str] = []

        def write(self, text: str) -> None:
            self.parts.append(text)

    writer = Writer()
    for row in rows:
        writer.write(str(row))  # ok
    return "".join(writer.parts)
