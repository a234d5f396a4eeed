from unittest.mock import Mock
from store import Store, size


def test_store_wrapped():
    s = Mock(wraps=Store())
    assert size(s) == 1
    s.total.assert_called_once_with(1)
