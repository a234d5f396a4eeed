"""Behind chains of calls that are put together at random, what blocks is found, and nothing else."""

from __future__ import annotations

import pytest

from benchmarks.check_chains import fate


@pytest.mark.parametrize("seed", range(60))
def test_found_where_it_blocks(seed: int) -> None:
    became = fate(seed)
    assert (became.told, became.elsewhere) == (became.blocks, 0)
