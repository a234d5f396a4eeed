"""The command line. In: arguments. Out: text on two streams and an exit status. Decides nothing about code: it builds a
``Config``, asks the pipeline, and hands the outcome to a report. Only the module of the command that runs is imported."""

from __future__ import annotations

from qdrant_async_migrate.cli.group import main, run

__all__ = ["main", "run"]
