import pytest

from tests.congruence.test_common import generate_fixtures, init_client, init_local


@pytest.fixture
def records():
    return generate_fixtures()


@pytest.fixture
def local_client(records):
    client = init_local()
    init_client(client, records)
    yield client
    client.close()


@pytest.fixture
def other_client(records):
    client = init_local()
    init_client(client, records)
    yield client
    client.close()
