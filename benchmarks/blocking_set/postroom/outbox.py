from __future__ import annotations

import smtplib
from abc import ABC, abstractmethod
from email.message import EmailMessage

import aiosmtplib


class Outbox(ABC):
    @abstractmethod
    def deliver(self, message: EmailMessage) -> None: ...

    def deliver_all(self, messages: list[EmailMessage]) -> int:
        for message in messages:
            self.deliver(message)
        return len(messages)


class SmtpOutbox(Outbox):
    def __init__(self, host: str) -> None:
        self.host = host

    def deliver(self, message: EmailMessage) -> None:
        with smtplib.SMTP(self.host) as server:
            server.send_message(message)


class ListOutbox(Outbox):
    def __init__(self) -> None:
        self.sent: list[EmailMessage] = []

    def deliver(self, message: EmailMessage) -> None:
        self.sent.append(message)


class AioOutbox:
    def __init__(self, host: str) -> None:
        self.host = host

    async def deliver(self, message: EmailMessage) -> None:
        await aiosmtplib.send(message, hostname=self.host)  # ok
