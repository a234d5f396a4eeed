from unittest import TestCase
from unittest.mock import patch

import pytest

from app import svc
from app.svc import Service


@pytest.fixture
def store():
    with patch("app.svc.Store") as cls:
        instance = cls.return_value
        instance.texts.return_value = ["a", "bb"]
        yield instance


def test_fixture(store):
    assert Service().longest() == "bb"
    store.texts.assert_called_once()


def test_fixture_again(store):
    store.texts.return_value = []
    assert Service().longest() == ""


@patch.object(svc, "Store")
class TestDecorated:
    def test_texts(self, store_cls):
        store_cls.return_value.texts.return_value = ["a"]
        assert Service().longest() == "a"


class TestStarted(TestCase):
    def setUp(self):
        self.patcher = patch("app.svc.Store")
        self.store = self.patcher.start().return_value

    def tearDown(self):
        self.patcher.stop()

    def test_texts(self):
        self.store.texts.return_value = ["a"]
        self.assertEqual(Service().longest(), "a")

    def test_error(self):
        self.store.texts.side_effect = OSError("x")
        with self.assertRaises(OSError):
            Service().longest()


def test_kept(service):
    assert service.store.name == "docs"
    assert service.store.client is not None
