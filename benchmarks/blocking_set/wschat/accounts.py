from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

import bcrypt
from argon2 import PasswordHasher
from passlib.context import CryptContext
from pymongo import MongoClient
from pymongo.collection import Collection

hasher = PasswordHasher()
context = CryptContext(schemes=["bcrypt"])


@dataclass(frozen=True)
class User:
    name: str
    secret: bytes

    def verify(self, password: str) -> bool:
        return bcrypt.checkpw(password.encode(), self.secret)

    def same(self, token: str) -> bool:
        return hmac.compare_digest(token, self.name)


class Accounts:
    def __init__(self, uri: str) -> None:
        self.client: MongoClient = MongoClient(uri)

    @property
    def users(self) -> Collection:
        return self.client.get_database("chat").get_collection("users")

    def find(self, name: str) -> User | None:
        row = self.users.find_one({"name": name})
        return User(row["name"], row["secret"]) if row else None

    def register(self, name: str, password: str) -> None:
        self.users.insert_one({"name": name, "secret": hasher.hash(password)})

    def rooms(self):
        return self.users.find({}).sort("name").limit(5)

    def check(self, password: str, hashed: str) -> bool:
        return context.verify(password, hashed)

    @staticmethod
    def token() -> str:
        return secrets.token_hex(8)
