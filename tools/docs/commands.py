"""The page of commands, from the objects that parse the command line: what is not there cannot be documented."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from qdrant_async_migrate.cli.group import COMMANDS, PROG, group
from tools.docs.markdown import code, fenced, table

INTRODUCTION = f"""# Commands

Made from the command line of this version; `{PROG} COMMAND --help` prints the same. `python -m qdrant_async_migrate` is
another way to call it.

What goes where: the diff, the findings of `check` and every `--format` other than `text` are on stdout, alone; notes, summaries,
progress and errors are on stderr.
"""

STATUS = """
## Exit status

| status | meaning |
| --- | --- |
| 0 | done; nothing left to say (notes of severity `info` do not count) |
| 1 | findings; `migrate`: something is held back; with `--check`: something would change |
| 2 | it could not: usage, no Python file selected, a file that cannot be read, parsed or written; the others are still done |
| 3 | a fault of this tool: a result did not pass its own check, and nothing of that group was written |
"""


def page() -> str:
    """The whole page."""
    context = click.Context(group, info_name=PROG)
    parts = [_command(name, context) for name in COMMANDS]
    return "\n".join([INTRODUCTION, *parts, STATUS])


def _command(name: str, context: click.Context) -> str:
    command = group.get_command(context, name)
    if command is None:
        raise ValueError(f"writing the page of commands: the group has no command {name!r}")
    inner = click.Context(command, info_name=name, parent=context)
    usage = " ".join([PROG, name, *command.collect_usage_pieces(inner)])
    options = [param for param in command.get_params(inner) if isinstance(param, click.Option)]
    rows = [(_names(option), _help(option)) for option in options]
    return "\n".join([f"## {name}\n", fenced(usage, "text"), _text(command.help or ""), table(("option", "what it does"), rows)])


def _text(help: str) -> str:
    """The text of ``--help``; a part after ``\\b`` keeps its lines."""
    return "\n".join(_paragraphs(help)) + "\n"


def _paragraphs(help: str) -> Iterator[str]:
    for part in re.split(r"\n\s*\n", help.strip()):
        kept = part.lstrip()
        if kept.startswith("\b"):
            yield fenced(kept[1:].strip("\n"), "text")
        else:
            yield " ".join(part.split()) + "\n"


def _names(option: click.Option) -> str:
    flags = ", ".join(code(name) for name in option.opts)
    if option.is_flag:
        return flags
    kind = "|".join(option.type.choices) if isinstance(option.type, click.Choice) else option.metavar or option.type.name.upper()
    return f"{flags} {code(str(kind))}"


def _help(option: click.Option) -> str:
    default = option.default
    shown = f" Default: {code(str(default))}." if isinstance(default, str) and default else ""
    return (option.help or "") + shown
