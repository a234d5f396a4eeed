"""Runs the code cells of a notebook as a kernel does: one after another, in an event loop that is running already."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell


async def run(path: Path) -> int:
    """How many cells failed."""
    shell = InteractiveShell.instance()
    shell.colors = "nocolor"
    failed = 0
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and source.strip():
            result = await shell.run_cell_async(source, transformed_cell=shell.transform_cell(source), store_history=True)
            failed += not result.success
            await asyncio.sleep(0)
    return failed


if __name__ == "__main__":
    raise SystemExit(asyncio.run(run(Path(sys.argv[1]))))
