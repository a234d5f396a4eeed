import contextlib
import ftplib
import imaplib
import smtplib
from abc import ABC, abstractmethod
from email.message import EmailMessage

import ldap3
import paramiko


class Remote(ABC):
    registry: dict[str, type["Remote"]] = {}

    def __init_subclass__(cls, scheme: str, **kw):
        super().__init_subclass__(**kw)
        Remote.registry[scheme] = cls

    @abstractmethod
    def fetch(self, name: str) -> bytes: ...

    def fetch_all(self, names):
        for name in names:
            yield name, self.fetch(name)


class Sftp(Remote, scheme="sftp"):
    def __init__(self, host: str):
        self.ssh = paramiko.SSHClient()
        self.host = host

    def __enter__(self):
        self.ssh.connect(self.host)
        return self

    def __exit__(self, *exc):
        self.ssh.close()

    def fetch(self, name: str) -> bytes:
        sftp = self.ssh.open_sftp()
        with sftp.open(name) as fh:
            return fh.read()

    def shell(self, command: str) -> str:
        _, out, _ = self.ssh.exec_command(command)
        return out.read().decode()


class Ftp(Remote, scheme="ftp"):
    def __init__(self, host: str):
        self.ftp = ftplib.FTP(host)
        self.ftp.login()

    def fetch(self, name: str) -> bytes:
        parts = []
        self.ftp.retrbinary(f"RETR {name}", parts.append)
        return b"".join(parts)

    def path(self, name: str) -> str:
        return "/pub/" + name


class Memory(Remote, scheme="mem"):
    def __init__(self, host: str = ""):
        self.data = {}

    def fetch(self, name: str) -> bytes:
        return self.data.get(name, b"")


def remote_for(url: str) -> Remote:
    scheme, _, host = url.partition("://")
    return Remote.registry[scheme](host)


@contextlib.contextmanager
def mailbox(host: str, user: str):
    box = imaplib.IMAP4_SSL(host)
    box.login(user, "pw")
    try:
        yield box
    finally:
        box.logout()


class Directory:
    def __init__(self):
        self.conn = ldap3.Connection(ldap3.Server("ldap.example"))

    def who(self, uid: str):
        self.conn.search("dc=example", f"(uid={uid})")
        return self.conn.entries


def notify(subject: str, *, host="localhost") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    with smtplib.SMTP(host) as smtp:
        smtp.send_message(mail)
    return mail
