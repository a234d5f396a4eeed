"""What the tests of the manager do, without a test runner."""

from unittest.mock import MagicMock, patch

import manager
from qdrant_client import QdrantClient, models


def managing(client):
    fake = MagicMock()
    fake.is_up.return_value = True
    fake.client = client
    return fake


def with_attribute() -> list[str]:
    client = QdrantClient(":memory:")
    client.create_collection("a", vectors_config=models.VectorParams(size=1, distance=models.Distance.DOT))
    with patch("manager.Manager") as made:
        made.return_value = managing(client)
        return manager.names("http://a")


def with_argument() -> list[str]:
    fake = MagicMock(client=QdrantClient(":memory:"))
    with patch.object(manager, "Manager", lambda url: fake):
        found = manager.names("http://a")
    fake.close.assert_called_once_with()
    return found


def down() -> str:
    with patch("manager.Manager") as made:
        made.return_value.is_up.return_value = False
        try:
            manager.names("http://a")
        except ConnectionError as error:
            return str(error)
    return "up"


def main() -> None:
    print(with_attribute(), with_argument(), down(), manager.names(":memory:"))


if __name__ == "__main__":
    main()
