#!/usr/bin/env python3
"""``python tools/record_demo.py`` records the terminal picture of the README: runs the tool on a small program, rich draws it.

With ``--check`` nothing is written; exit status 1 if the picture does not show what is printed now.
"""

from __future__ import annotations

import argparse
import html
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "assets" / "demo.svg"
WIDTH = 112
COMMANDS = ("qdrant-async-migrate migrate .", "qdrant-async-migrate explain app.find")
PROGRAM = {
    "store.py": """\
from qdrant_client import QdrantClient

client = QdrantClient(url="http://localhost:6333")


def titles(vector: list[float]) -> list[str]:
    hits = client.query_points("books", query=vector).points
    return [hit.payload["title"] for hit in hits]
""",
    "app.py": """\
import requests
from fastapi import FastAPI

from store import titles

app = FastAPI()


@app.get("/books")
def find(q: str) -> list[str]:
    vector = requests.post("http://embedder/embed", json={"text": q}).json()
    return titles(vector)
""",
    "pyproject.toml": "",
}


def recorded() -> list[Text]:
    """The commands and what they print, in colour."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in PROGRAM.items():
            (Path(folder) / name).write_text(text, "utf-8")
        return [line for command in COMMANDS for line in (Text(f"$ {command}", "bold"), *_ran(command, folder), Text())]


def _ran(command: str, folder: str) -> list[Text]:
    words = [sys.executable, "-m", "qdrant_async_migrate", *shlex.split(command)[1:], "--color", "always"]
    environment = {**os.environ, "XDG_CACHE_HOME": folder, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": str(WIDTH)}
    done = subprocess.run(
        words, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    if done.returncode > 1:
        raise SystemExit(f"recording {command!r}: it ended with status {done.returncode} and printed\n{done.stdout}")
    return list(Text.from_ansi(done.stdout).split("\n"))


def drawn(lines: list[Text]) -> str:
    """The picture. The fonts that rich would have loaded from elsewhere are taken out: the reader's own does."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, highlight=False)
    for line in lines:
        console.print(line, soft_wrap=False)
    picture = console.export_svg(title="qdrant-async-migrate", unique_id="demo")
    return re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL) + "\n"


def shown(picture: str) -> list[str]:
    """The lines of text in a picture; the version of rich that drew it makes no difference."""
    rows: dict[float, str] = {}
    for y, text in re.findall(r'<text [^>]*?y="([\d.]+)"[^>]*?clip-path[^>]*>(.*?)</text>', picture):
        rows[float(y)] = rows.get(float(y), "") + html.unescape(text).replace("\N{NO-BREAK SPACE}", " ")
    return [rows[y].rstrip() for y in sorted(rows)]


def main() -> int:
    """Record, or compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    picture = drawn(recorded())
    if check:
        return int(shown(picture) != shown(PICTURE.read_text("utf-8")))
    PICTURE.write_text(picture, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
