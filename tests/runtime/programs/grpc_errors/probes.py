import contextlib

import grpc
from grpc._channel import _InactiveRpcError
from qdrant_client import QdrantClient

DOWN = (_InactiveRpcError, ConnectionError)


def alive(client: QdrantClient) -> bool:
    with contextlib.suppress(grpc._channel._InactiveRpcError):
        client.get_collections()
        return True
    return False


def size(client: QdrantClient, name: str) -> int:
    try:
        return client.count(name).count
    except DOWN as error:
        print("down:", error.code())
        return 0


def sizes(client: QdrantClient, names: list) -> dict:
    try:
        return {name: client.count(name).count for name in names}
    except Exception as error:
        if isinstance(error, _InactiveRpcError):
            raise LookupError(error.code().name) from error
        raise
