from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi.concurrency import run_in_threadpool

if TYPE_CHECKING:
    from fastapi import UploadFile


class Spool:
    def __init__(self, root: Path) -> None:
        self.root = root
        self._names: dict[str, Path] = {}

    def path(self, name: str) -> Path:
        return self.root / name

    def keep(self, name: str, data: bytes) -> Path:
        target = self.path(name)
        target.write_bytes(data)
        self._names[name] = target
        return target

    def get(self, name: str) -> Path | None:
        return self._names.get(name)

    def drop(self, name: str) -> None:
        shutil.rmtree(self.path(name), ignore_errors=True)

    async def keep_upload(self, upload: "UploadFile") -> Path:
        data = await upload.read()
        return await run_in_threadpool(self.keep, upload.filename, data)

    async def scratch(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self.root))  # BLOCKS: QAM303
