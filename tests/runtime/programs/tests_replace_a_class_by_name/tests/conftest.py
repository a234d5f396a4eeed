import pytest

from app.svc import Service


@pytest.fixture
def service():
    return Service().prepare()
