"""The group of commands, each a module that is imported when it is called for: ``--help`` and ``--version`` stay fast."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from qdrant_async_migrate._version import __version__
from qdrant_async_migrate.cli.status import Status
from qdrant_async_migrate.collector import ends_with_its_run

PROG = "qdrant-async-migrate"
COMMANDS = {
    "migrate": "Plan the move to AsyncQdrantClient and print it as a diff; --write applies it.",
    "check": "Find what blocks the event loop, and misuse of the async client.",
    "explain": "Say what a code means, or why a function is async or is not.",
    "report": "Write one page: blockers, the call graph, the diff; or the graph as text.",
    "undo": "Put back what the last --write changed in this project.",
    "cache": "Show where the cache is, or clear it.",
    "rules": "List all codes, a line each.",
    "demo": "Migrate a small bundled service before your eyes.",
}
"""Every command and its line in ``--help``; a command ``name`` is the object ``command`` of ``cli/name.py``."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"qdrant_async_migrate.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "-V", "--version", prog_name=PROG, message="%(prog)s %(version)s")
def group() -> None:
    """Move a whole Python program from QdrantClient to AsyncQdrantClient, and find what blocks its event loop.

    \b
      qdrant-async-migrate migrate src            show the diff, write nothing
      qdrant-async-migrate migrate src --write    apply it, all files or none
      qdrant-async-migrate explain QAM106         what a code means and what to do
    """


def main() -> NoReturn:
    """The console script. The process ends with the run: collecting its cycles, and giving back what it holds piece by piece,
    would take a sixth of its time."""
    ends_with_its_run()
    status = run(sys.argv[1:])
    if sys.getprofile() is None and sys.gettrace() is None:  # these want to see the end
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)
    sys.exit(status)


def run(argv: Sequence[str]) -> int:
    """Run one command line and give its exit status; nothing but SystemExit from elsewhere escapes."""
    try:
        status = group.main(list(argv), prog_name=PROG, standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except click.ClickException as error:
        error.show()
        return Status.COULD_NOT
    except (click.Abort, KeyboardInterrupt):
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        from qdrant_async_migrate.cli.trouble import status_of

        return status_of(error)
