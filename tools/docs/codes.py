"""A page for each code, which is what ``explain`` shows, and a table of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qdrant_async_migrate.rules import Page, codes
from qdrant_async_migrate.rules import page as page_of
from tests.fixtures.case import every, load
from tools.docs.constructs import title
from tools.docs.markdown import code, table

FAMILIES = {
    "QAM0": "Files",
    "QAM1": "Held back: why a client stays sync",
    "QAM2": "Done, please look",
    "QAM3": "Blocking calls in coroutines",
    "QAM4": "Computing in coroutines",
    "QAM5": "Chances",
    "QAM6": "Misuse of coroutines and of the async client",
}

INTRODUCTION = """# Codes

`qdrant-async-migrate explain CODE` prints the page of a code, `qdrant-async-migrate rules` this list. Every change is one of
three kinds: *safe*, *look* (QAM2xx: right, but read it) and *manual* (QAM1xx: held back, nothing is changed).

A finding is silenced by `# qam: ignore[CODE] why` on its line or the line above it (`# noqa: CODE` works as well), or for whole
folders with `per-file-ignores` in the [configuration](../configuration.md).
"""


def pages() -> Iterator[tuple[str, str]]:
    """Name and text of each page."""
    yield "reference/codes/index.md", _index()
    for number in codes():
        yield f"reference/codes/{number}.md", _page(page_of(number))


def _index() -> str:
    parts = [INTRODUCTION]
    for prefix, heading in FAMILIES.items():
        found = [page_of(number) for number in codes() if number.startswith(prefix)]
        rows = [(f"[{p.code}]({p.code}.md)", code(p.name), p.severity.value, p.summary) for p in found]
        parts.append(f"## {heading}\n\n" + table(("code", "name", "severity", "what it says"), rows))
    return "\n".join(parts)


def _page(page: Page) -> str:
    about = f"{page.summary[0].upper()}{page.summary[1:]}. Severity: {page.severity.value}."
    head = f"---\ntitle: {page.code}\n---\n\n# {page.code} {page.name}\n\n{about}\n"
    return "\n".join([head, _linked(page), _cases(page.code)])


def _linked(page: Page) -> str:
    """The text of a page; other codes that its prose names lead to their pages."""
    parts = re.split(r"(^```.*?^```$|`[^`\n]*`)", page.text, flags=re.MULTILINE | re.DOTALL)
    others = re.compile(rf"\b(?!{page.code})(QAM\d{{3}})\b")
    return "".join(part if part.startswith("`") else others.sub(r"[\1](\1.md)", part) for part in parts)


def _cases(number: str) -> str:
    """The cases of the test suite in which the code is reported."""
    found = [case for case in map(load, every()) if any(finding.code == number for finding in case.findings or ())]
    if not found:
        return ""
    links = [f"- [{title(case)}](../constructs/{case.topic}.md#{case.path.stem})" for case in found]
    return "## In the tests\n\n" + "\n".join(links) + "\n"
