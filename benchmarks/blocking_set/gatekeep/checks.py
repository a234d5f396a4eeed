import hashlib
import ipaddress
import re
import ssl
from functools import lru_cache
from operator import attrgetter

import bcrypt
import requests
from cryptography import x509

from .limits import Bucket, Singleton

polite = Bucket(0.5)


def verify(password: str, digest: bytes) -> bool:
    return bcrypt.checkpw(password.encode(), digest)


def certificate(host: str) -> str:
    polite.take()
    return ssl.get_server_certificate((host, 443))


def parse(pem: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem.encode())


@lru_cache
def blocked(address: str) -> bool:
    return requests.get(f"https://block.example/{address}").status_code == 200


def private(address: str) -> bool:
    return ipaddress.ip_address(address).is_private


def key(password: str) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b"salt", 600_000)


def is_name(text: str) -> bool:
    return bool(re.fullmatch(r"\w+", text))


rate_of = attrgetter("rate")


def shared() -> Singleton:
    return Singleton()
