"""The hook of mkdocs: puts the generated pages beside the written ones, in memory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated page."""
    from tools.docs.pages import generated

    for name, text in generated():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill in the generated parts of a written page."""
    from tools.docs.pages import filled

    return filled(markdown)
