"""``check``: the lint. Findings on stdout, the rest on stderr."""

from __future__ import annotations

from typing import Any

import click

from qdrant_async_migrate.cli.options import common, request


@click.command("check")
@common
@click.option("--fix", is_flag=True, help="Apply the safe fixes (asyncio.sleep, await added, wrong await removed).")
@click.option("--baseline", metavar="FILE", help="Take the findings in this file as known.")
@click.option("--write-baseline", is_flag=True, help="Write the findings of this run to the baseline.")
@click.option("--add-ignores", is_flag=True, help="Silence each finding with a comment on its line.")
@click.option("--statistics", is_flag=True, help="Count findings by code instead of showing them.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings.")
@click.option("--allow-dirty", is_flag=True, help="With --fix: also files with uncommitted changes in git.")
def command(
    fix: bool, write_baseline: bool, add_ignores: bool, statistics: bool, exit_zero: bool, allow_dirty: bool, **given: Any
) -> int:
    """Find blocking IO and CPU work in coroutines, also through helpers, and misuse of the async client in PATHs (default: .).

    \b
    Exit status: 0 no findings, 1 findings, 2 could not, 3 a fault of this tool.
    """
    from qdrant_async_migrate.cli.checking import Wishes, check

    wishes = Wishes(fix, write_baseline, add_ignores, statistics, exit_zero, allow_dirty)
    return check(request(given), wishes)
