from sizes import sizes


def test_empty(client):
    assert sizes(client) == {}


def test_two(client, make):
    make("a", 2)
    make("b")
    assert sizes(client) == {"a": 2, "b": 0}
