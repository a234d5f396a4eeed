import uuid

from qdrant_client.models import PointStruct

import state


def add_user(name: str) -> None:
    assert state.client is not None
    state.client.upsert("users", [PointStruct(id=str(uuid.uuid5(uuid.NAMESPACE_DNS, name)), vector={}, payload={"name": name})])


def user_count() -> int:
    return state.client.count("users").count
