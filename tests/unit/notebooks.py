"""Notebooks for tests, written in the ways in which programs write them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\n"


def notebook(cells: Sequence[str], minor: int = 5, listed: bool = True) -> dict[str, Any]:
    """A notebook of code cells, with a Markdown cell above and an image among the outputs."""
    made: list[dict[str, Any]] = [{"cell_type": "markdown", "metadata": {}, "source": ["# Café \U0001f600 </script>"]}]
    for number, source in enumerate(cells):
        outputs = [
            {"output_type": "display_data", "metadata": {"w": 1.0}, "data": {"image/png": IMAGE, "text/plain": ["<Figure é>"]}}
        ]
        lines = source.splitlines(keepends=True) if listed else source
        made.append(
            {"cell_type": "code", "execution_count": number, "metadata": {"tags": []}, "outputs": outputs, "source": lines}
        )
    if minor >= 5:
        made = [{"id": f"c{number}", **cell} for number, cell in enumerate(made)]
    metadata = {"language_info": {"name": "python"}, "kernelspec": {"display_name": "P", "language": "python", "name": "python3"}}
    return {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": minor}


def in_bytes(content: object, style: str = "indent 1") -> bytes:
    """A notebook as a program of this ``style`` writes it."""
    match style:
        case "indent 1":
            return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()
        case "indent 2, escapes, sorted, no newline":
            return json.dumps(content, indent=2, ensure_ascii=True, sort_keys=True).encode()
        case "CRLF":
            return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").replace("\n", "\r\n").encode()
        case "one line":
            return json.dumps(content, separators=(",", ":")).encode()
        case "HTML is escaped":
            text = json.dumps(content, indent=2, ensure_ascii=False)
            return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("/", "\\/").encode()
        case "BOM, tabs":
            return b"\xef\xbb\xbf" + json.dumps(content, indent="\t").encode()
    raise ValueError(style)


STYLES = (
    "indent 1",
    "indent 2, escapes, sorted, no newline",
    "CRLF",
    "one line",
    "HTML is escaped",
    "BOM, tabs",
)
