import smtplib
from abc import ABC, abstractmethod
from email.message import EmailMessage

import aiosmtplib
import requests

from .models import Attachment


class Channel(ABC):
    retries = 3

    @abstractmethod
    def push(self, to: str, text: str) -> None: ...

    def announce(self, people: list[str], text: str) -> int:
        for one in people:
            self.push(one, text)
        return len(people)

    def describe(self) -> str:
        return f"{type(self).__name__} x{self.retries}"


class Mail(Channel):
    def __init__(self, host: str):
        self.host = host

    def push(self, to: str, text: str) -> None:
        message = EmailMessage()
        message.set_content(text)
        with smtplib.SMTP(self.host) as smtp:
            smtp.send_message(message, to_addrs=to)


class Hook(Channel):
    session = requests.Session()

    def push(self, to: str, text: str) -> None:
        self.session.post(to, json={"text": text})


class Log(Channel):
    def __init__(self):
        self.lines: list[str] = []

    def push(self, to: str, text: str) -> None:
        self.lines.append(f"{to}: {text}")


async def mail_later(to: str, text: str) -> None:
    message = EmailMessage()
    message.set_content(text)
    await aiosmtplib.send(message, hostname="mail")  # ok


def compose(attachment: Attachment, text: str) -> EmailMessage:
    message = EmailMessage()
    message.add_attachment(attachment.body, maintype="application", subtype="pdf")
    message.set_content(text)
    return message


CHANNELS = {"mail": Mail("localhost"), "hook": Hook()}
QUIET = {"log": Log()}
