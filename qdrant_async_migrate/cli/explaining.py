"""Finds what there is to say of a code, or of a place in the program around the working directory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from qdrant_async_migrate.report.paint import Line, Span
from qdrant_async_migrate.rules import Page, matching, page

_CODE = re.compile(r"QAM\d*\Z", re.IGNORECASE)
_HEADING = re.compile(r"## (.*)")


def explain(what: str) -> Iterator[Line]:
    """The page of a code; all codes of a family (``QAM3``) with a line each; or why a place is async or is not."""
    if not _CODE.match(what):
        from qdrant_async_migrate.cli.asking import why

        return why(what, Path.cwd())
    family = matching(what)
    if len(family) > 1:
        return (Line(Span(code, "code"), f"  {page(code).summary}") for code in family)
    return _page(page(what))


def _page(about: Page) -> Iterator[Line]:
    severity = Span(about.severity.value, about.severity.value)
    yield Line(Span(about.code, "code"), f" {about.name} (", severity, ")")
    yield Line(about.summary)
    yield Line()
    code = False
    for line in about.text.rstrip().split("\n"):
        if line.startswith("```"):
            code = not code
        elif heading := _HEADING.match(line):
            yield Line(Span(heading[1], "heading"))
        elif code:
            yield Line(f"    {line}".rstrip())
        else:
            yield Line(line)
