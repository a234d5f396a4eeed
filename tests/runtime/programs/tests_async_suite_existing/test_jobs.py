import asyncio

import pytest
from qdrant_client import QdrantClient

from jobs import Jobs


@pytest.fixture
def jobs():
    return Jobs(QdrantClient(":memory:"))


async def test_submit(jobs):
    assert jobs.submit(1) == 1
    await asyncio.sleep(0)
    assert jobs.pending() == 1


async def test_two(jobs):
    for i in range(2):
        jobs.submit(i)
    assert jobs.pending() == 2


def test_plain():
    assert Jobs(QdrantClient(":memory:")).submit(3) == 3
