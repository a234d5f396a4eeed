from unittest.mock import MagicMock, patch

import pytest

from app import svc
from app.store import Store
from app.svc import Service


def test_real(service):
    assert service.note("one") == 1
    assert service.note("three") == 2
    assert service.longest() == "three"


@patch("app.svc.Store")
def test_class_replaced(store_cls):
    store_cls.return_value.texts.return_value = ["a", "bb"]
    service = Service().prepare()
    assert service.note("ccc") == 3
    store_cls.return_value.add.assert_called_once_with(3, "ccc")
    store_cls.return_value.ensure.assert_called_once_with()


def test_class_replaced_with():
    with patch("app.svc.Store") as store_cls:
        store = store_cls.return_value
        store.texts.return_value = []
        assert Service().longest() == ""
        store.texts.side_effect = RuntimeError("down")
        with pytest.raises(RuntimeError):
            Service().longest()


def test_spec():
    store = MagicMock(spec=Store)
    store.texts.return_value = ["long", "x"]
    service = Service.__new__(Service)
    service.store = store
    assert service.longest() == "long"


def test_monkeypatch(monkeypatch):
    fake = MagicMock()
    monkeypatch.setattr(svc, "make_client", lambda: fake)
    service = Service()
    assert service.store.client is fake
