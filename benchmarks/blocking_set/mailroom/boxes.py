import email
import ftplib
import imaplib
import poplib
import smtplib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import EmailMessage, Message
from pathlib import Path


class Box:
    host = "localhost"

    def __init__(self, user: str) -> None:
        self.user = user

    def fetch(self) -> Iterator[Message]:
        raise NotImplementedError

    def __iter__(self) -> Iterator[Message]:
        return self.fetch()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Imap(Box):
    def fetch(self) -> Iterator[Message]:
        with imaplib.IMAP4_SSL(self.host) as server:
            server.login(self.user, "x")
            server.select()
            _, data = server.search(None, "ALL")
            for number in data[0].split():
                _, parts = server.fetch(number, "(RFC822)")
                yield email.message_from_bytes(parts[0][1])


class Pop(Box):
    def fetch(self) -> Iterator[Message]:
        with closing(poplib.POP3_SSL(self.host)) as server:
            server.user(self.user)
            for n in range(server.stat()[0]):
                yield email.message_from_bytes(b"\n".join(server.retr(n)[1]))


class Held(Box):
    def __init__(self, user: str) -> None:
        super().__init__(user)
        self.kept: list[Message] = []

    def fetch(self) -> Iterator[Message]:
        yield from self.kept


@contextmanager
def outgoing(host: str = "localhost"):
    server = smtplib.SMTP_SSL(host)
    try:
        yield server
    finally:
        server.quit()


def compose(to: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["To"] = to
    message.set_content(text)
    return message


def attach(message: EmailMessage, path: Path) -> EmailMessage:
    message.add_attachment(path.read_bytes(), maintype="application", subtype="pdf", filename=path.name)
    return message


class Drop:
    def __init__(self, host: str) -> None:
        self.ftp = ftplib.FTP(host)

    def put(self, path: Path) -> None:
        with path.open("rb") as handle:
            self.ftp.storbinary(f"STOR {path.name}", handle)

    def names(self) -> list[str]:
        return self.ftp.nlst()
