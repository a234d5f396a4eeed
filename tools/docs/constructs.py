"""A page for each topic of ``tests/fixtures``: the programs that the tests migrate, before and after, with their findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby

from tests.fixtures.case import Block, Case, blocks, every, load
from tools.docs.markdown import fenced, prose, table

INTRODUCTION = """# Constructs

The cases that the tests hold the migration to, by topic: for each a program, what comes out, and the findings that say what is
held back. Every topic has cases that are rewritten and cases that must stay as they are. A file shown once is left as it is.
"""

OTHERS = {
    "also": "`--also`: companion SDKs move with the client.",
    "codes": "One program for each code that is reported, with neighbours that it must not be reported for.",
    "dual": "`--dual`: a class or function keeps its sync API and gets an async twin.",
    "force": "`--force`: past the blockers, with a TODO at each.",
    "only": "`--only`: part of a program at a time.",
    "split": "`--split`: a sync client for some, an async one beside it for the rest.",
    "stubs": "Stub files follow the modules they stand beside.",
}


def pages() -> Iterator[tuple[str, str]]:
    """Name and text of each page."""
    topics = {topic: list(cases) for topic, cases in groupby(map(load, every()), key=lambda case: case.topic)}
    rows = [(f"[{topic}]({topic}.md)", str(len(cases)), about(topic)) for topic, cases in topics.items()]
    yield "reference/constructs/index.md", f"{INTRODUCTION}\n{table(('topic', 'cases', 'about'), rows)}"
    for topic, cases in topics.items():
        yield f"reference/constructs/{topic}.md", "\n".join([f"# {topic}\n\n{about(topic)}\n", *map(_case, cases)])


def about(topic: str) -> str:
    """What is said of a topic here; else the law of the idiom whose cases these are, the first paragraph of its module."""
    name = f"qdrant_async_migrate.idioms.{topic}"
    if topic in OTHERS or find_spec(name) is None:
        return OTHERS.get(topic, "")
    return prose(import_module(name).__doc__).split("\n\n")[0]


def title(case: Case) -> str:
    """The heading of a case."""
    return case.text.partition("\n")[0].removeprefix("# ").strip()


def _case(case: Case) -> str:
    body = case.text.partition("\n")[2]
    parts, end = [f"## {title(case)} {{ #{case.path.stem} }}\n"], 0
    for block in blocks(body):
        parts += [_prose(body[end : block.start]), _block(block)]
        end = block.end
    return "\n".join([*parts, _prose(body[end:])])


def _prose(text: str) -> str:
    return re.sub(r"^flags: *(.*?) *$", lambda match: f"Options: `{match[1].strip('`')}`", text, flags=re.MULTILINE)


def _block(block: Block) -> str:
    match block.info:
        case (language, stage, name):
            note = {"before": "before", "after": "after", "unchanged": "left as it is"}.get(stage, stage)
            return fenced(block.body, f'{language if language != "ipynb" else "json"} title="{name} ({note})"')
        case ("findings",) if block.body.strip():
            return "Findings:\n\n" + fenced(block.body, "text")
        case ("findings",):
            return "No findings.\n"
    return fenced(block.body)
