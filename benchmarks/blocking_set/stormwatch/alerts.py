import logging
import logging.handlers
import smtplib
import syslog
from email.message import EmailMessage

log = logging.getLogger(__name__)


class Alert:
    channel = "none"

    def send(self, text: str) -> None:
        log.info("alert %s", text)

    def send_all(self, texts: list[str]) -> int:
        for text in texts:
            self.send(text)
        return len(texts)


class MailAlert(Alert):
    channel = "mail"

    def send(self, text: str) -> None:
        super().send(text)
        message = EmailMessage()
        message.set_content(text)
        with smtplib.SMTP("localhost") as server:
            server.send_message(message)


class SirenAlert(Alert):
    channel = "siren"

    def __init__(self) -> None:
        self.level = 0

    def send(self, text: str) -> None:
        self.level += 1


KINDS: dict[str, type[Alert]] = {c.channel: c for c in (MailAlert, SirenAlert)}


def make(kind: str) -> Alert:
    return KINDS[kind]()
