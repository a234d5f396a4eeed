from __future__ import annotations

import base64
import hashlib
import secrets

import bcrypt
import jwt
from passlib.context import CryptContext

context = CryptContext(schemes=["argon2"])


def hash_password(password: str) -> str:
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(12)).decode()


def verify_password(password: str, stored: str) -> bool:
    return context.verify(password, stored)


def token(user: str, key: str) -> str:
    return jwt.encode({"sub": user}, key, algorithm="HS256")


def decode(text: str, key: str) -> dict:
    return jwt.decode(text, key, algorithms=["HS256"])


def derive(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def nonce() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(16)).decode()
