def test_filled(filled):
    assert filled.all() == ["x", "y"]


def test_put_many(put_many, store):
    assert put_many("a", "b", "c") == 3
    assert store.all() == ["a", "b", "c"]


def test_order(order):
    assert order == ["test_order"]
