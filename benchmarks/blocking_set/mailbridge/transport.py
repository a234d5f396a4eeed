from __future__ import annotations

import imaplib
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from email.message import EmailMessage
from types import TracebackType
from typing import Protocol

import aiosmtplib


class Transport(Protocol):
    def send(self, message: EmailMessage) -> None: ...


class SmtpTransport:
    def __init__(self, host: str) -> None:
        self.host = host
        self._context = ssl.create_default_context()

    def send(self, message: EmailMessage) -> None:
        with self._session() as session:
            session.send_message(message)

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        session = smtplib.SMTP(self.host)
        try:
            session.starttls(context=self._context)
            yield session
        finally:
            session.quit()


class OutboxTransport:
    def __init__(self) -> None:
        self.sent: list[EmailMessage] = []

    def send(self, message: EmailMessage) -> None:
        self.sent.append(message)


class AsyncTransport:
    def __init__(self, host: str) -> None:
        self.host = host

    async def send(self, message: EmailMessage) -> None:
        await aiosmtplib.send(message, hostname=self.host)


class Opening(AbstractContextManager["Opening"]):
    def __enter__(self) -> "Opening":
        self.open()
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass


class Mailbox(Opening):
    def __init__(self, host: str, user: str) -> None:
        self.host, self.user = host, user
        self._imap: imaplib.IMAP4_SSL | None = None

    def open(self) -> None:
        self._imap = imaplib.IMAP4_SSL(self.host)
        self._imap.login(self.user, "secret")

    def close(self) -> None:
        if self._imap is not None:
            self._imap.logout()

    def __len__(self) -> int:
        return 0 if self._imap is None else int(self._imap.select("INBOX")[1][0])

    def __iter__(self) -> Iterator[bytes]:
        assert self._imap is not None
        for number in range(len(self)):
            yield self._imap.fetch(str(number), "(RFC822)")[1][0][1]


class Drafts(Opening):
    def __init__(self) -> None:
        self.items: list[bytes] = []

    def open(self) -> None:
        self.items.clear()

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.items)


def reachable(host: str, port: int = 25) -> bool:
    try:
        socket.create_connection((host, port), timeout=2).close()
    except OSError:
        return False
    return True


def address(message: EmailMessage) -> str:
    return str(message["To"]).rpartition("@")[2]
