import base64
import hashlib
import hmac
import secrets
from typing import Self

import bcrypt
import jwt
from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric import rsa
from passlib.context import CryptContext

context = CryptContext(schemes=["bcrypt"])
argon = PasswordHasher()


class Password:
    def __init__(self, digest: bytes) -> None:
        self._digest = digest

    @classmethod
    def of(cls, text: str) -> Self:
        return cls(bcrypt.hashpw(text.encode(), bcrypt.gensalt()))

    def __eq__(self, text: object) -> bool:
        return bcrypt.checkpw(str(text).encode(), self._digest)

    def __hash__(self) -> int:
        return hash(self._digest)


def derive(text: str, salt: bytes) -> bytes:
    return hashlib.scrypt(text.encode(), salt=salt, n=2**14, r=8, p=1)


def checksum(data: bytes) -> str:
    return hmac.new(b"k", data, "sha256").hexdigest()


def token() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(8)).decode()


def keys() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=4096)


class Jwks:
    def __init__(self, url: str) -> None:
        self.client = jwt.PyJWKClient(url)

    def key(self, text: str):
        return self.client.get_signing_key_from_jwt(text)

    def decode(self, text: str, key: str) -> dict:
        return jwt.decode(text, key, algorithms=["HS256"])
