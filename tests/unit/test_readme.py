"""The README shows what really comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qdrant_async_migrate import migrate_source
from qdrant_async_migrate.cli.group import COMMANDS, group

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def example(name: str) -> str:
    found = re.search(rf"<!-- example:{name} -->\n```python\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


def test_the_example_is_what_comes_out() -> None:
    assert migrate_source(example("before")).code == example("after")


def test_commands_and_flags_exist() -> None:
    assert set(re.findall(r"^\| `qdrant-async-migrate (\w+)", README, re.MULTILINE)) == set(COMMANDS)
    command = group.get_command(None, "migrate")  # type: ignore[arg-type]
    assert command
    flags = {name for parameter in command.params for name in parameter.opts}
    told = set(re.findall(r"`(--[a-z-]+)", README.split("## Use it")[1].split("## What you")[0])) - {"--help"}
    assert len(told) > 8
    assert told <= flags


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert len(links) > 12
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_it_is_short() -> None:
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize("name", ["real-packages", "speed", "check"])
def test_places_for_measurements(name: str) -> None:
    assert README.index(f"<!-- {name}:begin -->") < README.index(f"<!-- {name}:end -->")
