"""All generated pages, by the name under which the site has them, and the parts that are put into written ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tools.docs import catalog, codes, commands, configuration, constructs, phases
from tools.docs.markdown import fenced

ROOT = Path(__file__).resolve().parents[2]
PARTS: Mapping[str, Callable[[], str]] = {"phases": phases.picture, "laws": phases.laws}
"""What ``<!-- generated: NAME -->`` in a page stands for."""

_FIRST_RUN = """# A first run, as recorded

From an empty folder with the wheel alone: install, demo, a small service, report, write, its tests, undo. A test records it anew
and compares.
"""
_PART = re.compile(r"^<!-- generated: ([\w-]+) -->$", re.MULTILINE)
_LINK = re.compile(r"\]\((?:docs/)?((?!https?:|#)[^)\s]+)\)")


def generated() -> Iterator[tuple[str, str]]:
    """Name and text of every page that is made and not written."""
    yield "reference/commands.md", commands.page()
    yield "reference/configuration.md", configuration.page()
    yield from codes.pages()
    yield from catalog.pages()
    yield from constructs.pages()
    yield "first-run.md", f"{_FIRST_RUN}\n{fenced((ROOT / 'docs' / 'first-run.txt').read_text('utf-8'), 'console')}"
    yield "changelog.md", _copied("CHANGELOG.md")
    yield "contributing.md", _copied("CONTRIBUTING.md")


def filled(text: str) -> str:
    """The text of a page with the parts that are generated. Raises ValueError for a name that stands for nothing."""
    return _PART.sub(_part, text)


def _part(match: re.Match[str]) -> str:
    if match[1] not in PARTS:
        raise ValueError(f"{match[0]}: there is no such part; known: {', '.join(PARTS)}")
    return PARTS[match[1]]()


def _copied(name: str) -> str:
    """A file of the repository as a page: links into ``docs/`` lose that part, links to other files are no links here."""
    text = (ROOT / name).read_text("utf-8")
    return _LINK.sub(lambda match: f"]({match[1]})" if (ROOT / "docs" / match[1]).exists() else "]", text)
