from dataclasses import dataclass

from qdrant_client.models import PointStruct

from .base import Repository


@dataclass
class User:
    id: int
    name: str


@dataclass
class Order:
    id: int
    user: int
    amount: int


class Users(Repository[User]):
    collection = "users"

    def to_point(self, entity):
        return PointStruct(id=entity.id, vector={}, payload={"name": entity.name})

    def from_payload(self, id, payload):
        return User(id, payload["name"])


class Orders(Repository[Order]):
    collection = "orders"

    def to_point(self, entity):
        return PointStruct(id=entity.id, vector={}, payload={"user": entity.user, "amount": entity.amount})

    def from_payload(self, id, payload):
        return Order(id, **payload)

    def of(self, user: int) -> list[Order]:
        return [o for o in self.all() if o.user == user]
