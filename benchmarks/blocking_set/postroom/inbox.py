from __future__ import annotations

import email
import imaplib
import socket
from collections.abc import Iterator
from email.message import Message


def messages(host: str, user: str, password: str) -> Iterator[Message]:
    box = imaplib.IMAP4_SSL(host)
    box.login(user, password)
    box.select("INBOX")
    _, found = box.search(None, "UNSEEN")
    for number in found[0].split():
        _, parts = box.fetch(number, "(RFC822)")
        yield email.message_from_bytes(parts[0][1])
    box.logout()


def subject(message: Message) -> str:
    return message.get("Subject", "")


def mx_of(address: str) -> str:
    domain = address.rsplit("@", 1)[-1]
    return socket.gethostbyname(domain)


def domain_of(address: str) -> str:
    return address.rsplit("@", 1)[-1].lower()
