from inbox import deliver


def test_first(client):
    assert deliver(client, 1, 2) == 2


def test_second(client):
    assert deliver(client, 2, 3) == 3


def test_third(client):
    assert client.retrieve("inbox", ids=[3])[0].id == 3
