import pytest


def test_empty(relay):
    assert relay.pending() == 0


@pytest.mark.anyio
async def test_send(relay):
    await relay.send(1)
    await relay.send(2)
    assert relay.pending() == 2
