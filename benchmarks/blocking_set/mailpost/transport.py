import ftplib
import imaplib
import smtplib
import ssl
from email.message import EmailMessage

import aiosmtplib
import paramiko


class Mailer:
    def __init__(self, host: str) -> None:
        self.host = host
        self.sent: list[EmailMessage] = []

    def build(self, to: str, text: str) -> EmailMessage:
        message = EmailMessage()
        message["To"] = to
        message.set_content(text)
        return message

    def send(self, message: EmailMessage) -> None:
        with smtplib.SMTP(self.host, 587) as server:
            server.starttls(context=ssl.create_default_context())
            server.send_message(message)


class DryMailer(Mailer):
    def send(self, message: EmailMessage) -> None:
        self.sent.append(message)


class AsyncMailer(Mailer):
    async def send(self, message: EmailMessage) -> None:
        await aiosmtplib.send(message, hostname=self.host)  # ok


def inbox(host: str) -> list[bytes]:
    box = imaplib.IMAP4_SSL(host)
    box.login("a", "b")
    return box.search(None, "ALL")[1]


def upload(host: str, path: str) -> None:
    with ftplib.FTP(host) as ftp, open(path, "rb") as source:
        ftp.storbinary("STOR x", source)


def remote(host: str, command: str) -> str:
    client = paramiko.SSHClient()
    client.connect(host)
    _, out, _ = client.exec_command(command)
    return out.read().decode()
