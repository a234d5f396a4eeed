"""Holds data and command lines that a page shows against what reads them."""

from __future__ import annotations

import json
import re
import shlex
import tempfile
from pathlib import Path
from typing import Any

import click
import yaml  # type: ignore[import-untyped]

from qdrant_async_migrate.catalog.loader import load_catalog
from qdrant_async_migrate.cli.group import PROG as TOOL
from qdrant_async_migrate.cli.group import group
from qdrant_async_migrate.config import load
from qdrant_async_migrate.model.errors import QamError

ROOT = Path(__file__).resolve().parents[2]
_CALL = re.compile(rf"(?:^|[|;&]|\buvx|\brun)[ \t]*{TOOL}(?![\w.-])([^\n|>;&`]*)", re.MULTILINE)


def data(language: str, title: str, body: str) -> str | None:
    """What is wrong with a block of data, or None."""
    try:
        match language:
            case "toml" if title in ("", "pyproject.toml"):
                return _configuration(body)
            case "json":
                json.loads(body)
            case "yaml":
                return _yaml(title, yaml.safe_load(body), body)
    except (ValueError, yaml.YAMLError, QamError) as error:
        return str(error)
    return None


def command_line(text: str) -> str | None:
    """What the command line of the tool would refuse in ``text``, which may hold other commands as well."""
    for match in _CALL.finditer(text):
        try:
            words = [word for word in shlex.split(match[1], comments=True) if word not in ("2", "1")]
            _parsed(words)
        except (click.ClickException, ValueError) as error:
            return f"{match[0].strip()}: {error if isinstance(error, ValueError) else error.format_message()}"
    return None


def _parsed(words: list[str]) -> None:
    if not words or words[0] in ("--version", "--help"):
        return
    command = group.get_command(click.Context(group), words[0])
    if command is None:
        raise ValueError(f"there is no command {words[0]!r}")
    command.make_context(words[0], words[1:], resilient_parsing="--help" in words)


def _configuration(body: str) -> str | None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(body)
        config = load(Path(folder))
        load_catalog(config.tables())
    return None if config.source or "[tool.qdrant-async-migrate" not in body else "none of it was read"


def _yaml(title: str, document: Any, body: str) -> str | None:
    if title == ".pre-commit-config.yaml":
        return _hooks(document)
    steps = [step for job in document.get("jobs", {}).values() for step in job["steps"]]
    inputs = set(yaml.safe_load((ROOT / "action.yml").read_text())["inputs"])
    ours = [step for step in steps if f"/{TOOL}@" in step.get("uses", "")]
    unknown = {key for step in ours for key in step.get("with", {})} - inputs
    if unknown:
        return f"action.yml has no input {', '.join(sorted(unknown))}"
    return next((problem for step in steps if (problem := command_line(step.get("run", "")))), None)


def _hooks(document: Any) -> str | None:
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    for repo in document["repos"]:
        for hook in repo["hooks"]:
            if hook["id"] not in known:
                return f"there is no hook {hook['id']!r}"
            if problem := command_line(f"{TOOL} check {' '.join(hook.get('args', []))}"):
                return problem
    return None
